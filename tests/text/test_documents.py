from rasad.records.document import Segment
from rasad.text.documents import line_document, make_document

PAGE = "عنوان الخبر\nوصل الوزير أمس.\nشارك الخبر\nخبر آخر هنا.\n"


def test_a_document_holds_the_running_text_of_its_part_only():
    cuts = [0, 12, 28, 39, len(PAGE)]
    kinds = [("headline", 0), ("body", 0), ("boilerplate", 0), ("body", 1)]
    segments = [Segment(start=cuts[i], end=cuts[i + 1], kind=kind, part=part) for i, (kind, part) in enumerate(kinds)]
    first = make_document(PAGE, segments, part=0, language="ar")
    second = make_document(PAGE, segments, part=1, language="ar")
    assert [t.text for t in first.tokens] == ["عنوان", "الخبر", "وصل", "الوزير", "أمس", "."]
    assert (first.extent.start, first.extent.end) == (0, 39)
    assert [t.text for t in second.tokens] == ["خبر", "آخر", "هنا", "."]
    assert second.tokens_of(second.sentences[0]) == second.tokens


def test_a_line_is_a_document_of_one_body_segment():
    document = line_document("وصل الوزير.", language="ar")
    assert document.segments == (Segment(start=0, end=11, kind="body", part=0),)
