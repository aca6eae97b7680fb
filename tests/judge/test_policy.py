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


def test_ap_and_nyt_differ_on_rote_reasons() -> None:
    assert load_policy("nyt").rules["anon-rote-reason"].level is Level.WARNING
    assert load_policy("ap").rules["anon-rote-reason"].level is None


CRAFT = {"loaded-cue", "figures-disagree"}
"""Copy editor's craft, of which no published policy that we have read speaks."""


@pytest.mark.parametrize("code", sorted(set(all_rules()) - CRAFT))
def test_neutral_has_a_clause_for_every_rule(code: str) -> None:
    assert load_policy("neutral").rules[code].clause


@pytest.mark.parametrize("path", GOOD, ids=lambda p: p.stem)
def test_good_files_load(path: Path) -> None:
    assert load_policy(path).name == path.stem
    assert load_policy(str(path)) == load_policy(path)


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_a_mistake_is_answered_in_one_line(path: Path) -> None:
    """The first line of a bad file says what the answer must hold, after "# expect: "; "line N" among it."""
    first = path.read_bytes().splitlines()[0].decode("utf-8")
    expected = first.removeprefix("# expect: ").split(" | ")
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


def test_it_is_known_which_file_says_what() -> None:
    policy = load_policy(FOLDER / "good" / "sport-desk.toml")
    newsroom, sport = (str(FOLDER / "good" / name) for name in ("newsroom.toml", "sport-desk.toml"))
    assert policy.chain == (sport, newsroom, "ap", "neutral")
    assert policy.rules["anon-no-reason"].origins == {
        "level": newsroom, "clause": "ap", "url": "ap", "settings.also": newsroom, "settings.never": sport,
    }  # fmt: skip


def test_own_clauses_are_not_inherited() -> None:
    policy = load_policy(FOLDER / "good" / "own-clauses.toml")
    assert {code for code, ruling in policy.rules.items() if ruling.clause or ruling.url} == {"anon-lede"}
    reason = policy.rules["anon-no-reason"]
    assert reason.level is Level.ERROR
    assert set(reason.origins) == {"level", "settings.also"}


def test_line_ends_of_any_system(tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    path.write_bytes(b'title = "T"\r\n\r\n[rules.anon-lede]\r\nlevel = "of"\r\n')
    with pytest.raises(PolicyError, match="line 4: level cannot be 'of'; did you mean off"):
        load_policy(path)


def test_two_policies_that_extend_each_other(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('title = "A"\nextends = "b.toml"\n', encoding="utf-8")
    (tmp_path / "b.toml").write_text('title = "B"\n\nextends = "a.toml"\n', encoding="utf-8")
    with pytest.raises(PolicyError, match=r"b\.toml, line 3: extends 'a\.toml', which extends this policy again"):
        load_policy(tmp_path / "a.toml")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(PolicyError, match=r"p\.toml: cannot be read: Permission denied"):
        load_policy(tmp_path / "p.toml")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("natural", "did you mean neutral"),
        ("xyzzy", "there are: ap, bbc, bloomberg, guardian, neutral, npr, nyt, reuters, spj, washington-post, wsj"),
        ("no/such.toml", "no such policy"),
    ],
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
