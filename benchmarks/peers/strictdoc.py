"""StrictDoc: requirements in documents of its own markup."""

from pathlib import Path

from benchmarks.items import Item
from benchmarks.peers.peer import Peer, links, number

_HEAD = """[DOCUMENT]
TITLE: Programme

[GRAMMAR]
ELEMENTS:
- TAG: REQUIREMENT
  FIELDS:
  - TITLE: UID
    TYPE: String
    REQUIRED: True
  - TITLE: KIND
    TYPE: String
    REQUIRED: True
  - TITLE: AMOUNT
    TYPE: String
    REQUIRED: False
  - TITLE: DUE
    TYPE: String
    REQUIRED: False
  - TITLE: STATEMENT
    TYPE: String
    REQUIRED: True
  RELATIONS:
  - TYPE: Parent

"""


def _write(items: list[Item], folder: Path) -> None:
    text = "\n".join(_requirement(one) for one in items)
    (folder / "programme.sdoc").write_text(_HEAD + text, encoding="utf-8")


def _requirement(one: Item) -> str:
    lines = [
        "[REQUIREMENT]",
        f"UID: {one.id}",
        f"KIND: {one.kind}",
        *([f"AMOUNT: {number(one)}"] if one.numbers else ()),
        *([f"DUE: {one.facts['when']}"] if "when" in one.facts else ()),
        f"STATEMENT: {one.text}",
        *(["RELATIONS:"] if links(one) else ()),
        *(f"- TYPE: Parent\n  VALUE: {id}" for id in links(one)),
    ]
    return "\n".join(lines) + "\n"


PEER = Peer(
    name="strictdoc",
    goal=0.07,
    requirements=("strictdoc==0.30.4",),
    write=_write,
    arguments=("strictdoc", "export", ".", "--formats", "json", "--output-dir", "{out}"),
    checks="syntax, fields of its grammar, ids that occur twice, links that lead nowhere, cycles",
    leaves="dates, quantities, which kind of item a link may lead to; everything about programmes",
)
