"""The project's own sample articles, from the text to the brief."""

import csv

import pytest

from rasad.config import data_folder
from rasad.pipeline import read_paths
from rasad.records.ports import StoredDocument
from rasad.show.brief import build_brief
from rasad.show.phrasebook import brief_languages

SAMPLES = data_folder() / "samples"


@pytest.fixture(scope="module")
def documents():
    outcomes = read_paths(sorted(SAMPLES.glob("*.txt")), manifest=SAMPLES / "manifest.csv")
    return [StoredDocument(report, outcome.source) for outcome in outcomes for report in outcome.reports]


def test_the_manifest_names_five_files_and_dates_two():
    with (SAMPLES / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert sorted(row["file"] for row in rows) == sorted(path.name for path in SAMPLES.glob("*.txt"))
    assert sum(bool(row["published"]) for row in rows) == 2


def test_all_samples_are_read(documents):
    assert {d.report.document.location.rsplit("/", 1)[-1] for d in documents} == {p.name for p in SAMPLES.glob("*.txt")}


@pytest.mark.parametrize("language", brief_languages())
def test_every_sentence_of_their_brief_cites_characters_that_are_there(documents, language):
    brief = build_brief(documents, language=language)
    lengths = {d.label: len(d.source) for d in brief.documents}
    sentences = [s for section in brief.sections for block in section.blocks for s in block.sentences]
    assert sentences
    assert all(s.citations for s in sentences)
    assert all(0 <= c.start < c.end <= lengths[c.label] for c in brief.citations())


def test_who_receives_comes_first_and_who_visits_behind(documents):
    brief = build_brief(documents, language="en")
    told = ["".join(run.text for run in s.runs) for c in brief.sections for b in c.blocks for s in b.sentences]
    received = [text for text in told if " received " in text]
    assert received
    assert all(text.index("minister of Oman") < text.index("minister of Kazakhstan") for text in received)


def test_nobody_is_left_out_where_somebody_without_a_name_relays(documents):
    brief = build_brief(documents, language="en")
    told = ["".join(run.text for run in s.runs) for c in brief.sections for b in c.blocks for s in b.sentences]
    assert not [text for text in told if "relayed by  " in text]
