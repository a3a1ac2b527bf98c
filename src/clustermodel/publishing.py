"""All outputs of a programme at once, and the page that links to them."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from types import MappingProxyType
from typing import Any

import attrs

from clustermodel.api import Loaded, export
from clustermodel.diagnostics import Diagnostic
from clustermodel.engine import Report
from clustermodel.exporting import ExportError, language
from clustermodel.hookspecs import Exporter, Use
from clustermodel.host import Host
from clustermodel.links.texts import untranslated
from clustermodel.model.program import Program
from clustermodel.model.text import in_language
from clustermodel.settings import Settings
from clustermodel.views.agenda import past
from clustermodel.views.shelf import Item, Shelf
from clustermodel.views.wording import Wording

LONGEST = 255
"""Bytes that the name of a file may have on nearly every disk."""
_END = 100
"""Bytes of them that tell the format, at most."""
_UNFIT = re.compile(r"[^\w.-]")


@attrs.frozen(kw_only=True)
class Output:
    """Something to be made of a programme: one format in one language."""

    exporter: str
    """Name of the format."""
    title: str
    """What readers know it by, a label in English."""
    language: str
    file: str
    """A name for its file: `dairy_valley-register.ru.docx`."""
    about: str = ""
    """For whom it is and what opens it, a label in English."""
    use: Use = Use.DATA


@attrs.frozen(kw_only=True)
class Published:
    """An output that has been made, or why it has not."""

    output: Output
    data: bytes = b""
    problem: Diagnostic | None = None


def outputs(
    loaded: Loaded, stem: str, *, only: Iterable[str] = (), languages: Iterable[str] = (), host: Host | None = None
) -> list[Output]:
    """What can be made of a programme: every format, or `only` those named, in each language.

    The language is the programme's own if none is given. File names begin with `stem`. Raises LookupError when there is no
    exporter of a name, and ValueError for a language that there is nothing in, or when there is no programme.
    """
    known = (host or _host()).exporters()
    chosen = list(dict.fromkeys(only)) or list(known)
    spoken = loaded.languages
    tags = list(dict.fromkeys(language(tag, spoken) for tag in languages)) or [spoken[0]]
    unknown = next((name for name in chosen if name not in known), None)
    if unknown is not None:
        raise LookupError(unknown)
    named = {(one.exporter, one.language): one for tag in tags for one in _named(stem, known.values(), tag)}
    return [named[name, tag] for tag in tags for name in chosen]


def _named(stem: str, exporters: Iterable[Exporter], language: str) -> Iterator[Output]:
    """A format that is called like its suffix needs no name in that of its file, unless another one has that already."""
    taken = set()
    for exporter in exporters:
        end = f".{language}{exporter.suffix}"
        short = f"-{exporter.name}".removesuffix(f"-{exporter.suffix.removeprefix('.')}")
        name = short if short + end not in taken else f"-{exporter.name}"
        taken.add(name + end)
        told = _shortened(_UNFIT.sub("_", f"{name}.{language}"), _END) + _shortened(_UNFIT.sub("_", exporter.suffix), _END)
        file = _shortened(stem, LONGEST - len(told.encode())) + told
        yield Output(
            exporter=exporter.name, title=exporter.title or exporter.name, language=language, file=file,
            about=exporter.about, use=exporter.use,
        )  # fmt: skip


def _shortened(name: str, room: int) -> str:
    """A name in so many bytes. What is cut off leaves a mark, which tells it from another one that begins alike."""
    data = os.fsencode(name)
    mark = f"-{sha256(data).hexdigest()[:8]}"
    return name if len(data) <= room else data[: room - len(mark)].decode(errors="ignore") + mark


def make(
    loaded: Loaded,
    output: Output,
    *,
    as_of: date | None = None,
    others: Iterable[Program] = (),
    host: Host | None = None,
    settings: Settings | None = None,
    checkers: Callable[[], Host] | None = None,
    report: Report | None = None,
    options: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
) -> Published:
    """An output, made or with the reason why not. The arguments are those of `export`; `options` by the exporter's name."""
    try:
        made = export(
            loaded, output.exporter, language=output.language, as_of=as_of, others=others, host=host or _host(),
            settings=settings, checkers=checkers, report=report, **options.get(output.exporter, {}),
        )  # fmt: skip
    except ExportError as error:
        return Published(output=output, problem=error.diagnostic)
    return Published(output=output, data=made)


def publish(
    loaded: Loaded,
    stem: str,
    *,
    only: Iterable[str] = (),
    languages: Iterable[str] = (),
    as_of: date | None = None,
    host: Host | None = None,
    options: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
) -> Iterator[Published]:
    """Every output of a programme, one after the other; what they are is told by `outputs`, which raises the same.

    `options` are those of exporters, by their names. One that cannot be made has a `problem`, and the others go on. Nothing
    is written: that is the caller's.
    """
    host = host or _host()
    for output in outputs(loaded, stem, only=only, languages=languages, host=host):
        yield make(loaded, output, as_of=as_of, host=host, options=options)


def shelf(loaded: Loaded, stem: str, published: Iterable[Published], as_of: date | None = None) -> list[Shelf]:
    """What has been made of a programme, on which day, for the page that links to it: `clustermodel.views.shelf`."""
    found: dict[str, list[Item]] = {}
    for one in published:
        if one.problem is None:
            output = one.output
            item = Item(
                title=output.title, format=output.exporter, file=output.file, size=len(one.data),
                about=output.about, use=output.use,
            )  # fmt: skip
            found.setdefault(one.output.language, []).append(item)
    program = loaded.in_languages.program
    title = program.header.title
    marks = program.header.edition.markings if program.header.edition else ()
    return [
        Shelf(
            stem=stem, title=in_language(title, tag), language=tag, items=tuple(items),
            texts=untranslated(program, tag), markings=tuple(in_language(one, tag) for one in marks), day=as_of,
            past=past(program, loaded.actuals, as_of, Wording(tag)) if as_of else "",
        ) for tag, items in found.items()
    ]  # fmt: skip


def _host() -> Host:
    return Host(["export", "sections", "relations"])
