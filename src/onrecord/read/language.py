"""The language of a story. Everything after reading knows English only, so another language is said, not analysed.

The share of very common English words decides for English, which is quick and is not misled by foreign names. Only
where it is low is the language identified (py3langid), and only a clear result on a text long enough is believed.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.errors import LanguageError
from onrecord.model import SPOKEN_ROLES, Article
from onrecord.read.lexicon import entries
from onrecord.read.limits import LANGUAGE_SAMPLE_CHARS

_WORD = re.compile(r"[^\W\d_]+")
_SURE_SHARE = 0.14
"""English news has 0.25 to 0.35 of these words; other languages stay below 0.08."""
_DOUBTFUL_SHARE = 0.10
_ENOUGH_WORDS = 25
_ENOUGH_LETTERS = 110
_ENOUGH_WIDE_LETTERS = 60
"""Letters of scripts without spaces between words, where a word says more."""
_WIDE = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def check_language(article: Article, *, name: str | None = None) -> Article:
    """The article with its language filled in; ``name`` is what the story is called in the message.

    Raises LanguageError, naming the file, where the story is clearly not English. A text too short to be sure of is
    let through with no language.
    """
    code = detect_language(_sample(article))
    if code is None or code == "en":
        return article.model_copy(update={"language": code})
    language = _names().get(code, f"another language ({code})")
    where = name or article.path or article.title
    raise LanguageError(f"{where}: the story seems to be in {language}, not English; nothing was analysed")


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of a text, or None where the text is too short to be sure."""
    words = [w.casefold() for w in _WORD.findall(text)]
    if not words:
        return None
    english = sum(w in _english() for w in words) / len(words)
    if english >= _SURE_SHARE:
        return "en" if len(words) >= _ENOUGH_WORDS // 2 else None
    letters = sum(len(w) for w in words)
    wide = len(_WIDE.findall(text))
    long_enough = (len(words) >= _ENOUGH_WORDS and letters >= _ENOUGH_LETTERS) or wide >= _ENOUGH_WIDE_LETTERS
    if not long_enough:
        return None
    import py3langid

    code = str(py3langid.classify(text)[0])
    if code == "en" or english >= _DOUBTFUL_SHARE:
        return "en"
    return code


def _sample(article: Article) -> str:
    """The story's own prose without addresses and the like, from its beginning, middle and end."""
    prose = "\n".join(article.words(b.span) for b in article.blocks if b.role in SPOKEN_ROLES) or article.text
    if len(prose) > LANGUAGE_SAMPLE_CHARS:
        third = LANGUAGE_SAMPLE_CHARS // 3
        middle = len(prose) // 2
        prose = "\n".join((prose[:third], prose[middle : middle + third], prose[-third:]))
    return re.sub(r"https?://\S+|[@#]\w+", " ", prose)


@cache
def _english() -> frozenset[str]:
    return frozenset(entries("english_words"))


@cache
def _names() -> dict[str, str]:
    return dict(tuple(line.split(" ", 1)) for line in entries("languages"))  # type: ignore[misc]
