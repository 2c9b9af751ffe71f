"""What was asked for lately, kept by whoever asks.

Unlike the cache of the standard library it holds no function: one that held a method of its owner
would tie the two in a circle, and a list that is closed would stay in memory until the collector
looks for it.
"""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """Keeps up to some number of answers, and forgets the oldest for a new one."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._answers: dict[Key, Value] = {}

    def answer(self, key: Key, work_out: Callable[[Key], Value]) -> Value:
        """Return the answer to a question, worked out if it is not at hand."""
        answers = self._answers
        if key not in answers:
            # Before there is room for it, since working it out may ask for others.
            value = work_out(key)
            if len(answers) >= self._most:
                del answers[next(iter(answers))]
            answers[key] = value
        return answers[key]

    def forget(self) -> None:
        """Forget all answers."""
        self._answers.clear()
