"""A page of HTML as a tree, read by the parser of the standard library."""

import base64
import zlib
from collections.abc import Iterator
from html.parser import HTMLParser

import attrs

VOID = {"meta", "input", "br", "link"}
ENDS = {
    "li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "td": {"td", "th"}, "th": {"td", "th"}, "tr": {"td", "th", "tr"},
}  # fmt: skip
"""Element → those that its beginning ends, because HTML asks for no end tags of them."""
UNCLOSED = {"li", "dt", "dd", "tr", "th", "td"}


@attrs.define
class Node:
    """An element."""

    tag: str
    attributes: dict[str, str | None] = attrs.field(factory=dict)
    content: list["Node | str"] = attrs.field(factory=list)

    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text() for one in self.content)

    def walk(self) -> Iterator["Node"]:
        yield self
        for one in self.content:
            if isinstance(one, Node):
                yield from one.walk()

    def all(self, *tags: str, **attributes: str) -> list["Node"]:
        """The elements below it of some tags (any, if none is given) and with some attributes; `class_` is one of its classes."""
        return [one for one in self.walk() if one is not self and (not tags or one.tag in tags) and one.has(**attributes)]

    def has(self, **attributes: str) -> bool:
        wanted = dict(attributes)
        name = wanted.pop("class_", None)
        classes = (self.attributes.get("class") or "").split()
        return (name is None or name in classes) and all(self.attributes.get(key) == value for key, value in wanted.items())

    def at(self, id: str) -> "Node":
        """The element of an id."""
        return next(one for one in self.walk() if one.attributes.get("id") == id)


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Node("root")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while self.open[-1].tag in ENDS.get(tag, ()):
            self.open.pop()
        node = Node(tag, dict(attrs))
        self.open[-1].content.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        while self.open[-1].tag in UNCLOSED - {tag}:
            self.open.pop()
        assert self.open[-1].tag == tag, f"</{tag}> ends <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def read(made: str) -> Node:
    """The tree. Raises AssertionError if an element that must be closed is not, or not in its place."""
    reader = Reader()
    reader.feed(made)
    reader.close()
    assert reader.open == [reader.root]
    return reader.root


def unpacked(script: Node) -> str:
    return zlib.decompress(base64.b85decode(script.text().replace(",", "<"))).decode()


def editions(page: Node) -> list[Node]:
    """The editions as a reader with JavaScript has them: with the views that are packed in the places where they belong."""
    packed = [view for one in page.all("script", class_="packed") for view in read(unpacked(one)).all("section", class_="view")]
    large = {one.attributes["id"]: one for one in packed}
    for main in page.all("main"):
        main.content = [large.get(one.attributes.get("id"), one) if isinstance(one, Node) else one for one in main.content]
    return page.all("div", class_="edition")
