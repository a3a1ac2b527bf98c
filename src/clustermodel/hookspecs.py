"""The manual for extenders: the records that plugins yield and the hooks that yield them.

A plugin is a module (or object) with functions of the names below, marked with `hookimpl`, and announced in its package's
metadata:

    [project.entry-points.clustermodel]
    "checks.tourism" = "my_package.checks"

The part before the point says what the plugin holds, so that a command loads only what it needs: `checks`, `export`; a name
without a point is always loaded. Hooks yield typed records and change nothing they are given. The host calls each by itself:
one that fails is reported by name (family PL), and the others go on.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs
import pluggy

from clustermodel.diagnostics import Diagnostic, Severity
from clustermodel.edits import Delete, Edit, Insert, Rename, Set
from clustermodel.links.index import Edge, Links
from clustermodel.links.texts import Wording, wordings
from clustermodel.loading.locate import Path
from clustermodel.messages import Word
from clustermodel.model.actuals import Actuals
from clustermodel.model.element import Element
from clustermodel.model.frozen import Frozen
from clustermodel.model.header import Status
from clustermodel.model.meta import doc, holds, refers
from clustermodel.model.program import Program
from clustermodel.model.translation import Translation
from clustermodel.scope import Dated, Scope

if TYPE_CHECKING:
    import networkx as nx

GROUP = "clustermodel"
"""The entry-point group, and pluggy's project name."""

API = "1.0"
"""The version of this interface: the major one changes when a plugin may have to, the minor one when there is more to use.

A plugin may say which one it is made for by a module attribute `CLUSTERMODEL_API = "1.0"`.
"""

ERROR, WARNING, ADVICE = Severity
"""The severities, for short."""

__all__ = [
    "ADVICE",
    "API",
    "ERROR",
    "GROUP",
    "WARNING",
    "Check",
    "CheckContext",
    "Dated",
    "Delete",
    "Edge",
    "Edit",
    "Element",
    "ExportContext",
    "Exporter",
    "Finding",
    "Insert",
    "Path",
    "Rename",
    "Scope",
    "Section",
    "Set",
    "Severity",
    "Word",
    "check",
    "checks_in",
    "doc",
    "holds",
    "hookimpl",
    "refers",
]

hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)


@attrs.frozen(eq=False, repr=False)
class Finding(Frozen):
    """What a check has found. It never carries a line: the engine knows where the subject stands."""

    subject: str
    """Address of the element it is about, `kind:id`; empty for the programme as a whole."""
    template: str
    """What is wrong, with the fields of `values` in braces. Shown in the reader's language if a translation is known."""
    values: Mapping[str, object] = attrs.field(factory=dict)
    plural: str = attrs.field(default="", kw_only=True)
    """The template for any number but one; the number is `values["n"]`."""
    at: Path = attrs.field(default=(), kw_only=True)
    """Where in the subject: keys and indexes, as `("targets", "2022")`; in a file beside the programme, from its root."""
    hint: str = attrs.field(default="", kw_only=True)
    """What to do, a template too."""
    related: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    """Addresses of other elements that it speaks of."""
    fix: tuple[Edit, ...] = attrs.field(default=(), kw_only=True)
    """Edits that mend it without guessing, with paths that begin where those of `at` do. `check --fix` makes them."""
    file: str = attrs.field(default="programme", kw_only=True)
    """The file in which it stands: the `programme`, the `actuals` beside it, or, by its language, a translation."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CheckContext(Frozen):
    """What a check gets."""

    program: Program
    links: Links
    """The index of references: elements by address, edges both ways."""
    as_of: date
    """Today, as far as the check is concerned."""
    actuals: Actuals | None = None
    others: tuple[Program, ...] = ()
    """Programmes checked together with it that it names among its `clusters`; of several of one id, the nearest file. One
    that bears its own id in the same folder, too."""
    texts: Mapping[str, str] = attrs.field(factory=dict)
    """Address of a document → its text, where the document's `file` could be read."""
    _read_translations: Callable[[], Mapping[str, Translation]] = dict
    _documents: dict[str, str | None] = attrs.field(init=False, eq=False, repr=False)
    """Source → document, as far as anybody has asked: chains of parts may be long."""

    @_documents.default
    def _texts_themselves(self) -> dict[str, str | None]:
        return {address: address for address in self.texts}

    @property
    def reported(self) -> Actuals | None:
        """The actuals, unless they belong to another programme: then nothing in them can be compared with this one."""
        return self.actuals if self.actuals is not None and self.actuals.program == self.program.header.id else None

    @property
    def told_until(self) -> date:
        """The last day of which the actuals can tell."""
        day = self.actuals.as_of.last if self.actuals and self.actuals.as_of else None
        return min(self.as_of, day or self.as_of)

    @property
    def translations(self) -> Mapping[str, Translation]:
        """Language → translation beside the programme; the files are read when the first check asks for them."""
        return self._read_translations()

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """The texts of the programme that can be translated, in the order of the file."""
        return wordings(self.program)

    def source_text(self, address: str) -> str | None:
        """The text of the document that a source is a part of; None when it is not at hand."""
        document = self.document(address)
        return None if document is None else self.texts[document]

    def document(self, address: str) -> str | None:
        """The address of the document that a source is a part of, if its text is at hand."""
        passed: set[str] = set()
        while address not in self._documents and address not in passed:
            passed.add(address)
            address = next((edge.target for edge in self.links.out(address, "within")), address)
        found = self._documents.get(address)
        self._documents.update(dict.fromkeys(passed, found))
        return found

    @property
    def graph(self) -> "nx.MultiDiGraph[str]":
        """The graph as networkx, built when asked for. Most checks need only `links`."""
        from clustermodel.graph import to_networkx  # networkx costs more than the whole check

        return to_networkx(self.links)


