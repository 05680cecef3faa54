"""Who carries out what, and who has not issued the plan it owes: pure functions over frames of rows."""

from links.compliance import check
from links.graph import Linked, link
from links.trees import tree

__all__ = ["Linked", "check", "link", "tree"]
