"""The public strategies make what a file can hold: sound, of every form, and small when they shrink."""

import attrs
import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

from clustermodel import Program
from clustermodel.links.index import Links
from clustermodel.loading.scalars import ID
from clustermodel.model.element import Element
from clustermodel.model.meta import doc
from clustermodel.model.quantity import Quantity
from clustermodel.model.ref import Basis, Ref
from clustermodel.testing import strategies

QUICK = settings(max_examples=20, suppress_health_check=list(HealthCheck), database=None)
OBJECTS = [name for name in strategies.__all__ if name not in ("objects", "references")]


@pytest.mark.parametrize("name", OBJECTS)
def test_each_strategy_gives_values_that_compare_and_hash(name: str) -> None:
    @QUICK
    @given(getattr(strategies, name)())
    def holds(value: object) -> None:
        assert hash(value) == hash(value)
        if isinstance(value, Element):
            assert ID.fullmatch(value.id)

    holds()


@QUICK
@given(strategies.programs())
def test_references_of_a_programme_point_at_elements_of_the_right_kind(program: Program) -> None:
    links = Links(program)
    assert {one.rule.code for one in links.problems} <= {"RF106", "RF107"}


def test_references_are_of_every_form() -> None:
    made = strategies.references(("kpi",), {"kpi": ("K1",), "source": ("q",)})
    for wanted in (
        lambda ref: ref.id == "K1",
        lambda ref: ref.id == "kpi:K1",
        lambda ref: "#kpi:" in ref.id,
        lambda ref: ref.basis is Basis.UNRESOLVED and not ref.id.isascii(),
        lambda ref: any(one.id == "q" for one in ref.source),
        lambda ref: ref.notes and ref.basis is Basis.WEAK,
        lambda ref: ref.or_ == ("K1",),
    ):
        assert isinstance(find(made, wanted, settings=settings(max_examples=5_000, database=None)), Ref)


def test_an_id_of_two_kinds_is_never_written_without_its_kind() -> None:
    made = strategies.references(("kpi", "action"), {"kpi": ("x",), "action": ("x", "y")})

    @QUICK
    @given(made)
    def holds(ref: Ref) -> None:
        assert ref.id != "x" or ref.basis is Basis.UNRESOLVED

    holds()


def test_what_fails_shrinks_to_next_to_nothing() -> None:
    small = find(strategies.kpis(), lambda kpi: bool(kpi.targets), settings=settings(database=None))
    assert (small.id, small.name, len(small.targets), small.measures) == ("0", "a", 1, ())


def test_the_size_bounds_the_lists() -> None:
    @QUICK
    @given(strategies.programs(0))
    def holds(program: Program) -> None:
        assert program.kpis == program.objectives == program.roadmap.actions == ()

    holds()


@attrs.frozen(kw_only=True)
class Share:
    """A class of somebody else's section."""

    who: str = attrs.field(metadata=doc("Who pays."))
    much: Quantity = attrs.field(metadata=doc("How much."))


@QUICK
@given(st.lists(strategies.objects(Share), min_size=1))
def test_objects_of_a_plugins_own_class_can_be_made(shares: list[Share]) -> None:
    assert all(share.who and isinstance(share.much, Quantity) for share in shares)
