"""References resolved and indexed both ways."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from clustermodel.edits import Rename
from clustermodel.links import rules
from clustermodel.links.edges import Edge, Problem, Unresolved, shortened
from clustermodel.links.walk import elements, names, references
from clustermodel.loading.paths import Path
from clustermodel.messages import Word
from clustermodel.model.element import Element
from clustermodel.model.frozen import Map
from clustermodel.model.meta import ANY, Holds, Refers
from clustermodel.model.program import Program
from clustermodel.model.ref import Basis, Ref
from clustermodel.model.statistics import INHERITED, Statistic

if TYPE_CHECKING:
    from clustermodel.links.lookup import Lookup

class Links:
    """The elements of a programme by address, and the edges between them, both ways. Nobody who reads it can change it."""

    def __init__(self, program: Program, extra: Iterable[Edge] = ()) -> None:
        """`extra` are the edges that plugins add; those of which an end is not there are `stray`."""
        self.program = program
        self._elements: dict[str, Element] = {}
        self._paths: dict[str, Path] = {}
        self._edges: list[Edge] = []
        self._problems: list[Problem] = []
        self._unresolved: list[Unresolved] = []
        self._ids: dict[str, str | tuple[str, ...]] = {}
        """Id → the address that bears it, or the addresses if there are several."""
        self._kinds: dict[str, list[Element]] = {}
        self._out: dict[str, Any] = {}
        self._into: dict[str, Any] = {}
        self._written: dict[str, set[Path]] = {}
        """Element → places of its references, for those that anybody has asked for."""
        self._tables: list[tuple[str, Element]] = []
        self._register()
        self._connect()
        self._inherit()
        self.stray = tuple(edge for edge in extra if not self._added(edge))
        self._pack()
        self._sealed = True

    def __setattr__(self, name: str, value: object) -> None:
        if "_sealed" in self.__dict__:
            raise AttributeError(f"the index of references is immutable: {name} cannot be set")
        super().__setattr__(name, value)

    @cached_property
    def elements(self) -> Mapping[str, Element]:
        """Address → element, in the order of the file."""
        return MappingProxyType(self._elements)

    @cached_property
    def paths(self) -> Mapping[str, Path]:
        """Address → where the element stands in the model."""
        return MappingProxyType(self._paths)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """All edges, by the element that writes them."""
        return tuple(self._edges)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with references and ids."""
        return tuple(self._problems)

    @cached_property
    def unresolved(self) -> tuple[Unresolved, ...]:
        """The references that the programme itself marks as pointing at nothing."""
        return tuple(self._unresolved)

    def get(self, address: str) -> Element | None:
        """The element at an address."""
        return self._elements.get(address)

    def of_kind(self, kind: str) -> tuple[Element, ...]:
        """The elements of one kind, in the order of the file."""
        return tuple(self._kinds.get(kind, ()))

    def out(self, address: str, *relations: str) -> tuple[Edge, ...]:
        """The edges from an element, of the relations given (all, if none is)."""
        return _select(self._out.get(address, ()), relations)

    def into(self, address: str, *relations: str) -> tuple[Edge, ...]:
        """The edges to an element, of the relations given (all, if none is)."""
        return _select(self._into.get(address, ()), relations)

    def is_reference(self, address: str, at: Path) -> bool:
        """Whether a place in an element is one of the references that it writes (and not what a map holds under one)."""
        if isinstance(getattr(self._elements.get(address), str(at[0]), None) if at else None, Map):
            return False
        if address not in self._written:
            edges = (*self._out.get(address, ()), *self._into.get(address, ()))
            self._written[address] = {edge.at for edge in edges if edge.holder == address}
        return at in self._written[address] or (address, at) in self._marked

    @cached_property
    def _marked(self) -> set[tuple[str, Path]]:
        """Where references are written that point at nothing."""
        return {(one.holder, one.at) for one in self._unresolved}

    def _register(self) -> None:
        for element, path, holds, owner in elements(self.program):
            address = element.address
            if address in self._elements:
                values = {"id": element.id, "kind": Word(element.KIND)}
                first = (*self._paths[address], "id")
                self._problems.append(
                    Problem(rules.DUPLICATE_ID, address, ("id",), values, related=(first,), path=path)
                )
                continue
            self._elements[address] = element
            self._paths[address] = path
            self._ids[element.id] = (*self._bearing(element.id), address) if element.id in self._ids else address
            self._kinds.setdefault(element.KIND, []).append(element)
            if holds.relation:
                self._contain(element, holds, owner)
            if isinstance(element, Statistic) and owner:
                self._tables.append((owner, element))

    def _contain(self, element: Element, holds: Holds, owner: str) -> None:
        """The edge to an element from the one around it, or from the element that stands for the field's holder."""
        if holds.holder:
            owner = next((one.address for one in self.of_kind(holds.holder)), "")
        if owner:
            self._add(Edge(owner, element.address, holds.relation, element.basis, holder=element.address, at=("id",)))

    def _connect(self) -> None:
        for address, element in self._elements.items():
            for ref, refers, at in references(element):
                self._link(address, ref, refers, at)

    def _inherit(self) -> None:
        """The edges of a table's rows for what they leave to their table."""
        for table, row in self._tables:
            for edge in list(self._out.get(table, ())):
                if edge.at[0] in INHERITED and not getattr(row, str(edge.at[0])):
                    self._add(attrs.evolve(edge, source=row.address))

    def _pack(self) -> None:
        """Tuples in the place of lists: most hold one edge or two, and lists keep room for more."""
        for edges in (self._out, self._into):
            for address in edges:
                edges[address] = tuple(edges[address])

    def _link(self, holder: str, ref: Ref, refers: Refers, at: Path) -> None:
        if ref.or_:
            for other, name in zip(ref.or_, names(ref.or_), strict=True):
                self._resolve(holder, other, refers, (*at, "or", name))
        if ref.basis is Basis.UNRESOLVED:
            self._unresolved.append(Unresolved(holder, at, ref, refers))
            found = self.candidates(ref.id, refers.kinds)
            if found:
                self._problems.append(Problem(rules.RESOLVABLE, holder, at, {"id": ref.id, "found": found}))
            return
        target = self._resolve(holder, ref.id, refers, at)
        if target is not None:
            source, target = (target, holder) if refers.reverse else (holder, target)
            self._add(Edge(source, target, refers.relation, ref.basis, refers.rests, holder, shortened(at, ref), ref))

    def _add(self, edge: Edge) -> None:
        self._edges.append(edge)
        self._out.setdefault(edge.source, []).append(edge)
        self._into.setdefault(edge.target, []).append(edge)

    def _added(self, edge: Edge) -> bool:
        known = edge.source in self._elements and edge.target in self._elements
        if known:
            self._add(edge if edge.holder else attrs.evolve(edge, holder=edge.source))
        return known

    def candidates(self, id: str, kinds: tuple[str, ...] = ANY) -> list[str]:
        """The addresses that an id, bare or with its kind, may mean among some kinds."""
        if id in self._elements:
            return [id] if kinds == ANY or id.partition(":")[0] in kinds else []
        if kinds == ANY:
            return list(self._bearing(id))
        known = self._bearing(id)
        if len(known) == 1:  # these strings are there already; made anew for each edge, they would fill the memory
            return [*known] if known[0].partition(":")[0] in kinds else []
        return [address for kind in kinds for address in known if address.startswith(f"{kind}:")]

    def near(self, address: str) -> list[str]:
        """The addresses that one which is not there may mean: those of a bare id, else the most similar one."""
        kind, _, id = address.rpartition(":")
        kinds = (kind,) if kind in self._lookup.kinds else self._lookup.kinds
        return self.candidates(address) or [one for one in [self._lookup.near(id, kinds)] if one]

    def _bearing(self, id: str) -> tuple[str, ...]:
        """The addresses that bear an id."""
        known = self._ids.get(id, ())
        return (known,) if isinstance(known, str) else known

    @cached_property
    def _lookup(self) -> "Lookup":
        from clustermodel.links.lookup import Lookup

        return Lookup(self._elements)

    def _resolve(self, holder: str, id: str, refers: Refers, at: Path) -> str | None:
        known = self._ids.get(id)
        if type(known) is str and (refers.kinds == ANY or known.partition(":")[0] in refers.kinds):
            return known  # so it is with nearly all
        found = self.candidates(id, refers.kinds)
        if len(found) == 1:
            return found[0]
        from clustermodel.links.diagnosis import diagnose  # only those who have something to explain pay for the means to

        rule, values, hint = diagnose(id, refers.kinds, found, self.candidates(id), self._lookup)
        meant = str(values.get("meant", ""))
        sure = rule is rules.CONFUSABLE and len(self.candidates(meant, refers.kinds)) == 1
        self._problems.append(Problem(rule, holder, at, values, hint=hint, fix=(Rename(at, meant),) if sure else ()))
        return None



def _select(edges: tuple[Edge, ...], relations: tuple[str, ...]) -> tuple[Edge, ...]:
    return tuple([edge for edge in edges if edge.relation in relations]) if relations else edges
