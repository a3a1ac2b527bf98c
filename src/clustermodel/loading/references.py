"""References without remarks: a file has very many, and equal ones of a file share one object."""

from functools import cache

from clustermodel.loading.scalars import scalar, structure_basis
from clustermodel.model.ref import Basis, Ref


@cache
def plain_ref(id: str, basis: str = Basis.STATED.value) -> Ref:
    """A reference without remarks; equal ones of a file share one object."""
    return Ref(id=scalar(id), basis=structure_basis(basis, None))


@cache
def plain_refs(id: str) -> tuple[Ref, ...]:
    """A single reference, as most fields hold one."""
    return (plain_ref(id),)


def forget() -> None:
    """Let go of the references of a file that has been read."""
    plain_ref.cache_clear()
    plain_refs.cache_clear()
