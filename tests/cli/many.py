"""What the tests of checking many programmes share: real processes, and a plugin that does as it is told."""

import os
import subprocess
import sys
from pathlib import Path

COMMAND = (sys.executable, "-m", "clustermodel", "check")
AS_OF = ("--as-of", "2027-01-01")
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8"}

Completed = subprocess.CompletedProcess[bytes]


def check(folder: Path, *arguments: str | Path, **environment: str) -> Completed:
    """Run the command in a folder."""
    known = {**ENVIRONMENT, **environment}
    return subprocess.run([*COMMAND, *AS_OF, *arguments], cwd=folder, env=known, capture_output=True, check=False)


def said(done: Completed) -> tuple[bytes, bytes, int]:
    return done.stdout, done.stderr, done.returncode


PLUGIN = '''\
import os, signal, sys, time
from clustermodel.hookspecs import Finding, check, checks_in, hookimpl

@check("TRY101")
def tried(ctx):
    """Does something."""
    id = ctx.program.header.id
    {body}
    yield Finding("", "seen {{id}}", {{"id": id}})

@hookimpl
def clustermodel_checks():
    return checks_in(globals())
'''


def plugin(folder: Path, body: str) -> str:
    """A plugin in a folder, and what it is called there."""
    (folder / "plug.py").write_text(PLUGIN.format(body=body), "utf-8")
    return "./plug.py"
