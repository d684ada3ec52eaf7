"""A brief never states more than its evidence: each sentence is derived again from the rows that it cites."""

import json
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.shared import SHARED, needs_shared
from tests.show import samples
from tests.show.support import unsupported

from rasad.config import data_folder
from rasad.pipeline import read_paths, read_text
from rasad.records.ports import StoredDocument
from rasad.show.brief import Asked, build_brief
from rasad.show.phrasebook import brief_languages, load_phrasebook

SAMPLES = data_folder() / "samples"
ARTICLES = 15  # of each corpus: what a run of the tests has time for
TEXT = "Oman accused Kazakhstan of delay on 16 April. The terminal costs 340 million dollars. Omar Said thanked all."
PIECES = ("Oman accused Kazakhstan of delay", "The terminal costs 340 million dollars", "Omar Said thanked all")
KINDS = (("meeting", "CONSULT"), ("accusation", "ACCUSE"), ("attack", "ASSAULT"), ("promise", "AGREE"), ("aid", "AID"))


def stored(paths, manifest=None):
    outcomes = read_paths(sorted(paths), manifest=manifest)
    return [StoredDocument(report, outcome.source) for outcome in outcomes for report in outcome.reports]


@pytest.mark.parametrize("language", brief_languages())
def test_every_sentence_on_the_samples_is_supported(language):
    documents = stored(SAMPLES.glob("*.txt"), SAMPLES / "manifest.csv")
    known = [document.report.document.id for document in documents[:2]]
    for asked in (Asked(), Asked(known=known, known_since="2016-10-11", length="short")):
        assert unsupported(build_brief(documents, language=language, asked=asked), documents) == []


@needs_shared("articles")
@pytest.mark.parametrize("language", brief_languages())
def test_every_sentence_on_the_shared_articles_is_supported(language):
    folder = SHARED / "articles"
    documents = stored(folder.glob("*.txt"), folder / "manifest.csv")
    assert documents
    assert unsupported(build_brief(documents, language=language, asked=Asked(changed_since="2021")), documents) == []


@needs_shared("corpora")
@pytest.mark.parametrize("code", ["ar", "fa"])
def test_every_sentence_on_articles_of_the_press_is_supported(code):
    with (SHARED / "corpora" / f"{code}.jsonl").open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in islice(lines, ARTICLES)]
    documents = [
        StoredDocument(report, outcome.source)
        for article in articles
        for outcome in [read_text(f"{article['title']}\n\n{article['text']}", location=article["id"], language=code)]
        for report in outcome.reports
    ]
    assert len(documents) >= ARTICLES
    for language in brief_languages():
        assert unsupported(build_brief(documents, language=language), documents) == []


def accused(language):
    """A brief in which Oman accuses, by the word of its envoy, Kazakhstan; a visit is planned; talks were held."""
    said = samples.statement(TEXT, "accused", PIECES[0], "envoy")
    about = samples.statement(TEXT, "thanked", "on 16 April", "envoy")
    event, day = samples.event, "2019-04-16"
    accusation = event(
        TEXT, "accused", PIECES[0], "accusation", "ACCUSE", actors=("OMN",), recipients=("KAZ",), date=day,
        reported_by=said.id,
    )  # fmt: skip
    plan = event(
        TEXT, "terminal", PIECES[1], "visit", "AGREE", actors=("OMN",), recipients=("KAZ",), status="planned",
        date="2019-05-03",
    )  # fmt: skip
    talks = event(TEXT, "thanked", PIECES[2], "talks", place="muscat", date=day)
    made = samples.document(
        TEXT,
        date="2019-04-17",
        events=[accusation, plan, talks],
        statements=[said, about],
        figures=[samples.figure(TEXT, "340 million dollars", 340_000_000, "USD")],
        commitments=[samples.commitment(TEXT, PIECES[1], "possible")],
    )
    brief = build_brief([made], language=language)
    assert unsupported(brief, [made]) == []
    return brief, [made]


def changed(brief, key, change):
    """The brief with one section's sentences changed."""
    sections = [
        section
        if section.key != key
        else replace(
            section,
            blocks=tuple(replace(b, sentences=tuple(change(s) for s in b.sentences)) for b in section.blocks),
        )
        for section in brief.sections
    ]
    return replace(brief, sections=tuple(sections))


def with_words(old, new, role=None):
    """A change that puts words in the place of others, in all runs or in those of a role."""

    def change(sentence):
        runs = (replace(r, text=r.text.replace(old, new)) if role in (None, r.role) else r for r in sentence.runs)
        return replace(sentence, runs=tuple(runs))

    return change


