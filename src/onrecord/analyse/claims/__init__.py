"""The claim inventory: every checkable statement of a story, exhaustive, with what to ask about it."""

from onrecord.analyse.claims.inventory import Scorer, find_claims
from onrecord.analyse.claims.layout import Found

__all__ = ["Found", "Scorer", "find_claims"]
