"""Letters in no font are named with what to install, in one sentence."""

from __future__ import annotations

import pytest

from timeline_app.render.glyphs import (
    missing_letters,
    missing_remedy,
    missing_sentence,
    with_substitutes,
)

# For private use, and the last of all: it is in no font that anybody installs.
NOWHERE = "\U0010fffd"


@pytest.mark.usefixtures("qapp")
def test_given_letters_of_the_typeface_then_none_is_missing() -> None:
    assert (
        missing_letters(["Chủ tịch nước Lương Cường", "Ωμέγα Жизнь", "a\u200db\n\tc\u0301"]) == []
    )


@pytest.mark.usefixtures("qapp")
def test_given_a_letter_in_no_font_then_it_is_missing_once() -> None:
    assert missing_letters([f"a{NOWHERE}", f"{NOWHERE}b"]) == [NOWHERE]


@pytest.mark.parametrize(
    ("letters", "packages"),
    [
        ("ກ", "fonts-noto-core"),
        ("漢かカ한", "fonts-noto-cjk"),
        ("🎉✔", "fonts-noto-color-emoji"),
        ("ກ漢🎉", "fonts-noto-cjk fonts-noto-color-emoji fonts-noto-core"),
    ],
)
def test_the_remedy_names_the_packages_that_help(letters: str, packages: str) -> None:
    assert missing_remedy(letters).endswith(f"sudo apt install {packages}")


def test_given_what_is_no_letter_then_nothing_is_to_be_installed() -> None:
    assert "install" not in missing_remedy([NOWHERE])
    assert "letter U+10FFFD;" in missing_sentence([NOWHERE])


def test_given_many_letters_then_some_are_named_and_the_others_counted() -> None:
    sentence = missing_sentence([chr(0x0E81 + place) for place in range(9)])
    assert "U+0E81" in sentence
    assert sentence.count("U+") == 4
    assert "and 5 more" in sentence


def test_a_box_stands_for_each_missing_letter() -> None:
    assert with_substitutes(f"a{NOWHERE}b{NOWHERE}", [NOWHERE]) == "a☐b☐"
