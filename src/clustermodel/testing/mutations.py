"""Mutations of a programme file: what a slip of the hand, a bad tool or somebody with bad intentions makes of it.

    from hypothesis import given
    from clustermodel.testing.mutations import mutations

    @given(mutations(text))
    def test_whatever_happens_is_said(mutation):
        codes = [one.code for one in clustermodel.loads(mutation.data).diagnostics]
        assert not mutation.code or any(code.startswith(mutation.code) for code in codes)

Three kinds: of *bytes* (one lost, doubled, turned), of *tokens* (lines and marks of the YAML moved or lost), of the *tree*
(a key, an id, a reference, a value changed by its path). Where a mistake must be found whatever else the file holds, the
mutation says by which code.
"""

from collections.abc import Callable, Iterator
from enum import Enum
from functools import lru_cache
from typing import Any, get_args, get_origin

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from clustermodel.api import Loaded, loads
from clustermodel.editing import EditError, apply
from clustermodel.hookspecs import Delete, Edit, Path, Rename, Set
from clustermodel.model.element import Element
from clustermodel.model.meta import yaml_key
from clustermodel.model.period import Period
from clustermodel.model.ref import Ref
from clustermodel.model.series import Observation

__all__ = ["Mutation", "byte_mutations", "mutations", "token_mutations", "tree_mutations"]

ODD = (b"\x00", b"\t", b"\xff", b"\xef\xbb\xbf", b"\r", b"\xe2\x80\xa8", b"'", b'"', b"{", b"]", b":", b"#", b"- ", b"&a")
"""What is put between two bytes: what YAML, UTF-8 or an editor stumbles over."""
_WRONG = "q q"
"""A key that no map has, and a text that is no id and no term: what values of wrong types are made of."""


@attrs.frozen
class Mutation:
    """A programme file that somebody has changed."""

    data: bytes = attrs.field(repr=False)
    what: str
    """What was done to it, for the report of a failure."""
    code: str = ""
    """A code, or the beginning of one, that must be among the findings; empty where nothing has to be."""
    path: Path = ()
    """Where in the tree it was done, if it was."""

    @property
    def text(self) -> str:
        """The file as text, to be shown; what is no UTF-8 is replaced, so that this may be a better file than `data`."""
        return self.data.decode("utf-8", "replace")


def mutations(program_text: str) -> SearchStrategy[Mutation]:
    """Mutations of all three kinds, half of them of the tree."""
    tree = tree_mutations(program_text)
    return st.one_of(byte_mutations(program_text), tree, token_mutations(program_text), tree)


@st.composite
def byte_mutations(draw: DrawFn, program_text: str) -> Mutation:
    """One byte lost, doubled or turned, something odd put in, or the rest cut off."""
    data = program_text.encode("utf-8", "surrogatepass")
    at = draw(st.integers(0, max(len(data) - 1, 0)))
    odd = draw(st.sampled_from(ODD))
    name, made = draw(
        st.sampled_from(
            [
                ("lost", data[:at] + data[at + 1 :]),
                ("doubled", data[: at + 1] + data[at:]),
                ("turned", data[:at] + bytes([data[at] ^ 0x20 if data else 0x20]) + data[at + 1 :]),
                ("the last", data[:at]),
                (f"preceded by {odd!r}", data[:at] + odd + data[at:]),
            ]
        )
    )
    return Mutation(made, f"byte {at} {name}", "YM002" if odd == b"\xff" and odd in made else "")


@st.composite
def token_mutations(draw: DrawFn, program_text: str) -> Mutation:
    """A line lost, doubled, moved or indented; a mark of the YAML lost or taken for another."""
    lines = program_text.splitlines(keepends=True)
    at = draw(st.integers(0, max(len(lines) - 1, 0)))
    other = draw(st.integers(0, max(len(lines) - 1, 0)))
    old, new = draw(st.sampled_from([(": ", " "), (": ", "="), ("- ", "-"), ("{", "["), ("]", ""), (", ", " "), ("'", '"')]))
    line = lines[at] if lines else ""
    name, put = draw(
        st.sampled_from(
            [
                ("lost", []),
                ("doubled", [line, line]),
                ("indented", [f"  {line}"]),
                ("outdented", [line.removeprefix("  ")]),
                (f"exchanged for line {other + 1}", lines[other : other + 1]),
                (f"with {old!r} as {new!r}", [line.replace(old, new, 1)]),
            ]
        )
    )
    return Mutation("".join([*lines[:at], *put, *lines[at + 1 :]]).encode("utf-8", "surrogatepass"), f"line {at + 1} {name}")


