"""Elements tied to another through elements between them: the firmest way, as firm as its least firm step."""

from clustermodel import loads
from clustermodel.links.index import Links
from clustermodel.model.ref import Basis
from clustermodel.views.chains import borne_by, resting_on

TEXT = """
format: clustermodel/1
program: {id: p, title: P, cluster: C}
participants:
  members:
    - {id: a, name: A, activities: {cheese: weak, milk: strong}}
    - {id: b, name: B, activities: [feed]}
value_chain:
  activities: [{id: cheese, name: Cheese}, {id: milk, name: Milk}, {id: feed, name: Feed}]
  stages: [{id: dairy, name: Dairy, activities: [cheese, milk]}, {id: farm, name: Farm, activities: {milk: weak}}]
  products: [{id: blue, name: Blue, stages: [dairy]}]
"""


def links() -> Links:
    program = loads(TEXT).program
    assert program is not None
    return Links(program)


def test_what_a_product_rests_on_is_found_step_by_step() -> None:
    assert resting_on(links(), "product:blue", "made_in") == {"stage:dairy": Basis.STATED}
    found = resting_on(links(), "product:blue", "made_in", "performs", "carried_out_by")
    assert found == {"participant:a": Basis.STRONG}


def test_what_rests_on_a_participant_is_found_the_other_way_round() -> None:
    found = borne_by(links(), "participant:a", "carried_out_by", "performs")
    assert found == {"stage:dairy": Basis.STRONG, "stage:farm": Basis.WEAK}


def test_there_may_be_no_way() -> None:
    assert borne_by(links(), "participant:b", "carried_out_by", "performs") == {}
    assert resting_on(links(), "product:none", "made_in") == {}
