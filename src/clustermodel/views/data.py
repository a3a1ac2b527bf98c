"""A programme, or its actuals, as plain data, with the keys of its YAML."""

from typing import Any

from clustermodel.loading.dump import plain
from clustermodel.loading.load import ACTUALS
from clustermodel.model.actuals import Actuals
from clustermodel.model.program import Program


def as_data(program: Program | Actuals) -> dict[str, Any]:
    """Dictionaries, lists, texts, truth values and integers; what is at its default is left out.

    Quantities and periods are texts, exactly as printed: a binary number would turn `27.0` into `27`, and it has no place
    for `~7`, `25..29` or `not-set`.
    """
    data: dict[str, Any] = plain(program)
    return data


def no_actuals(program: Program) -> Actuals:
    """Actuals of a programme of which nothing is reported."""
    return Actuals(format=ACTUALS, program=program.header.id)
