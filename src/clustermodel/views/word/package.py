"""The file around a document: our own styles, settings and properties instead of those of a template."""

import io
from datetime import UTC, date, datetime, time
from importlib.resources import files

import docx
from babel import Locale, UnknownLocaleError
from babel.core import get_global
from docx.document import Document as File
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from clustermodel.views.archive import timeless
from clustermodel.views.printable import printable
from clustermodel.views.word.xml import Xml

_KEPT = frozenset({RT.STYLES, RT.NUMBERING, RT.SETTINGS, RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES})
"""What is kept of the template of python-docx, to be filled anew."""


def blank(tag: str) -> File:
    """An empty document in a language (a BCP 47 tag), with the styles, lists, settings and fonts of this folder."""
    file = docx.Document()
    for part in (file.part, file.part.package):
        for id in [id for id, one in part.rels.items() if one.reltype not in _KEPT]:
            part.rels.pop(id)
    _replace(file.styles.element, "styles.xml")
    _replace(file.settings.element, "settings.xml")
    _replace(file.part.numbering_part.element, "numbering.xml")
    fonts = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
    file.part.relate_to(Part(PackURI("/word/fontTable.xml"), fonts, _resource("fonts.xml")), RT.FONT_TABLE)
    for one in file.styles.element.iter(qn("w:lang")):
        one.set(qn("w:val"), regional(tag))
    file.element.body.clear()
    return file


def _resource(name: str) -> bytes:
    return files(__package__).joinpath(name).read_bytes()


def _replace(root: Xml, name: str) -> None:
    """Put the content of one of our own parts in the place of the template's."""
    root.clear()
    root.extend(list(parse_xml(_resource(name))))


def regional(tag: str) -> str:
    """A language with the region that word processors want to choose a dictionary: `ru-RU` for `ru`."""
    try:
        found = Locale.parse(get_global("likely_subtags").get(tag, tag), sep="-" if "-" in tag else "_")
    except (ValueError, UnknownLocaleError):
        return tag
    return f"{found.language}-{found.territory}" if found.territory else tag


def saved(file: File, title: str, tag: str, as_of: date) -> bytes:
    """The bytes of a document; its dates are the day it speaks of, not the time of the clock."""
    properties = file.core_properties
    for name in ("author", "comments", "last_modified_by", "keywords"):
        setattr(properties, name, "")
    properties.title, properties.language = printable(title)[:255], tag
    properties.created = properties.modified = datetime.combine(as_of, time(), UTC)
    made = io.BytesIO()
    file.save(made)
    return timeless(made.getvalue())
