"""How far the checking of a claim has come, and what came out of it.

unreviewed → assigned → in progress → confirmed | confirmed by author only | changed | cut | on author | unverifiable |
disputed | not a fact → second read → signed off. A claim whose words have changed since is stale, whatever it was.
"""

from __future__ import annotations

from typing import Final

UNREVIEWED: Final = "unreviewed"
STALE: Final = "stale"
SIGNED_OFF: Final = "signed off"

MEANINGS: Final = {
    UNREVIEWED: "Nobody has looked at it yet.",
    "assigned": "A checker has it.",
    "in progress": "Being checked: evidence is asked for or read.",
    "confirmed": "Settled by evidence that does not come from the author.",
    "confirmed by author only": "The author's notes or recording say so, and nothing else does yet.",
    "changed": "The story was changed so that it is right; say how under “Proposed wording”.",
    "cut": "Taken out of the story.",
    "on author": "The author's own experience or opinion, and the author stands by it.",
    "unverifiable": "Cannot be verified; the story says who says so. This is not the same as false.",
    "disputed": "Evidence and story do not agree; somebody above has to decide.",
    "not a fact": "Nothing to check after all.",
    "second read": "Settled, and waiting for a second pair of eyes.",
    SIGNED_OFF: "Done.",
    STALE: "The words have changed since it was checked. What it was before stands under “History”.",
}
"""Every status with what it means, in the order of the flow."""

OPEN: Final = frozenset({UNREVIEWED, "assigned", "in progress", "disputed", STALE})
"""Statuses with which a story is not ready."""

VERDICTS: Final = {"true": 5, "mostly true": 4, "half true": 3, "mostly false": 2, "false": 1}
"""What a published check may say of a claim, from 5 to 1; "unproven" has no place on that scale."""
UNPROVEN: Final = "unproven"