NAMES = {
    "en": {"OMN": "Oman", "KAZ": "Kazakhstan", "muscat": "Muscat", "salalah": "Salalah", "envoy": "Omar Said"},
    "ar": {"OMN": "عُمان", "KAZ": "كازاخستان", "muscat": "Muscat", "salalah": "Salalah", "envoy": "Omar Said"},
    "fa": {"OMN": "عمان", "KAZ": "قزاقستان", "muscat": "Muscat", "salalah": "Salalah", "envoy": "Omar Said"},
}
WORDS = {
    "en": {"day": ("16 April", "17 May"), "month": ("April", "May"), "planned": (" to ", " "),
           "source": "according to"},
    "ar": {"day": ("16 نيسان", "21 نيسان"), "month": ("نيسان/أبريل", "أيار/مايو"), "planned": ("من المقرر", "و"),
           "source": "بحسب"},
    "fa": {"day": ("۲۷ فروردین", "۲۱ فروردین"), "month": ("آوریل", "مه"), "planned": ("قرار است", "و"),
           "source": "به گفتهٔ"},
}  # fmt: skip


def swapped(one, other):
    def change(sentence):
        runs = []
        for run in sentence.runs:
            text = {one: other, other: one}.get(run.text, run.text) if run.role == "name" else run.text
            runs.append(replace(run, text=text))
        return replace(sentence, runs=tuple(runs))

    return change


@pytest.mark.parametrize("language", brief_languages())
@pytest.mark.parametrize(
    "fault", ["number", "day", "month", "name", "order", "source", "speaker", "planned", "plain", "level"]
)
def test_a_sentence_that_says_more_is_found_in_every_language(language, fault):
    brief, documents = accused(language)
    book, names, words = load_phrasebook(language), NAMES[language], WORDS[language]
    section, change = {
        "number": ("figures", with_words(book.digits("340"), book.digits("341"))),
        "day": ("bottom", with_words(*words["day"])),
        "month": ("bottom", with_words(*words["month"])),
        "name": ("dated", with_words(names["muscat"], names["salalah"])),
        "order": ("dated", swapped(names["OMN"], names["KAZ"])),
        "source": ("dated", with_words(names["envoy"], names["KAZ"])),
        "speaker": ("said", with_words(names["envoy"], names["OMN"], "name")),
        "planned": ("dated", with_words(*words["planned"])),
        "plain": ("figures", with_words(":", f" {names['KAZ']}:", "plain")),
        "level": ("dated", with_words(":", f" {book.get('levels.head')}:", "plain")),
    }[fault]
    worse = changed(brief, section, change)
    assert worse != brief
    assert unsupported(worse, documents) != []


@st.composite
def documents(draw):
    """Reports of one text whose rows are put together at random."""
    side = st.sampled_from(["OMN", "KAZ", "omn-mfa", "kaz-mfa", "envoy"])
    made = []
    for number in range(draw(st.integers(1, 3))):
        said = samples.statement(TEXT, "accused", draw(st.sampled_from(PIECES)), draw(side))
        events = []
        for index, piece in enumerate(PIECES):
            kind, plover = draw(st.sampled_from(KINDS))
            events.append(
                samples.event(
                    TEXT,
                    piece.split()[index],
                    piece,
                    kind,
                    plover,
                    status=draw(st.sampled_from(["happened", "ongoing", "planned", "hypothetical", "denied"])),
                    actors=tuple(draw(st.lists(side, max_size=2, unique=True))),
                    recipients=tuple(draw(st.lists(side, max_size=1))),
                    date=draw(st.sampled_from([None, "2019-04-16", "2019-04", "2018"])),
                    alleged_by=draw(st.sampled_from([None, said.id])),
                    reported_by=draw(st.sampled_from(["document", said.id])),
                )
            )
        figure = samples.figure(TEXT, "340 million dollars", 340_000_000, "USD", change="increase_to")
        pledge = samples.commitment(
            TEXT, PIECES[1], draw(st.sampled_from(["agreed", "possible", "demanded"])), subject="grain-terminal"
        )
        made.append(
            samples.document(
                TEXT,
                f"{number}_x.txt",
                date=draw(st.sampled_from([None, "2018-05-01", "2019-05-01"])),
                outlet=draw(st.sampled_from([None, "Gazette"])),
                events=events,
                statements=[said],
                figures=[figure],
                commitments=[pledge],
                mentions=[samples.mention(TEXT, "terminal", "grain-terminal")],
            )
        )
    return made


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents(), st.sampled_from(brief_languages()), st.sampled_from([None, "2019"]))
def test_whatever_a_report_holds_no_sentence_says_more(made, language, changed_since):
    brief = build_brief(made, language=language, asked=Asked(changed_since=changed_since))
    assert unsupported(brief, made) == []
