"""Defects planted one by one in two programmes: each is caught by the code meant for it, and by no unrelated one."""

import shutil
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import attrs
import pytest

from clustermodel import check, load

ROOT = Path(__file__).parents[1]
TOURISM = ROOT / "programs" / "medical_tourism.yaml"
DAIRY = ROOT / "examples" / "dairy" / "dairy_valley.yaml"
ACTUALS = "dairy_valley.actuals.yaml"
TODAY = {TOURISM: date(2021, 1, 1), DAIRY: date(2027, 3, 1)}

Findings = Counter[tuple[str, str]]


@attrs.frozen
class Defect:
    """An edit of one place, the finding meant for it, and what else must follow from it."""

    programme: Path
    finding: str
    """«CODE subject»."""
    old: str
    new: str
    also: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    """Findings that follow from the defect and are no echo of it."""
    file: str = attrs.field(default="", kw_only=True)
    """The file to edit, beside the programme; the programme itself by default."""

    @property
    def expected(self) -> Findings:
        """Code and subject of each new finding."""
        return Counter((code, subject) for code, _, subject in (one.partition(" ") for one in (self.finding, *self.also)))


def tourism(finding: str, old: str, new: str, *also: str) -> Defect:
    return Defect(TOURISM, finding, old, new, also=also)


def dairy(finding: str, old: str, new: str, *also: str, file: str = "") -> Defect:
    return Defect(DAIRY, finding, old, new, also=also, file=file)


