"""The claim inventory: every checkable statement of a story, exhaustive, with what to ask about it."""

from onrecord.analyse.claims.inventory import Found, Scorer, find_claims

__all__ = ["Found", "Scorer", "find_claims"]
