"""The file around a document: our own styles, settings and properties instead of those of a template."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from importlib.resources import files

import docx
from babel import Locale, UnknownLocaleError
from babel.core import get_global
from docx.document import Document as File
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.packuri import PACKAGE_URI, PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from clustermodel.views.archive import archive
from clustermodel.views.printable import printable
from clustermodel.views.word.xml import Xml

_KEPT = frozenset({RT.STYLES, RT.NUMBERING, RT.SETTINGS, RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES})
"""What is kept of the template of python-docx, to be filled anew."""
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
)


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
    """A language with the region that word processors want to choose a dictionary: `ru-RU` for `ru`.

    That of mere English is British, as our labels are.
    """
    if tag == "en":
        return "en-GB"
    try:
        found = Locale.parse(get_global("likely_subtags").get(tag, tag), sep="-" if "-" in tag else "_")
    except (ValueError, UnknownLocaleError):
        return tag
    return f"{found.language}-{found.territory}" if found.territory else tag


def saved(file: File, title: str, tag: str, as_of: date) -> bytes:
    """The bytes of a document; its dates are the day it speaks of, not the time of the clock."""
    if b"PAGEREF" not in file.part.blob:
        file.settings.element.remove(file.settings.element.find(qn("w:updateFields")))  # nothing to ask about
    properties = file.core_properties
    for name in ("author", "comments", "last_modified_by", "keywords"):
        setattr(properties, name, "")
    properties.title, properties.language = printable(title)[:255], tag
    properties.created = properties.modified = datetime.combine(as_of, time(), UTC)
    return archive(_members(file.part.package))


def _members(package: OpcPackage) -> Iterator[tuple[str, bytes]]:
    """The members of the archive; python-docx would write them with the time of the clock."""
    parts = sorted(package.parts, key=lambda part: str(part.partname))
    overrides = (f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>' for part in parts)
    yield "[Content_Types].xml", f"{_TYPES}{''.join(overrides)}</Types>".encode()
    yield PACKAGE_URI.rels_uri.membername, package.rels.xml
    for part in parts:
        yield part.partname.membername, part.blob
        if part.rels:
            yield part.partname.rels_uri.membername, part.rels.xml


def opened(made: bytes) -> File:
    """A document read by python-docx; raises if it is none."""
    return docx.Document(io.BytesIO(made))
