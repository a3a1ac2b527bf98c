"""Structuring a file with mistakes: every refusal is gathered with its path, what was refused is dropped, the rest is kept.

What is dropped casts a shadow: an id that is gone with its element must not be reported as dangling, nor an objective as
unmeasured because the line of its KPI has a typing error. So everything dropped is remembered (`Losses`).
"""

from collections.abc import Iterable
from typing import Any

import attrs

from clustermodel.loading import rules
from clustermodel.loading.containers import cell_of, id_in_list, no_series, row_of, rows_of
from clustermodel.loading.forms import written
from clustermodel.loading.hints import near
from clustermodel.loading.hooks import DATED, Fast, fields_of
from clustermodel.loading.losses import Losses
from clustermodel.loading.meant import meant_key
from clustermodel.loading.paths import Path, dotted
from clustermodel.loading.references import plain_ref
from clustermodel.loading.refusals import Bad, Broken, Drop, Refusal, misshapen
from clustermodel.loading.scalars import ID, Hook, scalar, structure_language, structure_period, structure_quantity
from clustermodel.messages import Phrase, Word
from clustermodel.model.actuals import Actuals
from clustermodel.model.element import Element
from clustermodel.model.frozen import Map
from clustermodel.model.program import Program
from clustermodel.model.ref import Ref
from clustermodel.model.text import Localized
from clustermodel.model.translation import Translation

_PATIENCE = 1_000
"""After so many refusals, nobody asks any more what a misspelt key may have meant: that takes longer than all else."""

