"""Which key a misspelt one was surely meant to be."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from clustermodel.loading.hints import only_near
from clustermodel.loading.hooks import fast, fields_of
from clustermodel.loading.scalars import Hook


def meant_key(key: str, around: dict[str, Any], cls: type, known: Iterable[str]) -> str:
    """The key that was surely meant: the only one that is near, not there already, and good for the value."""
    found = only_near(key, known)
    if not found or found in around:
        return ""
    try:
        _strict(cls, found)(around[key], None)
    except Exception:
        return ""
    return found


@cache
def _strict(cls: type, key: str) -> Hook:
    """The hook of a field that stops at the first mistake."""
    return fast().hook_of(fields_of(cls)[key], cls)
