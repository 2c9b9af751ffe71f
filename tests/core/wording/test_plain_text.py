"""Text from a file on one line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.wording.plain_text import one_line


def test_text_that_steers_a_terminal_is_shown_as_text() -> None:
    assert one_line("a\r\nb\t\x1b]0;x\x07 \u202ec\u2028d") == "a  b  ]0;x   c d"


@given(st.text())
def test_every_letter_can_be_printed_and_none_is_lost(text: str) -> None:
    line = one_line(text)
    assert line.isprintable()
    assert len(line) == len(text)
    assert one_line(line) == line
