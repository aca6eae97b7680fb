"""One story through the stages: read, analyse, judge. What the command line and Python callers stand on."""

from __future__ import annotations

import copy
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from onrecord.errors import StoryError, TooLargeError, UsageError
from onrecord.model import Article, Cuts, Report

if TYPE_CHECKING:
    from onrecord.analyse import Analyser
    from onrecord.judge.policy import Policy

DEFAULT_POLICY = "neutral"
DEFAULT_PIPELINE = "en_core_web_sm"
"""The spaCy pipeline that comes with the package."""

DEFAULT_MODEL = "attribution"
"""The attribution model that comes with the package."""

NO_MEMORY = "needs more memory than there is"
"""What is said of a story that the system gives no more memory for; the next one may fare better."""

AnyPath = str | PathLike[str]


def load(
    policy: AnyPath | Policy = DEFAULT_POLICY,
    pipeline: str = DEFAULT_PIPELINE,
    model: AnyPath = DEFAULT_MODEL,
    threads: int = 1,
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
) -> Engine:
    """Load the models once and return the engine that checks stories with them; takes a second or two.

    ``policy`` is the name of a policy that comes with onrecord, the path of a TOML file, or a Policy. ``pipeline`` is
    the name of an installed English spaCy pipeline. ``model`` is the name of an attribution model that comes with
    onrecord, or the folder of one; ``threads`` is how many processor threads it may use. ``select`` and
    ``ignore`` narrow the policy to some of its rules, given by their codes or the first words of these ("anon"). Raises
    PolicyError or ModelError, and UsageError for what is no code.
    """
    from onrecord.judge.policy import Policy, load_policy
    from onrecord.judge.selection import narrowed

    judged_by = policy if isinstance(policy, Policy) else load_policy(fspath(policy))
    judged_by = narrowed(judged_by, select=select, ignore=ignore)

    from onrecord.analyse import Analyser

    return Engine(Analyser(pipeline, model=fspath(model), threads=threads), judged_by)


class Engine:
    """Checks stories by one policy.

    An engine may be shared by several threads: reading and judging run side by side, the models work on one story at a
    time. To use more cores, load one engine in each of several processes.
    """

    def __init__(self, analyser: Analyser, policy: Policy) -> None:
        self._analyser = analyser
        self._models = threading.Lock()
        self.policy = policy

    def check(self, path: AnyPath) -> Report:
        """The report on the story in a file; StoryError where it cannot be read or analysed."""
        from onrecord.read import read_story

        return self.check_article(read_story(Path(path)))

    def check_text(self, text: str, title: str | None = None) -> Report:
        """The report on a story given as plain text; offsets count in this text. StoryError as for a file."""
        from onrecord.read import read_text

        return self.check_article(read_text(text, title=title))

    def check_bytes(self, data: bytes, *, name: str) -> Report:
        """The report on a story given as the bytes of a file; the name is for messages and tells the format."""
        from onrecord.read import read_bytes

        return self.check_article(read_bytes(data, name=name))

    def check_many(self, paths: Iterable[AnyPath]) -> Iterator[tuple[Path, Report | StoryError]]:
        """Each story of files and folders with its report, or with the error that it could not be read or analysed.

        Folders are searched for readable formats. A fault in one story never stops the others.
        """
        for path, problem in find(paths):
            yield path, problem or attempt(partial(self.check, path), str(path))

    def check_article(self, article: Article) -> Report:
        """The report on an article that ``onrecord.read`` made.

        Allowances that stand in its text are no words of the story: it is analysed and judged without them.
        """
        from onrecord.judge import judge
        from onrecord.judge.allow import allow

        cuts = Cuts(allowance.cut for allowance in article.allowances if allowance.cut is not None)
        with self._models:
            analysis = self._analyser.analyse(cuts.bare_article(article))
        report = Report(
            article=analysis.article,
            attributions=analysis.attributions,
            sources=analysis.sources,
            claims=analysis.claims,
            checks=analysis.checks,
            findings=judge(analysis, self.policy),
            policy=self.policy.name,
            policy_title=self.policy.title,
            quotations=analysis.quotations,
            sentences=analysis.sentences,
        )
        if article.allowances:
            report = cuts.put_back(report).model_copy(update={"article": article})
        findings = allow(report.article, report.findings, self.policy)
        return report.model_copy(update={"findings": self.policy.shown(findings)})

    def with_policy(self, policy: Policy) -> Engine:
        """An engine that judges by another policy, with the same models: nothing is loaded again."""
        other = copy.copy(self)
        other.policy = policy
        return other

    def check_worthiness(self, sentences: Iterable[str], register: Literal["speech", "news"] = "speech") -> list[float]:
        """How much each sentence is worth checking, between 0 and 1, whatever stands around it.

        Speech (debates, interviews, quotations): from 0.5 on a desk should look at it that would rather look at a dozen
        needless sentences than miss one. News prose: the chance that a reader finds it worth checking.
        """
        with self._models:
            return self._analyser.worthiness(list(sentences), register)

    def fails(self, report: Report) -> bool:
        """Whether a report has a finding at or above the policy's fail level; suppressed ones do not count."""
        return self.policy.fails(report.findings)


def find(paths: Iterable[AnyPath]) -> list[tuple[Path, StoryError | None]]:
    """The stories in files and folders, each once, in order; with its error where a path holds no story."""
    from onrecord.read import find_stories

    found: dict[Path, StoryError | None] = {}
    for path in map(Path, paths):
        try:
            stories = list(find_stories([path]))
        except StoryError as error:
            found.setdefault(path, error)
        else:
            found.update({story: None for story in stories if story not in found})
    return list(found.items())


def attempt(check: Callable[[], Report], name: str) -> Report | StoryError:
    """The report, or the error of this one story; a fault of onrecord itself becomes a StoryError that names the story,
    and so does want of memory.

    UsageError passes: with a missing model or a mistake in the policy no other story would fare better.
    """
    try:
        return check()
    except StoryError as error:
        return error
    except UsageError:
        raise
    except MemoryError:
        # Without its cause: that would hold all that stood in the memory while it ran out
        return TooLargeError(f"{name}: {NO_MEMORY}")
    except Exception as fault:
        problem = StoryError(f"{name}: could not be checked, by a fault in onrecord: {fault_words(fault)}")
        problem.__cause__ = fault
        return problem


def fault_words(fault: BaseException) -> str:
    """What may be told of a fault: its kind, and the innermost place in onrecord. Its own words may be the story's."""
    frames = list(traceback.walk_tb(fault.__traceback__))
    own = [
        (Path(frame.f_code.co_filename), line)
        for frame, line in frames
        if frame.f_globals.get("__name__", "").startswith("onrecord.")
    ]
    where = f" in {own[-1][0].parent.name}/{own[-1][0].name}, line {own[-1][1]}" if own else ""
    return f"{type(fault).__name__}{where}"
