"""What is wrong with a reference that does not point at one element, and what its writer may have meant."""

import re
from collections.abc import Mapping
from functools import reduce

from clustermodel.confusables import differences
from clustermodel.diagnostics import Rule
from clustermodel.links import rules
from clustermodel.links.lookup import Lookup
from clustermodel.loading.rules import NEAR_HINT
from clustermodel.messages import Phrase, Word
from clustermodel.model.meta import ANY

Diagnosis = tuple[Rule, Mapping[str, object], str | None]
"""The rule, the values of its message, and a hint where more is known than the rule says."""

_CROSS = re.compile(r"(?P<cluster>[A-Za-z0-9][A-Za-z0-9_.-]*)#(?P<kind>[a-z]+):(?P<id>[A-Za-z0-9][A-Za-z0-9_.-]*)", re.ASCII)


def diagnose(id: str, kinds: tuple[str, ...], found: list[str], others: list[str], lookup: Lookup) -> Diagnosis:
    """Why `id` is no good where elements of `kinds` belong.

    `found` are the elements of these kinds that it may mean, none or several; `others` those of any kind.
    """
    if found:
        return rules.AMBIGUOUS, {"id": id, "candidates": found, "first": found[0]}, None
    if "#" in id:
        return _cross(id, kinds)
    if others:
        return _wrong_kind(id, others[0].partition(":")[0], kinds)
    return _unknown(id, kinds, lookup)


def _named(kinds: tuple[str, ...]) -> Word | Phrase:
    words: tuple[Word | Phrase, ...] = (Word("element"),) if kinds == ANY else tuple(map(Word, kinds))
    return reduce(_either, words)


def _either(one: Word | Phrase, other: Word | Phrase) -> Phrase:
    return Phrase("{one} or {other}", {"one": one, "other": other})


def _wrong_kind(id: str, kind: str, kinds: tuple[str, ...]) -> Diagnosis:
    return rules.WRONG_KIND, {"id": id, "kinds": _named(kinds), "found": Word(kind)}, None


def _cross(id: str, kinds: tuple[str, ...]) -> Diagnosis:
    match = _CROSS.fullmatch(id)
    if match is None:
        return rules.DANGLING, {"id": id, "kinds": _named(kinds)}, rules.CROSS_HINT
    if kinds != ANY and match["kind"] not in kinds:
        return _wrong_kind(id, match["kind"], kinds)
    return rules.OTHER_CLUSTER, {"id": id, "cluster": match["cluster"]}, None


def _unknown(id: str, kinds: tuple[str, ...], lookup: Lookup) -> Diagnosis:
    """An id that nothing bears: perhaps it is written with other letters, or with a slip."""
    kind, colon, bare = id.rpartition(":")
    allowed = lookup.kinds if kinds == ANY else kinds
    asked = (kind,) if kind in allowed else allowed
    values = {"id": id, "kinds": _named(kinds)}

    def shown(address: str) -> str:
        return address if colon else address.partition(":")[2]

    alike = lookup.alike(bare, asked)
    if alike is not None and not alike.endswith(f":{bare}"):
        difference = differences(bare, alike.partition(":")[2])
        return rules.CONFUSABLE, {"id": id, "meant": shown(alike), "difference": difference}, None
    near = alike or lookup.near(bare, asked)
    if near is not None:
        return rules.DANGLING, values | {"near": shown(near)}, NEAR_HINT
    other = lookup.alike(bare, lookup.kinds)
    if other is not None:
        found, _, meant = other.partition(":")
        return rules.DANGLING, values | {"meant": meant, "found": Word(found)}, rules.LOOKS_HINT
    return rules.DANGLING, values, None
