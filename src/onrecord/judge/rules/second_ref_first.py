"""second-ref-first: "Lind said", and nobody has told who Lind is."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of, word_set
from onrecord.model import Analysis, Attribution, BlockRole, Source, SourceKind, Span


class Settings(BaseModel):
    """``known``: people beyond the most famous whom this newsroom's readers know by one name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    known: tuple[str, ...] = ()


_SURNAME = re.compile(r"(?:(?:Mr|Mrs|Ms|Miss|Mx)\.? )?(?P<name>[A-Z][\w’'-]*[a-z][\w’'-]*)")
_AGAIN = re.compile(r"(?:the|The) (?P<noun>[a-z]+)")
_STEM = 5
"""How many letters of "spokesman" another word before must share ("spokeswoman", "spokespeople")."""
_INTRODUCED = re.compile(r"\s*,\s+(?:[a-z0-9]|[A-Z][\w.]*['’]s\b)|\s*\(")


@rule("second-ref-first", level="warning", settings=Settings)
def second_ref_first(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """Somebody speaks under a bare surname, or as "the official", before the story has brought them in.

    Left alone: names that stand anywhere before, the headline and captions included; names that an apposition follows;
    people whom every reader knows; transcripts.

    Why: it is the mark of a cut or a moved paragraph, and readers leaf back for a person who is not there.
    Flagged: The road will stay shut until May. // “They came with a map and left with our garden,” ==Lind== said.
    Flagged: The ministry met until midnight. // The ferry will not sail again this year, ==the official== said.
    Fine: Bo Lind, a nurse who lives opposite, was at home. // “They came with a map and left with our garden,” Lind
        said.
    """
    seen: set[str] = set()
    famous = word_set("household_names") | set(settings.known)
    for attribution in story.attributions:
        source = story.source(attribution.source_id)
        if source is None or len(attribution.source) != 1:
            continue
        mention = attribution.source[0]
        if story.article.role_at(mention.start) is not BlockRole.BODY or not _told(story, attribution, mention):
            continue
        name = _bare_name(story, source, mention)
        noun = _bare_noun(story, source, mention)
        called = name or noun
        if called is None or called in seen | famous:
            continue
        # whatever comes of it, the next mention is not the first
        seen.add(called)
        if name is not None and not _known_before(story, name, mention):
            yield Hit(
                mention,
                attribution,
                f"{name} speaks here, and nothing before says who that is. Has an introduction been lost?",
                looked_for=("the full name, or the name with an office or a role, earlier in the story",),
            )
        elif noun is not None and not _before(story, rf"\b{noun[:_STEM]}", mention):
            yield Hit(
                mention,
                attribution,
                f"“{story.words(mention)}” speaks here, and no {noun} has been mentioned before. Which one?",
                looked_for=(f"a first mention of the {noun}, with office or role",),
            )


def _told(story: Analysis, attribution: Attribution, mention: Span) -> bool:
    """Whether a verb of speech outside quotations stands with the source ("Name:" is a transcript)."""
    cue = " ".join(story.words(span) for span in attribution.cue)
    return any_of("speech_near").search(cue) is not None and not story.in_quotation(mention)


def _bare_name(story: Analysis, source: Source, mention: Span) -> str | None:
    """The surname, where the mention is a person's surname alone and no apposition follows it."""
    match = _SURNAME.fullmatch(story.words(mention))
    if source.kind is not SourceKind.NAMED_PERSON or match is None:
        return None
    if _INTRODUCED.match(story.article.text, mention.end) or _runs_on(story, mention):
        return None
    name = match["name"].removesuffix("'s").removesuffix("’s")
    word = name.lower()
    common = word in word_set("no_party") or word.removesuffix("s") in word_set("insiders") | word_set("speaker_nouns")
    return None if common else name


def _bare_noun(story: Analysis, source: Source, mention: Span) -> str | None:
    """The noun of "the official", where nothing that describes the person stands beside it."""
    match = _AGAIN.fullmatch(story.words(mention))
    if match is None or match["noun"] not in word_set("speaker_nouns"):
        return None
    if not source.unnamed and not (source.kind is SourceKind.NAMED_ORG and match["noun"].startswith("spokes")):
        return None
    if any(other.start < mention.start for other in source.mentions) or _INTRODUCED.match(
        story.article.text, mention.end
    ):
        return None
    return match["noun"]


def _runs_on(story: Analysis, mention: Span) -> bool:
    """Whether another capital stands directly beside the mention, as where a longer name was cut."""
    text = story.article.text
    before = re.search(
        r"(?:[A-Z][\w.’'-]*|[a-z]+(?:er|or|ist|man|woman))[ \xa0]$", text[max(0, mention.start - 30) : mention.start]
    )
    return before is not None or re.match(r"[ \xa0-][A-Z]", text[mention.end : mention.end + 2]) is not None


def _known_before(story: Analysis, name: str, mention: Span) -> bool:
    """Whether the name, or what is nearly the same, stands before, or follows a first paragraph that sums up."""
    if _before(story, rf"\b{re.escape(name)}\b", mention):
        return True
    return _spelled_otherwise(story, name, mention) or _summary(story, name, mention)


def _spelled_otherwise(story: Analysis, name: str, mention: Span) -> bool:
    """Whether nearly the same name stands before: a slip of spelling, which is another matter."""
    earlier = set(re.findall(r"[A-Z][\w-]{2,}", story.article.text[: mention.start]))
    return bool(difflib.get_close_matches(name, earlier, n=1, cutoff=0.75))


def _summary(story: Analysis, name: str, mention: Span) -> bool:
    """Whether the first paragraph sums up in headline style what the second tells with the full name."""
    body = story.article.body()[:2]
    full = re.compile(rf"[A-Z][\w.’'-]{{0,30}} {re.escape(name)}\b")
    return len(body) == 2 and body[0].span.contains(mention) and full.search(story.words(body[1].span)) is not None


def _before(story: Analysis, pattern: str, mention: Span) -> bool:
    return re.search(pattern, story.article.text[: mention.start], re.IGNORECASE) is not None
