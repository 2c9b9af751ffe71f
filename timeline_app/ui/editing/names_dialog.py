"""People, organisations, themes and views of a list: added, renamed, put in order, merged."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from timeline_app.state.editing.draft import NamedSection
from timeline_app.ui.editing.names_page import NamesPage
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.editing import Editing
from timeline_app.ui.session.source_shelf import SourceShelf
from timeline_app.ui.widgets.screen_room import resize_to_fit

_TABS: tuple[tuple[NamedSection, str], ...] = (
    ("leaders", "&Leaders"),
    ("organisations", "&Organisations"),
    ("themes", "&Themes"),
    ("views", "&Views"),
)
# A list of names beside a form of three fields.
_SIZE_PX = (760, 480)


class NamesDialog(QDialog):
    """A page for each kind of name; every change is an edit at once, and can be undone."""

    def __init__(
        self, editing: Editing, controller: Controller, shelf: SourceShelf, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("namesDialog")
        self.setWindowTitle("People, themes and views")
        self.tabs = QTabWidget(self)
        self.pages = {
            section: NamesPage(editing, controller, shelf, section, self) for section, _ in _TABS
        }
        for section, label in _TABS:
            self.tabs.addTab(self.pages[section], label)
        close = QDialogButtonBox.StandardButton.Close
        buttons = QDialogButtonBox(close, self)
        # Enter ends a field here, and does not close the dialog.
        buttons.button(close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs)
        layout.addWidget(buttons)
        resize_to_fit(self, *_SIZE_PX)
