"""Cells of the list with the words of the search marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import QPainter, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from timeline_app.core.finding.folding import match_ranges
from timeline_app.render.theme import ColorTheme
from timeline_app.ui.session.finder import Finder


class MatchDelegate(QStyledItemDelegate):
    """Paints a cell as usual, and marks what the search found in it."""

    def __init__(self, finder: Finder, theme: ColorTheme, view: QWidget) -> None:
        super().__init__(view)
        self._finder = finder
        self.theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a cell."""
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if not self._finder.query or not match_ranges(text, self._finder.query):
            super().paint(painter, option, index)
            return
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        cell.text = ""
        style = cell.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, cell, cell.widget)
        room.adjust(3, 0, -3, 0)
        shown = cell.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        is_selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        layout = QTextLayout(shown, cell.font)
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(wrap)
        layout.setFormats(self._formats(text, shown))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room.width())
        layout.endLayout()
        top = room.top() + (room.height() - line.height()) / 2
        painter.save()
        painter.setPen(cell.palette.color(role))
        layout.draw(painter, QPointF(room.left(), top))
        painter.restore()

    def _formats(self, text: str, shown: str) -> list[QTextLayout.FormatRange]:
        """Return what to mark; a match that is cut off marks the sign that stands for the rest."""
        mark = QTextCharFormat()
        mark.setBackground(self.theme.color("mark-match"))
        mark.setForeground(self.theme.color("ink"))
        ranges = match_ranges(shown, self._finder.query)
        if len(ranges) < len(match_ranges(text, self._finder.query)):
            ranges.append((len(shown) - 1, len(shown)))
        formats = []
        for first, end in ranges:
            part = QTextLayout.FormatRange()
            # Qt counts in UTF-16 units.
            part.start = len(shown[:first].encode("utf-16-le", "surrogatepass")) // 2
            part.length = len(shown[first:end].encode("utf-16-le", "surrogatepass")) // 2
            part.format = mark
            formats.append(part)
        return formats
