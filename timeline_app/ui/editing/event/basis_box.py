"""The field that says how a date is known."""

from PySide6.QtWidgets import QComboBox, QWidget

from timeline_app.core.record.facet_kinds import BASIS_LABELS
from timeline_app.core.record.model import DATE_BASES, DateBasis


class BasisBox(QComboBox):
    """Holds how a date is known, and whether a person has said so himself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_own = False
        self.setAccessibleName("How the date is known")
        for basis in DATE_BASES:
            self.addItem(BASIS_LABELS[basis], basis)
        self.activated.connect(self._note)

    @property
    def basis(self) -> DateBasis:
        """How the date is known."""
        basis: DateBasis = self.currentData()
        return basis

    def show_basis(self, basis: DateBasis) -> None:
        """Show how a date is known."""
        self.setCurrentIndex(DATE_BASES.index(basis))

    def _note(self) -> None:
        # Whoever writes a date after that does not call it “No date given”.
        self.is_own = self.basis != "undated"
