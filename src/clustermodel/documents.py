"""The texts of the documents that a programme was made from, read within the programme's folder."""

from pathlib import Path

from clustermodel.diagnostics import Rule, Severity
from clustermodel.links.index import Links
from clustermodel.loading.source import read
from clustermodel.messages import Phrase
from clustermodel.model.evidence import Source
from clustermodel.places import Draft
from clustermodel.reachable import why

OUTSIDE = Rule(
    "SR201", Severity.ERROR, "the path '{file}' leads out of the programme's folder", "keep the text beside the programme",
    doc="A programme file may come from anybody, so the paths in it must stay inside its own folder.",
)
UNREADABLE = Rule(
    "SR202", Severity.WARNING, "the text of this document cannot be read: {reason}",
    "put the file there, or delete `file`; quotations cannot be checked without it",
    doc="A document names the file of its text, and that file is not there or not UTF-8.",
)
RULES = (OUTSIDE, UNREADABLE)


def documents(links: Links, folder: Path) -> tuple[dict[str, str], list[Draft]]:
    """Address of a document → its text; and what is wrong with the files that documents name."""
    texts: dict[str, str] = {}
    problems = []
    for source in links.of_kind("source"):
        if isinstance(source, Source) and source.file:
            found = _read(folder, source.file)
            if isinstance(found, str):
                texts[source.address] = found
            else:
                rule, values = found
                at = (*links.paths[source.address], "file")
                problems.append(Draft(rule(subject=f"{source.address}/file", values=values), at))
    return texts, problems


def _read(folder: Path, file: str) -> str | tuple[Rule, dict[str, object]]:
    try:
        path = (folder / file).resolve()
        inside = path.is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError) as error:
        return UNREADABLE, {"reason": why(error)}
    if not inside:
        return OUTSIDE, {"file": file}
    source, problems = read(path)
    return source.text if source is not None else (UNREADABLE, {"reason": Phrase(problems[0].template, problems[0].values)})
