"""Structuring a file with mistakes: every refusal is gathered with its path, what was refused is dropped, the rest is kept.

What is dropped casts a shadow: an id that is gone with its element must not be reported as dangling, nor an objective as
unmeasured because the line of its KPI has a typing error. So everything dropped is remembered (`Losses`).
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import attrs

from clustermodel.loading import rules
from clustermodel.loading.hints import near
from clustermodel.loading.hooks import Fast, cell_of, fields_of, id_in_list, observation, plain_ref, row_of, rows_of
from clustermodel.loading.locate import Path
from clustermodel.loading.losses import Losses
from clustermodel.loading.refusals import Bad, Broken, Drop, misshapen
from clustermodel.loading.scalars import ID, Hook, scalar, structure_language
from clustermodel.messages import Word
from clustermodel.model.actuals import Actuals
from clustermodel.model.element import Element
from clustermodel.model.frozen import Map
from clustermodel.model.meta import yaml_key
from clustermodel.model.program import Program
from clustermodel.model.ref import Ref
from clustermodel.model.series import Observation
from clustermodel.model.text import Localized


@attrs.frozen
class Refusal:
    """Something that was refused, where, and whether the key or its value is meant."""

    path: Path
    bad: Bad
    subject: str = ""
    """`kind:id/field`; the path where there is no element around."""
    key: bool = False


@attrs.frozen
class _Around:
    """The element that is being structured: what refusals in it are about."""

    id: str = ""
    address: str = ""
    depth: int = 0


class Careful(Fast):
    """The hooks of the containers, for a file with mistakes."""

    def __init__(self, unread: Iterable[Path] = (), rest: str = "") -> None:
        super().__init__()
        self.unread = frozenset(unread)
        self.path: Path = ()
        self.refusals: list[Refusal] = []
        self.losses = Losses()
        self.losses.add_unread(rest)
        self._around = _Around()

    def structure(self, root: Any, cls: type) -> Any:
        """The object, or None when nothing of it could be kept."""
        with self._part(root):
            return self.hook(cls)(root, cls)
        return None

    @contextmanager
    def _at(self, name: str | int, value: Any) -> Iterator[None]:
        """Go down to one part of a container."""
        path, self.path = self.path, (*self.path, name)
        try:
            with self._part(value):
                yield
        finally:
            self.path = path

    @contextmanager
    def _part(self, value: Any) -> Iterator[None]:
        """Structure one part: what is refused in it is recorded and forgotten, so that the rest goes on."""
        around = self._around
        try:
            yield
        except Bad as bad:
            self._around = around
            self._refuse(bad)
            self._lose(value)
        except Drop:
            self._around = around
            self._lose(value)

    def _refuse(self, bad: Bad, *, key: bool = False) -> None:
        self.refusals.append(Refusal(self.path, bad, self._subject(), key))

    def _subject(self) -> str:
        if not self._around.address:
            return dotted(self.path)
        field = self.path[self._around.depth : self._around.depth + 1]
        return f"{self._around.address}/{field[0]}" if field else self._around.address

    def _lose(self, value: Any) -> None:
        """Remember what is dropped, and that the element around it is no longer whole."""
        self.losses.damaged.add(self._around.id)
        self.losses.add(value)

    def object_hook(self, cls: Any) -> Hook:
        fields = fields_of(cls)
        table: dict[str, Hook] = {}
        required = [field for field in fields.values() if field.default is attrs.NOTHING]

        def structure(value: Any, _: Any) -> Any:
            around = self._enter(value, cls)
            if type(value) is not dict:
                raise misshapen(value, "a map", "write `key: value` lines")
            if not table:
                table.update({key: self.hook_of(field, cls) for key, field in fields.items()})
            arguments = {}
            for key, item in value.items():
                with self._at(key, item):
                    if key not in table:
                        self._unknown(key, item, cls, table)
                    arguments[fields[key].name] = table[key](item, None)
            self._require(value, cls, [field for field in required if field.name not in arguments])
            self._around = around
            return cls(**arguments)

        return structure
