"""What clustermodel-budget checks."""

from collections.abc import Iterator

from clustermodel.hookspecs import ADVICE, Check, CheckContext, Finding, check, checks_in, hookimpl

CLUSTERMODEL_API = "1.0"


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


@check("BUD101", severity=ADVICE)
def long_title(ctx: CheckContext, *, most: int = 200) -> Iterator[Finding]:
    """The title of an action is so long that nobody reads it to the end.

    Parameters: `most`, how many letters a title may have.
    Fails: a title of 300 letters
    Passes: `title: Build the whey plant`
    Fix: keep the deed in the title, and move the rest to a note.
    """
    for action in ctx.program.roadmap.actions:
        if len(action.title) > most:
            yield Finding(
                action.address,
                "this title has {length} letters, more than {most}",
                {"length": len(action.title), "most": most},
                at=("title",),
                hint="keep the deed in the title, and move the rest to a note",
            )
