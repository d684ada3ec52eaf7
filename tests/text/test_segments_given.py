"""Pages whose parts the reader has told apart: the markup decides, but furniture and datelines are told by words."""

from rasad.records.pages import Block
from rasad.text.segments_given import segment_blocks

PARTS = (
    ("kicker", "بعد جولة من المحادثات"),
    ("headline", "اتفاق على فتح المعبر"),
    ("byline", "12 مارس 2019"),
    ("lead", "عمان - بترا - اتفق الوزيران في اجتماعهما أمس على فتح المعبر أمام الشاحنات في مطلع الشهر المقبل."),
    ("caption", "الوزيران خلال الاجتماع"),
    ("body", "وقال أحد الوزيرين إن الاتفاق يخدم التجار في البلدين وإن العمل به يبدأ قريبا جدا."),
    ("subheading", "موعد الافتتاح"),
    ("table", "السنة\tالشاحنات"),
    ("body", "اقرأ أيضا:"),
)


def segments() -> list[tuple[str, str]]:
    text, blocks = "", []
    for kind, part in PARTS:
        blocks.append(Block(start=len(text), end=len(text) + len(part), kind=kind))
        text += part + "\n"
    found = segment_blocks(text, blocks, language="ar")
    assert [s.start for s in found[1:]] == [s.end for s in found[:-1]]
    assert (found[0].start, found[-1].end) == (0, len(text))
    return [(segment.kind, text[segment.start : segment.end].strip()) for segment in found]


def test_the_markup_tells_what_a_part_is() -> None:
    kinds = [kind for kind, _ in segments()]
    assert kinds[:3] == ["subheading", "headline", "byline"]
    assert ("boilerplate", "الوزيران خلال الاجتماع") in segments()
    assert ("body", "السنة\tالشاحنات") in segments()


def test_words_tell_datelines_and_furniture() -> None:
    found = segments()
    assert found[3] == ("byline", "عمان - بترا -")
    assert found[4][0] == "body"
    assert found[-1] == ("boilerplate", "اقرأ أيضا:")
