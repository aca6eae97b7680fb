from __future__ import annotations

from onrecord.model import Article, Report, Source, SourceKind, Span
from onrecord.report.html.names import Group, names, questions, remarks
from tests.report.sample import harbour_report


def test_sources_have_letters_in_the_order_of_the_story():
    known = names(harbour_report(), private=False)
    assert known.letters == {"s1": "A", "s2": "B", "s3": "C", "s4": "D", "s5": "E"}
    assert (known.letter(None), known.letter("nobody")) == ("?", "?")
    assert (known.group("s1"), known.group("s4"), known.group(None)) == (Group.UNNAMED, Group.NAMED, Group.OTHER)


def test_letters_go_on_after_the_alphabet_and_hidden_sources_have_none():
    sources = [
        Source(id=f"s{n}", kind=SourceKind.NAMED_PERSON, label="x", mentions=(Span(n, n + 1),)) for n in range(54)
    ]
    hidden = Source(id="h", kind=SourceKind.HIDDEN, label="", mentions=(Span(0, 1),))
    report = Report(article=Article(id="x", title="x", text="x" * 60), sources=(hidden, *reversed(sources)))
    known = names(report, private=False)
    assert [known.letter(f"s{n}") for n in (0, 25, 26, 27, 51, 52, 53)] == ["A", "Z", "AA", "AB", "AZ", "BA", "BB"]
    assert known.letter("h") == "?"


def test_findings_are_numbered_through_with_those_set_aside_last():
    found = names(harbour_report(), private=False).findings
    assert [one.badge for one in remarks(found)] == ["W1", "E3", "W4", "N5"]
    assert [one.badge for one in questions(found)] == ["Q2"]
    assert [one.finding.rule for one in found if one.finding.suppressed] == ["anon-no-number"]
    assert found[-1].finding.suppressed
