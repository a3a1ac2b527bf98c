"""LinkML: data validated against a schema."""

from pathlib import Path

from benchmarks.items import SHARES, Item
from benchmarks.peers.peer import Peer, links, number

_SCHEMA = """id: https://example.org/programme
name: programme
prefixes: {linkml: https://w3id.org/linkml/}
imports: [linkml:types]
default_range: string
classes:
  Programme:
    tree_root: true
    attributes:
      items: {range: Item, multivalued: true, inlined: true, inlined_as_list: true}
  Item:
    attributes:
      id: {identifier: true}
      kind: {range: Kind, required: true}
      text: {required: true}
      number: {range: decimal}
      when: {pattern: "^[0-9]{4}(-Q[1-4])?$"}
      links: {range: Item, multivalued: true, inlined: false}
enums:
  Kind:
    permissible_values:
"""


def _write(items: list[Item], folder: Path) -> None:
    kinds = "".join(f"      {kind}:\n" for kind in SHARES)
    (folder / "schema.yaml").write_text(_SCHEMA + kinds, encoding="utf-8")
    data = "".join(_entry(one) for one in items)
    (folder / "data.yaml").write_text("items:\n" + data, encoding="utf-8")


def _entry(one: Item) -> str:
    lines = [
        f'- id: "{one.id}"',
        f"  kind: {one.kind}",
        f"  text: {one.text}",
        *([f"  number: {number(one)}"] if one.numbers else ()),
        *([f'  when: "{one.facts["when"]}"'] if "when" in one.facts else ()),
        *(["  links:", *(f'  - "{id}"' for id in links(one))] if links(one) else ()),
    ]
    return "\n".join(lines) + "\n"


PEER = Peer(
    name="linkml-validate",
    goal=0.1,
    requirements=("linkml==1.12.1",),
    write=_write,
    arguments=("linkml-validate", "--schema", "schema.yaml", "data.yaml"),
    checks="types, mandatory fields, patterns, vocabularies",
    leaves="links that lead nowhere, ids that occur twice, positions in the file; everything about programmes",
)
