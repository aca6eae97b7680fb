"""Word files: the writer's own comes back as it was, with comments at the words; other stories make a clean one."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from onrecord.errors import UsageError
from onrecord.model import Article, Finding, Level, Report, Span
from onrecord.read import read_bytes, read_story
from onrecord.report.docx_report import docx_report
from onrecord.report.page import Page
from onrecord.report.word.package import Package
from onrecord.report.word.runs import W
from tests.report.hostile import TRICKS, hostile_report
from tests.report.sample import harbour_report, plain_report
from tests.report.test_sarif import FORMATS

FERRY = FORMATS / "ferry.docx"
COMMENT_PARTS = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


def finding(text: str, words: str, nth: int = 0, **more: Any) -> Finding:
    at = [Span(*match.span()) for match in re.finditer(re.escape(words), text)][nth]
    fields = {"rule": "anon-no-basis", "level": Level.WARNING, "message": f"About this: {words}", "why": "It matters."}
    return Finding(span=at, **{**fields, **more})


def report_on(path: Path, *words: str, **more: Any) -> Report:
    article = read_story(path)
    return Report(article=article, findings=tuple(finding(article.text, one, **more) for one in words))


def written(report: Report, **page: bool) -> bytes:
    data = docx_report(report, Page(**page))
    assert isinstance(data, bytes)
    return data


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def said(data: bytes) -> list[tuple[str, str]]:
    """Author and text of the comments, as python-docx reads them."""
    return [(one.author, "\n".join(p.text for p in one.paragraphs)) for one in docx.Document(io.BytesIO(data)).comments]


def commented(data: bytes) -> dict[str, str]:
    """The words that each comment stands at, deleted ones left out; every mark must be there once and in order."""
    root = docx.Document(io.BytesIO(data)).element.body
    found: dict[str, str] = {}
    open_: set[str] = set()
    ended: set[str] = set()
    referred: set[str] = set()
    for element in root.iter():
        id_ = element.get(f"{W}id")
        if element.tag == f"{W}commentRangeStart":
            assert id_ not in found
            open_.add(id_)
            found[id_] = ""
        elif element.tag == f"{W}commentRangeEnd":
            assert id_ in open_
            open_.remove(id_)
            ended.add(id_)
        elif element.tag == f"{W}commentReference":
            assert id_ in ended or id_ not in found
            referred.add(id_)
        elif element.tag == f"{W}t" and open_:
            for each in open_:
                found[each] += element.text or ""
    assert not open_
    assert found.keys() <= referred
    return found


def stripped(data: bytes) -> list[tuple[str, str]]:
    """The document's runs without the marks of onrecord's comments: the formatting and text of each stretch."""
    root = docx.Document(io.BytesIO(data)).element.body
    own = {one.get(f"{W}id") for one in root.iter(f"{W}commentRangeStart")}
    stretches: list[tuple[str, str]] = []
    for run in root.iter(f"{W}r"):
        reference = run.find(f"{W}commentReference")
        if reference is not None and reference.get(f"{W}id") in own:
            continue
        properties = run.find(f"{W}rPr")
        look = "" if properties is None else etree.tostring(properties, method="c14n").decode()
        look = re.sub(r'w:id="\d+"', "", look)  # a tracked change that was cut in two has two numbers
        look += "/".join(str(a.tag) for a in run.iterancestors() if a.tag != f"{W}p")
        words = "".join(
            child.text or "" if child.tag in (f"{W}t", f"{W}delText") else child.tag
            for child in run
            if child is not properties
        )
        paragraph = next(run.iterancestors(f"{W}p"))
        look += paragraph.getroottree().getpath(paragraph)
        if stretches and stretches[-1][0] == look:
            stretches[-1] = (look, stretches[-1][1] + words)
        else:
            stretches.append((look, words))
    return stretches


def test_comments_stand_at_the_words():
    words = ("a senior harbour official", "harbour official", "Two members of the ferry’s crew", "Harwick to shut")
    data = written(report_on(FERRY, *words))
    assert said(data) == [
        ("Joe Fenn", "Did she say so on the record?"),
        ("onrecord", "Warning: About this: Harwick to shut\nWhy: It matters.\nanon-no-basis"),
        ("onrecord", "Warning: About this: a senior harbour official\nanon-no-basis"),
        ("onrecord", "Warning: About this: harbour official\nanon-no-basis"),
        ("onrecord", "Warning: About this: Two members of the ferry’s crew\nanon-no-basis"),
    ]
    found = commented(data)
    assert [found[str(n)] for n in (1, 2, 3, 4)] == [words[3], words[0], words[1], words[2]]


def test_the_rest_of_the_file_is_byte_for_byte_the_same():
    before, after = parts(FERRY.read_bytes()), parts(written(report_on(FERRY, "a senior harbour official")))
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml", "word/comments.xml"}


def test_the_original_is_not_touched(tmp_path: Path):
    story = tmp_path / "story.docx"
    story.write_bytes(FERRY.read_bytes())
    before = story.stat().st_mtime_ns
    written(report_on(story, "a senior harbour official"))
    assert story.read_bytes() == FERRY.read_bytes()
    assert story.stat().st_mtime_ns == before


def test_text_formatting_and_tracked_changes_stay():
    words = ("the town could not pay for a new boat", "would cost", "a senior", "not pay")
    data = written(report_on(FERRY, *words))
    assert stripped(data) == stripped(FERRY.read_bytes())
    after = read_bytes(data, name="x.docx")
    before = read_story(FERRY)
    assert after.text == before.text
    assert after.notes == ("2 tracked changes accepted", "5 comments left out")
    assert commented(data)["2"] == "the town could not pay for a new boat"


def test_without_findings_the_story_comes_back_as_it_is():
    assert parts(written(Report(article=read_story(FERRY)))) == parts(FERRY.read_bytes())


def test_suppressed_findings_have_no_comment_and_private_ones_only_where_asked_for():
    report = report_on(FERRY, "a senior harbour official", "Harwick to shut")
    one, two = report.findings
    hidden = (one.model_copy(update={"private": True}), two.model_copy(update={"suppressed": True}))
    report = report.model_copy(update={"findings": hidden})
    assert len(said(written(report))) == 1
    assert len(said(written(report, private=True))) == 2


def saved(document: Document, folder: Path) -> Path:
    path = folder / "made.docx"
    document.save(str(path))
    return path


def paragraph(document: Document, inner: str) -> None:
    element = parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>")
    document.element.body.insert_element_before(element, "w:sectPr")


def test_a_file_without_comments_gets_its_first(tmp_path: Path):
    document = docx.Document()
    document.add_paragraph("The mayor of Harwick said no to the plan on Monday.")
    path = saved(document, tmp_path)
    data = written(report_on(path, "said no"))
    before, after = parts(path.read_bytes()), parts(data)
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed <= COMMENT_PARTS
    assert commented(data) == {"0": "said no"}
    assert Package(data).related("word/document.xml", "comments") == "word/comments.xml"
    assert after["[Content_Types].xml"].count(b"/word/comments.xml") == 1


def test_words_in_links_changes_fields_and_tables(tmp_path: Path):
    document = docx.Document()
    paragraph(
        document,
        '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">The mayor </w:t></w:r>'
        '<w:hyperlink w:anchor="x"><w:r><w:t>of Harwick town</w:t></w:r></w:hyperlink>'
        '<w:ins w:id="7" w:author="J"><w:r><w:rPr><w:i/><w:rPrChange w:id="8" w:author="J"><w:rPr/></w:rPrChange>'
        '</w:rPr><w:t xml:space="preserve"> said firmly </w:t><w:tab/><w:t>no</w:t></w:r></w:ins>'
        '<w:del w:id="9" w:author="J"><w:r><w:delText>maybe</w:delText></w:r></w:del>'
        "<w:r><w:t>.</w:t><w:br/><w:t>Twice.</w:t></w:r>",
    )
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = "A cell with words in it for the mayor."
    path = saved(document, tmp_path)
    words = ("mayor of", "Harwick", "town said", "firmly", "no.", "Twice", "words in", "Harwick town said firmly")
    data = written(report_on(path, *words))
    assert sorted(commented(data).values()) == sorted(words)
    assert stripped(data) == stripped(path.read_bytes())
    changes = [
        one.get(f"{W}id") for one in docx.Document(io.BytesIO(data)).element.iter(f"{W}rPrChange", f"{W}ins", f"{W}del")
    ]
    assert len(changes) == len(set(changes))
    assert read_bytes(data, name="x.docx").text == read_story(path).text
    root = docx.Document(io.BytesIO(data)).element.body
    assert not root.xpath(".//w:ins//w:commentReference | .//w:hyperlink//w:commentReference")


def test_a_span_over_paragraphs(tmp_path: Path):
    document = docx.Document()
    for words in ("The mayor said no.", "", "Nobody was surprised by it."):
        document.add_paragraph(words)
    path = saved(document, tmp_path)
    data = written(report_on(path, "no.\n\nNobody"))
    assert commented(data) == {"0": "no.Nobody"}


PIECES = st.lists(st.sampled_from(["a", "bc ", "d e", " f", "\t", "ghi", ". "]), min_size=1, max_size=5)


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=3), st.data())
def test_any_spans_in_any_runs(tmp_path_factory: pytest.TempPathFactory, made: list[list[str]], data: st.DataObject):
    document = docx.Document()
    document.add_paragraph("The mayor of Harwick said no to the plan on Monday.")
    for pieces in made:
        paragraph = document.add_paragraph()
        for number, words in enumerate(pieces):
            paragraph.add_run(words).bold = bool(number % 2)
    path = saved(document, tmp_path_factory.mktemp("docx"))
    article = read_story(path)
    starts = data.draw(st.lists(st.integers(0, len(article.text) - 1), min_size=1, max_size=4))
    drawn = (Span(one, data.draw(st.integers(one + 1, len(article.text)))) for one in starts)
    # A comment on white space alone goes to the nearest words.
    spans = [span for span in drawn if span.of(article.text).strip()]
    findings = (Finding(rule="x", level=Level.NOTE, span=one, message="Look.") for one in spans)
    found = written(Report(article=article, findings=tuple(findings)))
    assert stripped(found) == stripped(path.read_bytes())
    assert sorted(commented(found).values()) == sorted(re.sub(r"[\n\t]", "", span.of(article.text)) for span in spans)


def test_a_file_that_has_changed_is_refused(tmp_path: Path):
    document = docx.Document()
    document.add_paragraph("The mayor of Harwick said no to the plan on Monday.")
    report = report_on(saved(document, tmp_path), "said no")
    changed = docx.Document()
    changed.add_paragraph("The mayor of Harwick said yes to the plan on Monday.")
    path = saved(changed, tmp_path)
    with pytest.raises(UsageError, match=r"made\.docx: has other words than when it was read; check it again"):
        docx_report(report)
    path.write_bytes(b"PK nothing")
    with pytest.raises(UsageError, match=r"made\.docx: is no longer the Word file that was read"):
        docx_report(report)
    path.unlink()
    with pytest.raises(UsageError, match=r"made\.docx: cannot be read again for comments: No such file"):
        docx_report(report)


def test_a_file_that_cannot_be_had_is_asked_for():
    data = FERRY.read_bytes()
    with pytest.raises(UsageError, match="check it by its path, not from standard input"):
        docx_report(Report(article=read_bytes(data, name="standard input", format="docx")))
    kept = Report.model_validate_json(Report(article=read_story(FERRY)).model_dump_json())
    with pytest.raises(UsageError, match="a fresh check of the file"):
        docx_report(kept)


def test_another_story_makes_a_clean_file():
    report = harbour_report()
    data = written(report)
    document = docx.Document(io.BytesIO(data))
    lines = [(p.text, p.style.name if p.style else None) for p in document.paragraphs]
    assert lines[0] == ("Harbour ferry to stop in June, officials say", "Heading 1")
    assert "\n\n".join(words for words, _ in lines) == report.article.text.strip()
    found = commented(data)
    assert [found[str(n)] for n in range(5)] == [
        "officials",
        "a senior transport official",
        "Two deckhands",
        "Two deckhands",
        "reportedly",
    ]
    questions = [words for _, words in said(data) if words.startswith("Question: ")]
    assert len(questions) == 1
    assert written(report) == data
    assert document.core_properties.title == report.article.title


def test_hard_wrapped_lines_run_on_in_a_clean_file():
    article = read_story(FORMATS / "ferry-wrapped.txt")
    at = finding(article.text, "senior")
    whole = Span(at.span.start - 60, at.span.end + 60)
    data = written(Report(article=article, findings=(at.model_copy(update={"span": whole}),)))
    assert "".join(commented(data)["0"].split()) == "".join(whole.of(article.text).split())
    assert all("\n" not in p.text for p in docx.Document(io.BytesIO(data)).paragraphs)


def test_a_title_that_is_not_in_the_text_is_the_heading():
    report = plain_report("It rained on the town.\n", title="Rain over Harwick")
    document = docx.Document(io.BytesIO(written(report)))
    assert [p.text for p in document.paragraphs] == ["Rain over Harwick", "It rained on the town."]


def test_a_clean_file_is_read_as_the_story_it_was():
    article = read_story(FORMATS / "ferry.txt")
    again = read_bytes(written(Report(article=article)), name="x.docx")
    assert again.text == article.text.strip()
    assert again.title == article.title


def test_a_hostile_story():
    report = hostile_report()
    data = written(report)
    document = docx.Document(io.BytesIO(data))
    assert len(list(document.comments)) == sum(not one.suppressed for one in report.findings)
    for words in (words for _, words in said(data)):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2066\u2028]", words)
    kept = {p.text for p in document.paragraphs}
    assert f"{TRICKS[0]} said so." in kept
    assert "half \ufffd character said so." in kept


def test_marks_are_well_formed_for_word():
    """What Word's schema asks of the places that are new: marks beside runs, a reference in a run of its own."""
    data = written(report_on(FERRY, "a senior harbour official", "harbour official", "could not pay for"))
    root = docx.Document(io.BytesIO(data)).element.body
    allowed = {f"{W}{name}" for name in ("p", "ins", "hyperlink", "smartTag", "sdtContent", "fldSimple", "moveTo")}
    for mark in root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd"):
        assert mark.getparent().tag in allowed
        assert len(mark) == 0
    for reference in root.iter(f"{W}commentReference"):
        run = reference.getparent()
        assert run.tag == f"{W}r"
        assert [child.tag for child in run] in ([f"{W}rPr", f"{W}commentReference"], [f"{W}commentReference"])
    for run in root.iter(f"{W}r"):
        assert all(child.tag != f"{W}rPr" for child in list(run)[1:])
        assert not any(one.tag == other.tag == f"{W}t" and not one.text for one, other in pairwise(run))
    for comment in etree.fromstring(parts(data)["word/comments.xml"]):
        assert comment.get(f"{W}author")
        assert comment.tag == f"{W}comment"
        assert comment[0].tag == f"{W}p"


def test_an_article_without_words_in_the_file_has_no_comments():
    article = Article(id="x", title="", text="", format="text")
    report = Report(article=article, findings=(Finding(rule="x", level=Level.NOTE, span=Span(0, 0), message="m"),))
    assert said(written(report)) == []
