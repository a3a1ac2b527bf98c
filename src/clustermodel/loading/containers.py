"""What stands in the place of a list, a map, a table: it is handed back, or refused with what to write instead."""

from typing import Any

from clustermodel.loading.refusals import misshapen


def list_of(value: Any) -> list[Any]:
    """A list."""
    if type(value) is not list:
        raise misshapen(value, "a list", "write [one, two] or lines of `- one`")
    return value


def map_of(value: Any) -> dict[Any, Any]:
    """A map."""
    if type(value) is not dict:
        raise misshapen(value, "a map", "write {key: value}")
    return value


def no_series(value: Any) -> Exception:
    """What is said of anything else in the place of numbers over time."""
    return misshapen(value, "a map of period: number", "write {2021: 5, 2022: not-set}")


def rows_of(value: Any) -> list[Any]:
    """The rows of a table."""
    if type(value) is not list:
        raise misshapen(value, "a list of rows", "write rows: [[a, 1], [b, 2]]")
    return value


def row_of(value: Any) -> list[Any]:
    """The cells of a row."""
    if type(value) is not list:
        raise misshapen(value, "a row", "write rows: [[a, 1], [b, 2]]")
    return value


def cell_of(value: Any) -> str:
    """A cell, which may be empty."""
    if type(value) is not str:
        raise misshapen(value, "a cell", "a cell is a single value")
    return value


def id_in_list(value: Any) -> str:
    """A reference in a list."""
    if type(value) is not str or not value:
        raise misshapen(value, "an id", "write [id, id]; with a basis {id: strong, id: weak}")
    return value
