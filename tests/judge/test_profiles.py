"""The profiles that come with onrecord say of an outlet only what could be read in texts of it or on it."""

from __future__ import annotations

import pytest

from onrecord.judge.policy import Policy, load_policy, policy_names
from onrecord.model import LEVEL_ORDER, Level

TEXTS = {
    "ap": """
        https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources
        https://reason.com/2005/01/04/shooing-anonymice/
        https://www.dpkpr.com/articles/new-ap-policies-offer-reminder-to-public-relations-pros-go-off-the-record-at-your-own-risk/
        https://howardowens.com/aps-anon-policy/
        http://www.anonymoussources.org/?p=37
        https://blog.chrislkeller.com/aps-guidelines-for-off-the-record-background
        https://www.bkacontent.com/ap-style-using-material-anonymous-sources/
    """,
    "reuters": """
        https://handbook.reuters.com/index.php?title=The_Essentials_of_Reuters_sourcing
        http://blogs.reuters.com/reuters-editors/2008/07/17/anonymous-sources-reuters-rules/
        http://www.aalep.eu/essentials-sourcing-journalists
        https://www.slideshare.net/slideshow/the-essentials-of-reuters-sourcing-44787774/44787774
    """,
    "nyt": """
        https://googleweblight.com/sp?hl&geid=NSTNR&u=https://web.archive.org/web/20100714064918/http://www.nytco.com:80/company/business_units/sources.html
        http://www.nytco.com/a-note-from-dean-baquet-matt-purdy-and-phil-corbett-new-guidelines-on-anonymous-sourcing/
        https://www.nytimes.com/2018/06/14/reader-center/how-the-times-uses-anonymous-sources.html
        https://www.gawker.com/5627330%2Fnew-york-times-warns-newsroom-on-anonymous-sources
        http://nymag.com/daily/intelligencer/2010/09/pat_formulaic_expressions_of_w.html
        https://daringfireball.net/linked/2009/01/15/nyt-anonymous-sources
        https://noahbrier.com/archives/2009/03/anonymous_sources
        https://www.theatlantic.com/magazine/archive/2005/09/on-condition-of-anonymity/304163/
        http://laobserved.com/archive/2003/12/another_nyt_obi.php
        http://www.imediaethics.org/nyt-anonywatch-five-noteworthy-anonymous-source-quotes/
    """,
    "washington-post": """
        http://www.washingtonpost.com/wp-dyn/content/article/2005/11/04/AR2005110400849.html
        http://www.mediawise.org.uk/usa-3/
        http://www.washingtonpost.com/wp-srv/guidelines/sourcing.html
        http://www.washingtonpost.com/wp-dyn/content/article/2009/08/14/AR2009081401928.html
        http://www.washingtonpost.com/wp-dyn/content/article/2009/11/06/AR2009110603076_pf.html
        http://www.washingtonpost.com/wp-dyn/content/article/2010/06/11/AR2010061104313_pf.html
        http://www.concernedjournalists.org/anonymous-sources-deborah-howell
        http://lincolnplawg.blogspot.com/2004/05/wapos-anonymous-source-farce-should.html
        http://www.slate.com/articles/news_and_politics/press_box/2004/06/ratting_out_the_anonymice.html
    """,
    "npr": """
        http://ethics.npr.org/g-transparency/i-d-that-source-as-best-you-can/
        https://www.npr.org/sections/memmos/2017/04/18/606388010/required-reading-the-do-s-and-don-ts-of-anonymity
        https://puyim.com/about-npr/688745813/special-section-anonymous-sourcing
        http://ethics.npr.org/?s=anonymous
        https://theactualnews.org/article/5383
    """,
    "bbc": """
        http://www.bbc.co.uk/guidelines/editorialguidelines/page/guidelines-accuracy-avoiding-misleading-audiences/
        http://www.bbc.co.uk/guidelines/editorialguidelines/edguide/accuracy/reportingallega.shtml
        http://www.bbc.co.uk/guidelines/editorialguidelines/edguide/accuracy/anonymoussource.shtml
        http://www.bbc.co.uk/guidelines/editorialguidelines/edguide/accuracy/gatheringmateri.shtml
        https://thewriterstown.com/editorialguidelines/guidelines/accuracy/guidelines
    """,
    "guardian": """
        https://www.theguardian.com/commentisfree/2014/sep/07/readers-editor-anonymous-sources-guardian-guidelines
        http://www.mediawise.org.uk/uk-7/
        https://www.scribd.com/document/273521476/Editorial-Guidelines
        https://www.theguardian.com/values/socialaudit/readers/story/0,,1305099,00.html
        https://www.theguardian.com/commentisfree/2023/jul/27/guardian-observer-editorial-code-update-journalism
    """,
    "wsj": """
        https://www.wsj.com/articles/vol-25-no-2-sources-01557859254
        https://blogs.wsj.com/styleandsubstance/2019/02/05/vol-32-no-1-anonymity/
        https://880666.org/vol-35-no-6-anonymity/
    """,
    "bloomberg": """
        https://www.gawker.com/5442548/bloomberg-boss-lectures-businessweek-newbies
        https://www.buzzfeed.com/mckaycoppins/game-change-authors-head-for-an-anonymous-source-culture-cla
    """,
    "spj": """
        https://blogs.spjnetwork.org/ethicscode/?p=125
        https://www.spj.org/ethics-papers-anonymity.asp
        https://www.quillmag.com/2014/04/09/guidelines-on-anonymous-sources/
    """,
}
"""Where each outlet's rules were read."""

