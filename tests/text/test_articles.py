from itertools import pairwise

import pytest

from rasad.text.segments import segment_page

# Two articles of our own on the same two people; no headline or line parts them.
FIRST = [
    "سلمت وزيرة الصحة ليلى منصور إلى نقيب الأطباء نزار الخوري مسودة جدول جديد لأجور المناوبات في المستشفيات الريفية.",
    "وكتبت الوزارة على موقعها أن المسودة وصلت اليوم إلى مقر النقابة مع كشف بعدد الأسرة الشاغرة في كل محافظة.",
    "وردت النقابة بأن أعضاءها سيدرسون الجدول بندا بندا قبل التصويت عليه في الجمعية العامة.",
    "وأشارت إلى أن ثلث المراكز الصحية ما زال يعمل منذ الصيف بلا طبيب تخدير ولا سيارة إسعاف.",
    "وختمت بأن الإضراب الجزئي يبقى قائما في العيادات الخارجية ولا يمس أقسام الطوارئ والولادة.",
]
SECOND = [
    "أعلن مكتب الوزيرة أن ليلى منصور ونزار الخوري وقعا أمس عقدا جماعيا ينهي إضراب الأطباء في المستشفيات الريفية.",
    "وأوضح مدير المكتب صباح الخميس أن الأجور الجديدة ستصرف مع راتب الشهر التالي وبأثر رجعي.",
    "وقال إن العيادات الخارجية عادت إلى دوامها المعتاد وإن قوائم الانتظار ستقصر في غضون أسابيع قليلة.",
    "ورفض ذكر الكلفة التي ستتحملها الخزانة قبل أن تطلع عليها لجنة الموازنة في البرلمان.",
]
PERSIAN = [
    "تهران - ایرنا - وزیر امور خارجه در دیدار با همتای خود بر گسترش روابط اقتصادی دو کشور در سال آینده تاکید کرد.",
    "وی در این دیدار گفت که حجم مبادلات دو کشور پارسال رشد چشمگیری داشته و این روند ادامه خواهد یافت.",
    "دو طرف همچنین درباره مسائل منطقه و راه‌های تقویت همکاری در حوزه انرژی گفت‌وگو و تبادل نظر کردند.",
    "در پایان این دیدار یک یادداشت تفاهم برای حمل و نقل میان دو کشور به امضا رسید.",
]
OTHER = [
    "مسکو - ایرنا - سخنگوی کرملین اعلام کرد که رئیس جمهوری این کشور هفته آینده به پکن سفر می‌کند.",
    "او گفت که در این سفر چند سند همکاری برای انرژی و راه‌آهن به امضا خواهد رسید.",
    "سخنگو افزود که برنامه این سفر سه روزه در حال نهایی شدن است و جزئیات آن اعلام می‌شود.",
    "این نخستین سفر خارجی وی در سال جاری است و هیاتی بلندپایه او را همراهی می‌کند.",
]


def page(*paragraphs):
    return "\n\n".join(paragraphs)


def starts(text):
    segments = segment_page(text)
    return [b.start for a, b in pairwise(segments) if a.part != b.part]


def test_a_second_article_with_clashing_days_becomes_a_part_of_its_own():
    text = page(*FIRST, *SECOND)
    assert starts(text) == [text.index(SECOND[0])]


def test_each_of_the_two_alone_is_one_article():
    assert starts(page(*FIRST)) == []
    assert starts(page(*SECOND)) == []


def test_a_repeated_dateline_with_a_headline_opens_a_second_article():
    headline = "سفر رئیس جمهوری روسیه به پکن"
    text = page("دیدار وزیر خارجه با همتای خود", *PERSIAN, headline, *OTHER)
    assert starts(text) == [text.index(headline)]


def test_a_comment_area_between_two_articles_belongs_to_the_first():
    text = page(*PERSIAN, "نظر شما", "captcha", "سفر رئیس جمهوری روسیه به پکن", *OTHER)
    assert starts(text) == [text.index("سفر رئیس")]


def test_the_line_above_a_second_lead_is_its_headline():
    headline = "سفر رئیس جمهوری روسیه به پکن"
    text = page("دیدار وزیر خارجه با همتای خود", *PERSIAN, headline, *OTHER)
    assert [text[s.start : s.end].strip() for s in segment_page(text) if s.kind == "headline"][1:] == [headline]


def test_text_behind_the_mark_of_an_end_is_another_article():
    bare = [OTHER[0].removeprefix("مسکو - ایرنا - "), *OTHER[1:]]
    text = page(*PERSIAN, "انتهای پیام", *bare)
    assert starts(text) == [text.index(bare[0])]


def test_a_mark_at_the_very_end_opens_nothing():
    assert starts(page(*PERSIAN, "انتهای پیام")) == []


def test_an_article_on_another_matter_is_told_by_its_words():
    other = [
        "أعلنت وزارة الزراعة انطلاق موسم حصاد القمح بالحقول الشمالية مبكرا بسبب ارتفاع درجات الحرارة خلال الربيع.",
        "وتوقع مزارعون محصولا وفيرا هذه السنة بفضل الأمطار الغزيرة والبذور المحسنة المستوردة حديثا.",
        "وذكرت جمعيات فلاحية أن أسعار الأسمدة تراجعت كثيرا مقارنة بالموسم الفارط وكذلك كلفة الري.",
        "وستفتح الصوامع أبوابها لاستلام الحبوب بداية الأسبوع وتصرف المستحقات للفلاحين فورا.",
    ]
    text = page("مسودة أجور على طاولة النقابة", *FIRST, "موسم الحصاد يبدأ مبكرا", *other)
    assert starts(text) == [text.index("موسم الحصاد")]


@pytest.mark.parametrize(
    "paragraph",
    [
        "وأكدت الوزيرة أن لقاء أمس كان مثمرا وأن الطرفين سيعودان إلى الطاولة بعد عطلة العيد بجدول معدل.",
        "من جانبه ذكر محاسب الوزارة أن لجنة الموازنة تسلمت أمس تقديرا أوليا لكلفة المناوبات في كل محافظة.",
        "كما تفقدت ليلى منصور ونزار الخوري أمس قسم التخدير في مستشفى جبلي وسمعا شكاوى الممرضين فيه.",
    ],
)
def test_background_of_yesterday_does_not_cut_an_article(paragraph):
    assert starts(page(*FIRST[:4], paragraph, *FIRST[3:], *SECOND[2:])) == []


def test_blocks_of_the_second_article_hold_its_boilerplate():
    text = page(*FIRST, *SECOND, "التعليقات مغلقة.")
    assert segment_page(text)[-1].kind == "boilerplate"
    assert segment_page(text)[-1].part == 1
