"""Markup that cannot be broken: whatever is not marked as markup is escaped."""

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from clustermodel.views.web import UNCLOSED, quoted, text

_VOID = frozenset({"meta", "input", "br", "link"})
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


class Html(str):
    """A text that is markup already."""

    __slots__ = ()


Content = str | Iterable["Content"] | None
"""Texts, markup, and whatever yields them; None: nothing."""


def tag(name: str, /, *content: Content, **attributes: str | int | bool | None) -> Html:
    """An element. `class_` is the attribute class, `aria_label` is aria-label; None and False leave an attribute out."""
    written = "".join([
        f" {_spelt(key)}" if value is True else f" {_spelt(key)}={quoted(str(value))}"
        for key, value in attributes.items()
        if value is not None and value is not False
    ]) if attributes else ""  # fmt: skip
    end = "" if name in _VOID or name in UNCLOSED else f"</{name}>"
    return Html(f"<{name}{written}>{''.join(map(together, content))}{end}")


@cache
def _spelt(key: str) -> str:
    """An attribute as HTML spells it."""
    return key.rstrip("_").replace("_", "-")


def together(content: Content) -> Html:
    """Several pieces one after the other, each escaped unless it is markup."""
    if isinstance(content, Html):
        return content
    if isinstance(content, str):
        return Html(text(content))
    return Html("".join(map(together, content)) if content is not None else "")


def data(value: Any) -> Html:
    """A value as JSON that stands in a script: nothing in it can end the script or begin a comment."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Html(written.translate(_UNSAFE).encode("utf-8", "backslashreplace").decode())
