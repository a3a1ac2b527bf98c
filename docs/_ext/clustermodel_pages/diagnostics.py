"""The pages of the catalogue: one per family, with the test cases of a check as its examples."""

from itertools import groupby
from pathlib import Path

from clustermodel.catalogue import Entry, entries
from clustermodel.diagnostics import FAMILIES
from clustermodel_pages.markdown import code, fenced, page, plain, table

CASES = Path(__file__).parents[3] / "tests" / "cases"

INTRODUCTION = """\
Everything the library can find has a code that never changes its meaning: two letters of a family and three digits, or
three letters and more for checks of other people's plugins. The severity is *error* (the data cannot be used as it is),
*warning* (a reviewer would send it back) or *advice* (worth a thought). `clustermodel explain CODE` shows the same in the
terminal. A finding that the programme's owner accepts is silenced by a [waiver](../format.md#format-waiver)."""


def pages() -> dict[str, str]:
    """The list of families, and a page for each."""
    families = {family: list(group) for family, group in groupby(entries(), key=lambda entry: entry.family)}
    ordered = [family for family in FAMILIES if family in families]
    made = {f"diagnostics/{family}.md": _family(family, families[family]) for family in ordered}
    return {"diagnostics/index.md": _index(ordered, families), **made}


def _index(ordered: list[str], families: dict[str, list[Entry]]) -> str:
    toctree = "```{toctree}\n:hidden:\n\n" + "\n".join(ordered) + "\n```"
    rows = ([f"[{family}]({family}.md)", FAMILIES[family], str(len(families[family]))] for family in ordered)
    total = sum(map(len, families.values()))
    overview = table(["family", "about", "codes"], rows)
    return page("# Diagnostics", INTRODUCTION, toctree, f"There are {total} codes.", overview)


def _family(family: str, found: list[Entry]) -> str:
    rows = ([f"[{one.code}](#{one.code.lower()})", str(one.severity), plain(one.title)] for one in found)
    overview = table(["code", "severity", "finds"], rows)
    return page(f"# {family}: {FAMILIES[family]}", overview, *(block for entry in found for block in _entry(entry)))


def _entry(entry: Entry) -> list[str]:
    return [
        f"({entry.code.lower()})=\n## {entry.code}",
        f"**{plain(entry.title)}** ({entry.severity})",
        _doc(entry),
        f"*What to do:* {plain(entry.hint)}." if entry.hint else "",
        _parameters(entry),
        *_examples(entry.code),
    ]


def _doc(entry: Entry) -> str:
    """The docstring without its title; lines such as `Fix: …` become paragraphs of their own."""
    body = entry.doc.removeprefix(entry.title).strip()
    lines = []
    for line in body.splitlines():
        label, colon, rest = line.partition(": ")
        labelled = colon and label in ("Parameters", "Parameter", "Fails", "Passes", "Fix")
        lines.append(f"\n*{label}:* {plain(rest)}" if labelled else plain(line))
    return "\n".join(lines)


def _parameters(entry: Entry) -> str:
    rows = ([code(name), code(repr(value))] for name, value in entry.parameters.items())
    return table(["parameter", "default"], rows) if entry.parameters else ""


def _examples(name: str) -> list[str]:
    """The shortest case of each sort, if there are cases."""
    blocks = []
    for sort, title in (("fail", "Found here, at the line marked `#!`:"), ("pass", "Not found here:")):
        texts = [path.read_text("utf-8") for path in sorted((CASES / name).glob(f"{sort}_*.yaml")) if "." not in path.stem]
        if texts:
            blocks += [title, fenced(min(texts, key=len), "yaml")]
    return blocks
