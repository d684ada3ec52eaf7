"""People whom no list has and no frame marks are found by the model, and nothing else is taken for one."""

import functools
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.annotate.annotating import mentions

from rasad.annotate.name_features import name_features
from rasad.annotate.name_model import name_tagger, ranges
from rasad.langpack.pack import load_pack, shipped_languages
from rasad.records.report import Mention


@functools.cache
def tagged(language: str, text: str) -> tuple[Mention, ...]:
    found = mentions(language, text, "2019-03-04").mentions
    return tuple(mention for mention in found if mention.read_by == "names:model")


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ar", "وقال الكاتب البلجيكي ييروم فانديرلين إن الكتاب سيصدر قريبا.", "ييروم فانديرلين"),
        ("ar", "وقال ميهاي دراغومير، وهو ضابط متقاعد، إن الخطة قديمة.", "ميهاي دراغومير"),
        ("fa", "لاسلو کوواچیچ درباره این طرح گفت کار آسان نیست.", "لاسلو کوواچیچ"),
        ("fa", "«هنریک سودرلوند» نویسنده این کتاب است.", "هنریک سودرلوند"),
    ],
)
def test_a_name_that_no_list_has_is_found_by_its_make_and_place(language: str, text: str, name: str) -> None:
    assert name in [mention.text for mention in tagged(language, text)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "تساقطت الثلوج على المرتفعات وأغلقت المدارس أبوابها."),
        ("ar", "يحتوي الطبق على الباذنجان والكوسا والبقدونس."),
        ("fa", "پیازها را تفت دهید و زردچوبه بیفزایید."),
        ("fa", "میکروسکوپ و سانتریفیوژ آزمایشگاه نو شدند."),
    ],
)
def test_everyday_words_are_no_names(language: str, text: str) -> None:
    assert not tagged(language, text)


def test_an_entity_of_the_document_stands_behind_the_name() -> None:
    found = mentions("ar", "وقال الكاتب البلجيكي ييروم فانديرلين إن الكتاب سيصدر قريبا.", None)
    name = next(mention for mention in found.mentions if mention.read_by == "names:model")
    assert name.entities[0].startswith("local:")
    assert found.entities[name.entities[0]].type == "person"


def test_a_surname_alone_stands_for_the_name_that_the_model_found() -> None:
    text = "وقال الكاتب البلجيكي ييروم فانديرلين إن الكتاب سيصدر. وأضاف فانديرلين أن الترجمة جارية."
    found = mentions("ar", text, None).mentions
    people = {m.text: m.entities for m in found if m.entities[0].startswith("local:")}
    assert people["ييروم فانديرلين"] == people["فانديرلين"]


def test_what_looks_like_a_particle_is_part_of_a_name_unless_it_joins_two() -> None:
    text = "ويؤكد كالاتسينكو أن العمل مستمر، وأضاف كالاتسينكو أن النتائج قريبة."
    assert {mention.text for mention in tagged("ar", text)} <= {"كالاتسينكو"}


def test_a_listed_name_is_left_to_the_list() -> None:
    found = mentions("fa", "به باور سرگئی لاوروف نشست به تعویق می‌افتد.", None).mentions
    assert "سرگئی لاوروف" in [mention.text for mention in found]
    assert all(mention.read_by != "names:model" for mention in found)


@pytest.mark.parametrize("language", shipped_languages())
def test_no_feature_holds_a_word_that_no_list_has(language: str) -> None:
    text = {"ar": "وقال ييروم فانديرلين إن", "fa": "یوروم واندرلین گفت"}[language]
    from rasad.annotate.clitics import proclitics
    from rasad.annotate.words import words_of
    from rasad.text.documents import line_document

    pack = load_pack(language)
    words = words_of(line_document(text, language=language), pack.compiled(proclitics))
    rows = pack.compiled(name_features).of(words, {}, 0, len(words))
    unknown = [key for key in words.keys if len(key) > 5]
    assert unknown
    assert not [feature for row in rows for feature in row for key in unknown if key in feature]


def test_labels_give_the_ranges_of_names() -> None:
    labels = ["-", "B-P", "I-P", "B-P", "I-L", "-", "I-O"]
    assert [tuple(found) for found in ranges(labels)] == [(1, 3, "P"), (3, 4, "P"), (4, 5, "L"), (6, 7, "O")]


def test_the_same_text_gives_the_same_names() -> None:
    text = "لاسلو کوواچیچ درباره این طرح گفت کار آسان نیست."
    assert mentions("fa", text, None) == mentions("fa", text, None)


def test_names_are_the_same_when_many_texts_are_read_at_once() -> None:
    said = "لاسلو کوواچیچ درباره این طرح گفت کار آسان نیست."
    texts = [said, said.replace("لاسلو کوواچیچ", "وزیر نیرو"), f"{said} باران بارید."] * 30
    alone = [mentions("fa", text, None) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda text: mentions("fa", text, None), texts)) == alone


def test_every_shipped_model_loads() -> None:
    assert all(load_pack(language).compiled(name_tagger) for language in shipped_languages())


def test_the_library_is_imported_only_when_a_model_is_needed() -> None:
    code = "import sys, rasad; rasad.times('2019', language='fa'); assert 'pycrfsuite' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
