"""Languages on a page: that of the list, of the program's own words, and of what is quoted."""

import re

# Tags as BCP 47 forms them.
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_OWN = "en"


class Languages:
    """Says of each part of a page which language it is in, where that is not the list's."""

    def __init__(self, of_list: str) -> None:
        self.of_list = of_list if _TAG.fullmatch(of_list) else _OWN
        self.own = self.of(_OWN)
        """The attribute of what the program says in its own words."""

    def of(self, language: str) -> str:
        """Return the attribute of what is in some language; nothing where it is not needed."""
        is_other = language != self.of_list and _TAG.fullmatch(language)
        return f' lang="{language}"' if is_other else ""

    def own_words(self, words: str) -> str:
        """Return words of the program within a text of the list; they hold no markup."""
        return f"<span{self.own}>{words}</span>" if self.own else words
