"""Allowances in a story: found by their form, taken out before the story is read, and given back with what they cover.

    [onrecord: allow anon-no-basis: seen the memo]              in plain text and Markdown
    <!-- onrecord: allow anon-no-basis: seen the memo -->       in Markdown and HTML
    onrecord: allow anon-no-basis, anon-lede: seen the memo     as a comment in Word

An allowance covers the paragraph that it stands in; on a line of its own, the next paragraph; with ``allow-story`` in
place of ``allow``, the whole story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.errors import TooLargeError
from onrecord.model import SPOKEN_ROLES, Allowance, Article, Block, BlockRole, Cuts, Span
from onrecord.read.limits import limits

_END = "\n\r\u2028\u2029\x0b\x0c\x85"
_BLANK = " \t\xa0\u200b"
_BRACKET = rf"\[[ \t]*onrecord[ \t]*:(?:[^\[\]{_END}]|(?:\r\n|[{_END}])(?![ \t]*[{_END}])){{0,1000}}?\]"
_UNCLOSED = rf"\[[ \t]*onrecord[ \t]*:[ \t]*allow[^\[\]{_END}]*"
_COMMENT = r"<!--\s*onrecord\s*:.{0,2000}?-->"
BRACKETS = re.compile(f"{_BRACKET}|{_UNCLOSED}", re.IGNORECASE)
COMMENTS = re.compile(_COMMENT, re.IGNORECASE | re.DOTALL)
BRACKETS_AND_COMMENTS = re.compile(f"{_COMMENT}|{_BRACKET}|{_UNCLOSED}", re.IGNORECASE | re.DOTALL)
_SAID = re.compile(
    r"(?:\[|<!--)?\s*onrecord\s*:\s*(?P<verb>allow-story|allow)(?=[\s:]|$)(?P<rules>[^:]*?)"
    r"(?::(?P<reason>.*?))?(?P<end>\]|-->)?\s*",
    re.IGNORECASE | re.DOTALL,
)
_LINE_END = re.compile(rf"(?:\r\n|[{_END}])?")
_LINE_ENDS = re.compile(rf"(?:[ \t]*+(?:\r\n|[{_END}]))*+")
_MEANT = re.compile(r"\s*onrecord\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """An allowance as a format gives it.

    ``span`` counts in the draft's text: the words that the mark is fastened to, empty where it stands between
    characters. ``alone``: it shares its line with nothing. ``at`` and ``cut`` count in the file's text, from which the
    stretch ``cut`` was taken out to make the draft's; None in formats whose text never held the mark.
    """

    words: str
    span: Span
    alone: bool = False
    at: Span | None = None
    cut: Span | None = None


def is_mark(comment: str) -> bool:
    """Whether a comment of a word processor is written for onrecord."""
    return _MEANT.match(comment) is not None


def take_out(text: str, pattern: re.Pattern[str]) -> tuple[str, tuple[Mark, ...]]:
    """The text without the marks that the pattern finds, and the marks with where they stood."""
    found = [(match.group(), Span(*match.span())) for match in pattern.finditer(text)]
    places: list[tuple[Span, bool]] = []
    end = 0
    for _, at in found:
        cut, alone = _surroundings(text, at)
        places.append((Span(max(cut.start, end), cut.end), alone))
        end = cut.end
    cuts = Cuts(cut for cut, _ in places)
    marks = []
    for (words, at), (cut, alone) in zip(found, places, strict=True):
        offset = cuts.bare_offset(cut.start)
        marks.append(Mark(words, Span(offset, offset), alone, at, cut))
    return cuts.bare_text(text), tuple(marks)


def _surroundings(text: str, at: Span) -> tuple[Span, bool]:
    """What goes out with a mark, so that no blank or empty line is left of it, and whether it had a line of its own."""
    left, right = at
    while left > 0 and text[left - 1] in _BLANK:
        left -= 1
    while right < len(text) and text[right] in _BLANK:
        right += 1
    begins = left == 0 or text[left - 1] in f"{_END}\ufeff"
    ends = right == len(text) or text[right] in _END
    if begins and ends:
        after = _after_empty_line(text, left)
        following = _LINE_ENDS.match(text, right) if after else _LINE_END.match(text, right)
        return Span(left, following.end() if following else right), True
    if begins:
        return Span(at.start, right), False
    # Blanks before it go where something else parts the words: "said [mark]." but not "said [mark]that"
    parted = ends or right > at.end or not text[at.end].isalnum()
    return Span(left if parted else at.start, at.end), False


def _after_empty_line(text: str, start: int) -> bool:
    """Whether nothing, or an empty line, stands before the line that starts there."""
    before = text[max(0, start - 200) : start]
    return not before.strip("\ufeff") or re.search(rf"[{_END}][ \t]*(?:\r\n|[{_END}])\Z", before) is not None


def with_allowances(article: Article, marks: Sequence[Mark], whole: str | None, *, name: str) -> Article:
    """The article of a draft with its marks read, its text the file's again where marks were taken out of that.

    Raises TooLargeError, naming the story, where there are more marks than a story could have.
    """
    if not marks:
        return article
    most = limits().allowances
    if len(marks) > most:
        raise TooLargeError(f"{name}: more than {most:,} allowances for onrecord stand in this story")
    cuts = Cuts(mark.cut for mark in marks if mark.cut is not None)
    paragraphs = list(_paragraphs(article))
    allowances = sorted((_allowance(mark, paragraphs, article.text, cuts) for mark in marks), key=lambda a: a.at)
    blocks = [cuts.put_back(block) for block in article.blocks]
    taken = [block.span for block in blocks]
    outside = [a.at for a in allowances if a.cut is not None and not any(a.at.overlaps(span) for span in taken)]
    blocks += [Block(span=span, role=BlockRole.FURNITURE) for span in outside]
    return article.model_copy(
        update={
            "text": article.text if whole is None else whole,
            "blocks": tuple(sorted(blocks, key=lambda block: block.span)),
            "allowances": tuple(allowances),
        }
    )


def _paragraphs(article: Article) -> Iterator[tuple[Span, bool]]:
    """The paragraphs, a dateline or byline with the words in line after it, and whether each may hold statements."""
    open_span, spoken = None, False
    for block in article.blocks:
        if open_span is not None and not re.search(rf"[{_END}]", article.text[open_span.end : block.span.start]):
            open_span, spoken = Span(open_span.start, block.span.end), spoken or block.role in SPOKEN_ROLES
            continue
        if open_span is not None:
            yield open_span, spoken
        open_span, spoken = block.span, block.role in SPOKEN_ROLES
    if open_span is not None:
        yield open_span, spoken


def _allowance(mark: Mark, paragraphs: Sequence[tuple[Span, bool]], text: str, cuts: Cuts) -> Allowance:
    """The mark with its words read and what it covers."""
    said = _SAID.fullmatch(mark.words.strip())
    closed = said is not None and (said["end"] is not None) == mark.words.lstrip().startswith(("[", "<!--"))
    rules = [" ".join(rule.split()).lower() for rule in said["rules"].split(",")] if said else []
    whole_story = said is not None and said["verb"].lower() == "allow-story"
    near = _covered(mark, paragraphs)
    place = mark.span if mark.span.end > mark.span.start else near
    if place.end == place.start and paragraphs:
        place = paragraphs[-1][0]  # after the story's last words
    return Allowance(
        words=" ".join(mark.words.split()),
        rules=tuple(rule for rule in rules if rule),
        reason=" ".join((said["reason"] or "").split()) if said and closed else "",
        whole_story=whole_story,
        at=mark.at or cuts.whole_span(place),
        covers=cuts.whole_span(Span(0, len(text)) if whole_story else near),
        cut=mark.cut,
    )


def _covered(mark: Mark, paragraphs: Sequence[tuple[Span, bool]]) -> Span:
    """The paragraph of a mark, or the next one that may hold statements; an empty span where the story has no more."""
    start, end = mark.span
    if end > start:
        touched = [p for p, _ in paragraphs if p.overlaps(mark.span)]
    elif mark.alone:
        touched = [p for p, _ in paragraphs if p.start < start < p.end]  # between the lines of a wrapped paragraph
    else:
        touched = [p for p, _ in paragraphs if p.start <= start <= p.end]
    if touched:
        return Span(touched[0].start, touched[-1].end)
    return next((p for p, spoken in paragraphs if spoken and p.start >= start), Span(start, start))