_LOST = Broken()
"""What is left of a value that was refused."""


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
        kept = self._keep((), root, self.hook(cls), cls)
        return None if kept is _LOST else kept

    def _keep(self, step: Path, value: Any, hook: Hook, of: Any = None, *, key: bool = False) -> Any:
        """Structure one part; if it is refused, record that and forget the part, so that the rest goes on."""
        path = self.path
        self.path = (*path, *step)
        try:
            return hook(value, of)
        except Bad as bad:
            self._refuse(bad, key=key)
            self._lose(value)
        except Drop:
            self._lose(value)
        finally:
            self.path = path
        return _LOST

    def _refuse(self, bad: Bad, *, key: bool = False) -> None:
        """Record a refusal, unless what is wrong may only be that the reader had to stop here."""
        if self.path not in self.unread:
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
        """A model class from a map of its YAML keys, field by field."""
        fields = fields_of(cls)
        table: dict[str, Hook] = {}

        def structure(value: Any, _: Any) -> Any:
            if not table:
                table.update({key: self.hook_of(field, cls) for key, field in fields.items()})
            around, own = self._around, _own_id(value, cls)
            if own:
                self._around = _Around(own, f"{cls.KIND}:{own}" if ID.fullmatch(own) else "", len(self.path))
            if self.path in self.unread:
                self.losses.damaged.add(self._around.id)
            try:
                return cls(**self._arguments(value, cls, fields, table))
            except (Bad, Drop):
                self.losses.declare(own)
                raise
            finally:
                self._around = around

        return structure

    def _arguments(self, value: Any, cls: type, fields: Any, table: dict[str, Hook]) -> dict[str, Any]:
        """The values of the fields that could be kept. Drops an object without what it cannot do without."""
        if type(value) is not dict:
            raise misshapen(value, "a map", written(cls))
        kept = {}
        for key, item in value.items():
            if type(key) is not str or type(item) is Broken:
                self._lose({key: item})
            elif key not in table:
                self._unknown(key, value, cls, table)
            elif (one := self._keep((key,), item, table[key])) is not _LOST:
                kept[fields[key].name] = one
        missing = [key for key, field in fields.items() if field.default is attrs.NOTHING and field.name not in kept]
        for key in missing:
            if key not in value:
                meaning = Word(fields[key].metadata["doc"])
                self._refuse(Bad(rules.MISSING_KEY, where=name_of(cls), key=key, meaning=meaning))
        if missing:
            raise Drop
        return kept

    def _unknown(self, key: str, around: dict[str, Any], cls: type, table: Iterable[str]) -> None:
        def refuse(_: Any, __: Any) -> None:
            if issubclass(cls, Program) and key.startswith("x-"):
                raise Bad(rules.SECTION, key=key)
            known = list(table)
            if len(self.refusals) > _PATIENCE:
                raise Bad(rules.UNKNOWN_KEY, key=key, where=name_of(cls), known=known)
            meant = meant_key(key, around, cls, known)
            raise Bad(rules.UNKNOWN_KEY, key=key, where=name_of(cls), known=known, meant=meant, **near(key, known))

        self._keep((key,), around[key], refuse, key=True)

    def _items(self, value: list[Any], hook: Hook, of: Any = None) -> tuple[Any, ...]:
        """The items of a list, without those that were refused."""
        kept = [self._keep((index,), item, hook, of) for index, item in enumerate(value)]
        return self._without_lost(kept)

    def _entries(self, value: dict[Any, Any], key_hook: Hook, hook: Hook) -> tuple[tuple[Any, Any], ...]:
        """The entries of a map, without those of which the key or the value was refused."""
        if self.path in self.unread:
            self.losses.items[self.path] = []  # there may have been more
        kept: list[Any] = []
        for key, item in value.items():
            if type(key) is not str or type(item) is Broken:
                self._lose({key: item})
                kept.append(_LOST)
                continue
            pair = self._keep((key,), key, key_hook, key=True), self._keep((key,), item, hook)
            if _LOST in pair:
                self.losses.add(key)
            kept.append(_LOST if _LOST in pair else pair)
        return self._without_lost(kept)

    def _without_lost(self, kept: list[Any]) -> tuple[Any, ...]:
        lost = [index for index, one in enumerate(kept) if one is _LOST]
        if lost:
            self.losses.items[self.path] = lost
        return tuple([one for one in kept if one is not _LOST])

    def tuple_hook(self, cls: Any) -> Hook:
        """A tuple of what its items come to."""
        of = cls.__args__[0]
        if of in (Ref, *DATED) or of == tuple[str, ...]:
            return super().tuple_hook(cls)
        hook = self.hook(of)

        def structure(value: Any, _: Any) -> Any:
            if type(value) is not list:
                raise misshapen(value, "a list", written(cls, value))
            return self._items(value, hook, of)

        return structure

    def map_hook(self, cls: Any) -> Hook:
        """A map of what its entries come to."""
        hook = self.hook(cls.__args__[1])

        def structure(value: Any, _: Any) -> Any:
            if type(value) is not dict:
                raise misshapen(value, "a map", written(cls))
            return Map(self._entries(value, scalar, hook))

        return structure

    def text(self, value: Any, _: Any) -> str:
        """A wording, or the wordings that are good."""
        if type(value) is not dict or not value:
            return super().text(value, None)
        wordings = dict(self._entries(value, structure_language, scalar))
        if not wordings:
            raise Drop
        return Localized(wordings)

    def rows(self, value: Any, _: Any) -> tuple[tuple[str, ...], ...]:
        """The rows of a table that are whole."""
        return self._items(rows_of(value), self._row)

    def _row(self, value: Any, _: Any) -> tuple[str, ...]:
        cells = self._items(row_of(value), lambda cell, _: cell_of(cell))
        if len(cells) < len(value):
            raise Drop
        return cells

    def refs(self, value: Any, _: Any) -> tuple[Ref, ...]:
        """The references that are good."""
        if type(value) is list:
            return self._items(value, lambda item, _: plain_ref(id_in_list(item)))
        if type(value) is dict:
            pairs = self._entries(value, scalar, lambda item, _: self.long_ref("-", item))
            return tuple([attrs.evolve(ref, id=id) for id, ref in pairs])
        return super().refs(value, None)

    def ref(self, value: Any, _: Any) -> Ref:
        """One reference, in its own place."""
        if type(value) is list and value and all(type(one) is str for one in value):
            raise misshapen(value, "one reference", self._one_of(value))
        if type(value) is not dict or len(value) != 1:
            return super().ref(value, None)
        refs = self.refs(value, None)
        if not refs:
            raise Drop
        return refs[0]

    def _one_of(self, ids: list[str]) -> Phrase:
        """The hint for several ids where one belongs: a line of a list may be written once for each."""
        field, shown = self.path[-1], ids[:2]
        if len(self.path) > self._around.depth + 1 and isinstance(self.path[-2], int) and len(ids) > 1:
            example = ", ".join(f"{{…, {field}: {one}}}" for one in shown)
            return Phrase("write an entry for each: {example}", {"example": example})
        return Phrase("write {example}", {"example": f"{field}: {shown[0]}"})

    def long_ref(self, id: Any, value: Any) -> Ref:
        """A reference with its remarks; its id is its key, and cannot stand among them."""
        if type(value) is dict and "id" in value:
            self._unknown("id", value, Ref, [key for key in fields_of(Ref) if key != "id"])
            value = {key: item for key, item in value.items() if key != "id"}
        return super().long_ref(id, value)

    def series_hook(self, of: type) -> Hook:
        """The numbers over time that are good."""

        def series(value: Any, _: Any) -> tuple[Any, ...]:
            if type(value) is list:
                return self._items(value, self.hook(of), of)
            if type(value) is dict:
                pairs = self._entries(value, structure_period, structure_quantity)
                return tuple([of(period=period, value=number) for period, number in pairs])
            raise no_series(value)

        return series


def _own_id(value: Any, cls: type) -> str:
    """The id of an element, written or understood (`goal`); empty for anything else."""
    if not issubclass(cls, Element):
        return ""
    usual = attrs.fields_dict(cls)["id"].default
    id = value.get("id", usual) if type(value) is dict else usual
    return id if type(id) is str else ""


_NAMES = {Program: "the programme", Actuals: "the actuals", Translation: "the translation", Ref: "reference"}


def name_of(cls: type) -> Word:
    """What a class is called in a message: its element kind, or its own name in words."""
    words = "".join(f" {one.lower()}" if one.isupper() else one for one in cls.__name__).strip()
    return Word(_NAMES.get(cls) or (issubclass(cls, Program) and _NAMES[Program]) or getattr(cls, "KIND", words))
