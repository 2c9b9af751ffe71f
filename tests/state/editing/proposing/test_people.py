"""Who of a list is meant by part of a name, and who is not."""

from __future__ import annotations

import pytest

from timeline_app.core.record.model import Leader
from timeline_app.state.editing.proposing.people import people_in, short_names

_NAMES = {
    "adeyemi": ("Ruth Adeyemi", ""),
    "pell": ("Thomas A. Pell", ""),
    "crane": ("Josiah Crane", ""),
    "hugh": ("Sir Hugh Lascelles", ""),
    "lam": ("To Lam", "Viet Nam"),
    "chinh": ("Pham Minh Chinh", "Viet Nam"),
    "ho": ("Ho Chi Minh", "Viet Nam"),
    "thongloun": ("Thongloun Sisoulith", "Laos"),
    "kaysone": ("Kaysone Phomvihane", "Laos"),
    "saysomphone": ("Saysomphone Phomvihane", "Laos"),
}
PEOPLE = tuple(Leader(one, name, country=land) for one, (name, land) in _NAMES.items())
OTHERS = ("Pell Brewery", "Laos")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Dr. Adeyemi promised it", "adeyemi"),
        ("Mr Pell became its chairman", "pell"),
        ("then R. Adeyemi, now its president", "adeyemi"),
        ("R. Adeyemi came", "adeyemi"),
        ("Ms R. Adeyemi came", "adeyemi"),
        ("a letter of Thomas Pell", "pell"),
        ("as Adeyemi’s successor", "adeyemi"),
        ("Mayor Crane asked for help", "crane"),
        ("Sir Hugh was asked", "hugh"),
        ("President Thongloun received Mr To Lam", "thongloun lam"),
        ("talks of Thongloun and Prime Minister Chinh", "thongloun chinh"),
        ("Chairman Saysomphone", "saysomphone"),
        ("Tổng Bí thư Thongloun và ông Tô Lâm", "thongloun lam"),
        ("Ruth Adeyemi came; Dr Adeyemi spoke", "adeyemi"),
    ],
)
def test_part_of_a_name_tells_whose_it_is(text: str, who: str) -> None:
    assert " ".join(people_in(text, PEOPLE, OTHERS)) == who


@pytest.mark.parametrize(
    "text",
    [
        "Arthur Adeyemi promised it",
        "B. Adeyemi promised it",
        "in Adeyemi Street",
        "Crane drivers met",
        "They met. Crane drivers were there",
        "a crane fell",
        "the Pell prize",
        "President Phomvihane",
        "Lady Hugh Miller",
        "President Minh",
        "Dr.",
        "",
    ],
)
def test_what_may_be_another_is_nobodys_name(text: str) -> None:
    assert people_in(text, PEOPLE, OTHERS) == ()


def test_given_two_of_that_name_then_neither_is_meant() -> None:
    both = (*PEOPLE, Leader("crane-2", "Josiah Crane the younger"))
    assert people_in("Mayor Crane asked for help", both, ()) == ()
    assert people_in("Josiah Crane the younger, by then Mayor", both, ()) == ("crane-2",)


def test_who_is_called_in_short_stands_in_the_words() -> None:
    assert short_names(PEOPLE[0]) == ("adeyemi",)
    assert short_names(PEOPLE[7]) == ("sisoulith", "thongloun")
    assert short_names(Leader("x", "The Prime Minister of Laos")) == ()
