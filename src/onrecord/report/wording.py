"""How a report names things: kinds of sources, levels and places, in an editor's words."""

from __future__ import annotations

from onrecord.model import Article, BlockRole, Level, Source, SourceKind, Span
from onrecord.report.page import Page

KINDS: dict[SourceKind, str] = {
    SourceKind.NAMED_PERSON: "person",
    SourceKind.NAMED_ORG: "organisation",
    SourceKind.UNNAMED_PERSON: "unnamed person",
    SourceKind.UNNAMED_GROUP: "unnamed group",
    SourceKind.COLLECTIVE: "people at large",
    SourceKind.DOCUMENT: "document",
    SourceKind.MEDIA: "news outlet",
    SourceKind.HIDDEN: "not given",
    SourceKind.REPORTER: "the reporter",
    SourceKind.OTHER: "other",
}

STYLES: dict[Level, str] = {
    Level.ERROR: "red",
    Level.WARNING: "yellow",
    Level.NOTE: "cyan",
    Level.QUESTION: "magenta",
}

_ROLES = {
    BlockRole.HEADLINE: "headline",
    BlockRole.STANDFIRST: "standfirst",
    BlockRole.SUBHEAD: "subheading",
}


def kind_words(source: Source) -> str:
    """What a source is, such as "unnamed person" or, where the text shows a finer kind, "poll"."""
    kind = KINDS[source.kind]
    if source.detail and not source.unnamed:
        return source.detail.replace("_", " ")
    return f"{kind}, by law" if source.exempt else kind


def described(source: Source) -> str:
    """Title, affiliation and number of a source, so far as its label does not say them; may be empty."""
    label = source.label.casefold()
    known = (source.title, source.affiliation)
    parts = [part for part in known if part and part.casefold() not in label]
    if source.unnamed and source.number is not None and source.number > 1:
        parts.append(f"{source.number} people")
    return ", ".join(dict.fromkeys(parts))


def place_words(article: Article, span: Span, page: Page) -> str:
    """Where a span stands in the file: "line 3", "lines 3–4", "paragraph 2"; with the part of the story if special."""
    begins = ends = article.place(span.start)
    if "\n" in article.words(span):
        ends = article.place(span.end - 1)
    if begins.line is not None:
        where = _range("line", begins.line, ends.line, page)
    elif begins.paragraph is not None:
        last_paragraph = None if ends.paragraph is None else ends.paragraph + 1
        where = _range("paragraph", begins.paragraph + 1, last_paragraph, page)
    else:
        where = f"character {span.start + 1:,}"
    role = article.role_at(span.start)
    return f"{where}, {_ROLES[role]}" if role in _ROLES else where


def _range(noun: str, first: int, last: int | None, page: Page) -> str:
    if last is None or last <= first:
        return f"{noun} {first}"
    return f"{noun}s {first}{page.signs.dash}{last}"
