"""Numbers, periods and texts are written as readers of each language write them."""

from decimal import Decimal

import pytest

from clustermodel.model.period import Every, parse_period
from clustermodel.model.quantity import parse_quantity
from clustermodel.model.text import Localized
from clustermodel.views.wording import Wording


@pytest.mark.parametrize(
    ("printed", "russian", "english"),
    [
        ("12", "12", "12"),
        ("27.0", "27,0", "27.0"),
        ("-26.1", "-26,1", "-26.1"),
        ("0.152", "0,152", "0.152"),
        ("1142", "1\u00a0142", "1,142"),
        ("1234567890123456.5", "1\u00a0234\u00a0567\u00a0890\u00a0123\u00a0456,5", "1,234,567,890,123,456.5"),
        ("~7", "≈ 7", "≈ 7"),
        ("25..29.5", "25–29,5", "25–29.5"),
        ("130..", "≥ 130", "≥ 130"),
        ("..7", "≤ 7", "≤ 7"),
        ("over 130", "> 130", "> 130"),
        ("under 7", "< 7", "< 7"),
        ("not-set", "", ""),
    ],
)
def test_quantities_keep_every_printed_digit(printed: str, russian: str, english: str) -> None:
    quantity = parse_quantity(printed)
    assert Wording("ru").quantity(quantity) == russian
    assert Wording("en").quantity(quantity) == english


@pytest.mark.parametrize(
    ("printed", "russian", "english"),
    [
        ("2021", "2021", "2021"),
        ("2021-H2", "II полугодие 2021\xa0г.", "H2 2021"),
        ("2021-Q3", "III квартал 2021\xa0г.", "Q3 2021"),
        ("2020-12", "декабрь 2020\xa0г.", "December 2020"),
        ("2020-12-15", "15 декабря 2020\u00a0г.", "15 December 2020"),
        ("2014..2018", "2014–2018", "2014–2018"),
        ("2026-04..2027", "апрель 2026\xa0г. – 2027", "April 2026 – 2027"),
        ("undated", "без даты", "undated"),
    ],
)
def test_periods_are_written_in_words(printed: str, russian: str, english: str) -> None:
    period = parse_period(printed)
    assert Wording("ru").period(period) == russian
    assert Wording("en").period(period) == english


def test_no_period_and_no_recurrence_say_nothing() -> None:
    assert Wording("ru").period(None) == ""
    assert Wording("ru").recurrence(None) == ""
    assert [Wording("ru").recurrence(every) for every in Every] == [
        "ежемесячно", "ежеквартально", "раз в полугодие", "ежегодно",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tag", "wording"),
    [("ru", "Совет"), ("ru-RU", "Совет"), ("en", "Council"), ("en-GB", "Board"), ("de", "Council"), ("", "Council")],
)
def test_a_text_in_several_languages_is_told_in_the_readers(tag: str, wording: str) -> None:
    text = Localized({"en": "Council", "ru": "Совет", "en-GB": "Board"})
    assert Wording(tag).text(text) == wording
    assert Wording(tag).text("Rat") == "Rat"
    assert Wording(tag).text(None) == ""


@pytest.mark.parametrize(
    ("tag", "label"), [("ru", "Риски"), ("RU_ru", "Риски"), ("en", "Risks"), ("de", "Risks"), ("?", "Risks")]
)
def test_labels_are_english_where_there_is_no_translation(tag: str, label: str) -> None:
    assert Wording(tag).label("Risks") == label


def test_homonyms_are_told_apart_by_what_they_are_words_for() -> None:
    label = Wording("ru").label
    assert (label("post", "Seat"), label("post", "BodyKind"), label("post")) == ("по должности", "должность", "post")
    assert Wording("en").label("post", "Seat") == "ex officio"


@pytest.mark.parametrize(("tag", "quoted"), [("ru", "«да»"), ("en", "“да”")])
def test_quotation_marks_are_those_of_the_language(tag: str, quoted: str) -> None:
    assert Wording(tag).quoted("да") == quoted


@pytest.mark.parametrize("number", ["9" * 29, "1E+5000", "9" * 30_000, "1E+999999"])
def test_a_number_that_no_pattern_takes_stands_as_it_is_printed(number: str) -> None:
    assert Wording("ru").number(Decimal(number)) == str(Decimal(number))


@pytest.mark.parametrize(("unit", "english", "russian"), [("%", "", "\xa0"), ("% of sales", "", "\xa0"), ("t", " ", " "), ("", " ", " ")])
def test_a_unit_stands_as_far_from_its_number_as_readers_are_used_to(unit: str, english: str, russian: str) -> None:
    assert (Wording("en").gap(unit), Wording("ru").gap(unit)) == (english, russian)
