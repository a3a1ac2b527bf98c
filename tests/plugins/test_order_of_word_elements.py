"""Children stand in the order that ECMA-376 prescribes: a word processor may refuse a file in which they do not.

Also what else such a program relies on: names that are led to are there, fields are whole, tables have a cell for each column.
"""

import io
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from clustermodel import export, load

ROOT = Path(__file__).parents[2]
PROGRAMMES = [ROOT / "programs/medical_tourism.yaml", ROOT / "examples/dairy/dairy_valley.yaml", ROOT / "examples/minimal.yaml"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BORDERS = "top left start bottom right end insideH insideV"
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid"
    " spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl"
    " divId cnfStyle rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish"
    " webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd"
    " tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType"
    " cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr"
    " tblPr trPr tcPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "styles": "docDefaults latentStyles style",
    "numbering": "numPicBullet abstractNum num",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId lvlJc pPr rPr",
    "settings": "zoom defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps updateFields"
    " footnotePr endnotePr compat rsids themeFontLang decimalSymbol listSeparator",
    "font": "altName panose1 charset family notTrueType pitch sig",
    "tbl": "tblPr tblGrid tr", "tr": "trPr tc", "tc": "tcPr p",
    "tblBorders": BORDERS, "tcBorders": BORDERS, "tblCellMar": BORDERS, "pBdr": "top left bottom right between bar",
}  # fmt: skip
"""The children of an element, in order; what may be mixed stands between bars. Those that we have no use for are left out."""

Parts = dict[str, ET.Element]


@pytest.fixture(scope="module", params=[f"{name} {place} {lang}" for name in ("docx", "catalogue", "register") for place in range(3) for lang in ("ru", "en")])
def parts(request: Any) -> Parts:
    name, place, language = request.param.split()
    archive = zipfile.ZipFile(io.BytesIO(export(load(PROGRAMMES[int(place)]), name, language=language)))
    return {one: ET.fromstring(archive.read(one)) for one in archive.namelist() if one.endswith(".xml")}


def values(element: ET.Element, tag: str, name: str = "val") -> list[str]:
    return [one.get(f"{W}{name}", "") for one in element.iter(f"{W}{tag}")]


def test_children_stand_in_the_order_of_the_standard(parts: Parts) -> None:
    for part in parts.values():
        for element in part.iter():
            order = ORDER.get(element.tag.removeprefix(W))
            if order:
                places = {one: place for place, group in enumerate(order.split()) for one in group.split("|")}
                children = [child.tag.removeprefix(W) for child in element]
                assert sorted(children, key=places.__getitem__) == children


def test_whatever_is_referred_to_is_there_once(parts: Parts) -> None:
    document, styles = parts["word/document.xml"], parts["word/styles.xml"]
    names = values(document, "bookmarkStart", "name")
    assert max(Counter(names).values(), default=1) == 1
    assert sorted(values(document, "bookmarkStart", "id")) == sorted(set(values(document, "bookmarkEnd", "id")))
    assert {*values(document, "hyperlink", "anchor")} <= {*names}
    used = {style for part in parts.values() for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next") for style in values(part, tag)}
    assert used <= {*values(styles, "style", "styleId")}
    assert {*values(document, "numId"), *values(styles, "numId")} <= {*values(parts["word/numbering.xml"], "num", "numId")}


def test_fields_are_whole_and_tables_have_a_cell_for_each_column(parts: Parts) -> None:
    document = parts["word/document.xml"]
    assert "".join(one[0] for one in values(document, "fldChar", "fldCharType")).replace("bse", "") == ""
    for table in document.iter(f"{W}tbl"):
        columns = len(values(table, "gridCol", "w"))
        assert {len(row.findall(f"{W}tc")) for row in table.iter(f"{W}tr")} == {columns}
