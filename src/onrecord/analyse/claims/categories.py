"""Which of the checker's categories a statement belongs to, by its signals, place, nature and support."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import BlockRole, Nature, Signal, Sourcing

ORDER = (
    "accusation",
    "casualty",
    "law",
    "money",
    "percentage",
    "quantity",
    "total",
    "superlative",
    "poll",
    "study",
    "causal",
    "absence",
    "direct-quotation",
    "quoted-fact",
    "sole-unnamed",
    "unsourced",
    "proper-name",
    "title",
    "age",
    "date",
    "place",
    "identity",
    "attribution-identity",
    "document",
    "product",
    "sport",
    "background",
    "headline",
    "caption",
    "contact",
    "paraphrase",
    "scene",
    "prediction",
    "opinion",
    "common-knowledge",
)
"""All 35 categories, the one whose questions come first first."""
_FROM_DETAIL = frozenset(["study", "poll"])
_FROM_SIGNALS = frozenset(ORDER) - {"background", "scene"}
_CONTESTABLE = frozenset(
    "quantity percentage money superlative total poll study causal law accusation casualty".split()
)
"""Categories that need a source wherever they stand."""
_CONCRETE = _CONTESTABLE | frozenset("proper-name title age date place identity document product sport absence".split())
_HEADS = frozenset([BlockRole.HEADLINE, BlockRole.STANDFIRST, BlockRole.SUBHEAD])


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of a statement besides its words.

    ``quoted``: some of it stands in a quotation; ``shell``: it introduces a source; ``reported``: somebody says it;
    ``paragraph_attributed``: its paragraph puts anything to anybody; ``present``: its verb is in the present tense;
    ``general``: it begins with a subject in general.
    """

    role: BlockRole
    nature: Nature
    quoted: bool
    shell: bool
    reported: bool
    paragraph_attributed: bool
    present: bool
    general: bool
    sourcing: Sourcing
    unnamed_support: bool


def categories_of(
    signals: Sequence[Signal], about: Circumstances, details: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """The categories of a statement, in the order of ORDER; ``details`` are the finer kinds of its sources."""
    shown = {signal.category for signal in signals}
    found = (shown & _FROM_SIGNALS) | (details & _FROM_DETAIL)
    if "scene" in shown and (about.nature is Nature.SCENE or not about.quoted):
        found.add("scene")
    if about.shell:
        found.add("attribution-identity")
        found -= {"absence", "causal"}
    if about.quoted:
        found.add("direct-quotation")
        if about.nature is Nature.FACT and not about.shell:
            found.add("quoted-fact")
    elif about.reported and not about.shell:
        found.add("paraphrase")
    if about.unnamed_support:
        found.add("sole-unnamed")
    if about.role in _HEADS:
        found.add("headline")
    if about.role is BlockRole.CAPTION:
        found.add("caption")
    if about.nature is Nature.PREDICTION:
        found.add("prediction")
    if about.nature is Nature.OPINION:
        found.add("opinion")
    if about.sourcing is Sourcing.DOCUMENT and "study" not in found:
        found.add("document")
    if not about.reported and not about.shell and not about.quoted:
        _add_unattributed(found, shown, about)
    return tuple(name for name in ORDER if name in found)


def _add_unattributed(found: set[str], shown: set[str], about: Circumstances) -> None:
    """Categories of what the story says in its own voice."""
    if "background" in shown and about.role is BlockRole.BODY and about.nature is Nature.FACT:
        found.add("background")
    if about.role is BlockRole.BODY and not about.paragraph_attributed and found & _CONTESTABLE:
        found.add("unsourced")
    if (
        about.role is BlockRole.BODY
        and about.present
        and about.general
        and about.nature is Nature.FACT
        and not found & _CONCRETE
    ):
        found.add("common-knowledge")
