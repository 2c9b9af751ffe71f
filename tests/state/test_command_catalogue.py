"""The command catalogue: each command can be told from the others, by name, key and letter."""

from __future__ import annotations

from collections import Counter

import pytest

from timeline_app.state.command_catalogue import COMMANDS, MENUS, command
from timeline_app.state.command_places import GESTURES, LIST_KEYS, TIMELINE_KEYS


def twice(things: list[str]) -> list[str]:
    return [thing for thing, count in Counter(things).items() if count > 1]


def test_every_command_is_found_by_its_id() -> None:
    assert twice([one.id for one in COMMANDS]) == []
    assert all(command(one.id) is one for one in COMMANDS)


def test_every_command_has_a_text_and_a_tip_and_stands_in_a_menu() -> None:
    for one in COMMANDS:
        assert one.text.strip("&"), one.id
        assert one.tip, one.id
        assert not one.tip.endswith("."), one.id
        assert one.menu in MENUS, one.id


def test_no_two_commands_have_the_same_text() -> None:
    assert twice([one.text.replace("&", "") for one in COMMANDS]) == []


@pytest.mark.parametrize(("menu", "submenu"), sorted({(one.menu, one.submenu) for one in COMMANDS}))
def test_no_two_entries_of_a_menu_share_a_letter(menu: str, submenu: str) -> None:
    texts = [one.text for one in COMMANDS if (one.menu, one.submenu) == (menu, submenu)]
    if not submenu:
        texts += {one.submenu for one in COMMANDS if one.menu == menu and one.submenu}
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert twice(letters) == []


def test_no_two_menus_share_a_letter() -> None:
    assert twice([menu[menu.index("&") + 1].lower() for menu in MENUS]) == []


def test_the_commands_of_a_menu_stand_together() -> None:
    order = [MENUS.index(one.menu) for one in COMMANDS]
    assert order == sorted(order)


def test_plain_keys_act_only_where_nobody_types() -> None:
    bound = TIMELINE_KEYS | LIST_KEYS
    assert bound <= {one.id for one in COMMANDS}
    for one in COMMANDS:
        for key in one.keys:
            types_something = key.removeprefix("Shift+") in ("+", "=", "-") or len(key[-2:]) == 1
            # Home alone acts everywhere: a field takes it for itself before a command does.
            moves_the_caret = key.removeprefix("Shift+") in ("Left", "Right", "Up", "Down")
            moves_the_caret |= key == "Shift+Home"
            if types_something or moves_the_caret:
                assert one.id in bound, f"{one.id} would take {key} from a field"


def test_every_gesture_says_what_it_does() -> None:
    assert all(hand and effect for hand, effect in GESTURES)
    assert twice([hand for hand, _ in GESTURES]) == []
