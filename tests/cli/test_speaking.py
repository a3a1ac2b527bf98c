"""Wrong usage is told in the language of the user, whoever notices it: click, or this library."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def said(*arguments: str, locale: str = "ru_RU.UTF-8") -> list[str]:
    """What the command says on the standard error, line by line."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    command = [sys.executable, "-m", "clustermodel", *arguments]
    done = subprocess.run(command, env={**known, "LANG": locale, "PYTHONIOENCODING": "utf-8"}, capture_output=True, check=False)
    assert done.returncode == 2
    return done.stderr.decode().splitlines()


MINIMAL = "examples/minimal.yaml"
LONG = "x" * 999
WRONG = {
    "a verb": (["chekc"], "Нет такой команды: chekc."),
    "an option": (["check", "--slect", "x", MINIMAL], "Нет такого ключа: --slect."),
    "a code in small letters": (["check", "--select", "sw104", MINIMAL], "не найдено: код «sw104». Возможно, имелось в виду SW104?"),
    "a language longer than a file's name": (["show", MINIMAL, "--lang", LONG], f"Недопустимое значение '--lang': «{LONG}» не входит в число допустимых: 'en', 'ru'."),
    "nothing": (["check"], "Не указан аргумент 'PATH…'."),
    "a choice": (["check", "--fail-on", "x", MINIMAL], "Недопустимое значение '--fail-on': «x» не входит в число допустимых: 'error', 'warning', 'never'."),
    "too much": (["show", "a", "b", "c"], "Лишние аргументы: c"),
    "no value": (["check", MINIMAL, "--as-of"], "Ключу --as-of нужно значение."),
    "a day": (["show", MINIMAL, "--as-of", "31.11.2026"], "Недопустимое значение '--as-of': «31.11.2026» — не дата; напишите её так: 2026-11-23"),
    "a number": (["check", MINIMAL, "-j", "x"], "Недопустимое значение '--jobs' / '-j': «x» — не число от 1 до 256 и не `auto`"),
    "a folder": (["check", "src/clustermodel/locale"], "здесь нет программ: src/clustermodel/locale"),
    "an element": (["show", MINIMAL, "kpi:K11"], "не найдено: элемент «kpi:K11». Возможно, имелось в виду kpi:K1?"),
    "a language": (["publish", MINIMAL, "-o", "out", "--lang", "xx"], "на языке «xx» ничего нет; есть: en, ru"),
    "languages": (["publish", MINIMAL, "-o", "out", "--lang", "ru,xx"], "на языке «xx» ничего нет; есть: en, ru"),
    "languages apart": (["publish", MINIMAL, "--lang", "ru", "en", "-o", "out"], "файла «en» нет; если это значение ключа, пишите --lang ru,en"),
    "a calendar": (["export", MINIMAL, "--to", "календарь"], "не найдено: формат выгрузки «календарь». Возможно, имелось в виду ics? Все перечисляет `clustermodel plugins`."),
    **{
        f"a time of {given}": (["check", MINIMAL, "--timeout", given], f"Недопустимое значение '--timeout': {given} вне пределов 0<x<=86400.")
        for given in ("nan", "inf", "0", "1e+09")
    },
    "a name": (["export", MINIMAL, "--to", "docx", "-o", "p.pdf"], "p.pdf — имя не по содержанию: формат docx — это файл .docx, пишите -o p.docx"),
    "a code": (["explain", "SW999"], "не найдено: код «SW999»."),
    "a place": (["export", MINIMAL, "--to", "json", "-o", "/nowhere/x.json"], "не удаётся записать /nowhere/x.json: нет такого файла или папки"),
    "a value": (["export", MINIMAL, "--to", "docx", "--opt", "remarks=x"], "ключ «remarks» принимает chapters, annex, none, а не «x»"),
    "another value": (["export", MINIMAL, "--to", "dot", "--opt", "max-label=x"], "для ключа «max-label» нужно другое: целое число, а не «x»"),
    "an option of a format": (["export", MINIMAL, "--to", "dot", "--opt", "x=1"], "не найдено: ключ выгрузки dot «x». Есть: kinds, max-label, direction, relations"),
    "an option of nothing": (["publish", MINIMAL, "-o", "out", "--opt", "findings"], "пишите --opt ФОРМАТ.КЛЮЧ=ЗНАЧЕНИЕ или --opt КЛЮЧ=ЗНАЧЕНИЕ, как findings=no, а не «findings»"),
    "a limit": (["export", MINIMAL, "--to", "ics", "--opt", "remind=400"], "формат «ics» этого не принимает: ключ «remind» принимает число от 0 до 366, а не «400»"),
    "no codes": (["check", MINIMAL, "--select", ","], "после --select ничего не указано: назовите коды или их начала (SW,KP1) либо не указывайте этот ключ"),
    "a format": (["export", MINIMAL, "--to", "docz"], "не найдено: формат выгрузки «docz». Возможно, имелось в виду docx или dot?"),
}


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])


def test_a_folder_that_is_gone_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    command = f'cd gone && rmdir ../gone && LANG=ru_RU.UTF-8 LC_ALL= PYTHONUTF8=1 "{sys.executable}" -m clustermodel check programme.yaml'
    done = subprocess.run(["/bin/sh", "-c", command], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "Ошибка: текущую папку нельзя прочитать: нет такого файла или папки"


@pytest.mark.parametrize("what", WRONG)
def test_wrong_usage_is_told_in_russian_to_who_has_a_russian_locale(what: str) -> None:
    arguments, expected = WRONG[what]
    lines = said(*arguments)
    assert lines[-1].startswith(f"Ошибка: {expected}")
    assert what == "no value" or lines[0].startswith("Использование: clustermodel")


def test_a_cluster_that_is_not_there_is_told_in_russian() -> None:
    known = {**os.environ, "LC_ALL": "ru_RU.UTF-8", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "clustermodel", "check", MINIMAL, "--dask", "nothing://here"]
    done = subprocess.run(command, env=known, capture_output=True, check=False)
    assert "по адресу nothing://here нет планировщика Dask: " in done.stderr.decode()


def test_what_the_verbs_do_is_told_in_russian() -> None:
    told = said()
    assert "  Программы развития кластеров как код: их проверяют, прослеживают и" in told
    assert any(re.fullmatch(r"  import +Внести правки из книги Excel обратно в программу\.", line) for line in told)
    assert not [line for line in told if line.startswith("  ") and re.search(r"[A-Za-z]", line) and not re.search("[А-Яа-я]", line)
                and "--" not in line]  # fmt: skip


@pytest.mark.parametrize("asked", [["--lang", "ru"], ["--lang=ru"]])
def test_the_option_wins_over_the_locale(asked: list[str]) -> None:
    assert said("check", *asked, locale="en_US.UTF-8")[-1] == "Ошибка: Не указан аргумент 'PATH…'."
    assert said("check", "--lang", "en")[-1] == "Error: Missing argument 'PATH…'."


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "POSIX", "en_GB.UTF-8", "de_DE.UTF-8", "../../ru", ""])
def test_whoever_has_another_locale_is_spoken_to_in_english(locale: str) -> None:
    assert said("check", locale=locale)[-1] == "Error: Missing argument 'PATH…'."


def test_a_language_may_be_asked_for_in_capitals(run: Run, bad: Path) -> None:
    assert run("check", bad, "--lang", "RU").stdout == run("check", bad, "--lang", "ru").stdout
