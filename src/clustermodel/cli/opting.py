"""Exporters and their options as they are named on the command line: `--opt KEY=VALUE`."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NoReturn

import click

from clustermodel import options
from clustermodel.cli.meaning import unknown
from clustermodel.cli.showing import show
from clustermodel.cli.speaking import said
from clustermodel.hookspecs import Exporter
from clustermodel.host import Host
from clustermodel.messages import Phrase


def exporter(host: Host, name: str, language: str) -> Exporter:
    """The exporter of a name. Ends with exit code 2 if there is none, after what is wrong with the plugins."""
    exporters = host.exporters()
    if name not in exporters:
        show(host.problems, language)
        no_exporter(name, exporters, language)
    return exporters[name]


def no_exporter(name: str, exporters: Mapping[str, Exporter], language: str) -> NoReturn:
    """End with exit code 2: there is no such exporter, but perhaps one whose title or description has the word."""
    from clustermodel.views.labels import labels

    word = re.compile(rf"\b{re.escape(name.strip())}", re.IGNORECASE)
    spoken = {labels(one) for one in ("en", language)}

    def having(field: str) -> list[str]:
        texts = {one.name: getattr(one, field) for one in exporters.values()}
        return [one for one, text in texts.items() if any(word.search(label(text)) for label in spoken)]

    akin = (having("title") or having("about")) if name.strip() else []
    unknown("exporter", name, exporters, akin=akin, where=said("`clustermodel plugins` lists them."))


def read(one: Exporter, given: Iterable[str]) -> Mapping[str, Any]:
    """Options (`key=value`) by the exporter's types. Ends with exit code 2 for one that it does not have or take."""
    written = {key.strip(): value for key, _, value in (option.partition("=") for option in given)}
    known = [option.name for option in options.options(one.options)]
    try:
        found = options.read(one.options, written)
    except LookupError as error:
        kind = Phrase("option of {exporter}", {"exporter": one.name})
        there = said("There are: {known}", known=known) if known else said("It has none.")
        unknown(kind, error.args[0], known, where=there)
    except ValueError as error:
        raise click.UsageError(said("{problem}", problem=error.args[0])) from None
    try:
        if one.options:
            one.options(**found)
    except ValueError as error:  # a validator or a converter of the class
        problem = error.args[0] if error.args and isinstance(error.args[0], Phrase) else str(error)
        raise click.UsageError(said("the exporter '{name}' refuses: {problem}", name=one.name, problem=problem)) from None
    return found


def of_several(host: Host, given: Iterable[str], made: Collection[str], language: str) -> dict[str, Mapping[str, Any]]:
    """Exporter → its options, of `exporter.key=value`, or of `key=value` for all that have such an option.

    Ends with exit code 2 for what cannot be, or would change nothing. What is said of one exporter counts more than what is
    said of all.
    """
    given = list(given)
    _well_written(given)
    found: dict[str, list[str]] = {}
    for one in given:
        for name in () if _of_one(one) else _having(host, one, made):
            found.setdefault(name, []).append(one)
    for one in filter(_of_one, given):
        name = _of_one(one)
        found.setdefault(name, []).append(one[len(name) + 1 :].lstrip())
    chosen = {name.strip(): read(exporter(host, name.strip(), language), several) for name, several in found.items()}
    idle = next((name for name in chosen if made and name not in made), None)
    if idle:
        problem = "--opt is for '{name}', which is not made; what is made: {made}"
        raise click.UsageError(said(problem, name=idle, made=list(made)))
    return chosen


def _of_one(option: str) -> str:
    """The exporter that an option is for, as it is written; empty if it is for all."""
    return option.partition("=")[0].rpartition(".")[0]


def _well_written(given: Iterable[str]) -> None:
    for one in given:
        name, point, key = one.partition("=")[0].rpartition(".")
        if not (key.strip() and "=" in one) or (point and not name.strip()):
            problem = "write --opt EXPORTER.KEY=VALUE or --opt KEY=VALUE, as in findings=no, not '{given}'"
            raise click.UsageError(said(problem, given=one))


def _having(host: Host, option: str, made: Collection[str]) -> list[str]:
    """The exporters that have an option, among those that are made. Ends with exit code 2 if none does."""
    key = option.partition("=")[0].strip()
    known = {one.name: {each.name for each in options.options(one.options)} for one in host.exporters().values()}
    found = [name for name in made or known if key in known.get(name, ())]
    if not found:
        others = [name for name, keys in known.items() if key in keys]
        if others:
            problem = "only formats that are not made have the option '{key}': {names}"
            raise click.UsageError(said(problem, key=key, names=others))
        there = dict.fromkeys(each for keys in known.values() for each in sorted(keys))
        unknown("option of any format that is made", key, there)
    return found