@st.composite
def tree_mutations(draw: DrawFn, program_text: str, kinds: tuple[str, ...] = ()) -> Mutation:
    """A key, an id, a reference or a value changed by its path, of some kinds or of all; nearly all must be found."""
    slips = {name: found for name, found in _slips(program_text).items() if not kinds or name in kinds}
    if not slips:
        return Mutation(program_text.encode("utf-8", "surrogatepass"), "nothing")
    kind = draw(st.sampled_from(sorted(slips)))
    edit, code = draw(st.sampled_from(slips[kind]))
    try:
        made = apply(program_text, [edit])
    except EditError:  # two ids that are alike cannot be told apart, and such
        return Mutation(program_text.encode("utf-8", "surrogatepass"), "nothing")
    return Mutation(made.encode(), f"{kind} at {'.'.join(map(str, edit.path))}", code, edit.path)


Slip = tuple[Edit, str]


@lru_cache(64)
def _slips(program_text: str) -> dict[str, list[Slip]]:
    """What can be done to the tree of a good file, by kind: edits with the code that finds each."""
    loaded = loads(program_text)
    if loaded.program is None or loaded.source is None or loaded.diagnostics:
        return {}
    found: dict[str, list[Slip]] = {"format": [(Set(("format",), "other/1"), "YM201")]}
    for name, slips in _KINDS.items():
        made = [slip for address, element in loaded.links.elements.items() for slip in slips(loaded, address, element)]
        if made:
            found[name] = made
    return found


def _unknown_keys(loaded: Loaded, address: str, element: Element) -> Iterator[Slip]:
    path = loaded.links.paths[address]
    for field in _written(element):
        yield Rename((*path, yaml_key(field)), "qqq"), "YM202"


def _missing_keys(loaded: Loaded, address: str, element: Element) -> Iterator[Slip]:
    path = loaded.links.paths[address]
    for field in _written(element):
        if field.default is attrs.NOTHING:
            yield Delete((*path, yaml_key(field))), "YM203"


def _wrong_types(loaded: Loaded, address: str, element: Element) -> Iterator[Slip]:
    path = loaded.links.paths[address]
    for field in _written(element):
        for value in _values_of_wrong_types(field.type):
            yield Set((*path, yaml_key(field)), value), _ANY_REFUSAL


def _values_of_wrong_types(type_: Any) -> Iterator[Any]:
    """Maps and lists that no field takes; a text, or a list of such, where the field takes none."""
    yield {_WRONG: [[]]}
    yield [[[_WRONG]]]
    if not _takes_text(type_):
        yield _WRONG
        if get_origin(type_) is not tuple or not _takes_text(get_args(type_)[0]):
            yield [_WRONG]


def _takes_text(type_: Any) -> bool:
    return not {str, Ref}.isdisjoint((type_, *get_args(type_)))


def _wrong_terms(loaded: Loaded, address: str, element: Element) -> Iterator[Slip]:
    path = loaded.links.paths[address]
    for field in _written(element):
        value = getattr(element, field.name)
        if isinstance(value, Enum):
            yield Set((*path, yaml_key(field)), "qqq"), "YM208"
        elif isinstance(value, Period):
            yield Set((*path, yaml_key(field)), "soon"), "YM207"


def _wrong_numbers(loaded: Loaded, address: str, element: Element) -> Iterator[Slip]:
    path = loaded.links.paths[address]
    for field in _written(element):
        value = getattr(element, field.name)
        if type(value) is tuple and value and isinstance(value[0], Observation):
            at: Path = (*path, yaml_key(field), str(value[0].period))
            plain = all(one.plain for one in value)
            yield Set(at if plain else (*path, yaml_key(field), 0, "value"), "22,6"), "YM206"


def _dangling(loaded: Loaded, address: str, _: Element) -> Iterator[Slip]:
    path = loaded.links.paths[address]
    edges = [*loaded.links.out(address), *loaded.links.into(address)]
    for edge in edges:
        if edge.holder == address and edge.ref is not None and isinstance(edge.at[-1], str):
            yield Rename((*path, *edge.at), "no-such-element"), "RF101"


def _second_ids(loaded: Loaded, address: str, element: Element) -> Iterator[Slip]:
    first = loaded.links.of_kind(element.KIND)[0]
    if first is not element and "id" in {field.name for field in _written(element)}:
        yield Set((*loaded.links.paths[address], "id"), first.id), "RF105"


def _written(element: Element) -> "list[attrs.Attribute[Any]]":
    """The fields of an element that its file surely has: their values are not what is understood without them."""
    fields = attrs.fields(type(element))
    return [one for one in fields if getattr(element, one.name) not in (one.default, (), None, "")]


_ANY_REFUSAL = "YM"
"""Beginning of the codes of which one must be found: which one, depends on the field."""

_KINDS: dict[str, Callable[[Loaded, str, Element], Iterator[Slip]]] = {
    "unknown key": _unknown_keys,
    "missing key": _missing_keys,
    "wrong type": _wrong_types,
    "wrong term": _wrong_terms,
    "wrong number": _wrong_numbers,
    "dangling reference": _dangling,
    "second id": _second_ids,
}
