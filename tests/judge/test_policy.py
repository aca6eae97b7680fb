"""Policies: the profiles that come with the package, the files of fixtures/policies, and answers to mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import PolicyError
from onrecord.judge.policy import load_policy, policy_names
from onrecord.judge.registry import all_rules
from onrecord.model import Finding, Level, Span

FOLDER = Path(__file__).parents[2] / "fixtures" / "policies"
GOOD = sorted((FOLDER / "good").glob("*.toml"))
BAD = sorted((FOLDER / "bad").glob("*.toml"))


@pytest.mark.parametrize("name", policy_names())
def test_profiles_load_and_rule_on_every_rule(name: str) -> None:
    policy = load_policy(name)
    assert set(policy.rules) == set(all_rules())
    for ruling in policy.rules.values():
        assert (ruling.clause is None) == (ruling.url is None)


def test_the_three_profiles() -> None:
    assert set(policy_names()) >= {"neutral", "ap", "nyt"}
    assert load_policy("ap").title.startswith("Modelled on")
    assert load_policy("nyt").rules["anon-rote-reason"].level is Level.WARNING
    assert load_policy("ap").rules["anon-rote-reason"].level is None


@pytest.mark.parametrize("code", all_rules())
def test_neutral_has_a_clause_for_every_rule(code: str) -> None:
    assert load_policy("neutral").rules[code].clause


@pytest.mark.parametrize("path", GOOD, ids=lambda p: p.stem)
def test_good_files_load(path: Path) -> None:
    assert load_policy(path).name == path.stem
    assert load_policy(str(path)) == load_policy(path)


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_a_mistake_is_answered_in_one_line(path: Path) -> None:
    """The first line of a bad file says what the answer must hold, after "# expect: "; "line N" among it."""
    expected = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# expect: ").split(" | ")
    with pytest.raises(PolicyError) as caught:
        load_policy(path)
    message = str(caught.value)
    assert "\n" not in message
    assert path.name in message
    for words in expected:
        assert words in message


def test_a_policy_of_a_newsroom() -> None:
    policy = load_policy(FOLDER / "good" / "newsroom.toml")
    reason = policy.rules["anon-no-reason"]
    assert reason.level is Level.ERROR
    assert reason.settings is not None
    assert reason.settings.model_dump()["also"] == ("trader",)
    assert reason.clause == load_policy("ap").rules["anon-no-reason"].clause
    assert policy.rules["anon-headline"].level is None
    assert policy.fail_level is Level.ERROR


def test_a_policy_extends_a_file_beside_it() -> None:
    policy = load_policy(FOLDER / "good" / "sport-desk.toml")
    reason = policy.rules["anon-no-reason"]
    assert reason.settings is not None
    assert reason.settings.model_dump()["also"] == ("trader",)
    assert reason.settings.model_dump()["never"] == ("scout",)
    assert policy.rules["agentless-report"].wording is not None


@pytest.mark.parametrize(
    ("name", "words"),
    [("natural", "did you mean neutral"), ("xyzzy", "there are: ap, neutral, nyt"), ("no/such.toml", "no such policy")],
)
def test_an_unknown_policy(name: str, words: str) -> None:
    with pytest.raises(PolicyError, match=words):
        load_policy(name)


def test_not_text(tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    path.write_bytes(b"\xff\xfe\x00title")
    with pytest.raises(PolicyError, match="not UTF-8"):
        load_policy(path)


def test_a_folder_is_no_policy(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="cannot be read"):
        load_policy(tmp_path)


def test_when_a_story_fails() -> None:
    def finding(level: Level, suppressed: bool = False) -> Finding:
        return Finding(rule="x", level=level, span=Span(0, 1), message="?", suppressed=suppressed)

    policy = load_policy("neutral")
    assert policy.fails([finding(Level.WARNING)])
    assert policy.fails([finding(Level.NOTE), finding(Level.ERROR)])
    assert not policy.fails([finding(Level.NOTE), finding(Level.QUESTION), finding(Level.ERROR, suppressed=True)])
