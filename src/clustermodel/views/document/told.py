"""What the sentences of the text tell by themselves, so that a paper that is sent does not tell it again in lists."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from clustermodel.model.actors import Group
from clustermodel.model.element import Element
from clustermodel.model.evidence import Claim
from clustermodel.model.series import Observation
from clustermodel.model.statistics import Statistic
from clustermodel.model.value_chain import Activity
from clustermodel.views.telling import Teller


def speaks_of(tell: Teller, element: Element) -> list[Claim]:
    """The statements about an element."""
    found = (tell.links.elements.get(edge.source) for edge in tell.links.into(element.address, "about"))
    return [one for one in found if isinstance(one, Claim)]


def all_spoken_of(tell: Teller, elements: Iterable[Element]) -> bool:
    """A statement of the text speaks of each of some elements."""
    return all(speaks_of(tell, one) for one in elements)


def counted(tell: Teller, group: Group) -> Observation | None:
    """The number of an indicator that tells how many a group has."""
    return next((seen for _, seen in _counting(tell, group)), None)


def counting(tell: Teller, group: Group) -> Statistic | None:
    """The indicator that has this number."""
    return next((one for one, _ in _counting(tell, group)), None)


def _counting(tell: Teller, group: Group) -> Iterator[tuple[Statistic, Observation]]:
    about = (tell.links.elements.get(edge.source) for edge in tell.links.into(group.address, "about"))
    found = (one for one in about if isinstance(one, Statistic))
    return ((one, seen) for one in found for seen in one.values if seen.value == group.size)


def performed(tell: Teller, activity: Activity) -> bool:
    """A statement from where an activity is named speaks of those who carry it out."""
    carriers = (tell.links.elements[edge.target] for edge in tell.links.out(activity.address, "carried_out_by"))
    named = set(tell.parts(activity))
    return any(named & set(tell.parts(claim)) for one in carriers for claim in speaks_of(tell, one))


def in_words(tell: Teller, statistic: Statistic) -> bool:
    """Every number of an indicator stands in the words of what it bears out."""
    return bool(_borne(tell, statistic)) and all(tells(tell, statistic, seen) for seen in statistic.values)


def tells(tell: Teller, statistic: Statistic, seen: Observation) -> bool:
    """A number of an indicator stands in the words of what that bears out."""
    return stands_in(seen, _borne(tell, statistic))


def _borne(tell: Teller, statistic: Statistic) -> str:
    """The words of what an indicator bears out."""
    found = (tell.links.elements[edge.source] for edge in tell.links.into(statistic.address, "evidenced_by"))
    return " ".join(map(tell.own_words, found))


def stands_in(seen: Observation, words: str) -> bool:
    """A number with nothing beside it that stands in some words."""
    bounds = [bound for bound in (seen.value.low, seen.value.high) if bound is not None]
    bare = seen.value.known and seen.rank is None and seen.n is None
    return bare and all(re.search(_written(bound), words) for bound in bounds)


def _written(number: Decimal) -> str:
    """A pattern for a number, however its thousands and decimals are set apart."""
    whole, point, part = format(abs(number), "f").partition(".")
    thousands = "[\u00a0\u202f ,]?".join(f"{int(whole):,}".split(","))
    return rf"(?<![\d.,]){thousands}{'[.,]' if point else ''}{part}(?!\d|[.,]\d)"
