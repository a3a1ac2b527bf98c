"""What kinds of elements, and the relations between them, are called."""

from clustermodel.views.labels import KINDS, OTHER_KINDS, Label

_INVERSE = {
    "achieved_by": "achieves", "answered_for_by": "answers for", "answers": "answered by", "carried_out_by": "carries out",
    "combines": "combined in", "comprises": "stands in", "created_by": "creates", "done_by": "does", "driven_by": "drives",
    "evidenced_by": "bears out", "follows": "followed by", "from": "gives rise to", "fulfils": "fulfilled by",
    "funded_by": "funds", "has": "function of", "located_in": "location of", "made_in": "makes", "measured_by": "measures",
    "observed_by": "observes", "of": "tied by", "over": "subject to", "owned_by": "watches", "performs": "performed in",
    "pursued_by": "pursues", "requires": "required by", "staffed_by": "sits in", "threatens": "threatened by",
    "uses": "used by", "with": "takes part in", "within": "contains",
}  # fmt: skip
"""Relation → how the element at its end stands to the one at its beginning."""


def kind_label(label: Label, kind: str) -> str:
    """What the elements of a kind are called together; its name in the file if it is a plugin's."""
    return label({**KINDS, **OTHER_KINDS}.get(kind, kind))


def relation_label(label: Label, relation: str, *, down: bool) -> str:
    """What a relation is called, read from the element that rests on the other (`down`) or from the other end."""
    words = relation.replace("_", " ")
    return label(words, "relation") if down else label(_INVERSE.get(relation, words), "inverse")
