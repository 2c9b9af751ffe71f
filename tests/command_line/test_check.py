"""`timeline-app check` with evidence and advice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.lists import (
    PARAGRAPHS,
    citation,
    event,
    event_list,
    full_list,
    undated,
    write,
    write_list,
)
from timeline_app.cli import main
from timeline_app.command_line.usage import FINE, PROBLEMS, WRONG_USE

Capture = pytest.CaptureFixture[str]


def originals(folder: Path, *texts: str) -> str:
    write(folder / "originals" / "report.txt", "\n\n".join(texts or PARAGRAPHS))
    return str(folder / "originals")


def test_given_evidence_with_the_originals_then_every_event_stands_with_its_marked_words(
    tmp_path: Path, capsys: Capture
) -> None:
    path = str(write_list(tmp_path, full_list()))
    main(["check", path, "--evidence", "--sources", originals(tmp_path)])
    told = capsys.readouterr().out
    for line in (
        "bridge-opened",
        "  Title of bridge-opened",
        "  when: 3 December 2025, afternoon, stated by the source",
        "  took part: Ann Lee, Bo Vông",
        "  spoken of: Bo Vông",
        "  report ¶2, event, date: “3 December 2025”",
        "  differs: Two names",
        "    report ¶4, event, date: “Photo: the bridge at night”",
        "  recurs: every year",
        "  when: no date given",
        "  announced: December 2025",
    ):
        assert f"\n{line}\n" in f"\n{told}", line


def test_given_a_file_in_place_of_a_folder_then_that_original_is_looked_at(
    tmp_path: Path, capsys: Capture
) -> None:
    path = str(write_list(tmp_path, full_list()))
    original = f"{originals(tmp_path)}/report.txt"
    main(["check", path, "--evidence", "--sources", original])
    assert "  report ¶2, event, date: “3 December 2025”\n" in capsys.readouterr().out
    other = str(write(tmp_path / "notes.txt", "nothing of the kind"))
    assert main(["check", path, "--sources", other]) == PROBLEMS
    assert f"{other}: this is no original of the list" in capsys.readouterr().out


def test_given_evidence_without_the_originals_then_the_gists_stand_instead(
    tmp_path: Path, capsys: Capture
) -> None:
    path = str(write_list(tmp_path, full_list()))
    main(["check", path, "--evidence"])
    assert "  report ¶2, event, date, gist: Gist 2\n" in capsys.readouterr().out


def test_given_evidence_when_marked_words_are_gone_then_that_stands_instead(
    tmp_path: Path, capsys: Capture
) -> None:
    path = str(write_list(tmp_path, full_list()))
    edited = [text.replace("3 December", "4 December") for text in PARAGRAPHS]
    main(["check", path, "--evidence", "--sources", originals(tmp_path, *edited)])
    assert "  report ¶2, event, date, words changed\n" in capsys.readouterr().out


def test_given_hostile_texts_when_evidence_is_told_then_each_is_one_plain_line(
    tmp_path: Path, capsys: Capture
) -> None:
    path = str(write_list(tmp_path, event_list(event(title="Bridge\n\x1b[31mSavan\u202e"))))
    main(["check", path, "--evidence"])
    told = capsys.readouterr().out
    assert "  Bridge  [31mSavan\n" in told
    assert not {"\x1b", "\u202e"} & set(told)


def test_given_evidence_and_json_together_then_the_user_is_told_to_choose(capsys: Capture) -> None:
    assert main(["check", "--evidence", "--json"]) == WRONG_USE
    assert "leave one of the two out" in capsys.readouterr().err


def test_given_dates_to_settle_then_a_line_says_so_and_the_list_is_sound(
    tmp_path: Path, capsys: Capture
) -> None:
    notes = [undated(f"e{number}", date_note="To settle: “7/8”, as in t.csv") for number in (1, 2)]
    path = str(write_list(tmp_path, event_list(event(citations=[citation()]), *notes)))
    assert main(["check", path]) == FINE
    assert "0 problems\n2 dates wait to be settled: see --curation\n" in capsys.readouterr().out
    main(["check", path, "--json"])
    assert json.loads(capsys.readouterr().out)["to_settle"] == 2


def test_given_advice_then_the_list_fails_only_if_that_is_asked_for(
    tmp_path: Path, capsys: Capture
) -> None:
    path = str(write_list(tmp_path, event_list(event(title="a" * 81, citations=[citation()]))))
    assert main(["check", path]) == FINE
    told = capsys.readouterr().out
    assert "81 letters" not in told
    assert "curation: 1 piece of advice, told with --curation\n" in told
    assert main(["check", path, "--curation"]) == PROBLEMS
    assert "event bridge-opened: the title has 81 letters. Say it in 80 letters\n" in (
        capsys.readouterr().out
    )
    assert main(["check", path, "--json"]) == FINE
    assert len(json.loads(capsys.readouterr().out)["curation"]) == 1
