"""The option `--as-of`, the day that counts as today."""

import re
from contextlib import suppress
from datetime import date

import click

from clustermodel.cli.speaking import said

_WRITTEN = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)", re.ASCII),
    re.compile(r"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{4})", re.ASCII),
)
"""As computers write a day, and as Russian users do; with points the day comes first wherever people write it so."""


def _day(ctx: click.Context, param: click.Parameter, given: str | None) -> date | None:
    if given is None:
        return None
    found = next(filter(None, (form.fullmatch(given.strip()) for form in _WRITTEN)), None)
    if found:
        with suppress(ValueError):  # of a day that no month has
            return date(**{part: int(number) for part, number in found.groupdict().items()})
    raise click.BadParameter(said("'{text}' is no day: write it as 2026-11-23", text=given), ctx, param)


AS_OF = click.option("--as-of", callback=_day, metavar="DATE", help="The date that counts as today (YYYY-MM-DD).")
