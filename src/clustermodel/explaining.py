"""What there is to say about a code or an exporter, in the language of the reader: for `explain`, `export` and reports."""

import re
from collections.abc import Mapping
from functools import cache
from string import Formatter
from textwrap import fill

from clustermodel.catalogue import Entry
from clustermodel.diagnostics import FAMILIES
from clustermodel.hookspecs import Exporter
from clustermodel.messages import LOCALE, Word, render
from clustermodel.options import Option
from clustermodel.views.outsiders import FINDINGS

_GAP = "…"
WIDTH = 120
"""Columns of a line."""

_EXAMPLES = re.compile(r"^(?:Parameters|Fails|Passes|Fix):", re.MULTILINE)
_HEAD = re.compile(r"^## (\S+)\n", re.MULTILINE)


def explanations(language: str) -> Mapping[str, str]:
    """Code → its documentation in a language, from the file in `locale/`; English stands in the code itself."""
    return _sections(f"explanations.{language}.md")


def exporter_doc(exporter: Exporter, language: str = "en") -> str:
    """What an exporter makes; in English if there is nothing about it in the language."""
    return _sections(f"exporters.{language}.md").get(exporter.name) or exporter.doc


def option_doc(exporter: Exporter, option: Option, language: str = "en") -> str:
    """What an option of an exporter does."""
    told = _sections(f"exporters.{language}.md")
    shared = told.get(f"*/{option.name}") if option.doc == FINDINGS else None
    return told.get(f"{exporter.name}/{option.name}") or shared or option.doc


@cache
def _sections(name: str) -> Mapping[str, str]:
    """Heading → text under it, of a file in `locale/`."""
    path = LOCALE / name
    parts = _HEAD.split(path.read_text("utf-8")) if path.is_file() else [""]
    return dict(zip(parts[1::2], (doc.strip() for doc in parts[2::2]), strict=True))


def title(entry: Entry, language: str) -> str:
    """What a code finds, in one line."""
    doc = explanations(language).get(entry.code, "")
    if doc and _says_what(entry):
        return doc.partition("\n")[0]
    said = _blank(render("{title}", {"title": Word(entry.title)}, language=language)) if entry.is_rule else entry.title
    return said if said != _GAP else (doc or entry.doc).partition(". ")[0].rstrip(".")


def meaning(entry: Entry, language: str = "en") -> str:
    """What a code finds and why that matters: the paragraphs of its documentation before parameters and examples."""
    number = len(_EXAMPLES.split(entry.doc)[0].strip().split("\n\n"))
    doc = explanations(language).get(entry.code) or entry.doc
    return "\n\n".join(doc.split("\n\n")[:number])


def explanation(entry: Entry, language: str = "en") -> str:
    """Everything about a code, as a text of several paragraphs."""

    def say(english: str) -> str:
        return render("{word}", {"word": Word(english)}, language=language)

    family = say(FAMILIES[entry.family]) if entry.family in FAMILIES else entry.origin
    translated = explanations(language).get(entry.code)
    doc = "\n".join(_wrapped(line) for line in translated.splitlines()) if translated else entry.doc
    head = title(entry, language)
    lines = [f"{entry.code} · {say(str(entry.severity))} · {family}", "", doc or head]
    if doc and not _says_what(entry) and not doc.startswith(head):
        lines[2:2] = [head, ""]
    hint = _blank(say(entry.hint))
    if hint not in ("", _GAP):
        lines += ["", f"{say('What to do')}: {hint}"]
    if entry.parameters:
        lines += ["", f"{say('Parameters and their defaults')}:"]
        lines += [f"  {name} = {value!r}" for name, value in entry.parameters.items()]
    return "\n".join(lines)


def _says_what(entry: Entry) -> bool:
    """The documentation begins with what is found: that of a check does, that of a rule of the core says only why."""
    return entry.doc.startswith(entry.title)


def _blank(template: str) -> str:
    """A template of a message with gaps in the place of what it is filled with."""
    gaps = (text + (_GAP if name is not None else "") for text, name, _, _ in Formatter().parse(template))
    return "".join(gaps)


def _wrapped(line: str) -> str:
    return fill(line, WIDTH, break_long_words=False, break_on_hyphens=False)