CheckFunction = Callable[..., Iterator[Finding]]


@attrs.frozen(eq=False, repr=False)
class Check(Frozen):
    """A check: a generator function with a code, a severity and a docstring that is its documentation."""

    code: str
    severity: Severity
    function: CheckFunction
    scope: Scope | None = None
    """The programmes and the time it is made for; None: all of them, always."""
    completeness: bool = False
    """It finds what is still lacking: in a draft that is only worth a thought, whatever the severity says."""

    def __call__(self, context: CheckContext, **parameters: Any) -> Iterator[Finding]:
        """Run it, with dated parameters as they are in force on the day of the check."""
        dated = {name: value.at(context.as_of) for name, value in self.parameters.items() if isinstance(value, Dated)}
        return self.function(context, **(dated | parameters))

    def severity_in(self, program: Program) -> Severity:
        """How much its findings matter in a programme."""
        return Severity.ADVICE if self.completeness and program.header.status is Status.DRAFT else self.severity

    def applies(self, context: CheckContext) -> bool:
        """Whether it is made for this programme on this day."""
        return self.scope is None or self.scope.covers(context.links, context.as_of)

    @property
    def doc(self) -> str:
        """The docstring."""
        return inspect.getdoc(self.function) or ""

    @property
    def title(self) -> str:
        """Its first line."""
        return self.doc.partition("\n")[0]

    @property
    def parameters(self) -> dict[str, Any]:
        """The keyword-only arguments with their defaults."""
        found = inspect.signature(self.function).parameters.values()
        return {one.name: one.default for one in found if one.kind is one.KEYWORD_ONLY}


def check(
    code: str, *, severity: Severity = Severity.WARNING, scope: Scope | None = None, completeness: bool = False
) -> Callable[[CheckFunction], Check]:
    """Turn a generator function into a check.

    `code` is a family of two letters and three digits for the library's own checks, three letters or more for anyone else's.
    """
    return lambda function: Check(code, severity, function, scope, completeness)


def checks_in(module: Mapping[str, Any]) -> list[Check]:
    """All checks among the names of a module.

    `return checks_in(globals())` is the usual body of the hook.
    """
    return [value for value in module.values() if isinstance(value, Check)]


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


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Exporter(Frozen):
    """A format that a programme can be turned into. It renders and returns; writing is the caller's."""

    name: str
    suffix: str
    """With the point: `.md`."""
    title: str = ""
    """What readers know its output by, as a label in English: `Register of participants`."""
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
        return inspect.getdoc(self.render) or ""


@hookspec
def clustermodel_checks() -> Iterable[Check]:
    """The checks of the plugin.

    They run on every programme that is checked, in the order of their codes, unless `--select` or `--ignore` say otherwise.
    """
    raise AssertionError("a specification is never called")


@attrs.frozen(eq=False, repr=False)
class Section(Frozen):
    """A section of a plugin's own at the root of a programme file."""

    key: str
    """Its key: `x-budget`."""
    cls: type
    """A frozen attrs class, declared like those of the model by `doc`, `refers` and `holds`.

    Its elements are classes derived from `Element`, with kinds of their own.
    """


@hookspec
def clustermodel_sections() -> Iterable[Section]:
    """The sections that the plugin adds to the format.

    They are read as strictly as any other; their elements have addresses, their references are resolved, and checks and
    exporters find them by `program.section("x-budget")`. Name the entry point `sections.…` or without a point.
    """
    raise AssertionError("a specification is never called")


@hookspec
def clustermodel_relations(program: Program) -> Iterable[Edge]:
    """Edges between elements that no reference in the file makes.

    An edge A → B reads «A rests on B»; both must be elements of the programme. They are in the index and in the graph like
    any other. Name the entry point `relations.…` or without a point.

    Args:
        program: The programme, with the sections of plugins.
    """
    raise AssertionError(f"a specification is never called: {program}")


@hookspec
def clustermodel_exporters() -> Iterable[Exporter]:
    """The exporters of the plugin.

    Each is offered by `clustermodel export --to NAME`. A name that is taken already is refused and reported.
    """
    raise AssertionError("a specification is never called")
