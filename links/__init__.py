"""Who carries out what, and who has not issued the plan it owes: pure functions over frames of rows."""

from links.compliance import check
from links.graph import Linked, link
from links.quota_checks import compare_quotas
from links.totals import totals
from links.trees import tree

__all__ = ["Linked", "check", "compare_quotas", "link", "totals", "tree"]
