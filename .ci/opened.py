"""Look at what other programs have made of published files: opened.py FOLDER, filled by `.ci/documents`."""

import csv
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

from openpyxl import load_workbook

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OUT, MADE = (Path(sys.argv[1]) / name for name in ("out", "made"))


def run(*command: object) -> str:
    """What a command prints."""
    return subprocess.run([*map(str, command)], capture_output=True, text=True, check=True).stdout


def squeezed(text: str) -> str:
    """A text without white space, which is the layout's."""
    return re.sub(r"\s+", "", text)


def matches(pattern: str, text: str) -> int:
    """How many lines begin with something."""
    return len(re.findall(pattern, text, re.MULTILINE))


def document(file: Path) -> str:
    """Every page says something, every heading is on paper, paper is A4, fonts are embedded."""
    pdf = MADE / f"{file.stem}.pdf"
    pages = run("pdftotext", "-layout", pdf, "-").split("\f")[:-1]
    empty = [number for number, page in enumerate(pages, 1) if not re.search(r"[^\W\d]{2}", page)]
    assert pages, f"{file.name}: no pages"
    assert not empty, f"{file.name}: pages without text: {empty}"
    if "hostile" not in file.name:
        text = squeezed("".join(pages))
        lost = [heading for heading in headings(file) if squeezed(heading) not in text]
        assert not lost, f"{file.name}: headings that are not on paper: {lost}"
        listed(file, pages)
        at_the_foot = [one for one in map(foot, pages[1:]) if one in set(map(squeezed, headings(file)))]
        assert not at_the_foot, f"{file.name}: headings at the foot of a page: {at_the_foot}"
    info = run("pdfinfo", "-l", len(pages), pdf)
    sizes = set(re.findall(r"size:\s+([\d.]+) x ([\d.]+)", info))
    assert all(sorted(round(float(side)) for side in size) == [595, 842] for size in sizes), f"{file.name}: not A4: {sizes}"
    fonts = run("pdffonts", pdf).splitlines()[2:]
    assert fonts, f"{file.name}: no fonts"
    assert all(re.search(r" yes +(yes|no) +(yes|no) +\d+ +\d+$", font) for font in fonts), f"{file.name}: fonts: {fonts}"
    return f"{len(pages)} pages"


def foot(page: str) -> str:
    """The last line of a page above its number."""
    lines = [squeezed(one) for one in page.splitlines() if one.strip()]
    return lines[-2] if len(lines) > 1 else ""


def listed(file: Path, pages: list[str]) -> None:
    """The contents, where there are any, name the page on which each heading stands."""
    numbers = [int(number) for page in pages[1:4] for number in re.findall(r"\.{4} ?(\d+)$", page, re.MULTILINE)]
    if zipfile.ZipFile(file).read("word/document.xml").count(b"PAGEREF") == 0:
        return
    titles = headings(file)
    assert len(numbers) == len(titles), f"{file.name}: {len(titles)} headings, pages of {len(numbers)}"
    named = zip(titles, numbers, strict=True)
    wrong = [(title, page) for title, page in named if squeezed(title) not in squeezed(pages[page - 1])]
    assert not wrong, f"{file.name}: headings that are not on the page of the contents: {wrong}"


def headings(file: Path) -> list[str]:
    """The headings of a document."""
    body = ET.fromstring(zipfile.ZipFile(file).read("word/document.xml"))
    styled = ((one, one.find(f"{W}pPr/{W}pStyle")) for one in body.iter(f"{W}p"))
    found = [one for one, style in styled if style is not None and style.get(f"{W}val") in {"Heading1", "Heading2"}]
    return ["".join(text.text or "" for text in one.iter(f"{W}t")) for one in found]


def workbook(file: Path) -> str:
    """Every sheet is there, its cells say what openpyxl reads in them, and none is an error."""
    book = load_workbook(file)
    cells = 0
    for sheet in book:
        with (MADE / f"{file.stem}-{sheet.title}.csv").open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream))
        for row in sheet.iter_rows():
            for one in row:
                if not isinstance(one.value, str) or "_x" in one.value:
                    continue
                shown = rows[one.row - 1][one.column - 1]
                assert squeezed(shown) == squeezed(one.value), f"{file.name}: {sheet.title}!{one.coordinate}: {shown!r}"
                cells += 1
    return f"{len(book.sheetnames)} sheets, {cells} texts"


def graph(file: Path) -> str:
    """Graphviz finds the nodes and edges that are written, whatever their labels say."""
    found = json.loads(Path(f"{file}.json").read_text("utf-8"))
    text = file.read_text("utf-8")
    nodes = [one for one in found["objects"] if one.get("shape") == "box"]  # headings have none, columns are no nodes
    edges = [one for one in found["edges"] if one.get("style") != "invis"]
    written = matches(r"^  n_\w+ \[label=", text), matches(r"^  n_\w+ -> n_\w+ \[", text)
    assert (len(nodes), len(edges)) == written, f"{file.name}: {len(nodes)} nodes, {len(edges)} edges"
    return "{} nodes, {} edges".format(*written)


def diagram(file: Path) -> str:
    """Mermaid does, too."""
    lines = Path(sys.argv[1], "mermaid.txt").read_text("utf-8").splitlines()
    found = {Path(name).name: counted for name, *counted in (line.split(" ", 3) for line in lines)}
    text = file.read_text("utf-8")
    written = matches(r"^(    n_\w+|  note_\d+)\[", text), matches(r"^  n_\w+ -", text)
    nodes, edges, title = found[file.name]
    assert (int(nodes), int(edges)) == written, f"{file.name}: {nodes} nodes, {edges} edges instead of {written}"
    assert text.startswith(f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n"), f"{file.name}: its title is {title!r}"
    return "{} nodes, {} edges".format(*written)


LOOKS = {".docx": document, ".xlsx": workbook, ".dot": graph, ".mmd": diagram}
for file in sorted(OUT.iterdir()):
    if file.suffix in LOOKS:
        print(f"{file.name}: {LOOKS[file.suffix](file)}")
