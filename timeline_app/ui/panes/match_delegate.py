"""Cells of the list in two lines, with the words of the search and the symbol of a date marked.

The style is not asked to draw them: with a style sheet that takes ten times as long.
"""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from timeline_app.core.finding.matching import match_ranges
from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.painter import DisplayPainter, Viewport
from timeline_app.render.theme import ColorTheme
from timeline_app.scene.display import Mark, MarkShape
from timeline_app.ui.session.finder import Finder
from timeline_app.ui.widgets.plain_widgets import tool_tip

LINES = 2
"""Lines of a cell: a title of some 70 letters is whole, and rows stay of one height."""
MARK_ROLE = Qt.ItemDataRole.UserRole
"""The symbol that stands before the text of a cell."""
WHY_ROLE = MARK_ROLE + 1
"""Why an event passes the filter or matches the search, where that is not plain to see."""
# As on the canvas, so that symbols are recognised.
_MARK_RADIUS_PX = 4.5
# A symbol belongs to the word behind it.
_MARK_ROOM_PX = 17
# As far in as the text of the headings.
_PADDING_PX = 9
# Seen at a glance beside a tint that is quieter than marks.
_EDGE_PX = 3
# Some screens, so that texts are not broken into lines anew at every scroll.
_TEXTS_KEPT = 2_000
_LINE_END = "\u2028"
Index = QModelIndex | QPersistentModelIndex


class Wrapped(NamedTuple):
    """A text in lines that are as wide as a cell, and whether its end is cut off."""

    text: str
    is_cut: bool


def wrapped(text: str, font: QFont, width_px: int) -> Wrapped:
    """Return a text in at most two lines; what does not fit is cut off."""
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(text) <= width_px:
        return Wrapped(text, False)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width_px)
    layout.endLayout()
    # Qt counts in UTF-16 units.
    units = text.encode("utf-16-le", "surrogatepass")
    end = 2 * line.textLength()
    first, rest = (
        part.decode("utf-16-le", "surrogatepass").strip() for part in (units[:end], units[end:])
    )
    shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width_px)
    return Wrapped(f"{first}{_LINE_END}{shown}", shown != rest)


class MatchDelegate(QStyledItemDelegate):
    """Paints a cell in two lines, and marks what the search found in it."""

    def __init__(self, finder: Finder, theme: ColorTheme, view: QWidget) -> None:
        super().__init__(view)
        self._finder = finder
        self._measurer = FontMeasurer()
        self._wrapped = lru_cache(_TEXTS_KEPT)(
            lambda text, _font_key, width_px: wrapped(text, view.font(), width_px)
        )
        self.set_theme(theme)

    def set_theme(self, theme: ColorTheme) -> None:
        """Paint in another theme."""
        self.theme = theme
        self._display = DisplayPainter(theme, self._measurer)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        self._paint_ground(painter, option, index)
        room, shape = _room(option, index), index.data(MARK_ROLE)
        if shape is not None:
            x, y = room.left() - _MARK_ROOM_PX + _MARK_RADIUS_PX, room.center().y() + 1.0
            mark = Mark(MarkShape(shape), x, y, _MARK_RADIUS_PX, "ink-soft")
            self._display.paint(painter, [mark], Viewport(0, 0, room.right(), room.bottom()))
        text = index.data() or ""
        shown = self._wrapped(text, option.font.key(), room.width())
        painter.setPen(self.theme.color("ink"))
        if self._finder.query and match_ranges(text, self._finder.sought):
            self._draw_marked(painter, text, shown, option.font, room)
            return
        metrics, lines = option.fontMetrics, shown.text.split(_LINE_END)
        top = room.top() + (room.height() - len(lines) * metrics.height()) / 2
        for number, line in enumerate(lines):
            baseline = top + number * metrics.height() + metrics.ascent()
            painter.drawText(QPointF(room.left(), baseline), line)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show a text whole where its cell cuts it off, and why its row is there."""
        if event.type() is not QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        text = index.data() or ""
        is_cut = wrapped(text, view.font(), _room(option, index).width()).is_cut
        parts = filter(None, (text if is_cut else "", index.data(WHY_ROLE)))
        QToolTip.showText(event.globalPos(), tool_tip(" — ".join(parts)), view)
        return True

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint what shows that a row is selected, or that the keyboard is at a cell."""
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self.theme.color("accent-soft"))
            if index.column() == 0:
                edge = QRect(rect.topLeft(), QSize(_EDGE_PX, rect.height()))
                painter.fillRect(edge, self.theme.color("accent"))
        elif option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self.theme.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _draw_marked(
        self, painter: QPainter, text: str, shown: Wrapped, font: QFont, room: QRect
    ) -> None:
        layout = QTextLayout(shown.text, font)
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(wrap)
        layout.setFormats(self._formats(text, shown))
        height_px = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room.width())
            line.setPosition(QPointF(0.0, height_px))
            height_px += line.height()
        layout.endLayout()
        layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - height_px) / 2))

    def _formats(self, text: str, shown: Wrapped) -> list[QTextLayout.FormatRange]:
        """Return what to mark; a match that is cut off marks the sign that stands for the rest."""
        mark = QTextCharFormat()
        mark.setBackground(self.theme.color("mark-match"))
        mark.setForeground(self.theme.color("ink"))
        line = shown.text
        ranges = match_ranges(line, self._finder.sought)
        if shown.is_cut and len(ranges) < len(match_ranges(text, self._finder.sought)):
            ranges.append((len(line) - 1, len(line)))
        formats = []
        for first, end in ranges:
            part = QTextLayout.FormatRange()
            part.start = len(line[:first].encode("utf-16-le", "surrogatepass")) // 2
            part.length = len(line[first:end].encode("utf-16-le", "surrogatepass")) // 2
            part.format = mark
            formats.append(part)
        return formats


def _room(option: QStyleOptionViewItem, index: Index) -> QRect:
    """Return where the text of a cell stands."""
    left_px = _PADDING_PX + (0 if index.data(MARK_ROLE) is None else _MARK_ROOM_PX)
    return option.rect.adjusted(left_px, 0, -_PADDING_PX, 0)
