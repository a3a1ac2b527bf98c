"""Elements, references, series and tables: the small things that the model itself knows."""

from datetime import date

import pytest

from clustermodel import Program, loads
from clustermodel.model.objectives import Kpi, Objective
from clustermodel.model.period import parse_period
from clustermodel.model.quantity import parse_quantity
from clustermodel.model.ref import Basis, Ref
from clustermodel.model.series import Observation, Series, at, numbers
from clustermodel.model.swot import Pairing, Quadrant
from clustermodel.model.text import Localized

HEAD = "format: clustermodel/1\nprogram: {id: demo, title: Demo, cluster: Demo}\n"


def programme(text: str) -> Program:
    loaded = loads(HEAD + text)
    assert loaded.program is not None
    assert not loaded.diagnostics
    return loaded.program


def series(**values: str) -> Series:
    return tuple(Observation(period=parse_period(key[1:]), value=parse_quantity(value)) for key, value in values.items())


def test_an_element_has_one_address() -> None:
    assert Objective(id="G1", text="Grow").address == "objective:G1"


def test_the_label_is_what_a_reader_calls_it() -> None:
    assert Kpi(id="K1", name=Localized({"ru": "Продажи", "en": "Sales"})).label == "Продажи"
    assert Pairing(id="SO1", quadrant=Quadrant.SO, response="Sell more").label == "Sell more"
    assert programme("sources: [{id: s}]").sources[0].label == "s"


def test_the_scale_runs_from_stated_to_unresolved() -> None:
    assert sorted(Basis, key=lambda basis: basis.rank) == ["stated", "corrected", "strong", "weak", "unresolved"]
    assert [basis for basis in Basis if basis.inferred] == ["strong", "weak"]


@pytest.mark.parametrize("remark", [{"basis": Basis.WEAK}, {"source": (Ref(id="q"),)}, {"notes": ("n",)}, {"or_": ("G2",)}])
def test_a_reference_with_a_remark_is_not_plain(remark: dict[str, object]) -> None:
    assert Ref(id="G1").plain
    assert not Ref(id="G1", **remark).plain  # type: ignore[arg-type]


def test_an_observation_with_more_than_a_value_is_not_plain() -> None:
    plain = Observation(period=parse_period("2021"), value=parse_quantity("5"))
    ranked = Observation(period=parse_period("2021"), value=parse_quantity("5"), rank=61)
    assert plain.plain
    assert not ranked.plain


def test_a_series_gives_the_value_of_exactly_a_period() -> None:
    known = series(_2021="5", _2022="6")
    found = at(known, parse_period("2022"))
    assert found is not None
    assert str(found.value) == "6"
    assert at(known, parse_period("2022-H1")) is None


def test_numbers_are_those_known_in_the_order_of_time() -> None:
    known = numbers(series(_2022="6", _2021="lost", _2020="5", _undated="7"))
    assert [str(one.value) for one in known] == ["5", "6"]
    assert known[0].period.last == date(2020, 12, 31)


TABLE = """
places: [{id: krai, name: Krai}]
sources: [{id: rosstat, kind: producer, title: Rosstat}]
statistics:
  - id: health
    about: [krai]
    unit: beds
    origin: [rosstat]
    rows:
      - {id: beds, name: Beds, values: {2014: 5}}
      - {id: wards, name: Wards, unit: wards, rows: [{id: small, name: Small}]}
  - {id: wage, name: Wage}
"""


def test_rows_take_from_their_table_what_they_leave_unsaid() -> None:
    found = {one.id: one for one in programme(TABLE).indicators()}
    assert list(found) == ["beds", "small", "wage"], "tables are no indicators"
    assert [(one.unit, [ref.id for ref in one.about]) for one in found.values()] == [
        ("beds", ["krai"]),
        ("wards", ["krai"]),
        (None, []),
    ]
    assert found["small"].origin[0].id == "rosstat"


def test_factors_come_with_the_letter_of_their_list() -> None:
    swot = programme("swot: {strengths: [{id: S1, text: a}], threats: [{id: T1, text: b}]}").swot
    assert [(letter, factor.id) for letter, factor in swot.factors()] == [("S", "S1"), ("T", "T1")]
