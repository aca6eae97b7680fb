from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from onrecord.check import Engine
from onrecord.errors import ModelError, StoryError, TooLargeError, UnreadableError
from onrecord.judge import load_policy
from onrecord.model import Analysis, Article, Report
from tests.fakes import ANONYMOUS, FAULTY, NAMED, FakeAnalyser, fake_engine


def test_a_file_a_text_and_bytes_give_the_same_report(tmp_path: Path):
    engine = fake_engine()
    path = tmp_path / "story.txt"
    path.write_text(ANONYMOUS, encoding="utf-8")
    reports = [engine.check(path), engine.check(str(path)), engine.check_text(ANONYMOUS)]
    reports.append(engine.check_bytes(ANONYMOUS.encode(), name="story.txt"))
    assert [report.findings for report in reports] == [reports[0].findings] * 4
    assert reports[0].findings
    assert reports[0].policy == "neutral"
    assert reports[0].article.path == str(path)


def test_the_title_of_a_text():
    assert fake_engine().check_text(NAMED, title="Ferry to stop").article.title == "Ferry to stop"


def test_what_fails_is_for_the_policy_to_say():
    engine = fake_engine()
    assert engine.fails(engine.check_text(ANONYMOUS))
    assert not engine.fails(engine.check_text(NAMED))


def test_an_unreadable_story_is_an_error(tmp_path: Path):
    with pytest.raises(UnreadableError, match="missing"):
        fake_engine().check(tmp_path / "missing.txt")


def test_many_stories_with_what_could_not_be_checked(tmp_path: Path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(NAMED)
    (folder / "b.txt").write_text(f"{FAULTY} in the story")
    (tmp_path / "empty").mkdir()
    outcomes = dict(fake_engine().check_many([folder, tmp_path / "missing.txt", tmp_path / "empty", folder / "a.txt"]))
    assert [path.name for path in outcomes] == ["a.txt", "b.txt", "missing.txt", "empty"]
    clean, faulty, missing, empty = outcomes.values()
    assert isinstance(clean, Report)
    assert isinstance(faulty, StoryError)
    assert isinstance(faulty.__cause__, ZeroDivisionError)
    assert isinstance(missing, UnreadableError)
    assert isinstance(empty, UnreadableError)


def test_what_no_story_would_survive_is_raised(tmp_path: Path):
    class WithoutModel:
        def analyse(self, article: Article) -> Analysis:
            raise ModelError("the weights are missing")

    (tmp_path / "a.txt").write_text(NAMED)
    with pytest.raises(ModelError):
        list(Engine(WithoutModel(), load_policy("neutral")).check_many([tmp_path]))


def test_threads_share_an_engine_and_the_models_one_story_at_a_time():
    class Busy(FakeAnalyser):
        inside = 0
        most = 0

        def analyse(self, article: Article) -> Analysis:
            self.inside += 1
            self.most = max(self.most, self.inside)
            analysis = super().analyse(article)
            self.inside -= 1
            return analysis

    analyser = Busy()
    engine = Engine(analyser, load_policy("neutral"))
    texts = [f"Person {n} said the ferry will stop." for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        reports = list(pool.map(engine.check_text, texts))
    assert [report.sources[0].label for report in reports] == [f"Person {n}" for n in range(40)]
    assert analyser.most == 1


class WithoutMemory(FakeAnalyser):
    """Is refused memory for one story, as by the system."""

    def analyse(self, article: Article) -> Analysis:
        if article.text.startswith("Huge"):
            raise MemoryError
        return super().analyse(article)


def test_a_story_that_memory_does_not_reach_for_stops_no_other(tmp_path):
    for name, text in (("a.txt", NAMED), ("huge.txt", f"Huge. {NAMED}"), ("z.txt", NAMED)):
        (tmp_path / name).write_text(text)
    found = {path.name: one for path, one in Engine(WithoutMemory(), load_policy("neutral")).check_many([tmp_path])}
    assert isinstance(found["a.txt"], Report)
    assert isinstance(found["z.txt"], Report)
    error = found["huge.txt"]
    assert isinstance(error, TooLargeError)
    assert str(error) == f"{tmp_path / 'huge.txt'}: needs more memory than there is"
    assert error.__cause__ is None
    assert error.__context__ is None, "what stood in memory is let go"
