"""Structuring a file with mistakes: every refusal is gathered with its path, what was refused is dropped, the rest is kept.

What is dropped casts a shadow: an id that is gone with its element must not be reported as dangling, nor an objective as
unmeasured because the line of its KPI has a typing error. So the words of everything dropped are remembered.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import attrs

from clustermodel.loading import rules
from clustermodel.loading.hooks import Fast, Hook, did_you_mean, fields_of, plain_ref, scalar
from clustermodel.loading.locate import Path
from clustermodel.loading.refusals import BROKEN, Bad, Drop, misshapen
from clustermodel.model.frozen import Map
from clustermodel.model.program import Program
from clustermodel.model.ref import Ref
from clustermodel.model.series import Observation


@attrs.frozen
class Refusal:
    """Something that was refused, where, and whether the key or its value is meant."""

    path: Path
    bad: Bad
    key: bool = False


@attrs.define
class Losses:
    """What was dropped: it explains findings that would only be echoes."""

    words: set[str] = attrs.field(factory=set)
    """Every text in what was dropped; among them the ids it declared and referred to."""
    damaged: set[str] = attrs.field(factory=set)
    """Ids of the elements that were kept, but of which a part was dropped."""
    items: dict[Path, list[int]] = attrs.field(factory=dict)
    """Path of a list → indexes of its dropped items, ascending."""

    def written(self, path: Path) -> Path:
        """The path in the file of a path in the model, whose lists have closed up over what was dropped."""
        if not self.items:
            return path
        done: Path = ()
        for name in path:
            step = name
            if isinstance(step, int):
                for index in self.items.get(done, ()):
                    step += index <= step
            done = (*done, step)
        return done


class Careful(Fast):
    """The hooks of the containers, for a file with mistakes."""

    def __init__(self, unread: frozenset[Path] = frozenset()) -> None:
        super().__init__()
        self.unread = unread
        self.path: Path = ()
        self.refusals: list[Refusal] = []
        self.losses = Losses()
        self._elements: list[str] = []
        """Ids of the objects around, the innermost last."""

    def structure(self, root: Any, cls: type) -> Any:
        """The object, or None when nothing of it could be kept."""
        try:
            return self.hook(cls)(root, cls)
        except Bad as bad:
            self.refusals.append(Refusal((), bad))
        except Drop:
            pass
        return None

    @contextmanager
    def _at(self, name: str | int, value: Any) -> Iterator[None]:
        """Structure one part: what is refused in it is recorded and forgotten, so that the rest goes on."""
        path, self.path = self.path, (*self.path, name)
        try:
            yield
        except Bad as bad:
            self.refusals.append(Refusal(self.path, bad))
            self._lose(value)
        except Drop:
            self._lose(value)
        finally:
            self.path = path

    def _lose(self, value: Any) -> None:
        """Remember what is dropped, and the elements that are no longer whole."""
        self.losses.damaged.update(self._elements[-1:])
        waiting = [value]
        while waiting:
            one = waiting.pop()
            if type(one) is dict:
                waiting += one.keys()
                waiting += one.values()
            elif type(one) is list:
                waiting += one
            elif type(one) is str:
                self.losses.words.add(one)

    def object_hook(self, cls: Any) -> Hook:
        fields = fields_of(cls)
        table: dict[str, Hook] = {}
        required = [key for key, field in fields.items() if field.default is attrs.NOTHING]

        def structure(value: Any, _: Any) -> Any:
            if type(value) is not dict:
                raise misshapen(value, "a map", "write `key: value` lines")
            if not table:
                table.update({key: self.hook_of(field, cls) for key, field in fields.items()})
            arguments = {}
            self._elements.append(value["id"] if type(value.get("id")) is str else "".join(self._elements[-1:]))
            for key, item in value.items():
                with self._at(key, item):
                    if key not in table:
                        self._unknown(key, item, cls, table)
                    arguments[fields[key].name] = table[key](item, None)
            self._elements.pop()
            self._require(value, cls, [fields[key] for key in required if fields[key].name not in arguments])
            return cls(**arguments)

        return structure

    def _unknown(self, key: Any, item: Any, cls: type, table: dict[str, Hook]) -> None:
        if type(key) is not str or item is BROKEN:
            raise Drop  # reported by the event reader
        if cls is Program and key.startswith("x-"):
            self._report_key(Bad(rules.SECTION, key=key))
        hint = did_you_mean(key, table)
        self._report_key(Bad(rules.UNKNOWN_KEY, hint=hint, key=key, where=name_of(cls), known=list(table)))

    def _report_key(self, bad: Bad) -> None:
        self.refusals.append(Refusal(self.path, bad, key=True))
        raise Drop

    def _require(self, value: dict[str, Any], cls: type, missing: list["attrs.Attribute[Any]"]) -> None:
        """Refuse an object without what it cannot do without; a key that is there was refused for its own error."""
        for field in missing:
            key = field.metadata.get("key") or field.name.rstrip("_")
            if key not in value and self.path not in self.unread:
                meaning = field.metadata["doc"]
                bad = Bad(rules.MISSING_KEY, where=name_of(cls), key=key, meaning=meaning)
                self.refusals.append(Refusal(self.path, bad))
        if missing:
            raise Drop

    def items(self, value: list[Any], hook: Hook, of: Any) -> tuple[Any, ...]:
        """The items of a list, without those that were refused."""
        kept = []
        for index, item in enumerate(value):
            size = len(kept)
            with self._at(index, item):
                kept.append(hook(item, of))
            if len(kept) == size:
                self.losses.items.setdefault(self.path, []).append(index)
        return tuple(kept)

    def entries(self, value: dict[Any, Any], hook: Any) -> list[Any]:
        """What `hook(key, item)` makes of each entry of a map, without those that were refused."""
        kept = []
        for key, item in value.items():
            with self._at(key, item):
                if type(key) is not str or item is BROKEN:
                    raise Drop
                kept.append(hook(key, item))
        return kept

    def tuple_hook(self, cls: Any) -> Hook:
        fast = super().tuple_hook(cls)
        of = cls.__args__[0]
        if of in (Ref, Observation) or of == tuple[str, ...]:
            return fast
        hook = self.hook(of)
        return lambda value, _: self.items(value, hook, of) if type(value) is list else fast(value, of)

    def map_hook(self, cls: Any) -> Hook:
        fast, of = super().map_hook(cls), cls.__args__[1]
        hook = self.hook(of)

        def structure(value: Any, _: Any) -> Any:
            if type(value) is not dict:
                return fast(value, of)
            return Map(self.entries(value, lambda key, item: (scalar(key), hook(item, of))))

        return structure

    def refs(self, value: Any, _: Any) -> tuple[Ref, ...]:
        if type(value) is list:
            return self.items(value, lambda item, _: plain_ref(scalar(item)), None)
        if type(value) is dict:
            return tuple(self.entries(value, self.long_ref))
        return super().refs(value, None)

    def series(self, value: Any, _: Any) -> tuple[Observation, ...]:
        if type(value) is list:
            return self.items(value, self.hook(Observation), Observation)
        if type(value) is dict:
            return tuple(self.entries(value, self.observation))
        return super().series(value, None)


def name_of(cls: type) -> str:
    """What a class is called in a message: its element kind, or its own name in words."""
    kind: str = getattr(cls, "KIND", cls.__name__)
    return "the programme" if cls is Program else kind.lower()
