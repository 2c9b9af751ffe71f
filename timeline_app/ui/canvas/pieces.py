"""The pieces of the story as places to go to."""

from timeline_app.scene.axis.piecewise import Piece, PiecewiseScale
from timeline_app.scene.axis.span import TimeScale, TimeSpan
from timeline_app.state.view_state import with_room


def piece_at(scale: TimeScale, x: float) -> Piece | None:
    """Return the piece of a story at an x, or the one that is nearest."""
    if not isinstance(scale, PiecewiseScale):
        return None
    return min(scale.pieces, key=lambda piece: max(piece.x_start - x, x - piece.x_end, 0.0))


def span_of_piece(piece: Piece) -> TimeSpan:
    """Return the even time to go to from a piece of the story."""
    return with_room(piece.span.start_s, piece.span.end_s)
