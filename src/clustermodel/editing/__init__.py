"""Edits in place: every byte of a file outside the edited spans stays as it is."""

from clustermodel.editing.applying import apply, edit_file
from clustermodel.editing.fixes import Accept, Fix, choose
from clustermodel.editing.tree import EditError

__all__ = ["Accept", "EditError", "Fix", "apply", "choose", "edit_file"]
