from __future__ import annotations

from pathlib import Path

from onrecord.judge.policy import Policy, load_policy
from onrecord.judge.policy_diff import Difference, differences, said

FOLDER = Path(__file__).parents[2] / "fixtures" / "policies" / "good"


def policy(tmp_path: Path, words: str) -> Policy:
    path = tmp_path / "p.toml"
    path.write_text(f'title = "T"\nextends = "neutral"\n{words}', encoding="utf-8")
    return load_policy(path)


def test_a_policy_does_not_differ_from_itself() -> None:
    assert list(differences(load_policy("neutral"), load_policy("neutral"))) == []


def test_what_differs_is_told_key_by_key(tmp_path: Path) -> None:
    changed = policy(
        tmp_path,
        'fail_level = "error"\n'
        '[rules.quote-orphan]\nlevel = "off"\nclause = ""\n'
        '[rules.anon-no-reason]\nwording = "Why?"\nsettings = { also = ["trader"] }\n',
    )
    neutral = load_policy("neutral")
    assert list(differences(neutral, changed)) == [
        Difference(None, "fail_level", "warning", "error"),
        Difference("anon-no-reason", "wording", None, "Why?"),
        Difference("anon-no-reason", "settings.also", [], ["trader"]),
        Difference("quote-orphan", "level", "warning", "off"),
        Difference("quote-orphan", "clause", neutral.rules["quote-orphan"].clause, None),
    ]


def test_a_rule_off_in_both_is_passed_over(tmp_path: Path) -> None:
    left = policy(tmp_path, '[rules.quote-orphan]\nlevel = "off"\nclause = "A."\n')
    right = policy(tmp_path, '[rules.quote-orphan]\nlevel = "off"\nclause = "B."\n')
    assert list(differences(left, right)) == []


def test_everything_a_policy_says_of_a_rule() -> None:
    ruling = load_policy(FOLDER / "newsroom.toml").rules["anon-no-reason"]
    assert said(ruling) == {
        "level": "error",
        "wording": None,
        "clause": ruling.clause,
        "url": ruling.url,
        "settings.also": ["trader"],
        "settings.never": [],
        "settings.institutional": "note",
    }
