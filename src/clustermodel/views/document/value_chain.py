"""The value chain: activities, stages and products."""

from collections.abc import Iterator
from functools import partial

from clustermodel.model.value_chain import Activity, Product, Stage
from clustermodel.views.blocks import Block, Column, Heading, line, table
from clustermodel.views.document.actors import codes, profiles
from clustermodel.views.telling import Teller


def value_chain(tell: Teller) -> Iterator[Block]:
    """Stages in their order, activities, products, each with what ties it to the others."""
    chain = tell.program.value_chain
    for name, found in (
        ("Stages", table(chain.stages, _stages(tell))),
        ("Activities", table(chain.activities, _activities(tell))),
        ("Products and services", table(chain.products, _products(tell))),
    ):
        for one in found:
            yield Heading(line(tell.label(name)))
            yield one
    yield from profiles(tell, chain.products)


def _stages(tell: Teller) -> list[Column[Stage]]:
    return [
        Column(tell.label("Stage"), tell.called),
        Column(tell.label("After"), lambda one: tell.refs(one, "after")),
        Column(tell.label("Activities"), lambda one: tell.refs(one, "activities", "; ")),
    ]


def _activities(tell: Teller) -> list[Column[Activity]]:
    return [
        Column(tell.label("Activity"), tell.called),
        Column(tell.label("Role"), lambda one: tell.term(one, "role")),
        Column(tell.label("Codes"), partial(codes, tell)),
        Column(tell.label("Carried out by"), lambda one: tell.resting_on(one, "carried_out_by", "; ")),
    ]


def _products(tell: Teller) -> list[Column[Product]]:
    return [
        Column(tell.label("Product or service"), tell.called),
        Column(tell.label("Stages"), lambda one: tell.refs(one, "stages")),
        Column(tell.label("For whom"), lambda one: tell.field(one, "audience", tell.texts(one.audience))),
        Column(tell.label("Codes"), partial(codes, tell)),
    ]
