"""Numbers of events in words."""

from __future__ import annotations

import pytest

from timeline_app.core.wording.count_words import tally_in_words


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((1, 5, 0), "1 event on 3 May, 5 more possibly"),
        ((1200, 0, 0), "1,200 events on 3 May"),
        ((2, 1, 3), "2 events on 3 May, 1 more possibly, 3 announced then without a date"),
        ((0, 5, 0), "5 events possibly on 3 May"),
        ((0, 1, 2), "1 event possibly on 3 May, 2 announced then without a date"),
        ((0, 0, 2), "2 events announced on 3 May without a date"),
        ((0, 0, 0), "0 events on 3 May"),
    ],
)
def test_given_what_is_sure_and_what_is_not_then_the_words_keep_them_apart(
    numbers: tuple[int, int, int], words: str
) -> None:
    assert tally_in_words("on 3 May", *numbers) == words
