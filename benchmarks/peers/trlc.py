"""TRLC (Treat Requirements Like Code): typed records with user-defined checks."""

from pathlib import Path

from benchmarks.items import SHARES, Item
from benchmarks.peers.peer import Peer, links, number

_MODEL = """package Programme

type Item {
  text    String
  number  optional Decimal
  when    optional String
  links   optional Item [1 .. *]
}

checks Item {
  len(text) >= 4, error "the text is too short", text
  number != null implies number >= 0.0, "the number is negative", number
}

"""


def _write(items: list[Item], folder: Path) -> None:
    types = "".join(f"type {kind.capitalize()} extends Item {{}}\n" for kind in SHARES)
    (folder / "model.rsl").write_text(_MODEL + types, encoding="utf-8")
    records = [_record(one) for one in items]
    (folder / "programme.trlc").write_text("package Programme\n\n" + "\n".join(records), encoding="utf-8")


def _record(one: Item) -> str:
    value = number(one)
    lines = [
        f'  text = "{one.text}"',
        *([f"  number = {value if '.' in value else value + '.0'}"] if value else ()),
        *([f'  when = "{one.facts["when"]}"'] if "when" in one.facts else ()),
        *([f"  links = [{', '.join(links(one))}]"] if links(one) else ()),
    ]
    return f"{one.kind.capitalize()} {one.id} {{\n" + "\n".join(lines) + "\n}\n"


PEER = Peer(
    name="trlc",
    goal=0.6,
    requirements=("trlc==3.1.1",),
    write=_write,
    arguments=("trlc", "--brief", "."),
    checks="syntax, types, mandatory fields, links that lead nowhere, and the rules its user writes",
    leaves="dates, quantities, kinds of linked items unless each field names its type; everything about programmes",
)
