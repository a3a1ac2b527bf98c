"""The command line: one thin file per verb, each imported only when it is used."""

import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn, TextIO

import click

from clustermodel import __version__
from clustermodel.cli.helping import spoken
from clustermodel.cli.speaking import harmless, reason_of, said, speak
from clustermodel.docstrings import docstring
from clustermodel.rendering.safe import printable

VERBS = {
    "init": "Begin a programme: write a file to be filled in.",
    "check": "Say what is wrong with programmes.",
    "show": "Show a programme, or one of its elements.",
    "trace": "Show what an element rests on, or what rests on it.",
    "coverage": "Show which links of the chain are there.",
    "compare": "Show programmes beside each other.",
    "export": "Turn a programme into another format.",
    "publish": "Make all outputs of programmes, and a page that links to them.",
    "translate": "Lay out what a translation of a programme lacks.",
    "import": "Bring the edits of a workbook back into a programme.",
    "plugins": "List the plugins and what they offer.",
    "explain": "Explain a code, or the keys of an element.",
    "fuzz": "Try what must hold for any programme on one of yours.",
}
INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""
INTERNAL = 3
"""Exit code when the fault is ours or a plugin's, so that a result is missing."""


class _Verbs(click.Group):
    """Imports a verb only when it is called; the list of verbs needs none of them."""

    def main(self, args: Sequence[str] | None = None, *others: Any, **more: Any) -> Any:
        """Run, in the language of whoever runs it: an earlier run in this process may have had another one."""
        speak(sys.argv[1:] if args is None else args)
        return super().main(args, *others, **more)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; Ctrl-C ends it with an exit code of its own, since 1 would mean that something was found."""
        try:
            with harmless():
                _stands_somewhere()
                return super().invoke(ctx)
        except KeyboardInterrupt:
            _tell(said("interrupted"))
            ctx.exit(INTERRUPTED)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"clustermodel.cli.{cmd_name}").command
        return command

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(said(docstring(group.callback)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        click.Command.format_options(spoken(self), ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(said("Commands")):
            formatter.write_dl([(verb, said(what)) for verb, what in VERBS.items()])


def _stands_somewhere() -> None:
    """End with exit code 2 if the folder that the user works in has been deleted: no path leads anywhere from there."""
    try:
        Path.cwd()
    except OSError as error:
        raise click.UsageError(said("the folder you work in cannot be read: {reason}", reason=reason_of(error))) from None


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="clustermodel", message="%(prog)s %(version)s")
def group() -> None:
    """Cluster development programmes as code: check, trace and publish them.

    A programme is a YAML file that begins with `format: clustermodel/1`. Data goes to the standard output, messages to the
    standard error. Exit codes: 0 clean, 1 findings (or a file that cannot be used), 2 wrong usage, 3 the result
    lacks something, 130 interrupted.
    """


_UNWRITABLE = frozenset({errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EDQUOT})
"""What the system says when a device takes no more of the output."""


def run(arguments: list[str] | None = None) -> None:
    """Run the command and exit."""
    sys.stdout, sys.stderr = (stream or Path(os.devnull).open("w") for stream in (sys.stdout, sys.stderr))  # noqa: SIM115
    from clustermodel.cli.lookout import looked_out_for

    try:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")  # a terminal without Russian letters is no reason to fail
        with looked_out_for():
            group.main(arguments, prog_name="clustermodel")
    except BrokenPipeError:
        _silence(sys.stdout)  # whoever read our output has seen enough
        sys.exit(0)
    except OSError as error:
        if error.errno not in _UNWRITABLE:
            _fault(error)
        _silence(sys.stdout)  # what is left of it would be tried again at the very end
        _tell(said("the output is incomplete: {reason}", reason=reason_of(error)))
        sys.exit(INTERNAL)
    except Exception as error:  # whatever it is, the user gets one line and can report it
        _fault(error)


def _fault(error: Exception) -> NoReturn:
    if os.environ.get("CLUSTERMODEL_DEBUG"):
        raise error
    detail = " ".join(f"{type(error).__name__}: {error}".split())
    _tell(said("internal fault, please report it: {detail}", detail=detail))
    _tell(said("with CLUSTERMODEL_DEBUG=1 in the environment the whole traceback is shown"))
    sys.exit(INTERNAL)


def _tell(message: str) -> None:
    try:
        sys.stderr.write(f"clustermodel: {printable(message)}\n")
        sys.stderr.flush()
    except OSError:
        _silence(sys.stderr)  # it may be as full as the other one


def _silence(stream: TextIO) -> None:
    """Send what a stream still holds, and all that follows, nowhere: it would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
