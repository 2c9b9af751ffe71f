"""Facets: a file may have any number of values, and ask for all of them."""

from __future__ import annotations

from collections import Counter

import numpy as np

from timeline_app.core.table.facets import FacetColumn
from timeline_app.core.table.row_values import row_values

MANY = 2_000
COMPARED = Counter[str]()


class Value(str):
    """A value that counts how often it is compared."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        COMPARED["values"] += 1
        return str.__eq__(self, other)

    def __hash__(self) -> int:
        return str.__hash__(self)


def test_given_as_many_values_asked_for_as_there_are_then_each_is_looked_at_a_few_times() -> None:
    values = tuple(Value(f"person-{number}") for number in range(MANY))
    held = row_values(np.arange(MANY, dtype=np.int16), np.ones(MANY, np.int32), MANY)
    column = FacetColumn(values, tuple(value.upper() for value in values), held)
    asked = [str(value) for value in values]
    COMPARED.clear()
    assert column.any_of(asked).all()
    assert not column.all_of(asked).any()
    assert len(column.labels_of(asked)) == MANY
    assert 0 < COMPARED["values"] < 10 * MANY


def test_given_values_that_are_not_there_then_they_are_passed_over() -> None:
    column = FacetColumn(("a", "b"), ("A", "B"), row_values(np.arange(2), np.ones(2, np.int32), 2))
    assert column.codes_of(("b", "c")) == {1}
    assert column.labels_of(("c", "b")) == {"b": "B"}
    assert column.any_of(("c",)).tolist() == [False, False]
    assert column.all_of(("b", "c")).tolist() == [False, False]
