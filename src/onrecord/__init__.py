"""onrecord: who says so, and may they stay unnamed?

Load an engine once, then check any number of stories with it::

    import onrecord

    engine = onrecord.load(policy="neutral")
    report = engine.check("story.docx")
    for source in report.sources:
        print(source.label, source.kind)
"""

from __future__ import annotations

from onrecord.check import Engine, load
from onrecord.errors import (
    ConfigurationError,
    LanguageError,
    ModelError,
    OnrecordError,
    PolicyError,
    StoryError,
    TooLargeError,
    UnreadableError,
    UsageError,
)
from onrecord.model import (
    Allowance,
    Anonymity,
    Article,
    Attribution,
    BasisKind,
    Check,
    Claim,
    Evidence,
    Finding,
    GrantKind,
    Level,
    Manner,
    Quotation,
    ReasonKind,
    Report,
    Source,
    SourceKind,
    Span,
)

__version__ = "0.1.0"

__all__ = [
    "Allowance",
    "Anonymity",
    "Article",
    "Attribution",
    "BasisKind",
    "Check",
    "Claim",
    "ConfigurationError",
    "Engine",
    "Evidence",
    "Finding",
    "GrantKind",
    "LanguageError",
    "Level",
    "Manner",
    "ModelError",
    "OnrecordError",
    "PolicyError",
    "Quotation",
    "ReasonKind",
    "Report",
    "Source",
    "SourceKind",
    "Span",
    "StoryError",
    "TooLargeError",
    "UnreadableError",
    "UsageError",
    "__version__",
    "load",
]
