"""What a workbook or a free table brings into a programme and its actuals, edited in memory."""

from pathlib import Path
from typing import TYPE_CHECKING

from clustermodel.diagnostics import Diagnostic, shown_path
from clustermodel.links.index import Links
from clustermodel.loaded import Loaded, actuals_beside, is_file, structured, with_actuals
from clustermodel.loading.source import Source

if TYPE_CHECKING:
    from clustermodel.importing import Brought, Table, Target


def import_workbook(loaded: Loaded, book: str | Path, *, actuals: Path | None = None) -> "Brought":
    """What a workbook, made by the exporter `xlsx` and edited since, brings into the programme and its actuals.

    The files are edited in memory; `clustermodel.importing.save` writes them. `actuals` is the file of actuals, if it is not
    the one beside the programme. Whatever cannot be read or brought in is a diagnostic. Raises ValueError when there is
    no programme.
    """
    from clustermodel.importing import BookError, Brought, bring, contents, read_workbook  # only those who import pay for it

    book = Path(book)
    try:
        program, wishes = read_workbook(contents(book), shown_path(book), loaded.in_languages)
    except BookError as error:
        return Brought(diagnostics=(error.diagnostic,))
    return bring(_target(loaded, actuals), wishes, shown_path(book), program)


def import_table(loaded: Loaded, file: str | Path, table: "Table", *, actuals: Path | None = None) -> "Brought":
    """What a free table of indicators, actions or participants (.xlsx or .csv) brings in, like `import_workbook`.

    What is assumed in reading it is told as advice. Raises ValueError when there is no programme.
    """
    from clustermodel.importing import BookError, Brought, bring, contents, read_table

    file = Path(file)
    try:
        wishes = read_table(contents(file), shown_path(file), table, loaded.links)
    except BookError as error:
        return Brought(diagnostics=(error.diagnostic,))
    return bring(_target(loaded, actuals), wishes, shown_path(file))


def _target(loaded: Loaded, actuals: Path | None) -> "Target":
    """A programme and its actuals as files to be changed. Raises ValueError when there is no programme."""
    from clustermodel.importing import Target

    if loaded.source is None:
        raise ValueError("the programme was not loaded from a text")

    def reload(text: str) -> tuple[Links | None, tuple[Diagnostic, ...]]:
        again = structured(Source(source.path, text), loaded.host)
        return (again.links if again.program else None), again.diagnostics

    source, links = loaded.source, loaded.links
    path = actuals or actuals_beside(Path(source.path))
    if actuals and is_file(actuals):
        loaded = with_actuals(structured(source, loaded.host), actuals)
    elif actuals:
        loaded = structured(source, loaded.host)
    return Target(
        links=links, source=source, diagnostics=loaded.diagnostics, reload=reload,
        actuals=loaded.actuals, actuals_source=loaded.actuals_source, actuals_path=path,
        translations=loaded.own_translations(),
    )  # fmt: skip
