"""The exporter `json`: the whole model as data, for programs that read no YAML."""

import json
import re
from typing import Any

import attrs

from clustermodel.hookspecs import ExportContext, Exporter, hookimpl
from clustermodel.model.actuals import Actuals
from clustermodel.model.program import Program
from clustermodel.views.data import as_data, no_actuals
from clustermodel.views.execution import told_by
from clustermodel.views.outsiders import findings
from clustermodel.views.schema import schema

_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


@attrs.frozen(kw_only=True)
class Options:
    """What is in the data."""

    actuals: bool = attrs.field(
        default=False,
        metadata={"doc": "What is reported, instead of the programme: a file that loads beside it as `NAME.actuals.json`."},
    )
    schema: bool = attrs.field(
        default=False,
        metadata={"doc": "The JSON Schema (draft 2020-12) of the data, instead of the data themselves."},
    )
    findings: bool = findings()


@hookimpl
def clustermodel_exporters() -> list[Exporter]:
    """The exporter of this module."""
    return [
        Exporter(
            name="json",
            suffix=".json",
            title="Data for programs",
            render=render,
            options=Options,
            about="For developers: the whole programme for other programs to read.",
        ),
    ]


def render(ctx: ExportContext) -> str:
    """The programme as JSON, with the keys and the order of its YAML.

    - The root is an object: `format` (`clustermodel/1`), `program`, then each section that is not empty.
    - An element is an object with its `id` first; what is at its default is left out, as in YAML.
    - References are an array of ids if all are stated by the text, else an object: id → basis, or id → an object with
      `basis`, `source`, `notes`, `or`.
    - A series is an object (period → number) if its observations say nothing else, else an array of objects.
    - A text in several languages is an object (language → wording).
    - Numbers and periods are strings exactly as printed (`"27.0"`, `"~7"`, `"25..29"`, `"not-set"`, `"2021-H1"`). Only
      counts that are no quantities (`rank`, `n`, `line`) are integers, and only `true` and `false` are truth values.

    Keys never change their meaning within one `format`. JSON is YAML, so the text loads as a programme equal to this one,
    and `--opt actuals=yes` makes a text that loads as actuals equal to those that could be known on the day.
    `--opt schema=yes` makes the JSON Schema of the one, and together with `actuals=yes` of the other. With
    `--opt findings=no` it is equal to this one without its `waivers`, which tell of findings that somebody has accepted.
    """
    options: Options = ctx.options or Options()
    text = json.dumps(_schema(options) if options.schema else _data(ctx, options), ensure_ascii=False, indent=2)
    return _UNPRINTABLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text) + "\n"


def _data(ctx: ExportContext, options: Options) -> dict[str, Any]:
    if not options.actuals:
        return as_data(ctx.program if options.findings else attrs.evolve(ctx.program, waivers=()))
    return as_data(told_by(ctx.program, ctx.actuals, ctx.as_of) or no_actuals(ctx.program))


def _schema(options: Options) -> dict[str, Any]:
    return schema(Actuals if options.actuals else Program)
