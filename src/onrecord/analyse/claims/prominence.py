"""Where a statement stands: headline, lede, the paragraphs that say what the story is about, or further down."""

from __future__ import annotations

from onrecord.model import Article, BlockRole, Prominence

_NUT_FIRST, _NUT_LAST = 1, 3
_NUT_SHORT = 2
_SHORT_STORY = 8
"""Up to how many body paragraphs a story counts as short: its nut paragraphs are the second and third."""


def prominence_of_blocks(article: Article) -> list[Prominence]:
    """The prominence of each block of a story, by its number.

    The lede is the first body paragraph; nut paragraphs are the second to the fourth, in a short story to the third.
    """
    paragraphs = sum(block.role is BlockRole.BODY for block in article.blocks)
    last = _NUT_LAST if paragraphs > _SHORT_STORY else _NUT_SHORT
    found = []
    body = 0
    for block in article.blocks:
        if block.role is BlockRole.HEADLINE:
            found.append(Prominence.HEADLINE)
        elif block.role is BlockRole.STANDFIRST:
            found.append(Prominence.STANDFIRST)
        elif block.role is BlockRole.CAPTION:
            found.append(Prominence.CAPTION)
        elif block.role is BlockRole.BODY and body == 0:
            found.append(Prominence.LEDE)
        elif block.role is BlockRole.BODY and _NUT_FIRST <= body <= last:
            found.append(Prominence.NUT)
        else:
            found.append(Prominence.BODY)
        body += block.role is BlockRole.BODY
    return found
