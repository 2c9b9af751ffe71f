"""Scenes of the bundled list as text, to see what a change of the layout does.

`python -m tests.scene.goldens` writes them anew. Pictures of whole scenes: `tests.render.pictures`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from tests.scene.events import bundled, span_of_days, span_of_years
from tests.scene.geometry import request_for
from tests.scene.paper.test_paging import A4, request_of
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.display import Scene, as_text
from timeline_app.scene.layout import build_scene
from timeline_app.scene.paper.paging import build_pages
from timeline_app.scene.tracks.tracks import Grouping

FOLDER = Path(__file__).parent / "goldens"
VISIT = span_of_days(2025, 12, 1, 3)


@dataclass(frozen=True)
class Golden:
    """One scene that is kept as text."""

    span: TimeSpan
    grouping: Grouping = Grouping.THEME
    width_px: float = 1_000.0
    factor: float = 1.0
    collapsed: tuple[str, ...] = ()

    def text(self) -> str:
        request = request_for(bundled(), self.span, self.width_px, self.grouping, self.factor)
        return scene_text(build_scene(replace(request, collapsed=frozenset(self.collapsed))))


SCENES = {
    "afternoon": Golden(span_of_days(2025, 12, 3, 0.25)),
    "visit-by-theme": Golden(VISIT),
    "visit-by-leader": Golden(VISIT, Grouping.LEADER),
    "visit-in-one-track": Golden(VISIT, Grouping.NONE, 1_600.0),
    "visit-narrow": Golden(VISIT, width_px=400.0),
    "visit-large-font": Golden(VISIT, Grouping.KIND, 1_600.0, factor=1.5),
    "december-by-document": Golden(span_of_days(2025, 12, 1, 31), Grouping.DOCUMENT),
    "winter-collapsed": Golden(span_of_days(2025, 11, 1, 120), collapsed=("aid", "education")),
    "plans-by-theme": Golden(span_of_years(2026, 2030)),
    "plans-by-kind": Golden(span_of_years(2026, 2030), Grouping.KIND, 700.0),
    "horizons-by-leader": Golden(span_of_years(2025, 2055), Grouping.LEADER),
    "everything-in-one-track": Golden(span_of_years(1920, 2055), Grouping.NONE, 1_200.0),
}


def scene_text(scene: Scene) -> str:
    return "\n".join([*_lines(scene), ""])


def _lines(scene: Scene) -> Iterator[str]:
    yield f"scene {scene.scale.width_px:.1f} x {scene.height_px:.1f}"
    for part, items in (
        ("ruler", scene.ruler.items),
        ("grid", scene.ruler.grid),
        ("items", scene.items),
    ):
        yield f"# {part}"
        yield from map(as_text, items)
    yield "# bands"
    for band in scene.bands:
        state = "collapsed" if band.is_collapsed else "open"
        yield f"{band.track} {band.y:.1f} {band.height:.1f} {band.color} {band.count} {state}"
    yield "# hits"
    for hit in scene.hits:
        place = f"{hit.x:.1f} {hit.y:.1f} {hit.width:.1f} {hit.height:.1f}"
        yield f"{hit.track} {place} {hit.count} rows {' '.join(map(str, hit.rows))}"


def pages_text() -> str:
    """The pages of the plans on A4."""
    pages = build_pages(request_of(bundled(), span_of_years(2026, 2030)), A4)
    lines = []
    for number, page in enumerate(pages, 1):
        lines += [f"# page {number} shrink {page.shrink:.3f}", *map(as_text, page.primitives)]
    return "\n".join([*lines, ""])


def all_texts() -> dict[str, Callable[[], str]]:
    """What makes each golden file, by its name."""
    texts: dict[str, Callable[[], str]] = {name: scene.text for name, scene in SCENES.items()}
    return texts | {"pages-of-plans": pages_text}


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.txt"):
        path.unlink()
    for name, text in all_texts().items():
        (FOLDER / f"{name}.txt").write_text(text(), encoding="utf-8", newline="\n")
    print(f"{len(all_texts())} goldens written to {FOLDER}")


if __name__ == "__main__":
    main()
