from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rasad.records.document import Segment
from rasad.text.sentences import split_sentences
from rasad.text.tokens import tokenize

TEXT = st.text(alphabet='ابتک ی.!؟…»"5 \n،:', max_size=80)


def sentences(source, *, kind="body"):
    segment = Segment(start=0, end=len(source), kind=kind, part=0)
    return split_sentences(source, [segment], tokenize(source))


def texts(source):
    return [source[s.start : s.end] for s in sentences(source)]


@given(TEXT)
def test_sentences_are_in_order_and_share_no_token(source):
    found = sentences(source)
    assert [s.index for s in found] == list(range(len(found)))
    assert all(a.end <= b.start and a.last <= b.first for a, b in pairwise(found))


@given(TEXT)
def test_every_token_stands_in_exactly_one_sentence(source):
    tokens = tokenize(source)
    found = sentences(source)
    assert sum(s.last - s.first for s in found) == len(tokens)
    assert all(s.start <= t.start and t.end <= s.end for s in found for t in tokens[s.first : s.last])


def test_full_stops_and_question_marks_end_sentences():
    assert texts("وصل الوفد أمس. هل يعود اليوم؟ نعم.") == ["وصل الوفد أمس.", "هل يعود اليوم؟", "نعم."]


def test_closing_quotation_marks_stay_with_their_sentence():
    assert texts("قال: «نوافق.» ثم غادر.") == ["قال: «نوافق.»", "ثم غادر."]


def test_decimals_and_spelled_abbreviations_are_not_cut():
    assert len(texts("افت ۱۳.۷ درصدی به نوشته تی.آر.تی اعلام شد.")) == 1


def test_commas_do_not_end_sentences_and_line_ends_do():
    assert texts("بحث الجانبان، أمس، الملف\nوغادرا المدينة") == ["بحث الجانبان، أمس، الملف", "وغادرا المدينة"]


def test_the_kind_of_the_segment_is_kept():
    assert sentences("عنوان قصير", kind="headline")[0].kind == "headline"


def test_a_full_stop_without_a_space_ends_a_sentence_but_no_abbreviation():
    assert texts("وغادر الوفد المدينة.وقال المضيف إنه راض.") == ["وغادر الوفد المدينة.", "وقال المضيف إنه راض."]
    assert len(texts("به گزارش بي.بي.سي و يو.اس.تودي نشست پايان يافت.")) == 1


def test_the_lines_of_a_page_wrapped_by_hand_are_joined_up_to_their_full_stops():
    lines = [
        "هيات بازرگاني اين كشور كه ديشب وارد تهران شده بود با مديران چند",
        "شركت ديدار كرد و درباره راه هاي گسترش دادوستد مرزي سخن گفت.",
        "رئيس هيات در پايان اين ديدار خاطرنشان كرد كه دو طرف بايد بانك",
        "مشتركي بنيان بگذارند و راه هاي زميني را براي كاميون ها باز",
        "نگه دارند و هزينه هاي گمركي را نيز تا پايان سال آينده كاهش",
        "دهند.",
        "مديران ايراني نيز از آمادگي خود براي ساختن انبارهاي تازه در",
        "بندرهاي جنوب خبر دادند.",
    ]
    assert len(texts("\n".join(lines))) == 3
    assert len(texts("\n".join(lines[:2]))) == 2
