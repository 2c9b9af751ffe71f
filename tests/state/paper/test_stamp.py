"""What identifies a print: the same list is the same, another is not."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from timeline_app.state.paper.stamp import stamp_of


def test_given_a_list_then_its_stamp_has_the_hash_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "events.json"
    path.write_bytes(b"some bytes")
    assert stamp_of(path, {}).sha256 == hashlib.sha256(b"some bytes").hexdigest()


def test_given_a_list_that_is_gone_then_the_stamp_claims_no_hash(tmp_path: Path) -> None:
    assert stamp_of(tmp_path / "none.json", {}).short_sha256 == ""


def test_given_an_epoch_then_it_is_the_time_of_printing(tmp_path: Path) -> None:
    stamp = stamp_of(tmp_path, {"SOURCE_DATE_EPOCH": "1700000000"})
    assert stamp.printed_at == datetime(2023, 11, 14, 22, 13, 20)


@pytest.mark.parametrize("epoch", ["", "soon", "9" * 30])
def test_given_no_epoch_that_can_be_read_then_the_day_stands_without_its_time(
    epoch: str, tmp_path: Path
) -> None:
    found = stamp_of(tmp_path, {"SOURCE_DATE_EPOCH": epoch}).printed_at
    assert found is not None
    assert (found.hour, found.minute, found.second) == (0, 0, 0)
    assert abs((found - datetime.now(UTC).replace(tzinfo=None)).days) <= 1