UNREAD = {
    "ap": "anon-no-number anon-number-conflict relay-anon-unlabelled relay-unconfirmed pseudonym",
    "reuters": "anon-no-reason anon-bare-source",
    "nyt": "anon-bare-source anon-direct-quote anon-and-no-comment pseudonym",
    "washington-post": "anon-single-source pseudonym",
    "guardian": "anon-direct-quote",
}
"""Rules that an outlet is said to have, but that were not read in a text of it: no profile cites them."""

STATED = [
    ("ap", "anon-no-reason", Level.WARNING),
    ("ap", "anon-rote-reason", None),
    ("ap", "anon-bare-source", Level.ERROR),
    ("ap", "anon-direct-quote", None),
    ("ap", "anon-and-no-comment", Level.WARNING),
    ("ap", "off-record-in-print", Level.ERROR),
    ("reuters", "anon-number-conflict", Level.WARNING),
    ("reuters", "anon-pejorative", Level.ERROR),
    ("reuters", "speakers-merged", Level.WARNING),
    ("reuters", "attribution-late", Level.WARNING),
    ("nyt", "anon-no-reason", Level.NOTE),
    ("nyt", "anon-rote-reason", Level.WARNING),
    ("nyt", "anon-empty-basis", Level.WARNING),
    ("nyt", "death-unsourced", Level.WARNING),
    ("washington-post", "anon-weak-grant", Level.WARNING),
    ("washington-post", "anon-first-quote", Level.WARNING),
    ("washington-post", "anon-spokesperson", Level.WARNING),
    ("washington-post", "anon-empty-basis", None),
    ("washington-post", "relay-anon-unlabelled", Level.WARNING),
    ("washington-post", "off-record-in-print", Level.ERROR),
    ("npr", "anon-praise", Level.WARNING),
    ("npr", "pseudonym", Level.ERROR),
    ("npr", "outlet-has-learned", Level.WARNING),
    ("bbc", "anon-no-reason", Level.WARNING),
    ("bbc", "anon-allegation-script", Level.ERROR),
    ("bbc", "off-record-in-print", Level.QUESTION),
    ("guardian", "anon-bare-source", Level.ERROR),
    ("guardian", "anon-pejorative", Level.ERROR),
    ("guardian", "off-record-in-print", Level.QUESTION),
    ("wsj", "anon-empty-basis", Level.WARNING),
    ("wsj", "anon-bare-source", Level.ERROR),
    ("wsj", "anon-pejorative", Level.ERROR),
    ("wsj", "partial-name", Level.WARNING),
    ("bloomberg", "anon-direct-quote", Level.ERROR),
    ("bloomberg", "anon-pejorative", Level.ERROR),
    ("spj", "anon-no-reason", Level.WARNING),
    ("spj", "anon-flimsy-reason", Level.WARNING),
]
"""What sets the outlets apart, and the level it has; None where the rule is off."""

