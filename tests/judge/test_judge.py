from __future__ import annotations

from onrecord.judge import judge, load_policy
from onrecord.judge.policy import Policy, RulePolicy
from onrecord.judge.registry import all_rules
from onrecord.model import Analysis, Level
from tests.build import group, named, src, story

TEXT = (
    "# Navy says it will move fleet to Corran\n\n"
    "The fleet will move to Corran harbour by the spring, a senior naval officer said on Monday.\n\n"
    "The officer, who spoke on condition of anonymity because of service rules, said the piers were ready.\n\n"
    "The harbour at Lund has silted up, and the firm is reportedly for sale. Several officials said the work began "
    "in May. Lea Holm, the mayor, said she was glad."
)


def navy() -> Analysis:
    return story(
        TEXT,
        [
            src(
                "a senior naval officer",
                "a senior naval officer",
                "The officer",
                grant="who spoke on condition of anonymity",
                reason="because of service rules",
            ),
            group("Several officials"),
            named("Lea Holm"),
        ],
        [
            ("a senior naval officer", "said", "The fleet will move to Corran harbour by the spring"),
            ("The officer", "said@2", "the piers were ready"),
            (None, "reportedly", "for sale"),
            ("Several officials", "said@3", "the work began in May"),
            ("Lea Holm", "said@4", "she was glad"),
        ],
    )


def only(code: str, ruling: RulePolicy) -> Policy:
    off = {other: RulePolicy(level=None) for other in all_rules()}
    return Policy(name="test", title="Test", rules={**off, code: ruling})


def test_findings_of_a_whole_story() -> None:
    analysis = navy()
    findings = judge(analysis, load_policy("neutral"))
    assert [(f.rule, f.level.value, analysis.words(f.span)) for f in findings] == [
        ("anon-headline", "warning", "Navy says it will move fleet to Corran"),
        ("anon-no-basis", "warning", "a senior naval officer"),
        ("anon-single-source", "warning", "a senior naval officer"),
        ("anon-lede", "question", "a senior naval officer"),
        ("agentless-report", "warning", "reportedly"),
        ("anon-no-basis", "note", "Several officials"),
        ("anon-no-number", "note", "Several officials"),
        ("anon-no-reason", "note", "Several officials"),
    ]


def test_a_finding_says_all_it_knows() -> None:
    finding = next(f for f in judge(navy(), load_policy("ap")) if f.rule == "anon-no-basis")
    assert finding.source_id == "s1"
    assert finding.why == all_rules()["anon-no-basis"].why
    assert finding.clause is not None
    assert finding.clause.startswith("AP")
    assert finding.url is not None
    assert finding.url.startswith("https://blog.ap.org/")
    assert [e.role for e in finding.evidence] == ["reason"]
    assert finding.looked_for


def test_an_attribution_is_named_by_its_id() -> None:
    finding = next(f for f in judge(navy(), load_policy("neutral")) if f.rule == "agentless-report")
    assert (finding.attribution_id, finding.source_id) == ("a3", None)


def test_wording_of_the_policy() -> None:
    ruling = RulePolicy(level=Level.ERROR, wording="Say how {source} knows ({words}).")
    first, second = judge(navy(), only("anon-no-basis", ruling))
    assert first.message == "Say how a senior naval officer knows (a senior naval officer)."
    assert (first.level, second.level) == (Level.ERROR, Level.NOTE)


def test_off_is_off_and_nothing_comes_of_nothing() -> None:
    assert judge(navy(), only("anon-lede", RulePolicy(level=None))) == ()
    assert judge(story(""), load_policy("neutral")) == ()


def test_every_message_is_a_line_with_a_question() -> None:
    for finding in judge(navy(), load_policy("neutral")):
        assert "?" in finding.message
        assert "\n" not in finding.message


def test_exempt_sources_are_never_at_fault() -> None:
    analysis = story(
        "A clerk of 15, who cannot be named for legal reasons, said the shop sold knives.",
        [src("A clerk of 15", grant="who cannot be named for legal reasons", exempt=True)],
        [("A clerk of 15", "said", "the shop sold knives")],
    )
    assert judge(analysis, load_policy("neutral")) == ()


def test_sources_inside_quotations_are_left_alone() -> None:
    analysis = story(
        "“A source told me the vote would slip,” Bo Lind said.",
        [named("Bo Lind"), src("A source")],
        [("Bo Lind", "said", "“A source told me the vote would slip,”"), ("A source", "told", "the vote would slip")],
    )
    assert judge(analysis, load_policy("neutral")) == ()


def test_what_another_outlet_relays_is_not_our_sourcing() -> None:
    analysis = story(
        "A source told the Gazette that the vote would slip. Bo Lind was glad.",
        [src("A source", relay="the Gazette")],
        [("A source", "told", "the vote would slip")],
    )
    assert "anon-bare-source" not in {f.rule for f in judge(analysis, load_policy("neutral"))}
