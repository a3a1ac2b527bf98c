"""Doorstop: requirements as one YAML file an item, in the folder of a version control system."""

from pathlib import Path

from benchmarks.items import Item
from benchmarks.peers.peer import Peer, links, number

_SETTINGS = "settings:\n  digits: 6\n  prefix: REQ\n  sep: ''\n"


def _write(items: list[Item], folder: Path) -> None:
    (folder / ".git").mkdir()  # it looks for a working copy, and is content with this
    documents = folder / "items"
    documents.mkdir()
    (documents / ".doorstop.yml").write_text(_SETTINGS, encoding="utf-8")
    uids = {one.id: f"REQ{index:06}" for index, one in enumerate(items, 1)}
    for index, one in enumerate(items, 1):
        targets = [uids.get(id, "REQ999999") for id in links(one)]
        (documents / f"{uids[one.id]}.yml").write_text(_text(one, index, targets), encoding="utf-8")


def _text(one: Item, index: int, targets: list[str]) -> str:
    lines = [
        "active: true",
        "derived: false",
        "header: ''",
        f"level: '1.{index}'",
        *(["links:", *(f"- {uid}: null" for uid in targets)] if targets else ["links: []"]),
        "normative: true",
        f"kind: {one.kind}",
        *([f"number: {number(one)}"] if one.numbers else ()),
        *([f"when: {one.facts['when']}"] if "when" in one.facts else ()),
        "reviewed: null",
        f"text: |\n  {one.text}",
    ]
    return "\n".join(lines) + "\n"


PEER = Peer(
    name="doorstop",
    goal=0.2,
    requirements=("doorstop==3.2",),
    write=_write,
    arguments=("doorstop", "--no-reformat", "--no-review-check", "--no-suspect-check"),
    checks="syntax, links that lead nowhere, cycles, levels, empty texts, review marks (switched off here)",
    leaves="types of items and links, dates, quantities, lines within a file; everything about programmes",
)
