"""The value chain: activities, stages and products."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from clustermodel.model.actors import Role
from clustermodel.model.value_chain import Activity, Product, Stage
from clustermodel.views.blocks import (
    Block,
    Column,
    Heading,
    Inline,
    Paragraph,
    Piece,
    joined,
    labelled,
    line,
    listing,
    shared,
)
from clustermodel.views.document.actors import codes, profiles, trait_columns
from clustermodel.views.document.told import performed
from clustermodel.views.telling import Teller

_ROLES = {Role.CORE: "Core activities", Role.SUPPORTING: "Supporting activities"}


def value_chain(tell: Teller) -> Iterator[Block]:
    """Stages in their order, activities by their role, products, each with what ties it to the others."""
    chain = tell.program.value_chain
    stage, *ties = _stages(tell)
    product, *where = _products(tell)
    others = trait_columns(tell, chain.products)
    for name, found in (
        ("Stages", listing(chain.stages, stage, ties)),
        ("Activities", () if tell.outward and _known(tell) else _activities(tell)),
        ("Products and services", listing(chain.products, product, [*others, *where])),
    ):
        if blocks := list(found):
            yield Heading(line(tell.label(name)))
            yield from blocks
    yield from () if others else profiles(tell, chain.products)


def _known(tell: Teller) -> bool:
    """The statements of the text name all activities, and there is nothing else to tell of them."""
    return all(not one.codes and performed(tell, one) for one in tell.program.value_chain.activities)


def _stages(tell: Teller) -> list[Column[Stage]]:
    return [
        Column(tell.label("Stage"), tell.called),
        Column(tell.label("After"), lambda one: tell.refs(one, "after")),
        Column(tell.label("Activities"), lambda one: tell.refs(one, "activities", "; ")),
    ]


def _activities(tell: Teller) -> Iterator[Block]:
    """The activities role by role; what is so of all of a role stands above them."""
    columns: list[Column[Activity]] = [
        Column(tell.label("Codes"), partial(codes, tell)),
        Column(tell.label("Carried out by"), lambda one: tell.resting_on(one, "carried_out_by", "; ")),
    ]
    name: Column[Activity] = Column(tell.label("Activity"), tell.called)
    by_role: defaultdict[Inline, list[Activity]] = defaultdict(list)
    for one in tell.program.value_chain.activities:
        by_role[_role(tell, one)].append(one)
    for role, some in by_role.items():
        once, others = shared(some, columns)
        lead = joined("\n", (role, labelled(once, some[0])))
        if lead:
            yield Paragraph(lead)
        yield from listing(some, name, others)


def _role(tell: Teller, one: Activity) -> Inline:
    """What the activities of a role are called together."""
    several = tell.field(one, "role", tell.label(_ROLES[one.role])) if one.role else ()
    return tuple(Piece(piece.text, piece.mark, strong=True) for piece in several)


def _products(tell: Teller) -> list[Column[Product]]:
    return [
        Column(tell.label("Product or service"), tell.called),
        Column(tell.label("Stages"), lambda one: tell.refs(one, "stages")),
        Column(tell.label("For whom"), lambda one: tell.field(one, "audience", tell.texts(one.audience))),
        Column(tell.label("Codes"), partial(codes, tell)),
    ]
