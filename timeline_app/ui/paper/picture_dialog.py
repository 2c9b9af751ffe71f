"""Asks how much of the timeline a picture shows, and in how many pixels."""

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QWidget,
)


class PictureDialog(QDialog):
    """Asks for what a PNG or SVG file needs to know."""

    def __init__(self, has_pixels: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pictureDialog")
        self.setWindowTitle("Export picture")
        self._scope = QComboBox(self)
        self._scope.addItem("Everything that passes the filter", False)
        self._scope.addItem("The visible span", True)
        self._scale = QComboBox(self)
        for factor in (1, 2, 3, 4):
            self._scale.addItem(f"{factor}×", float(factor))
        self._scale.setCurrentIndex(1)
        self._grey = QCheckBox("No colours (greyscale)", self)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.addRow("Show", self._scope)
        if has_pixels:
            form.addRow("Size", self._scale)
        self._scale.setVisible(has_pixels)
        form.addRow("", self._grey)
        form.addRow(buttons)

    @property
    def is_view_only(self) -> bool:
        """Whether only the visible span is wanted."""
        return bool(self._scope.currentData())

    @property
    def scale(self) -> float:
        """Pixels for one px."""
        return float(self._scale.currentData())

    @property
    def is_greyscale(self) -> bool:
        """Whether the picture has no colours."""
        return self._grey.isChecked()
