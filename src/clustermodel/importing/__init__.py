"""Brings the edits of a workbook, or of a table, back into a programme and its actuals."""

from clustermodel.importing.book import read_workbook
from clustermodel.importing.bringing import Brought, bring, save
from clustermodel.importing.headings import Table
from clustermodel.importing.making import Target
from clustermodel.importing.opening import BookError, contents
from clustermodel.importing.tables import read_table
from clustermodel.importing.wishes import Change, New, Wishes

__all__ = [
    "BookError",
    "Brought",
    "Change",
    "New",
    "Table",
    "Target",
    "Wishes",
    "bring",
    "contents",
    "read_table",
    "read_workbook",
    "save",
]