T2 = "Рост тарифов на авиаперелеты, сокращение"
DEFECTS = [
    tourism("SW101 pairing:SO2/factors", "{S2: corrected, O1: stated}", "{S2: corrected, W2: weak, O1: stated}"),
    tourism("SW102 pairing:SO2/printed", "{factors: C2 – В1}", "{factors: У2 – В1}"),
    tourism("SW104 factor:O5", "{S1: corrected, O5: stated}", "{S1: corrected, O4: stated}"),
    tourism(
        "SW105 pairing:SO2/factors", "{S2: corrected, O1: stated}", "{S1: corrected, O1: stated}", "SW104 factor:S2"
    ),
    tourism("SW107 factor:T2/text", T2, "Рост тарифов на авиаперелеты; сокращение"),
    tourism("SW108 pairing:ST2/conflicts", "{S4: corrected, T5: stated}", "{S4: corrected, T5: stated}\n      conflicts: [WT1]"),
    tourism("TX101 pairing:SO2/printed", "{factors: C2 – В1}", "{factors: C2 – B1}"),
    tourism("TX102 factor:T2/text", T2, "Рост тарифов на авиа\\u200Bперелеты, сокращение"),
    tourism("TX103 factor:T2/text", T2, "Рост тарифов на авиаперелеты, которыи\u0306 сокращение"),
    tourism("TX104 factor:T2/text", T2, "Рост тарифов на на авиаперелеты, сокращение"),
    tourism("SR101 source:note-no-small/quote", '"** Кроме субъектов малого', '"** Кроме субъектов среднего'),
    tourism("SR102 source:toc/missing", "title: СОДЕРЖАНИЕ}", "title: СОДЕРЖАНИЕ, missing: lost}"),
    tourism(
        "SR104 source:2.2/printed",
        "title: Ключевые показатели эффективности развития Кластера}",
        'title: Ключевые показатели эффективности развития Кластера, printed: {id: "2.1"}}',
    ),
    tourism("SR108 pairing:SO2/factors", "{S2: corrected, O1: stated}", "{S2: {basis: corrected, or: [S1]}, O1: stated}"),
    tourism("SR105 pairing:WT3/factors", "{W4: corrected, T1: stated}", "{W4: corrected, У9: unresolved}"),
    tourism(
        "RF101 action:3.6/requires",
        'requires: {"3.5": {basis: weak, source: q-3.5}}\n      source: roadmap-table\n    - id: "3.7"',
        'requires: {"3.55": {basis: weak, source: q-3.5}}\n      source: roadmap-table\n    - id: "3.7"',
    ),
    tourism(
        "ST101 statistic:flow/values",
        "      - {period: 2019, value: ~1.6,",
        "      - {period: 2019, value: 2.6, source: lead}\n      - {period: 2019, value: ~1.6,",
    ),
    tourism("ST102 statistic:flow-kmv/values", "value: ~1.2, printed", "value: ~2.2, printed"),
    tourism(
        "ST103 statistic:doctors-rate/unit",
        "Численность врачей на 10 000 населения\n        unit: people",
        "Численность врачей на 10 000 населения\n        unit: beds-unit",
    ),
    tourism(
        "ST112 statistic:flow-kmv/unit",
        "name: Турпоток в регион КМВ\n    unit: mnpeople",
        "name: Турпоток в регион КМВ\n    unit: посещений",
    ),
    tourism("ST113 statistic:hospitals-number/values", "{2014: 84, 2015: 83, 2016: 84,", "{2014: 84, 2015: 83, 2016: 8.4,"),
    tourism("ST104 statistic:doctors-rate/values", "2016: 42.6, 2017: 43.2", "2016: 42.6, 2017: 63.2"),
    tourism(
        "ST106 statistic:core-revenue/values",
        '{period: 2018, value: 19.6, "n": 645',
        '{period: 2018, value: 19.6, "n": 45',
        "ST109 statistic:core-revenue/values",
    ),
    tourism("ST107 statistic:tourism-taxes/values", "{2019: 1.9}", "{undated: 1.9}"),
    tourism("KP109 statistic:tourism-taxes/values", "{2019: 1.9}", "[{period: 2019, value: 1.9, as: target}]"),
    tourism("KP101 kpi:K3/targets", "{2020: 10, 2021: 12, 2022: 14, 2023: 17, 2024: 20}", "{2020: not-set, 2021: not-set}"),
    tourism("KP102 kpi:K1/targets", "2022: 21, 2023: 26, 2024: 30", "2022: 21, 2023: 20, 2024: 30"),
    tourism("KP104 kpi:K1", "aggregation: stock", "aggregation: unspecified"),
    tourism("KP105 kpi:K1/targets", "2022: 21, 2023: 26, 2024: 30", "2022: 21, 2023: 26, 2024: not-set"),
    tourism("KP106 kpi:K2/targets", "{2020: 6, 2021: 8,", "{2020: 6, 2021: 18,"),
    tourism(
        "KP111 kpi:K4",
        "name: Количество созданных рабочих мест субъектами малого и среднего предпринимательства, являющимися участниками "
        "территориального кластера\n    unit: ед.\n",
        "name: Количество созданных рабочих мест субъектами малого и среднего предпринимательства, являющимися участниками "
        "территориального кластера\n",
    ),
    tourism("TR101 objective:G6", "{G6: {basis: weak, source: q-K3}}", "{G5: {basis: weak, source: q-K3}}"),
    tourism("TR103 kpi:K1", "{K1: {basis: strong, source: q-2.6}}", "{K2: {basis: strong, source: q-2.6}}"),
    tourism(
        "VC105 stage:supply/after",
        'Обеспечение производства продукции Кластера\n      source: "1.3"',
        'Обеспечение производства продукции Кластера\n      after: [sales]\n      source: "1.3"',
    ),
    tourism(
        "VC106 activity:cosmetics-making",
        "    - {id: hotels, name: гостиницы,",
        "    - {id: cosmetics-making, name: производство косметики}\n    - {id: hotels, name: гостиницы,",
    ),
    tourism(
        "VC107 activity:hotels/source",
        "name: гостиницы, role: supporting, source: q-supporting-kinds}",
        "name: гостиницы, role: supporting, source: construction}",
    ),
    tourism("TX105 factor:T2/text", T2, "Рост тарифов на авиа- перелеты, сокращение"),
    tourism("KP112 kpi:K1/targets", "2022: 21, 2023: 26, 2024: 30", "2022: 21, 2023: 26, 2024: 30, 2025: 35"),
    tourism("RM102 action:2.12/when", "бренда Кластера\n      when: 2023", "бренда Кластера\n      when: 2025"),
    tourism(
        "RM103 action:1.2/when",
        'when: 2021\n      printed: {when: "2021"}\n      pursues: {G2: {basis: strong, source: q-1.2-projects}}',
        'when: 2020-10\n      printed: {when: "2021"}\n      pursues: {G2: {basis: strong, source: q-1.2-projects}}',
    ),
    tourism(
        "RM104 action:3.2/requires",
        "creates: {working-group: {basis: stated, source: q-3.4}}",
        'creates: {working-group: {basis: stated, source: q-3.4}}\n      requires: ["3.2"]',
    ),
    tourism("RM105 action:2.12", "бренда Кластера\n      when: 2023", "бренда Кластера\n      when: undated"),
    tourism(
        "RM111 action:2.8/title",
        "title: Формирование плана обеспечения присутствия Кластера в социальных сетях",
        "title: Разработка медиаплана по освещению деятельности участников Кластера",
    ),
    tourism(
        "RM112 action:2.11/title",
        "title: Подписание соглашения о партнерстве с профильным зарубежным Кластером",
        "title: Подписание соглашения о партнерстве с профильным зарубежным Кластером. Поиск партнеров",
    ),
    dairy("RF104 risk:R1/threatens", 'threatens: ["1.2", K4]', 'threatens: ["1.2", К4]'),
    dairy(
        "PT101 activity:ripening",
        "activities: [ripening]\n      place",
        "activities: [processing]\n      place",
        "VC108 stage:cellar",
    ),
    dairy("VC101 stage:whey-line", "after: [dairy], activities: [whey-processing]}", "after: [dairy]}"),
    dairy("TR111 factor:W4", ", evidence: [one-by-one]}", "}"),
    dairy("GV110 risk:R1", "    owner: [whey-group]\n    response: Sales", "    response: Sales"),
    dairy("TR112 action:1.2", "      drives: [K4]\n", ""),
    dairy("VC104 product:yoghurt", "Tarrow Valley Milk Cooperative]}\n      stages: [dairy]\n", "Tarrow Valley Milk Cooperative]}\n"),
    dairy("KP107 kpi:K9/targets", "unit: kpeople\n    aggregation", "unit: people\n    aggregation"),
    dairy("KP108 kpi:K2", "{period: 2024, value: 138}", "{period: 2024, value: not-reported}"),
    dairy(
        "GV101 function:c-f1/over",
        "kind: leads, over: [office]}]",
        "kind: leads, over: [office, council]}]",
        "GV102 body:council/members",
    ),
    dairy("GV103 body:council/members", "as: representative, number: 4}", "as: representative, number: open}"),
    dairy(
        "GV104 body:name-committee",
        "of: lab, as: representative, office: chair, number: 1}",
        "of: lab, as: representative, number: 1}",
    ),
    dairy("GV105 function:e-f1", "      fulfils: [e-f1]\n", ""),
    dairy("GV106 body:whey-group", "manager, whey-group, name-committee]", "manager, name-committee]"),
    dairy("GV109 body:council/members", "status: actual\n      size: 22", "status: potential\n      size: 22"),
    dairy("RM101 action:2.4", "      responsible: [name-committee]\n      with: [lab]", "      with: [lab]"),
    dairy("RM106 action:2.4", "      result: {text: Report of each quarter, value: 18, unit: reports, counted: total}\n", ""),
    dairy("RM107 action:4.3", "      budget: {county: {2026: 0}}\n", ""),
    dairy("RM110 action:2.2/when", "when: 2026-H1", "when: 2026"),
    dairy("LK101 cluster:agritech", "source: q-robots}}\n    kind: knowledge", "source: q-robots}}\n    kind: governance"),
    dairy("LK102 cluster:agritech", "{agritech: {basis: stated,", "{agritech: {basis: strong,"),
    dairy("LK103 cluster:packaging", "source: q-frame}}\n    kind: goods", "source: q-frame}}\n    kind: services"),
    dairy("LK104 link:L5", "threatens: [training, K7]", "threatens: [K7]"),
    dairy("AC102 kpi:K99", "  K9: [{", "  K99: [{", file=ACTUALS),
    dairy("AC103 statistic:milk", "milk: [{period: 2025", "milk: [{period: 2028", file=ACTUALS),
    dairy("AC104 program:dairy-valley", "program: dairy-valley", "program: packaging", file=ACTUALS),
    dairy("AC105 action:3.2", "    - {period: 2026-08, status: cancelled, notes: [Harvest]}\n", "", file=ACTUALS),
    dairy("AC106 action:2.2", "{period: 2027-H1, status: planned}", "{period: 2027-Q1, status: planned}", file=ACTUALS),
    dairy("AC107 action:2.2", "{period: 2026-H2, status: done,", "{period: 2026-H2, status: running,", file=ACTUALS),
    dairy("AC108 kpi:K1", "{period: 2026, value: 80.6,", "{period: 2026, value: 79.6,", file=ACTUALS),
    dairy("AC109 kpi:K8", ", {period: 2026, value: 41}]", "]", file=ACTUALS),
]


