"""Hypothesis strategies that make programmes, their elements and their values.

    from hypothesis import given
    from clustermodel.testing.strategies import programs

    @given(programs())
    def test_it_holds_for_any_programme(program): ...

Everything made here could have come from a file without errors: ids are unique within their kind; references point at
elements that exist and are of the kinds their field takes, or name an element of another programme, or are `unresolved`;
the rows of a table fit its columns. Texts are any Unicode without lone surrogates, which no file can hold. What a file
cannot hold either (an empty text, two entries of one key) is never made.

Each strategy of a class takes the elements that references may point at, besides those it makes itself: `kpis({"goal":
("goal",)})`. `objects` makes objects of any class, a plugin's own as well.
"""

from functools import partial

from hypothesis.strategies import SearchStrategy

from clustermodel.model import actors, evidence, governance, header, neighbours, roadmap, series, swot, value_chain, waiver
from clustermodel.model import actuals as reports
from clustermodel.model import objectives as aims
from clustermodel.model import statistics as numbers
from clustermodel.model.program import Program
from clustermodel.testing.objects import objects, references
from clustermodel.testing.values import decimals, ids, languages, localized, periods, quantities, tables, texts

__all__ = [
    "actions",
    "activities",
    "actual_values",
    "actuals",
    "bodies",
    "claims",
    "clusters",
    "decimals",
    "directions",
    "editions",
    "factors",
    "functions",
    "funding_sources",
    "goals",
    "groups",
    "headers",
    "ids",
    "kpis",
    "languages",
    "links",
    "localized",
    "members",
    "missions",
    "objectives",
    "objects",
    "observations",
    "occurrences",
    "organizations",
    "pairings",
    "participants",
    "periods",
    "places",
    "products",
    "programs",
    "promises",
    "quantities",
    "rates",
    "references",
    "results",
    "risks",
    "sources",
    "stages",
    "statistics",
    "tables",
    "texts",
    "units",
    "waivers",
]

def programs(size: int = 2) -> SearchStrategy[Program]:
    """A whole programme; its lists have `size` items at most."""
    return objects(Program, size=size)


actions = partial(objects, roadmap.Action)
activities = partial(objects, value_chain.Activity)
actual_values = partial(objects, reports.Actual)
actuals = partial(objects, reports.Actuals)
bodies = partial(objects, governance.Body)
claims = partial(objects, evidence.Claim)
clusters = partial(objects, neighbours.Cluster)
directions = partial(objects, roadmap.Direction)
editions = partial(objects, header.Edition)
factors = partial(objects, swot.Factor)
functions = partial(objects, governance.Function)
funding_sources = partial(objects, roadmap.FundingSource)
goals = partial(objects, header.Goal)
groups = partial(objects, actors.Group)
headers = partial(objects, header.Header)
kpis = partial(objects, aims.Kpi)
links = partial(objects, neighbours.Link)
members = partial(objects, governance.Member)
missions = partial(objects, header.Mission)
objectives = partial(objects, aims.Objective)
observations = partial(objects, series.Observation)
occurrences = partial(objects, reports.Occurrence)
organizations = partial(objects, actors.Organization)
pairings = partial(objects, swot.Pairing)
participants = partial(objects, actors.Participant)
places = partial(objects, actors.Place)
products = partial(objects, value_chain.Product)
rates = partial(objects, numbers.Rate)
results = partial(objects, roadmap.Result)
promises = partial(objects, roadmap.Promise)
risks = partial(objects, neighbours.Risk)
sources = partial(objects, evidence.Source)
stages = partial(objects, value_chain.Stage)
statistics = partial(objects, numbers.Statistic)
units = partial(objects, evidence.Unit)
waivers = partial(objects, waiver.Waiver)
