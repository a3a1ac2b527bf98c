"""`clustermodel plugins`."""

import json
from typing import Any

import click

from clustermodel.host import Host
from clustermodel.rendering.safe import printable


@click.command("plugins")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def command(*, as_json: bool) -> None:
    """List the plugins: name, origin, what they offer, and whether they work.

    Example: clustermodel plugins --json
    """
    host = Host()
    offers = _offers(host)
    records: list[dict[str, Any]] = [
        {"name": one.name, "origin": one.origin, **offers.get(one.name, {}), "problems": _problems(host, one.name)}
        for one in host.plugins
    ]
    if as_json:
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
        return
    for record in records:
        offered = "; ".join(f"{kind} {', '.join(names)}" for kind, names in offers.get(record["name"], {}).items() if names)
        click.echo(printable(f"{record['name']:<24} {record['origin']:<22} {offered}"))
        for problem in record["problems"]:
            click.echo(printable(f"    ! {problem}"))


def _problems(host: Host, name: str) -> list[str]:
    return [one.message for one in host.problems if one.values.get("plugin") == name]


def _offers(host: Host) -> dict[str, dict[str, list[str]]]:
    """Plugin → what it offers, by kind."""
    found: dict[str, dict[str, list[str]]] = {one.name: {"checks": [], "exporters": []} for one in host.plugins}
    for check, plugin in host.checks():
        found[plugin.name]["checks"].append(check.code)
    for exporter, plugin in host.offered_exporters():
        found[plugin.name]["exporters"].append(exporter.name)
    return found


