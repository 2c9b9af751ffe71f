"""The command line on the bundled list and on broken ones."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.lists import DOCUMENT, PARAGRAPHS, event, event_list, write, write_list
from timeline_app.cli import main
from timeline_app.command_line.usage import FINE, PROBLEMS, WRONG_USE
from timeline_app.program.locations import bundled_list

SOURCES = bundled_list().parent.parent / "shared" / "sources"
needs_sources = pytest.mark.skipif(
    not SOURCES.is_dir(), reason="the original documents do not lie beside the repository"
)
Capture = pytest.CaptureFixture[str]


def listed_ids(capsys: Capture, *filters: str) -> list[str]:
    assert main(["list", "--format", "json", *filters]) == FINE
    return [event["id"] for event in json.loads(capsys.readouterr().out)]


def test_given_a_leader_and_a_day_when_listing_then_only_what_may_fall_on_it_is_shown(
    capsys: Capture,
) -> None:
    day = ("--from", "2025-12-03", "--to", "2025-12-03")
    ids = listed_ids(capsys, "--leader", "sonexay-siphandone", *day)
    assert "investment-conference-2025" in ids
    assert "meeting-48" in ids
    assert not any("to-lam-meets" in event_id for event_id in ids)


def test_given_two_themes_when_listing_then_either_will_do(capsys: Capture) -> None:
    both = listed_ids(capsys, "--theme", "aid", "--theme", "transport")
    aid = listed_ids(capsys, "--theme", "aid")
    transport = listed_ids(capsys, "--theme", "transport")
    assert set(both) == set(aid) | set(transport)


def test_given_two_facets_when_listing_then_they_narrow_each_other(capsys: Capture) -> None:
    both = listed_ids(capsys, "--theme", "aid", "--basis", "undated")
    aid = listed_ids(capsys, "--theme", "aid")
    undated = listed_ids(capsys, "--basis", "undated")
    assert set(both) == set(aid) & set(undated)
    assert both


def test_given_csv_when_listing_then_it_reads_back(capsys: Capture) -> None:
    assert main(["list", "--format", "csv", "--theme", "aid"]) == FINE
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert rows
    assert all(row["title"] for row in rows)


def test_given_the_bundled_list_when_checked_then_it_has_no_problem(capsys: Capture) -> None:
    assert main(["check"]) == FINE
    assert "0 problems" in capsys.readouterr().out


@needs_sources
def test_given_the_originals_when_checked_then_every_citation_is_exact(capsys: Capture) -> None:
    assert main(["check", "--sources", str(SOURCES), "--json"]) == FINE
    report = json.loads(capsys.readouterr().out)
    counts = report["citations"]
    assert counts.pop("exact") > 100
    assert not any(counts.values())
    assert report["coverage"]["paragraphs_without_event"] == []


@needs_sources
def test_given_a_quote_when_cited_then_the_citation_verifies(capsys: Capture) -> None:
    cite = ["cite", "--document", "joint-statement-2025-12-03", "--sources", str(SOURCES)]
    assert main([*cite, "--quote", "US$5 billion"]) == FINE
    citation = json.loads(capsys.readouterr().out)
    assert citation["paragraph"] == 27
    first, end = citation["words"]
    assert end - first == 3


@needs_sources
def test_given_a_quote_that_stands_twice_when_cited_then_a_paragraph_is_asked_for(
    capsys: Capture,
) -> None:
    cite = ["cite", "--document", "nhandan-2025-12", "--sources", str(SOURCES)]
    quote = ["--quote", "48th Meeting"]
    assert main([*cite, *quote]) == WRONG_USE
    assert "--paragraph" in capsys.readouterr().err
    assert main([*cite, *quote, "--paragraph", "2"]) == FINE


def test_given_an_edition_with_more_lines_when_cited_then_the_paragraph_has_its_own_number(
    tmp_path: Path, capsys: Capture
) -> None:
    path = write_list(tmp_path, event_list(event()))
    edition = ["A line that no one has stored before", "And another such", *PARAGRAPHS]
    write(tmp_path / "edition" / "report.txt", "\n".join(edition))
    cite = ["cite", str(path), "--document", DOCUMENT, "--sources", str(tmp_path / "edition")]
    quote = ["--quote", "agreed to build a railway"]
    for paragraph in ([], ["--paragraph", "3"]):
        assert main([*cite, *quote, *paragraph]) == FINE
        assert json.loads(capsys.readouterr().out)["paragraph"] == 3
    assert main([*cite, *quote, "--paragraph", "5"]) == WRONG_USE
    assert "paragraph 5" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["list", "--leader", "sonexay"], "did you mean 'sonexay-siphandone'"),
        (["list", "--from", "2025-13-01"], "month 13"),
        (["list", "--from", "2026", "--to", "2025"], "swap them"),
        (["list", "--format", "yaml"], "invalid choice"),
        (["print"], "-o"),
        (["print", "-o", "out.txt"], ".pdf"),
        (["print", "-o", "out.pdf", "--pages", "0x1"], "2x3"),
        (["export", "-o", "out.doc"], ".png"),
        (["check", "no-such-file.json"], "no-such-file.json"),
        (["check", "--sources", "no-such-folder"], "no-such-folder"),
        (["cite", "--document", "x", "--quote", "y"], "no document 'x'"),
        (["--no-such-option"], "--no-such-option"),
    ],
)
def test_given_wrong_use_when_run_then_one_sentence_and_exit_code_two(
    arguments: list[str], word: str, capsys: Capture
) -> None:
    assert main(arguments) == WRONG_USE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert word in captured.err
    assert captured.err.count("\n") == 1


def empty(path: Path) -> None:
    path.write_bytes(b"")


def not_utf8(path: Path) -> None:
    path.write_bytes(b'{"format": "timeline-events/1", "title": "\xff"}')


def wrong_version(path: Path) -> None:
    path.write_text('{"format": "timeline-events/9", "title": "x"}')


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("make", [empty, not_utf8, wrong_version, folder])
def test_given_an_unreadable_file_when_checked_then_one_sentence_and_exit_code_two(
    make: Callable[[Path], None], tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "events.json"
    make(path)
    assert main(["check", str(path)]) == WRONG_USE
    captured = capsys.readouterr()
    assert str(path) in captured.err
    assert captured.err.count("\n") == 1


def test_given_a_broken_list_when_listed_then_the_sound_part_is_shown_and_the_rest_told(
    tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "events.json"
    event = {"id": "a", "title": "Sound", "kind": "meeting", "date_basis": "stated"}
    events = [event | {"date": "2025-12-03"}, event | {"id": "b", "date": "2025-13"}]
    path.write_text(json.dumps({"format": "timeline-events/1", "title": "t", "events": events}))
    assert main(["list", str(path)]) == PROBLEMS
    captured = capsys.readouterr()
    assert captured.out.count("\n") == 1
    assert "1 problem" in captured.err
    assert main(["check", str(path)]) == PROBLEMS
    assert "$.events[1].date" in capsys.readouterr().out


def test_given_a_filter_that_leaves_nothing_when_printing_then_nothing_is_written(
    tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "out.pdf"
    assert main(["print", "-o", str(path), "--text", "zzzzzz"]) == WRONG_USE
    assert "no event" in capsys.readouterr().err
    assert not path.exists()


def test_given_a_filter_that_leaves_nothing_when_listing_then_it_is_said(capsys: Capture) -> None:
    assert main(["list", "--leader", "to-lam", "--theme", "aid"]) == FINE
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "No event passes the filter.\n")


def test_given_dates_as_people_type_them_when_listing_then_they_mean_the_same(
    capsys: Capture,
) -> None:
    as_edtf = listed_ids(capsys, "--from", "2025-12-03", "--to", "2025-12-03")
    assert listed_ids(capsys, "--from", "3 Dec 2025", "--to", "3 December 2025") == as_edtf
    assert main(["list", "--from", "yonder"]) == WRONG_USE
    assert "yonder" in capsys.readouterr().err


def test_given_a_text_when_listing_then_it_says_what_only_a_paragraph_holds(
    capsys: Capture,
) -> None:
    assert main(["list", "--text", "cybercrime"]) == FINE
    for line in capsys.readouterr().out.splitlines():
        assert ("cybercrime" in line.casefold()) != ("  gist of" in line)


def test_given_a_text_when_listing_then_every_format_says_what_matched(capsys: Capture) -> None:
    assert main(["list", "--text", "2045", "--format", "json"]) == FINE
    found = {one["id"]: one["matched"] for one in json.loads(capsys.readouterr().out)}
    assert "title" in found["goal-viet-nam-2045"]
    assert all(found.values())
    assert all(place.startswith("gist of") for place in found["goal-laos-2055"])
    assert main(["list", "--text", "2045", "--format", "csv"]) == FINE
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["id"]: row["matched"].split("; ") for row in rows} == found
    assert main(["list", "--leader", "to-lam", "--format", "json"]) == FINE
    assert all("matched" not in one for one in json.loads(capsys.readouterr().out))


def test_given_a_person_spoken_of_when_listing_then_those_events_are_added_and_say_so(
    capsys: Capture,
) -> None:
    alone = listed_ids(capsys, "--about", "ho-chi-minh")
    there = listed_ids(capsys, "--leader", "to-lam")
    both = listed_ids(capsys, "--leader", "to-lam", "--about", "ho-chi-minh")
    assert alone
    assert set(both) == {*alone, *there}
    assert main(["list", "--about", "ho-chi-minh"]) == FINE
    lines = capsys.readouterr().out.splitlines()
    assert all(line.endswith("spoken of: Ho Chi Minh") for line in lines)
    assert main(["list", "--about", "ho-chi-min"]) == WRONG_USE
    assert "did you mean 'ho-chi-minh'" in capsys.readouterr().err


def test_given_who_is_only_spoken_of_when_listing_then_he_is_found_there(capsys: Capture) -> None:
    spoken_of = listed_ids(capsys, "--about", "ho-chi-minh")
    assert listed_ids(capsys, "--leader", "ho-chi-minh") == spoken_of
    assert main(["list", "--leader", "ho-chi-minh"]) == FINE
    assert all("spoken of: Ho" in line for line in capsys.readouterr().out.splitlines())
    both = ("--leader", "ho-chi-minh", "--leader", "kaysone-phomvihane", "--all-leaders")
    assert set(listed_ids(capsys, *both)) <= set(spoken_of)


@pytest.mark.parametrize("text", ["-", '"', '"-"', "–", "…", " "])
def test_given_a_text_without_a_word_when_listing_then_it_says_so(
    text: str, capsys: Capture
) -> None:
    assert main(["list", f"--text={text}"]) == WRONG_USE
    assert "holds no word" in capsys.readouterr().err


def test_given_all_leaders_when_listing_then_they_are_wanted_together(capsys: Capture) -> None:
    people = ("to-lam", "thongloun-sisoulith")
    options = [part for person in people for part in ("--leader", person)]
    together = listed_ids(capsys, *options, "--all-leaders")
    each = [set(listed_ids(capsys, "--leader", person)) for person in people]
    assert together
    assert set(together) == each[0] & each[1]


def test_given_a_document_when_listing_then_one_that_only_bounds_a_date_does_not_count(
    capsys: Capture,
) -> None:
    document = "joint-statement-2025-12-03"
    found = set(listed_ids(capsys, "--document", document))
    assert main(["list", "--format", "json"]) == FINE
    cited = {
        one["id"]: [
            c.get("supports", ["event"]) for c in one["citations"] if c["document"] == document
        ]
        for one in json.loads(capsys.readouterr().out)
    }
    assert found == {
        id for id, supports in cited.items() if any(some != ["date"] for some in supports)
    }
    assert any(supports and id not in found for id, supports in cited.items())
