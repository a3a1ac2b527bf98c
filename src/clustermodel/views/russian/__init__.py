"""The catalogue of Russian labels. A context before the bar tells homonyms apart: `Seat|post` is not the `BodyKind` post."""

from clustermodel.views.russian.actors import ACTORS
from clustermodel.views.russian.analysis import ANALYSIS
from clustermodel.views.russian.entries import ENTRIES
from clustermodel.views.russian.forms import FORMS
from clustermodel.views.russian.plan import PLAN
from clustermodel.views.russian.published import PUBLISHED
from clustermodel.views.russian.questions import QUESTIONS
from clustermodel.views.russian.relations import RELATIONS
from clustermodel.views.russian.report import REPORT
from clustermodel.views.russian.workbook import WORKBOOK

RUSSIAN = {**ANALYSIS, **ACTORS, **PLAN, **FORMS, **PUBLISHED, **REPORT, **ENTRIES, **QUESTIONS, **RELATIONS, **WORKBOOK}
