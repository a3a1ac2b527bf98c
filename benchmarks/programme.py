"""The items as a programme in the real format, with the document that it quotes."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.items import FIRST, LAST, Item, items

_HEAD = f"""format: clustermodel/1
program:
  id: made-up
  title: Программа развития кластера до {LAST} года
  cluster: Кластер для измерений
  territory: place0
  language: ru
  horizon: {FIRST}..{LAST}
  status: approved
  mission: {{text: Стать кластером, source: doc}}
  goal: {{text: Повышение производительности, source: doc}}
"""
_DOCUMENT = "source.ru.txt"
_TEXT = {
    "claim": "text", "factor": "text", "objective": "text", "function": "text", "risk": "text",
    "pairing": "response", "direction": "title", "action": "title", "source": "quote",
}  # fmt: skip
"""The key of an item's text, where it is not `name`."""
_SECTIONS = {
    "sources": "source", "places": "place", "organizations": "organization", "participants.members": "participant",
    "value_chain.activities": "activity", "value_chain.stages": "stage", "value_chain.products": "product",
    "claims": "claim", "statistics": "statistic", "swot.strengths": "S", "swot.weaknesses": "W", "swot.opportunities": "O",
    "swot.threats": "T", "swot.pairings": "pairing", "objectives": "objective", "kpis": "kpi", "governance.bodies": "body",
    "roadmap.directions": "direction", "roadmap.actions": "action", "risks": "risk",
}  # fmt: skip
"""Where the items of a kind stand; factors are told apart by their letters."""
_SINGLE = {"within", "place", "direction"}
"""References of which there is one, so that they are written without brackets."""


def write(size: int, folder: Path, seed: int = 1) -> Path:
    """Write a programme of so many items, and the document it quotes, into a folder; returns its path."""
    return write_items(items(size, seed), folder)


def write_items(made: list[Item], folder: Path) -> Path:
    """Write these items as a programme."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _DOCUMENT).write_text("".join(f"{one.text}\n" for one in made if one.kind == "source"), encoding="utf-8")
    path = folder / "programme.yaml"
    path.write_text("\n".join(_lines(made)) + "\n", encoding="utf-8")
    return path


def _lines(made: list[Item]) -> Iterator[str]:
    parts: dict[str, list[Item]] = {}
    for one in made:
        home = one.within or (one.id[0] if one.kind == "factor" else one.kind)
        parts.setdefault(home, []).append(one)
    yield _HEAD
    opened = ""
    for section, kind in _SECTIONS.items():
        outer, _, inner = section.rpartition(".")
        if outer and outer != opened:
            yield f"{outer}:"
        opened = outer
        margin = "  " if outer else ""
        yield f"{margin}{inner}:"
        if section == "sources":
            yield f"  - {{id: doc, kind: document, title: Текст программы, file: {_DOCUMENT}}}"
        for one in parts.get(kind, ()):
            yield from _item(one, margin + "  ", parts)


def _item(one: Item, margin: str, parts: dict[str, list[Item]]) -> Iterator[str]:
    """An item in block style, with those that it holds."""
    first, *rest = _fields(one)
    yield f"{margin}- {first}"
    for line in rest:
        yield f"{margin}  {line}"
    held = parts.get(one.id, ())
    if held:
        yield f"{margin}  {'rows' if one.kind == 'statistic' else 'functions'}:"
    for part in held:
        yield from _item(part, margin + "    ", parts)


def _fields(one: Item) -> Iterator[str]:
    yield f"id: {one.id}"
    yield f"{_TEXT.get(one.kind, 'name')}: {one.text}"
    for key, value in one.facts.items():
        yield f"{key}: {value}"
    for key, ids in one.refs.items():
        yield f"{key}: {_refs(key, ids, one)}"
    if one.kind == "action":
        yield f"result: {{text: Достигнуто, value: {one.numbers['result']}, unit: ед.}}"
    elif one.numbers:
        key = "targets" if one.kind == "kpi" else "values"
        yield f"{key}: {{{_pairs(one.numbers.items())}}}"


def _refs(key: str, ids: tuple[str, ...], one: Item) -> str:
    """References as a list where the text states them, as a map where they are somebody's reading."""
    if key in _SINGLE or key == "source":
        return ids[0]
    if key == "factors" or (one.kind == "action" and key == "drives"):
        return f"{{{_pairs((id, 'strong') for id in ids)}}}"
    return f"[{', '.join(ids)}]"


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{key}: {value}" for key, value in pairs)
