"""The print dialog: what goes on paper, with a live preview of the very pages."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from timeline_app.core.dates.edtf import EdtfError
from timeline_app.render.paper_theme import paper_theme
from timeline_app.scene.paper.paging import PaperDocument
from timeline_app.scene.paper.refusals import PaperError
from timeline_app.state.paper.choice import PrintChoice
from timeline_app.ui.paper.page_making import MakePages, PageMaking
from timeline_app.ui.paper.page_preview import PagePreview
from timeline_app.ui.paper.print_form import PrintForm
from timeline_app.ui.widgets.plain_widgets import PlainLabel
from timeline_app.ui.widgets.screen_room import resize_to_fit

# Between two letters typed or steps of a number, so that pages are laid out when these end.
_REFRESH_MS = 200
# The longest choice fits; every px more is taken from the pages.
_SIDE_PX = 300

Action = Callable[[PaperDocument, PrintChoice], bool]


class PrintActions(NamedTuple):
    """What the dialog can have done: prepare a layout, save as PDF, print on a printer."""

    layout: Callable[[PrintChoice], MakePages]
    save: Action
    send: Action


class PrintDialog(QDialog):
    """Asks what to print and shows at once how it will look; Enter prints or, else, saves."""

    def __init__(
        self, actions: PrintActions, parent: QWidget, is_to_print: bool = False,
        proposed: PrintChoice | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("printDialog")
        self.setWindowTitle("Print or save as PDF")
        self._actions = actions
        self.document: PaperDocument | None = None
        self._making = PageMaking(self, parent)
        self._wanted: Action | None = None
        self._form = PrintForm(proposed or PrintChoice(), self)
        self._preview = PagePreview(self)
        self._told = PlainLabel(parent=self)
        self._told.setObjectName("printProblem")
        self._told.setWordWrap(True)
        self._told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._build(is_to_print)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self._form.changed.connect(self._timer.start)
        self.finished.connect(self._timer.stop)
        self.finished.connect(self._making.close)
        self._making.made.connect(self._show)
        self._making.refused.connect(self._refuse)
        resize_to_fit(self, 1120, 760)
        self.refresh()

    def choice(self) -> PrintChoice:
        """Return what is chosen."""
        return self._form.choice()

    @property
    def is_laying_out(self) -> bool:
        """Whether the pages that are chosen are not there yet."""
        return self._making.is_running

    def refresh(self) -> None:
        """Lay out what is chosen, and show it or say why it does not go."""
        self._timer.stop()
        self.document = self._wanted = None
        try:
            self._making.start(self._actions.layout(self.choice()))
        except (PaperError, EdtfError) as error:
            self._making.cancel()
            self._refuse(str(error))
        if self._making.is_running:
            self._tell("The pages are being laid out…")

    def _show(self, document: PaperDocument) -> None:
        self.document = document
        self._preview.show_document(document, paper_theme(self.choice().is_greyscale))
        self._tell("")
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._act(wanted)

    def _refuse(self, sentence: str) -> None:
        self._wanted = None
        self._tell(f"This cannot be printed: {sentence}.")

    def _tell(self, sentence: str) -> None:
        """Say something in the place of the pages, or show them."""
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
        self._preview.setVisible(not sentence)
        for button in (self._save, self._send):
            button.setEnabled(self.document is not None or self.is_laying_out)

    def _build(self, is_to_print: bool) -> None:
        self._save = QPushButton("&Save as PDF…", self)
        self._save.setObjectName("printSave")
        self._save.clicked.connect(self._do_save)
        self._send = QPushButton("&Print…", self)
        self._send.setObjectName("printSend")
        self._send.clicked.connect(self._do_send)
        close = QPushButton("Close", self)
        close.clicked.connect(self.reject)
        # Where nothing can be saved, Enter is not to close the dialog.
        first, second = (self._send, self._save) if is_to_print else (self._save, self._send)
        first.setDefault(True)
        for button in (second, close):
            button.setAutoDefault(False)
        side = QWidget(self)
        side.setFixedWidth(_SIDE_PX)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(_scrolled(self._form, side), 1)
        for button in (first, second, close):
            left.addWidget(button)
        whole = QHBoxLayout(self)
        whole.addWidget(side, 0)
        whole.addSpacing(8)
        whole.addWidget(self._told, 1)
        whole.addWidget(self._preview, 1)
        self._form.begin()

    def _do_save(self) -> None:
        self._act(self._actions.save)

    def _do_send(self) -> None:
        self._act(self._actions.send)

    def _act(self, action: Action) -> None:
        """Save or print the pages, as soon as they are laid out."""
        if self._timer.isActive():
            self.refresh()
        if self.is_laying_out:
            self._wanted = action
        elif self.document is not None and action(self.document, self.choice()):
            self.accept()


def _scrolled(form: QWidget, parent: QWidget) -> QScrollArea:
    """Return a form that scrolls where a low screen has no room for all of it."""
    area = QScrollArea(parent)
    area.setObjectName("printForm")
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(form)
    return area
