"""The walk knows no class by name: a section that a plugin declares in the same way is walked like any other."""

from decimal import Decimal

import attrs

from clustermodel.links.units import in_base_units
from clustermodel.links.walk import elements, references
from clustermodel.model.element import Element
from clustermodel.model.meta import doc, holds, refers
from clustermodel.model.ref import Ref
from tests.loading.reading import good


@attrs.frozen(kw_only=True)
class Share:
    """A plain part of an element, with a reference in it."""

    of: Ref = attrs.field(metadata=refers("Who pays.", "funding", relation="paid_by"))


@attrs.frozen(kw_only=True)
class Line(Element):
    """An element of a plugin's own."""

    KIND = "line"
    actions: tuple[Ref, ...] = attrs.field(default=(), metadata=refers("What it pays.", "action", relation="pays"))
    shares: tuple[Share, ...] = attrs.field(default=(), metadata=doc("Who pays how much."))


@attrs.frozen(kw_only=True)
class Budget:
    """A plugin's section."""

    lines: tuple[Line, ...] = attrs.field(default=(), metadata=holds("Its lines."))


BUDGET = Budget(lines=(Line(id="l1", actions=(Ref(id="a"), Ref(id="a")), shares=(Share(of=Ref(id="federal")),)),))


def test_its_elements_are_found_with_their_paths() -> None:
    assert [(one.address, path) for one, path, _, _ in elements(BUDGET)] == [("line:l1", ("lines", 0))]


def test_its_references_are_found_in_parts_too() -> None:
    found = [(ref.id, refers.relation, at) for ref, refers, at in references(BUDGET.lines[0])]
    assert found == [
        ("a", "pays", ("actions", "a")),
        ("a", "pays", ("actions", 1)),
        ("federal", "paid_by", ("shares", 0, "of", "federal")),
    ]


def test_units_lead_to_the_one_that_they_are_multiples_of() -> None:
    links = good(
        "units:\n  - {id: mrub, name: млн руб., of: krub, times: 1000}\n  - {id: krub, name: тыс. руб., of: руб., times: 1000}\n"
        "  - {id: x, name: x, of: y, times: 2}\n  - {id: y, name: y, of: x, times: 3}\n  - {id: alone, name: шт.}\n"
    ).links
    assert in_base_units(links, "mrub") == ("руб.", Decimal(1_000_000))
    assert in_base_units(links, "тыс. руб.") == ("руб.", Decimal(1000))
    assert in_base_units(links, "alone") == ("шт.", Decimal(1))
    assert in_base_units(links, "чел.") == ("чел.", Decimal(1))
    assert in_base_units(links, None) == ("", Decimal(1))
    assert in_base_units(links, "x")[0] in ("x", "y")
