"""What stands where in a programme that is printed, signed and sent."""

from clustermodel.views.document import (
    Arrangement,
    Remarks,
    actors,
    analysis,
    conditions,
    governance,
    groups,
    indicators,
    left_out,
    misprints,
    money,
    reported,
    roadmap,
    sources,
    strategy,
    value_chain,
    world,
)
from clustermodel.views.document.skeleton import Chapters
from clustermodel.views.legend import at_once

CHAPTERS: Chapters = (
    ("Passport of the programme", strategy.passport_told, ("program", "mission", "goal")),
    # what there is
    ("Starting conditions", conditions.conditions, ("claim", "statistic")),
    ("Places", actors.places_told, ("place",)),
    ("Participants", actors.participants_told, ("participant",)),
    ("Groups of participants", groups.groups_told, ("group",)),
    ("Organisations", actors.organizations_told, ("organization",)),
    ("Value chain", value_chain.value_chain, ("stage", "activity", "product")),
    # what follows
    ("SWOT analysis", analysis.squares, ("factor", "pairing")),
    # what is promised
    ("Objectives", strategy.objectives_told, ("objective",)),
    ("Key performance indicators", indicators.described, ("kpi",)),
    # who does what, by when, with what money; what may come in the way
    ("Governance", governance.governance, ("body", "function")),
    ("Roadmap", roadmap.roadmap_told, ("direction", "action")),
    ("Money", money.money_told, ("funding",)),
    ("Risks", world.risks, ("risk",)),
    ("Other clusters", world.neighbours_told, ("cluster", "link")),
    # what has come of it
    ("What is reported", reported.reports_on_paper, ()),
    ("Appendices", left_out.appendices, ()),
    ("Sources", sources.sources, ("source", "unit")),
    ("Misprints of the text that are put right", misprints.misprints, ()),
)
"""The passport says in short what is promised; then each chapter rests on those before it."""

PAPER = Arrangement(chapters=CHAPTERS, sections=True, remarks=Remarks.ANNEX, explain=at_once)
"""For paper, which nobody can click or search: lists side by side, and signs that are explained on the page they are met."""
