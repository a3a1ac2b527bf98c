"""Ids that are counted on from others."""

from collections.abc import Collection, Iterable
from itertools import count

from clustermodel.views.workbook.forms import LONGEST_ID

FIRST = {"kpi": "K0", "participant": "P0", "funding": "F0"}
"""Kind → what its ids are counted on from where the others are names."""


def following(kind: str, ids: Iterable[str]) -> str:
    """The id that a new element of a kind gets after others: K8 after K7, 3.11 after 3.10, P1 after names."""
    known = [*ids]
    return next_id(next(filter(is_numbered, reversed(known)), FIRST.get(kind, "new-0")), {*known})


def is_numbered(id: str) -> bool:
    """An id that others can be counted on from: it ends in a digit, and leaves room for more."""
    return id[-1:].isdigit() and len(id) < LONGEST_ID


def next_id(id: str, taken: Collection[str]) -> str:
    """The first id, counted on from another, that is not taken."""
    stem = id.rstrip("0123456789")
    number = next(one for one in count(int(id[len(stem) :]) + 1) if f"{stem}{one}" not in taken)
    return f"{stem}{number}"
