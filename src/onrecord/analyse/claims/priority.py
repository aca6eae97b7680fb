"""How urgent a check is: a sum of parts, each with its reason, so that nobody has to trust the sum.

The parts are figures that do not agree, harm, prominence, specificity, weak sourcing and the model's check-worthiness.
Whether a statement is new to the outlet's archive and how many people it touches need a corpus and are left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Addend, Check, Nature, Prominence, Sourcing

_HARM = {"accusation": 0.3, "casualty": 0.25, "law": 0.15, "product": 0.1}
_PROMINENCE = {
    Prominence.HEADLINE: (0.2, "in the headline"),
    Prominence.STANDFIRST: (0.15, "in the standfirst"),
    Prominence.LEDE: (0.15, "in the first paragraph"),
    Prominence.NUT: (0.08, "near the top"),
    Prominence.CAPTION: (0.05, "in a caption"),
}
_SPECIFIC = {
    "percentage": 0.06,
    "money": 0.06,
    "quantity": 0.05,
    "superlative": 0.06,
    "total": 0.05,
    "poll": 0.05,
    "study": 0.04,
    "causal": 0.04,
    "date": 0.02,
    "age": 0.03,
    "proper-name": 0.02,
    "place": 0.01,
}
_MOST_SPECIFIC = 0.15
_WEAKNESS = {
    Sourcing.UNATTRIBUTED: (0.08, "no source is given"),
    Sourcing.HIDDEN: (0.2, "the source is hidden"),
    Sourcing.SINGLE_UNNAMED: (0.18, "one unnamed source carries it"),
    Sourcing.UNNAMED: (0.14, "only unnamed sources carry it"),
    Sourcing.COLLECTIVE: (0.1, "a group that nobody can ask carries it"),
    Sourcing.MEDIA: (0.1, "another outlet carries it"),
    Sourcing.INTERESTED: (0.08, "an interested party carries it"),
}
_WRONG = 0.4
"""For a mismatch: it is the one sign of an error that the text itself gives."""
_UNSOURCED = 0.12
_WORTH = 0.2
_SOFT = 0.4
"""What is left of each part for an opinion or a scene: only that it was said or seen can be checked."""


def addends_of(
    categories: Sequence[str],
    nature: Nature,
    prominence: Prominence,
    sourcing: Sourcing,
    check_worthiness: float | None,
    wrong: Check | None = None,
) -> tuple[Addend, ...]:
    """The parts of a statement's priority, the largest first; parts of nothing are left out."""
    has = set(categories)
    parts: list[tuple[str, float, str]] = []
    if wrong is not None:
        parts.append(("figures", _WRONG, f"it does not agree: {wrong.kind.replace('-', ' ')}"))
    harm = [(value, name) for name, value in _HARM.items() if name in has]
    if harm:
        value, name = max(harm)
        parts.append(("harm", value, f"an error could do harm: {name}"))
    if prominence in _PROMINENCE:
        parts.append(("prominence", *_PROMINENCE[prominence]))
    specific = [(value, name) for name, value in _SPECIFIC.items() if name in has]
    if specific:
        names = ", ".join(name for _, name in sorted(specific, reverse=True)[:3])
        parts.append(
            ("specificity", min(_MOST_SPECIFIC, sum(v for v, _ in specific)), f"it can be pinned down: {names}")
        )
    said = "direct-quotation" in has or "attribution-identity" in has
    if sourcing in _WEAKNESS and not (sourcing is Sourcing.UNATTRIBUTED and said):
        value, why = _WEAKNESS[sourcing]
        if "unsourced" in has:
            value, why = _UNSOURCED, "nobody is named for it in the whole paragraph"
        parts.append(("sourcing", value, why))
    if check_worthiness is not None:
        parts.append(("check-worthiness", _WORTH * check_worthiness, "how much it reads like a claim worth checking"))
    soft = _SOFT if nature in (Nature.OPINION, Nature.SCENE) else 1.0
    found = [Addend.model_construct(name=n, value=round(v * soft, 3), why=why) for n, v, why in parts if v * soft > 0]
    return tuple(sorted(found, key=lambda a: (-a.value, a.name)))


def priority_of(addends: Sequence[Addend]) -> float:
    """The sum of the parts, bounded to 0 to 1."""
    return round(min(1.0, max(0.0, sum(addend.value for addend in addends))), 3)
