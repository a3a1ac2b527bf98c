"""Exporters, and what they get."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import attrs

from clustermodel.diagnostics import Diagnostic
from clustermodel.docstrings import docstring
from clustermodel.links.index import Links
from clustermodel.model.actuals import Actuals
from clustermodel.model.frozen import Frozen
from clustermodel.model.program import Program

if TYPE_CHECKING:
    import networkx as nx


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ExportContext(Frozen):
    """What an exporter gets."""

    program: Program
    links: Links
    as_of: date
    actuals: Actuals | None = None
    language: str = "en"
    """Language of headings and labels, a BCP 47 tag; and of the programme's texts where they are translated."""
    languages: tuple[str, ...] = ()
    """The languages that the programme's texts are there in, its own first."""
    options: Any = None
    """An object of the exporter's options class."""
    findings: tuple[Diagnostic, ...] = ()
    """What the checks find, waivers applied; only for an exporter that `shows_findings`."""
    explain: Callable[[str, str], str] = lambda _code, _language: ""
    """Code of a finding and language → what it means and why that matters, in paragraphs; English where there is no other
    wording. Empty for an unknown code, and for an exporter that does not `shows_findings`."""
    others: tuple[Program, ...] = ()
    """Programmes of neighbours that were loaded together with this one."""

    @property
    def graph(self) -> "nx.MultiDiGraph[str]":
        """The graph as networkx, built when asked for."""
        from clustermodel.graph import to_networkx  # only those who ask for it pay for networkx

        return to_networkx(self.links)


class Use(StrEnum):
    """What people do with an output; the page that links to several groups them by it."""

    READ = "read"
    WORK = "work"
    DATA = "data"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Exporter(Frozen):
    """A format that a programme can be turned into. It renders and returns; writing is the caller's."""

    name: str
    suffix: str
    """With the point: `.md`."""
    title: str = ""
    """What readers know its output by, as a label in English: `Register of participants`."""
    about: str = ""
    """For whom it is, what is in it, which program opens it: a sentence or two, as a label in English."""
    use: Use = Use.DATA
    render: Callable[[ExportContext], str | bytes]
    options: type | None = None
    """An attrs class; each field documented by `metadata={"doc": …}` and with a default.

    `--opt` reads str, bool, int, float, Decimal, date, an Enum, a Literal of texts, and a tuple of texts.
    """
    shows_findings: bool = False
    """It shows what the checks find, so they are run before."""
    install: str = ""
    """What to install with pip when a module is missing that `render` imports: `clustermodel[docx]`."""
    parse: Callable[[bytes], object] | None = None
    """Reads its output by a parser of somebody else, and raises if it cannot. Used by tests only."""

    @property
    def doc(self) -> str:
        """The renderer's docstring."""
        return docstring(self.render)
