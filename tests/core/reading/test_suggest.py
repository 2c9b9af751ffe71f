"""What is suggested for a name that nobody knows."""

from __future__ import annotations

import pytest

from timeline_app.core.reading.suggest import closest, likeliest

KNOWN = ("ann-lee", "bo-vong", "sonexay-siphandone")


@pytest.mark.parametrize("typo", ["an-lee", "ann-leee", "ann-lea", "nan-lee"])
def test_given_one_wrong_letter_then_the_name_is_closest(typo: str) -> None:
    assert closest(typo, frozenset(KNOWN)) == "ann-lee"


def test_given_a_part_of_a_name_then_it_is_likeliest_but_not_close() -> None:
    assert likeliest("sonexay", KNOWN) == "sonexay-siphandone"
    assert closest("sonexay", frozenset(KNOWN)) is None


def test_given_a_name_like_no_other_then_none_is_suggested() -> None:
    assert likeliest("xyz", KNOWN) is None
    assert closest("xyz", frozenset(KNOWN)) is None
