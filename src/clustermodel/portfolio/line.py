"""Work handed to an executor piece by piece and taken back in order, whatever becomes of the workers."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

C = TypeVar("C")
R = TypeVar("R")
T = TypeVar("T")

Function = Callable[[C, Sequence[T]], list[R]]
"""What all pieces share, some of them → a result for each."""
_TICK = 0.1
"""Seconds between two looks at what is going on."""
_AHEAD = 8
"""Pieces that are under way at the same time if the number of workers is not known."""


def nothing() -> None:
    """Do nothing."""


def _pool() -> "Executor":
    from clustermodel.portfolio.processes import pool  # whoever works in this process needs no other

    return pool()


class _Call(NamedTuple):
    """What a worker does in one go."""

    function: Function[Any, Any, Any]
    common: Any
    piece: Sequence[Any]
    ticket: str
    """Makes it unlike any other: Dask answers equal calls from its memory."""


def ticket() -> str:
    """A text that nobody else has."""
    return os.urandom(8).hex()


class Line:
    """An executor at work. Without one, everything is done in this process.

    `ahead` pieces are under way: their results are what waits in memory, and what is repeated when a worker dies. `spare`
    makes what takes the place of an executor that is broken. `tick` is called again and again while work goes on; what it
    raises ends the work.
    """

    def __init__(
        self,
        executor: "Executor | None" = None,
        ahead: int = _AHEAD,
        spare: "Callable[[], Executor]" = _pool,
        tick: Callable[[], None] = nothing,
    ) -> None:
        self.executor, self.ahead, self.spare, self.tick = executor, ahead, spare, tick
        self._own: Executor | None = None
        self._ticket = ticket()
        self._number = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._own is not None:
            self._own.shutdown(wait=kind is None, cancel_futures=True)

    def map(
        self, function: Function[C, T, R], common: C, items: Iterable[T], size: int, lost: Callable[[T], R]
    ) -> Iterator[R]:
        """The results for some items, in their order, worked on by so many at a time.

        When a worker dies, the items it may have died of are repeated one by one; the result of the one that is to blame is
        what `lost` says. Raises what the executor raises for other reasons.
        """
        pieces = _pieces(items, size)
        if self.executor is None:
            for piece in pieces:
                yield from function(common, piece)
                self.tick()
            return
        waiting: deque[tuple[Sequence[T], Future[list[R]]]] = deque()
        try:
            for piece in pieces:
                waiting.append((piece, self._submit(function, common, piece)))
                if len(waiting) > self.ahead:
                    yield from self._next(waiting, function, common, lost)
            while waiting:
                yield from self._next(waiting, function, common, lost)
        finally:
            for _, future in waiting:
                future.cancel()

    def _next(
        self,
        waiting: "deque[tuple[Sequence[T], Future[list[R]]]]",
        function: Function[C, T, R],
        common: C,
        lost: Callable[[T], R],
    ) -> Iterable[R]:
        """The results of the first piece that waits."""
        piece, future = waiting.popleft()
        try:
            return self._result(future)
        except Exception as error:
            if not _is_death(error):
                raise
        self._wait([other for _, other in waiting])  # nobody else works now, so that nobody else can be to blame
        return (self._alone(function, common, item, lost) for item in piece)

    def _alone(self, function: Function[C, T, R], common: C, item: T, lost: Callable[[T], R]) -> R:
        """The result for one item; tried twice, because a worker may have been ended from outside."""
        from concurrent.futures import BrokenExecutor

        for _ in range(2):
            try:
                return self._result(self._submit(function, common, (item,)))[0]
            except BrokenExecutor:
                continue
            except Exception as error:
                if not _is_death(error):
                    raise
                break
        return lost(item)

    def _submit(self, function: Function[C, T, R], common: C, piece: Sequence[T]) -> "Future[list[R]]":
        from concurrent.futures import BrokenExecutor

        assert self.executor is not None
        self._number += 1
        call = _Call(function, common, piece, f"{self._ticket}-{self._number}")
        with suppress(BrokenExecutor):
            return self.executor.submit(_made, call)
        self.executor.shutdown()  # it is good for nothing any more, and its threads would be in the way of a fork
        self.executor = self._own = self.spare()
        return self.executor.submit(_made, call)

    def _result(self, future: "Future[list[R]]") -> list[R]:
        self._wait([future])
        return future.result()

    def _wait(self, futures: "list[Future[list[R]]]") -> None:
        from concurrent.futures import wait

        while wait(futures, _TICK).not_done:
            self.tick()


def _made(call: _Call) -> list[Any]:
    """Run in a worker."""
    return call.function(call.common, call.piece)


def _pieces(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    rest = iter(items)
    while piece := tuple(islice(rest, size)):
        yield piece


def _is_death(error: Any) -> bool:
    """Whether a worker has died: of the standard library's, or of Dask's, which gives a task several workers first."""
    from concurrent.futures import BrokenExecutor

    return isinstance(error, BrokenExecutor) or type(error).__name__ == "KilledWorker"
