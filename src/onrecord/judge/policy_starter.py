"""A policy of ten lines for a newsroom to begin with."""

from __future__ import annotations

from onrecord.judge.policy import Policy
from onrecord.judge.policy_diff import level_word
from onrecord.judge.toml_value import toml_text

_RULE = "anon-no-reason"


def starter(title: str, extends: str, parent: Policy) -> str:
    """A policy file with comments that says, until it is changed, what the policy it extends says.

    ``extends`` is the name of ``parent``, or its path from the folder of the new file.
    """
    lines = (
        (f"title = {toml_text(title)}", ""),
        (f"extends = {toml_text(extends)}", "one that `onrecord policy list` names, or a file: house.toml"),
        (f'fail_level = "{parent.fail_level}"', "from which level a story fails: note, warning, error"),
        ("", ""),
        (f"[rules.{_RULE}]", "a table for each rule to change: `onrecord rules` lists them all"),
        (f'level = "{level_word(parent.rules[_RULE])}"', "off, question, note, warning, error"),
        ('# wording = "Say why {source} is not named."', "in place of the rule's own message"),
        ('# clause = "Our handbook, 4.2: tell readers why."', "what your rules require"),
        ('# url = "https://…"', "where they can be read"),
        ("# settings = { also = [] }", f"`onrecord explain {_RULE}` tells what can be set"),
    )
    width = max(len(said) for said, _ in lines if len(said) < 60) + 2
    return "".join(f"{said:<{width}}# {comment}\n" if comment else f"{said}\n" for said, comment in lines)