def found(programme: Path, as_of: date) -> Findings:
    others = [load(one).program for one in programme.parent.glob("packaging.yaml")]
    neighbours = [one for one in others if one is not None]
    report = check(load(programme), as_of=as_of, others=neighbours, ignore=["LN"])  # a changed text leaves its translation stale
    return Counter((one.code, one.subject) for one in report.diagnostics)


@cache
def before(programme: Path) -> Findings:
    return found(programme, TODAY[programme])


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda one: f"{one.programme.stem}-{one.finding.replace(' ', '-')}")
def test_a_planted_defect_is_found_and_nothing_else(defect: Defect, tmp_path: Path) -> None:
    folder = shutil.copytree(defect.programme.parent, tmp_path / "copy")
    edited = folder / (defect.file or defect.programme.name)
    text = edited.read_text("utf-8")
    assert text.count(defect.old) == 1
    edited.write_text(text.replace(defect.old, defect.new), "utf-8")
    after = found(folder / defect.programme.name, TODAY[defect.programme])
    assert after - before(defect.programme) == defect.expected


def test_the_defects_are_of_many_kinds() -> None:
    assert len(DEFECTS) >= 40
    assert len({one.finding.partition(" ")[0] for one in DEFECTS}) > 50


def test_what_is_right_in_the_programme_of_tourism_stays_silent() -> None:
    codes = {code for code, _ in before(TOURISM)}
    part_within_whole, targets_rise, units_given, rates_agree = "KP106", "KP102", "KP111", "ST104"
    assert not codes & {part_within_whole, targets_rise, units_given, rates_agree}
    assert not {code for code in codes if code.startswith(("RF", "YM"))}
    assert ("ST102", "statistic:flow-kmv/values") not in before(TOURISM)
