"""The public door in Python: load, check, trace, publish."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from clustermodel import arguments, engine
from clustermodel.diagnostics import Diagnostic, Severity
from clustermodel.documents import documents
from clustermodel.engine import Report, Selection
from clustermodel.hookspecs import CheckContext, ExportContext
from clustermodel.host import Host
from clustermodel.links.index import Links
from clustermodel.loaded import Loaded, load, loads
from clustermodel.loading.paths import Path as FilePath
from clustermodel.loading.paths import dotted
from clustermodel.model.program import Program
from clustermodel.neighbouring import neighbouring
from clustermodel.places import Draft, place
from clustermodel.settings import Settings
from clustermodel.tables import import_table, import_workbook
from clustermodel.waiving import UNUSED_WAIVER, Known, apply_waivers, wrong_waivers

if TYPE_CHECKING:
    import networkx as nx

    from clustermodel.links.coverage import Matrix
    from clustermodel.links.trace import Trace

__all__ = [
    "Loaded",
    "check",
    "check_by",
    "coverage",
    "dump",
    "export",
    "impact",
    "import_table",
    "import_workbook",
    "links_of",
    "load",
    "loads",
    "to_graph",
    "today",
    "trace",
]


def today() -> date:
    """The date that counts where none is given: the only place that looks at the clock, and at the user's own time zone."""
    return date.today()  # noqa: DTZ011


def dump(program: Program | Loaded) -> str:
    """The YAML text of a programme; loading it gives an equal programme. Comments are not part of a programme.

    Raises ValueError when nothing of a file could be kept.
    """
    from clustermodel.loading.dump import dump as text_of

    return text_of(links_of(program).program)


def check(
    loaded: Loaded,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    as_of: date | None = None,
    parameters: Mapping[str, Mapping[str, Any]] | None = None,
    others: Iterable[Program] = (),
    host: Host | None = None,
) -> Report:
    """Everything there is to say about a programme: its file, its references, and what the checks of all plugins find.

    `select` and `ignore` take codes or their beginnings (`SW`, `SW1`, `SW104`), also in one text (`SW,KP1`). `as_of` is
    today by default. `parameters` gives arguments to checks by code. A programme made in Python is checked as the text that
    it is: `check(loads(dump(program)))`; without a text there are no places, and ValueError is raised.
    """
    arguments.expect(loaded, Loaded, "a loaded programme, load(path) or loads(text),")
    if loaded.program is not None and loaded.source is None:
        raise ValueError("a programme without its text cannot be checked: check(loads(dump(program)))")
    as_of = arguments.day(as_of or today())
    host = host or Host(["checks", "sections", "relations"])
    loaded.use(host)
    selection = Selection(arguments.codes(select), arguments.codes(ignore))
    if loaded.program is None or loaded.source is None:
        return Report(tuple(one for one in loaded.diagnostics if selection.takes(one.code)))
    folder, around = Path(loaded.source.path).parent, tuple(others)
    texts, unread = documents(loaded.links, folder)
    unread += neighbouring(loaded.links, folder, {one.header.id for one in around})
    context = CheckContext(
        program=loaded.program,
        links=loaded.links,
        as_of=as_of,
        actuals=loaded.actuals,
        others=around,
        texts=texts,
        read_translations=loaded.read_translations,
    )
    accepted = {one.code for one in loaded.program.waivers} if selection.touches("WV") else set()
    checks = [pair for pair in host.checks() if selection.takes(pair[0].code) or pair[0].code in accepted]
    drafts = list(engine.check_drafts(checks, context, parameters or {}, host))
    is_echo = engine.echoes(loaded.losses, loaded.beside, loaded.links)
    drafts = [*(one for one in drafts if not is_echo(one)), *unread]
    found = [*loaded.diagnostics, *place(drafts, loaded.source, loaded.losses, loaded.beside)]
    if selection.touches("YM"):
        found += [problem for one in loaded.translations.values() for problem in one.problems]
    kept, waived, used = apply_waivers(found, loaded.program.waivers, as_of)

    def is_missed(address: str) -> bool:
        return is_echo(Draft(UNUSED_WAIVER(subject=address, values={}), ()))

    def is_left_out(code: str) -> bool:
        return bool(host.blocked) and code not in _codes(host)

    known = Known(loaded.links, lambda: _codes(host), is_missed, is_left_out)
    about = [one for one in wrong_waivers(used, as_of, known) if not _refused_in(loaded, one.path[:2])]
    kept += place(about, loaded.source, loaded.losses)
    kept = [one for one in kept if selection.takes(one.code)]
    kept += [one for one in host.problems if not selection.ignores(one.code)]  # what is missing concerns any selection
    kept.sort(key=lambda one: one.order)
    waived = [one for one in waived if selection.takes(one.code)]
    return Report(tuple(kept), tuple(waived), incomplete=host.incomplete)


def _codes(host: Host) -> list[str]:
    """Every code that there is."""
    from clustermodel.catalogue import entries  # only for a waiver that silences nothing

    return [one.code for one in entries(host)]


def _refused_in(loaded: Loaded, path: FilePath) -> bool:
    """Whether something of what stands at a path of the model was refused, which says enough of it."""
    written = f"{dotted(loaded.losses.written(path))}."
    return any(one.subject.startswith(written) for one in loaded.problems)