ONLY_ONE_HAS_IT = {"anon-praise": {"npr"}, "anon-direct-quote": {"bloomberg"}, "anon-first-quote": {"washington-post"}}
OUTLETS = sorted(TEXTS)


def gravity(level: Level | None) -> int:
    return -1 if level is None else LEVEL_ORDER.index(level)


def test_there_is_one_for_each_outlet() -> None:
    assert set(policy_names()) == {"neutral", *OUTLETS}


@pytest.fixture(params=OUTLETS)
def profile(request: pytest.FixtureRequest) -> Policy:
    return load_policy(request.param)


def test_it_is_modelled_on_an_outlet_and_builds_on_neutral(profile: Policy) -> None:
    assert profile.title.startswith("Modelled on the published ")
    assert profile.chain == (profile.name, "neutral")


def test_it_cites_only_what_was_read(profile: Policy) -> None:
    cited = {ruling.url for ruling in profile.rules.values() if ruling.url is not None}
    assert cited
    assert cited <= set(TEXTS[profile.name].split())
    for code, ruling in profile.rules.items():
        assert (ruling.clause is None) == (ruling.url is None), code


def test_its_clauses_are_its_own_and_name_it(profile: Policy) -> None:
    name = {"nyt": "New York Times", "washington-post": "Washington Post", "npr": "NPR", "wsj": "Wall Street Journal"}
    begins = name.get(profile.name, profile.name)
    for code, ruling in profile.rules.items():
        if ruling.clause is not None:
            assert ruling.origins["clause"] == profile.name, code
            assert ruling.clause.casefold().startswith(begins.casefold()), code
            assert ruling.clause.endswith("."), code


@pytest.mark.parametrize(("name", "code"), [(name, code) for name in UNREAD for code in UNREAD[name].split()])
def test_what_was_not_read_is_not_cited_and_no_graver_than_in_neutral(name: str, code: str) -> None:
    ruling = load_policy(name).rules[code]
    assert ruling.clause is None
    assert gravity(ruling.level) <= gravity(load_policy("neutral").rules[code].level)


def test_where_the_outlet_is_silent_it_is_no_graver_than_neutral(profile: Policy) -> None:
    neutral = load_policy("neutral")
    for code, ruling in profile.rules.items():
        if ruling.clause is None:
            assert gravity(ruling.level) <= gravity(neutral.rules[code].level), code


def test_where_the_outlet_is_silent_no_story_fails_for_an_unnamed_source(profile: Policy) -> None:
    unread = UNREAD.get(profile.name, "").split()
    for code, ruling in profile.rules.items():
        if code.startswith("anon-") and ruling.clause is None and code not in unread:
            assert gravity(ruling.level) <= gravity(Level.NOTE), code


@pytest.mark.parametrize(("name", "code", "level"), STATED)
def test_what_sets_the_outlets_apart(name: str, code: str, level: Level | None) -> None:
    ruling = load_policy(name).rules[code]
    assert ruling.level is level
    if level in (Level.WARNING, Level.ERROR):
        assert ruling.clause


@pytest.mark.parametrize("code", ONLY_ONE_HAS_IT)
def test_what_one_outlet_alone_asks_for_is_off_elsewhere(code: str) -> None:
    assert {name for name in OUTLETS if load_policy(name).rules[code].level is not None} == ONLY_ONE_HAS_IT[code]


@pytest.mark.parametrize(("name", "means"), [("ap", "unusable"), ("bbc", "unattributed"), ("guardian", "unattributed")])
def test_off_the_record_means_other_things_in_britain(name: str, means: str) -> None:
    settings = load_policy(name).rules["off-record-in-print"].settings
    assert settings is not None
    assert settings.model_dump()["means"] == means


def test_reuters_names_the_speaker_after_one_sentence() -> None:
    settings = load_policy("reuters").rules["attribution-late"].settings
    assert settings is not None
    assert settings.model_dump()["sentences"] == 1
