"""Checks of the sources and of how statements are founded on them (family SR)."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate

from clustermodel.hookspecs import (
    ADVICE,
    ERROR,
    WARNING,
    Check,
    CheckContext,
    Edge,
    Finding,
    Path,
    Word,
    check,
    checks_in,
    hookimpl,
)
from clustermodel.model.evidence import Loss, Source, SourceKind


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


@check("SR101", severity=ERROR)
def quote_not_found(ctx: CheckContext) -> Iterator[Finding]:
    """A quotation that does not occur in the text of its document.

    Checked when the document's `file` is there. Blanks and line ends count as one blank. With `line`, the quotation must
    begin on that line.

    Fails: `quote: growth of 12%` where the text says «growth of 21%»
    Passes: the words as they stand in the text
    Fix: copy the words from the text.
    """
    texts: dict[str, _Words] = {}
    for source in ctx.program.sources:
        document = ctx.document(source.address) if source.quote else None
        if document is None or source.quote is None:
            continue
        if document not in texts:
            texts[document] = _Words(ctx.texts[document])
        quote = " ".join(source.quote.split())
        if source.line is not None and texts[document].begins_on(quote, source.line):
            continue
        if quote not in texts[document].text:
            yield Finding(
                source.address,
                "the quotation does not occur in the text",
                at=("quote",),
                hint="copy the words from the text",
            )
        elif source.line is not None:
            yield Finding(
                source.address,
                "the quotation is in the text, but does not begin on line {line}",
                {"line": source.line},
                at=("line",),
                hint="correct the line",
            )


class _Words:
    """A text with one blank between any two words, and where in it the words of each line begin."""

    def __init__(self, text: str) -> None:
        lines = [" ".join(line.split()) for line in text.split("\n")]
        self.text = " ".join(filter(None, lines))
        self._starts = list(accumulate((len(line) + bool(line) for line in lines), initial=0))

    def begins_on(self, quote: str, number: int) -> bool:
        """Whether a quotation begins on a line, counted from 1."""
        if not 0 < number < len(self._starts):
            return False
        start, end = self._starts[number - 1 : number + 1]
        return self.text.find(quote, start, end - 1 + len(quote)) >= 0


@check("SR102", severity=WARNING)
def lost_content(ctx: CheckContext) -> Iterator[Finding]:
    """A part of the document whose content is lost.

    A heading without its chart, a counter without its number: what it showed can be neither used nor checked.

    Fails: `{id: chart-wage, kind: chart, missing: lost}`
    Passes: a chart whose numbers stand in `statistics`
    Fix: get the content from whoever made the document.
    """
    yield from _missing(ctx, Loss.LOST, "the content of this {kind} is lost: {title}")


@check("SR103", severity=WARNING)
def absent_part(ctx: CheckContext) -> Iterator[Finding]:
    """A part that the document refers to and does not contain.

    Fails: `{id: appendix-1, kind: appendix, missing: absent}`
    Passes: the appendix with its content
    Fix: get it from whoever made the document, or take the reference out.
    """
    yield from _missing(ctx, Loss.ABSENT, "the document refers to this {kind}, but it is not there: {title}")


def _missing(ctx: CheckContext, loss: Loss, template: str) -> Iterator[Finding]:
    for source in ctx.program.sources:
        if source.missing is loss:
            yield Finding(
                source.address,
                template,
                {"kind": Word(source.kind), "title": source.title or source.id},
                at=("missing",),
                hint="get it from whoever made the document",
            )


@check("SR104", severity=WARNING)
def section_number_twice(ctx: CheckContext) -> Iterator[Finding]:
    """Two sections are printed with one number.

    References to that number in the document, and in documents about it, are ambiguous.

    Fails: section `1.3`, and section `1.4` with `printed: {id: "1.3"}`
    Passes: each printed with its own number
    Fix: correct the number in the document's next edition.
    """
    printed: dict[str, Source] = {}
    for source in ctx.program.sources:
        if source.kind is SourceKind.SECTION:
            number = source.printed.get("id", source.id)
            first = printed.setdefault(number, source)
            if first is not source:
                yield Finding(
                    source.address,
                    "printed as {number}, like {first}",
                    {"number": number, "first": first.address},
                    at=("printed", "id"),
                    hint="correct the number in the document's next edition",
                    related=(first.address,),
                )


@check("SR105", severity=WARNING)
def unresolved_reference(ctx: CheckContext) -> Iterator[Finding]:
    """A reference that is kept as printed because it points at nothing.

    The programme itself says so (`unresolved`). Until somebody decides what is meant, the chain is broken here.

    Fails: `factors: {S7: unresolved, O1: stated}`
    Passes: `factors: {S6: corrected, O1: stated}`
    Fix: ask whoever wrote the document what is meant.
    """
    for one in ctx.links.unresolved:
        yield Finding(
            one.holder,
            "'{id}' is printed here and points at nothing",
            {"id": one.ref.id},
            at=one.at,
            hint="ask whoever wrote the document what is meant",
        )


@check("SR108", severity=ADVICE)
def second_reading(ctx: CheckContext) -> Iterator[Finding]:
    """A reference that the text lets one read in two ways.

    Whoever wrote the model chose one reading and kept the other by `or`. Only the chosen one is in the graph, so what is
    traced through it may be wrong until the author of the document says what is meant.

    Fails: `factors: {W1: {basis: corrected, or: [W3]}, T1: stated}`
    Passes: `factors: {W3: corrected, T1: stated}`
    Fix: ask whoever wrote the document which one is meant.
    """
    for address in ctx.links.elements:
        for edge in ctx.links.out(address):
            if edge.ref is not None and edge.ref.or_:
                yield Finding(
                    edge.holder or address,
                    "read as {chosen}, but may also mean {others}",
                    {"chosen": _meant(ctx, edge, edge.ref.id), "others": [_meant(ctx, edge, one) for one in edge.ref.or_]},
                    at=edge.at,
                    hint="ask whoever wrote the document which one is meant",
                )


def _meant(ctx: CheckContext, edge: Edge, id: str) -> str:
    """The address of what an id means, if it is among the kinds of what the reference leads to; else the id."""
    kinds = {one.partition(":")[0] for one in (edge.source, edge.target) if one != edge.holder}
    found = [one for one in ctx.links.candidates(id) if one.partition(":")[0] in kinds] or ctx.links.candidates(id)
    return found[0] if len(found) == 1 else id


@check("SR106", severity=ADVICE, completeness=True)
def without_source(ctx: CheckContext) -> Iterator[Finding]:
    """A number or a claim without a source, in a programme that gives its sources.

    Fails: `{id: share, values: {2019: 17}}` without `source`
    Passes: `{id: share, source: "1.1", values: {2019: 17}}`
    Fix: say where in the document it stands.
    """
    if not ctx.program.sources:
        return
    for statistic in ctx.program.indicators():
        if statistic.values and not statistic.source and not all(one.source for one in statistic.values):
            yield Finding(statistic.address, "this number has no source", hint="say where in the document it stands")
    for claim in ctx.program.claims:
        if not claim.source:
            yield Finding(claim.address, "this claim has no source", hint="say where in the document it stands")


_PATIENCE = 100_000
"""Titles that are compared at most: each comparison is slow, and there is one for any two."""


@check("SR107", severity=ADVICE)
def title_variants(ctx: CheckContext, *, similarity: float = 0.95) -> Iterator[Finding]:
    """Two sections with almost the same title, or one whose printed title is almost the one that it is given.

    One heading in two spellings: the table of contents and the text, or two places in the text, differ by a slip. Titles
    that are kept as `printed` are compared too. In a document with hundreds of sections only the first ones are compared.

    Parameters: `similarity`, from which titles count as almost the same (1 is equal; equal ones are not reported).
    Fails: «Products, links in development and production» and «Products, links in development production»
    Passes: the two spelt alike
    Fix: spell them alike in the document's next edition.
    """
    bearers: dict[str, list[str]] = defaultdict(list)
    by_length: dict[int, list[str]] = defaultdict(list)
    patience = _PATIENCE
    for address, title, at in _titles(ctx):
        near = [one for length in (-1, 0, 1) for one in by_length[len(title) // 16 + length]] if patience > 0 else []
        patience -= len(near)
        for spelt in [one for one in near if one != title and _alike(one, title, similarity)]:
            for other in bearers[spelt]:
                yield Finding(
                    address,
                    "almost the same title as {other}: '{title}'",
                    {"other": other, "title": spelt},
                    at=at,
                    hint="spell them alike",
                    related=(other,),
                )
        if title not in bearers:
            by_length[len(title) // 16].append(title)
        bearers[title].append(address)


def _titles(ctx: CheckContext) -> Iterator[tuple[str, str, Path]]:
    """Address, title and its place in the element, for each title that a section has or is printed with."""
    for source in ctx.program.sources:
        if source.kind is SourceKind.SECTION:
            if source.title:
                yield source.address, source.title, ("title",)
            if "title" in source.printed:
                yield source.address, source.printed["title"], ("printed", "title")


def _alike(one: str, other: str, similarity: float) -> bool:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= similarity and matcher.ratio() >= similarity  # the quick one is never below the other
