"""What the index of references is made of."""

from collections.abc import Mapping
from typing import NamedTuple

import attrs

from clustermodel.diagnostics import Rule
from clustermodel.edits import Edit
from clustermodel.loading.paths import Path
from clustermodel.model.frozen import Frozen
from clustermodel.model.meta import Refers
from clustermodel.model.ref import Basis, Ref

_OWN = len(("field", "id"))
"""Steps to a reference in a field of the element itself."""


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Edge(Frozen):
    """A resolved reference, read «source *relation* target». In the graph it means: the source rests on the target."""

    source: str
    target: str
    relation: str
    basis: Basis = Basis.STATED
    rests: bool = True
    """It belongs to the graph; else it only gives context (`about`, `sourced_from` …)."""
    holder: str = ""
    """The element in which the reference is written."""
    _at: Path | str = attrs.field(default=(), alias="at", repr=False)
    ref: Ref | None = None

    @property
    def at(self) -> Path:
        """Where in that element. Of most only the field is kept: what follows is the id of the reference."""
        if isinstance(self._at, str):
            return (self._at, self.ref.id) if self.ref is not None else (self._at,)
        return self._at


class Problem(NamedTuple):
    """Something wrong with a reference or an id."""

    rule: Rule
    holder: str
    at: Path
    values: Mapping[str, object]
    hint: str | None = None
    related: tuple[Path, ...] = ()
    path: Path | None = None
    """The path of an element that could not be indexed; else the holder's is meant."""
    fix: tuple[Edit, ...] = ()
    """Edits that mend it, with paths in the holder."""


class Unresolved(NamedTuple):
    """A reference that the programme itself marks as pointing at nothing."""

    holder: str
    at: Path
    ref: Ref
    refers: Refers


def shortened(at: Path, ref: Ref) -> Path | str:
    """The field alone where nothing follows but the id of the reference: a large programme has very many such paths."""
    field = at[0]
    return field if len(at) == _OWN and at[1] == ref.id and isinstance(field, str) else at
