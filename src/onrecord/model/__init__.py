"""What the stages hand to one another: small, frozen values."""

from onrecord.model.allowance import Allowance
from onrecord.model.analysis import Analysis
from onrecord.model.article import SPOKEN_ROLES, Article, Block, BlockRole, OriginPiece, Place
from onrecord.model.attribution import Attribution, Manner, Quotation
from onrecord.model.claim import Addend, Check, CheckInput, Claim, Nature, Prominence, Signal, Sourcing
from onrecord.model.cuts import Cuts
from onrecord.model.finding import LEVEL_ORDER, Evidence, Finding, Level
from onrecord.model.keys import keys
from onrecord.model.report import Report
from onrecord.model.source import UNNAMED, Anonymity, BasisKind, GrantKind, ReasonKind, Source, SourceKind
from onrecord.model.span import Span, hull

__all__ = [
    "LEVEL_ORDER",
    "SPOKEN_ROLES",
    "UNNAMED",
    "Addend",
    "Allowance",
    "Analysis",
    "Anonymity",
    "Article",
    "Attribution",
    "BasisKind",
    "Block",
    "BlockRole",
    "Check",
    "CheckInput",
    "Claim",
    "Cuts",
    "Evidence",
    "Finding",
    "GrantKind",
    "Level",
    "Manner",
    "Nature",
    "OriginPiece",
    "Place",
    "Prominence",
    "Quotation",
    "ReasonKind",
    "Report",
    "Signal",
    "Source",
    "SourceKind",
    "Sourcing",
    "Span",
    "hull",
    "keys",
]