def check_by(
    settings: Settings,
    loaded: Loaded,
    *,
    as_of: date | None = None,
    others: Iterable[Program] = (),
    host: Host | None = None,
) -> Report:
    """What `check` finds of what the user's settings ask for."""
    report = check(
        loaded,
        select=settings.select,
        ignore=settings.ignored_at(loaded.source.path if loaded.source else ""),
        as_of=as_of,
        parameters=settings.parameters,
        others=others,
        host=host,
    )
    placed = tuple(_placed(one, settings) for one in report.diagnostics)
    return attrs.evolve(report, diagnostics=tuple(map(_raised, placed)) if settings.strict else placed)


def _placed(one: Diagnostic, settings: Settings) -> Diagnostic:
    """What is said of a parameter in the settings, with its place there."""
    if one.span is not None or one.code not in (engine.UNKNOWN_PARAMETER.code, engine.WRONG_PARAMETER.code):
        return one
    name = f"parameters.{one.values['check']}.{one.values['name']}"
    return attrs.evolve(one, span=settings.spans.get(name) or settings.spans.get("parameters"))


def _raised(one: Diagnostic) -> Diagnostic:
    """A warning as an error."""
    return attrs.evolve(one, severity=Severity.ERROR) if one.severity is Severity.WARNING else one


def links_of(program: Program | Loaded) -> Links:
    """The index of references of a programme, loaded or made in Python."""
    arguments.expect(program, Program | Loaded, "a programme, load(path) or loads(text),")
    return program.links if isinstance(program, Loaded) else Links(program)


def to_graph(program: Program | Loaded) -> "nx.MultiDiGraph[str]":
    """The dependency graph: nodes are `kind:id`, an edge A → B reads «A rests on B»."""
    from clustermodel.graph import to_networkx  # networkx is imported only by those who ask for it

    return to_networkx(links_of(program))


def trace(program: Program | Loaded, address: str, *, down: bool = True) -> "Trace":
    """What an element rests on (`down`), or what rests on it.

    Raises UnknownElementError, a KeyError that names near addresses, when there is no such element.
    """
    from clustermodel.links import trace as tracing

    return tracing.trace(links_of(program), address, down=down)


def impact(program: Program | Loaded, address: str) -> "Trace":
    """What suffers if an element goes. Raises UnknownElementError when there is no such element."""
    return trace(program, address, down=False)


def coverage(program: Program | Loaded) -> "tuple[Matrix, ...]":
    """Which links of the chain are there, as matrices."""
    from clustermodel.links import coverage as matrices

    return matrices.coverage(links_of(program))


def export(
    loaded: Loaded,
    name: str,
    *,
    language: str | None = None,
    as_of: date | None = None,
    others: Iterable[Program] = (),
    host: Host | None = None,
    settings: Settings | None = None,
    checkers: Callable[[], Host] | None = None,
    report: Report | None = None,
    **options: Any,
) -> bytes:
    """The programme in another format.

    What an exporter shows of findings is what the `settings` ask for, found by the `checkers`: all checks by default; or
    what a `report` holds, if they have been run already. A programme without its text is shown without findings.
    `as_of` is today by default. Options are values (`findings=False`) or texts as in `--opt` (`findings="no"`).
    Raises LookupError when there is no exporter of that name, TypeError for an option that it does not have, ValueError for
    a value that an option does not take or when there is no programme, and ExportError when the exporter fails or needs
    something that is not installed.
    """
    arguments.expect(loaded, Loaded, "a loaded programme, load(path) or loads(text),")
    host = host or Host(["export", "sections", "relations"])
    loaded.use(host)
    offered = {one.name: (one, plugin) for one, plugin in host.offered_exporters()}
    if name not in offered:
        raise LookupError(f"no exporter is called {name!r}; there are: {', '.join(offered)}")
    exporter, plugin = offered[name]
    from clustermodel import exporting
    from clustermodel.options import made

    links = loaded.in_languages
    shows_findings = exporter.shows_findings and loaded.source is not None
    as_of, others = arguments.day(as_of or today()), tuple(others)
    context = ExportContext(
        program=links.program,
        links=links,
        as_of=as_of,
        actuals=loaded.reported_in_languages,
        language=language or links.program.header.language,
        languages=loaded.languages,
        options=made(exporter.options, options),
        **(_told(loaded, settings, checkers, report, as_of=as_of, others=others) if shows_findings else {}),
        others=others,
    )
    return exporting.render(exporter, plugin, context, host)


def _told(
    loaded: Loaded,
    settings: Settings | None,
    checkers: Callable[[], Host] | None,
    report: Report | None,
    **known_by: Any,
) -> dict[str, Any]:
    """What the checks find, and what explains their codes."""
    from clustermodel.catalogue import entries  # every rule of the library
    from clustermodel.explaining import meaning
    from clustermodel.links.texts import in_words

    host = checkers() if checkers else Host(["checks", "sections", "relations"])
    report = report or check_by(settings or Settings(), loaded, host=host, **known_by)
    known = {one.code: one for one in entries(host)}

    def explain(code: str, language: str) -> str:
        return meaning(known[code], language) if code in known else ""

    return {"findings": in_words(report.diagnostics, loaded.links.program, loaded.own_translations), "explain": explain}
