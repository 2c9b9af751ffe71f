"""The about dialog: version, what the program is made of, where it keeps things."""

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from timeline_app import __version__
from timeline_app.program.components import Component, components
from timeline_app.program.locations import data_folder, settings_path
from timeline_app.ui.texts.markup import html
from timeline_app.ui.texts.text_pane import TextPane
from timeline_app.ui.widgets.screen_room import resize_to_fit

# About what layouts leave around; with Qt's own 4 px the text is glued to its frame.
_MARGIN_PX = 12


class AboutDialog(QDialog):
    """Everything on one page that scrolls; a licence opens in its place, Back leads back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Timeline")
        self.setObjectName("aboutDialog")
        self._data = data_folder()
        self._parts = components(self._data)
        self._page = TextPane("aboutText", "About this program", self)
        self._page.document().setDocumentMargin(_MARGIN_PX)
        self._page.linkChosen.connect(lambda _scheme, name: self.show_licence(name))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._back = buttons.addButton("Back", QDialogButtonBox.ButtonRole.ActionRole)
        self._back.clicked.connect(self.show_overview)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._page)
        layout.addWidget(buttons)
        resize_to_fit(self, 620, 520)
        self.show_overview()

    def show_overview(self) -> None:
        """Show version, parts and places."""
        self._back.hide()
        self._page.setHtml(
            f"<h2>Timeline {html(__version__)}</h2>"
            "<p>A viewer for source-cited timelines. MIT licence. It never goes online.</p>"
            "<table cellspacing='0' cellpadding='2'>"
            f"<tr><td>Qt</td><td>&nbsp;&nbsp;{html(qVersion())}</td></tr>"
            f"<tr><td>Data</td><td>&nbsp;&nbsp;{html(str(self._data))}</td></tr>"
            f"<tr><td>Settings</td><td>&nbsp;&nbsp;{html(str(settings_path()))}</td></tr>"
            "</table>"
            "<p>To reset the program, close it and delete the file of settings.</p>"
            "<h3>Made of</h3><table cellspacing='0' cellpadding='2'>"
            f"{''.join(self._row(part) for part in self._parts)}</table>"
        )

    def show_licence(self, name: str) -> None:
        """Show the text of a licence that the bundle carries."""
        try:
            text = (self._data / "licences" / name).read_text("utf-8", "replace")
        except OSError as error:
            text = f"The text of this licence cannot be read ({error.strerror})."
        self._page.setPlainText(text)
        self._back.show()

    def _row(self, part: Component) -> str:
        licence = html(part.licence)
        if part.text:
            licence = f"<a href='{html(part.text)}'>{licence}</a>"
        return (
            f"<tr><td>{html(part.name)}</td><td>&nbsp;&nbsp;{html(part.version)}&nbsp;&nbsp;</td>"
            f"<td>{licence}</td></tr>"
        )
