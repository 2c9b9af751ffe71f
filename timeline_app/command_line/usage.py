"""What the command line's modules share: exit codes, wrong use, and the filter options."""

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
FACET_OPTIONS = {
    "leader": "leaders",
    "theme": "themes",
    "kind": "kinds",
    "document": "documents",
    "basis": "basis",
    "organisation": "organisations",
    "place": "places",
}


class UsageError(Exception):
    """Wrong use or unusable input: the message is the one sentence that the user reads."""


def missing_library_sentence(error: ImportError) -> str:
    """Say which system library is missing, where the check before did not know of it."""
    return f"a system library is missing ({error}); install the package that holds it"
