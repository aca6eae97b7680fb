"""Stories made up at random: names, cues, quotations, blanks and scripts in any mix, as news text might hold them.

``stories()`` gives paragraphs; ``as_text`` and its kin write them as the same story in each format.
"""

from __future__ import annotations

import html
import io
from collections.abc import Sequence

import docx
from hypothesis import strategies as st

OPENING = (
    "The harbour board will close the last ferry across the river in May, and the town has not yet said what "
    "will come in its place."
)
"""The first paragraph of every story, so that no mix of the rest is taken for another language or for no story."""

NAMED = (
    "Joan Okafor",
    "Mayor Ines Marl",
    "Dr. Piet Lund",
    "Okafor",
    "Ms. Marl",
    "the harbour board",
    "the Tarrow Post",
    "Jean-Luc d’Aubigné",
    "O’Brien",
    "she",
    "they",
)
UNNAMED = (
    "a senior official",
    "two people familiar with the plan",
    "officials",
    "a spokesman for the ministry",
    "an aide who asked not to be named because she was not authorised to speak",
    "sources",
    "a person briefed on the talks, speaking on condition of anonymity,",
    "a dozen former employees",
    "some critics",
)
CUES = ("said", "told reporters", "claimed", "wrote in a letter", "added", "denied", "believes", "warned on Tuesday")
CONTENT = (
    "the boat was unsafe",
    "it would cost €4 million, or 12 per cent more than in 2023",
    "nobody had asked",
    "the hull was thin, the engine old and the crew tired",
    "we looked at every plate",
    "I can’t say it’s my fault",
    "rock ’n’ roll is not dead",
    "fares rose from €4 to €5, or 20 per cent",
    "the crew of nine, five of them women and three men, went ashore on Tuesday, May 5, 2021",
)
ODD = (
    "It was reportedly sold.",
    "[Editor’s note: check this.]",
    "N.B. the U.S. dollar fell 3.5 per cent.",
    "— — —",
    "???",
    "Q: Why? A: Because.",
    "日本の港 stayed open.",
    "Порт закрыт, he was told.",
    "مرفأ was the word.",
    "cafe\u0301 and café",
    "zero\u200bwidth and no\xa0break",
    "\U0001f6a2\U0001f469\u200d\U0001f527 sailed.",
    "=1+1",
    "<b>bold</b> & <script>x</script>",
    "'single 'marks' go' astray'",
    "“An open quotation that nobody ends",
)

speakers = st.sampled_from([*NAMED, *UNNAMED])


def _sentence(speaker: str, cue: str, content: str, form: int) -> str:
    first = content[0].upper() + content[1:]
    who = speaker[0].upper() + speaker[1:]
    return (
        f"{who} {cue} that {content}.",
        f"“{first},” {speaker} {cue}.",
        f"“{first},” {cue} {speaker}. “And {content}.”",
        f"According to {speaker}, {content}.",
        f"{who} {cue}: “{first}.”",
        f"{who} {cue} “{content}” and left.",
        f"“{first}, ‘{content},’ and so on,” {speaker} {cue}.",
    )[form]


sentences = st.one_of(
    st.builds(_sentence, speakers, st.sampled_from(CUES), st.sampled_from(CONTENT), st.integers(0, 6)),
    st.sampled_from(ODD),
)


def stories(*, odd: bool = True) -> st.SearchStrategy[list[str]]:
    """Paragraphs of a story; without ``odd`` ones only what every format writes and reads alike."""
    plain = st.builds(_sentence, speakers, st.sampled_from(CUES), st.sampled_from(CONTENT), st.integers(0, 6))
    paragraph = st.lists(sentences if odd else plain, min_size=1, max_size=4).map(" ".join)
    return st.lists(paragraph, min_size=1, max_size=6).map(lambda paragraphs: [OPENING, *paragraphs])


def stories_with_findings() -> st.SearchStrategy[list[str]]:
    """Paragraphs, one of which has an unnamed source speak without more, so that next to all stories have findings."""
    said = st.builds(
        _sentence,
        st.sampled_from(("a senior official", "two people familiar with the plan", "a dozen former employees")),
        st.sampled_from(CUES),
        st.sampled_from(CONTENT),
        st.integers(0, 6),
    )
    return st.builds(
        lambda paragraphs, extra, at: [*paragraphs[: at + 1], extra, *paragraphs[at + 1 :]],
        stories(odd=False),
        said,
        st.integers(0, 5),
    )


def blanks() -> st.SearchStrategy[str]:
    """What may stand between paragraphs."""
    return st.sampled_from(["\n\n", "\r\n\r\n", "\n \n", "\n\n\n\n", "\n\t\n", "\u2028\u2028", "\r\r"])


def straight(text: str) -> str:
    """The text as a typewriter has it: straight marks for curly ones, character for character."""
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def as_text(paragraphs: Sequence[str]) -> bytes:
    """The story as plain text."""
    return "\n\n".join(paragraphs).encode()


def as_html(paragraphs: Sequence[str]) -> bytes:
    """The story as a web page."""
    body = "".join(f"<p>{html.escape(paragraph)}</p>\n" for paragraph in paragraphs)
    head = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"></head>'
    return f"{head}<body><article>\n{body}</article></body></html>".encode()


def as_word(paragraphs: Sequence[str]) -> bytes:
    """The story as a Word file."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


FORMATS = {"story.txt": as_text, "story.md": as_text, "story.html": as_html, "story.docx": as_word}
