"""The programmes of neighbours that a programme names by their files, looked up within its folder."""

from collections.abc import Collection, Iterator
from pathlib import Path

from clustermodel.diagnostics import Diagnostic, Rule, Severity
from clustermodel.links.index import Links
from clustermodel.loading.load import load_program
from clustermodel.loading.source import read
from clustermodel.messages import Phrase, Word
from clustermodel.model.neighbours import Cluster
from clustermodel.places import Draft
from clustermodel.reachable import why

OUTSIDE = Rule(
    "LK201", Severity.ERROR, "the path '{file}' leads out of the programme's folder", "keep the programmes of neighbours "
    "beside this one, or delete `programme`: what is checked together is found by its id",
    doc="A programme file may come from anybody, so the paths in it must stay inside its own folder.",
)
UNREADABLE = Rule(
    "LK202", Severity.WARNING, "the neighbour's programme '{file}' cannot be read: {reason}",
    "correct the path, or delete `programme`",
    doc="A cluster names the file of its programme, and there is no programme in it.",
)
OTHER_ID = Rule(
    "LK203", Severity.WARNING, "the programme '{file}' bears the id '{found}', and this cluster the id '{id}'",
    "call the cluster {found}, also where links refer to it",
    doc="Programmes that are checked together find each other by their ids: a cluster is called by the id of its programme. "
    "Where the ids differ, the two are not compared, whatever the path says.",
)
RULES = (OUTSIDE, UNREADABLE, OTHER_ID)


def neighbouring(links: Links, folder: Path, known: Collection[str]) -> list[Draft]:
    """What is wrong with the files of neighbours; `known` are the ids of those that are checked together with it."""
    found = []
    for cluster in links.of_kind(Cluster.KIND):
        if isinstance(cluster, Cluster) and cluster.programme:
            at = (*links.paths[cluster.address], "programme")
            found += [Draft(one, at) for one in _wrong(cluster, cluster.programme, folder, known)]
    return found


def _wrong(cluster: Cluster, file: str, folder: Path, known: Collection[str]) -> Iterator[Diagnostic]:
    """What is wrong with one of them. Of one that is found by its id, only its path."""
    subject = f"{cluster.address}/programme"
    try:
        path = (folder / file).resolve()
        inside = path.is_relative_to(folder.resolve())
        there = inside and cluster.id in known and path.is_file()
    except (OSError, RuntimeError, ValueError) as error:
        yield UNREADABLE(subject=subject, values={"file": file, "reason": why(error)})
        return
    if not inside:
        yield OUTSIDE(subject=subject, values={"file": file})
    elif not there:
        rule, values = _compared(path, cluster.id)
        if rule is not None:
            yield rule(subject=subject, values={"file": file, **values})


def _compared(path: Path, id: str) -> tuple[Rule | None, dict[str, object]]:
    """What is wrong with a file that should hold the programme of that id."""
    source, problems = read(path)
    if source is None:
        return UNREADABLE, {"reason": Phrase(problems[0].template, problems[0].values)}
    program = load_program(source).value
    if program is None:
        return UNREADABLE, {"reason": Word("it holds no programme")}
    found = program.header.id
    return (None, {}) if found == id else (OTHER_ID, {"found": found, "id": id})
