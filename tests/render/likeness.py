"""How far two pictures are from each other to the eye, whatever drew their letters.

Rasterisers differ in the dots along an edge, not in how dark a spot is as a whole. So what is
compared is the mean colour of every square of a few dots: a letter drawn a little otherwise hardly
changes it, while a bar that is missing, moved or of another colour does. Of hue, less passes.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

# Of 255 steps of a colour. Other rasterisers come to 24 and 3, see test_likeness.py.
SQUARE_PX, MOST_STEPS = 6, 28.0
TINGED_SQUARE_PX, MOST_TINGE_STEPS = 10, 5.0

Levels = NDArray[np.float64]


def complaint(expected: QImage, found: QImage) -> str:
    """Say where two pictures differ most, if they do; nothing if they are alike."""
    if expected.size() != found.size():
        sizes = [f"{image.width()} x {image.height()}" for image in (expected, found)]
        return f"{sizes[0]} px became {sizes[1]} px"
    off = levels(expected) - levels(found)
    return _too_far(_lightness_off(off), MOST_STEPS, "colour") or _too_far(
        _tinge_off(off), MOST_TINGE_STEPS, "hue"
    )


def _too_far(steps: Levels, most: float, what: str) -> str:
    y, x = np.unravel_index(int(steps.argmax()), steps.shape)
    if steps[y, x] <= most:
        return ""
    return f"{what} is {steps[y, x]:.1f} steps off at x {x}, y {y}, where {most:.0f} pass"


def _lightness_off(off: Levels) -> Levels:
    steps: Levels = np.abs(_means(off, SQUARE_PX)).max(axis=2)
    return steps


def _tinge_off(off: Levels) -> Levels:
    """Return the difference that grey letters can't make, so that a pale colour counts too."""
    means = _means(off, TINGED_SQUARE_PX)
    steps: Levels = np.abs(means - means.mean(axis=2, keepdims=True)).max(axis=2)
    return steps


def levels(image: QImage) -> Levels:
    """Return the colours of an image, by row, column and channel."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    dots = np.frombuffer(plain.constBits(), np.uint8)
    return dots.reshape(image.height(), image.width(), 4)[:, :, :3].astype(np.float64)


def _means(values: Levels, size: int) -> Levels:
    """Return the mean of every square, by its top left corner."""
    sums = np.pad(values.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0), (0, 0)))
    corners = sums[size:, size:] + sums[:-size, :-size] - sums[size:, :-size] - sums[:-size, size:]
    means: Levels = corners / size**2
    return means
