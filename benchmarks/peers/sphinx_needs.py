"""Sphinx-Needs: items as directives in the pages of a documentation."""

from pathlib import Path

from benchmarks.items import SHARES, Item
from benchmarks.peers.peer import Peer, links, number

_CONF = """project = "Programme"
language = "ru"
extensions = ["sphinx_needs"]
needs_id_regex = "^[A-Za-z0-9_]+$"
needs_fields = {"amount": {"schema": {"type": "string"}}, "due": {"schema": {"type": "string"}}}
needs_types = %r
"""


def _write(items: list[Item], folder: Path) -> None:
    looks = {"prefix": "", "color": "#eeeeee", "style": "node"}
    types = [{"directive": f"item-{kind}", "title": kind, **looks} for kind in SHARES]
    (folder / "conf.py").write_text(_CONF % types, encoding="utf-8")
    toctree = "".join(f"   {kind}\n" for kind in SHARES)
    (folder / "index.rst").write_text(f"Programme\n=========\n\n.. toctree::\n\n{toctree}", encoding="utf-8")
    for kind in SHARES:
        needs = "\n".join(_need(one) for one in items if one.kind == kind)
        (folder / f"{kind}.rst").write_text(f"{kind}\n{'=' * len(kind)}\n\n{needs}", encoding="utf-8")


def _need(one: Item) -> str:
    lines = [
        f".. item-{one.kind}:: {one.text}",
        f"   :id: {one.id}",
        *([f"   :links: {', '.join(links(one))}"] if links(one) else ()),
        *([f"   :amount: {number(one)}"] if one.numbers else ()),
        *([f"   :due: {one.facts['when']}"] if "when" in one.facts else ()),
    ]
    return "\n".join(lines) + f"\n\n   {one.text}\n"


PEER = Peer(
    name="sphinx-needs",
    goal=0.1,
    requirements=("sphinx-needs==9.1.0", "sphinx==9.0.4"),
    write=_write,
    arguments=("sphinx-build", "-q", "-b", "needs", ".", "{out}"),
    checks="syntax, ids that occur twice or are malformed, unknown fields, links that lead nowhere",
    leaves="dates, quantities, which kind of item a link may lead to (without a schema); everything about programmes",
)
