import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.text.languages import identify

# One sentence of our own per language, all on the same matter.
SENTENCES = {
    "ar": "التقى وزير الخارجية نظيره في عمان وبحث معه العلاقات بين البلدين",
    "fa": "وزیر خارجه در دیدار با همتای خود درباره روابط دو کشور گفت و گو کرد",
    "ur": "وزیر خارجہ نے کہا ہے کہ پاکستان اور چین کے درمیان مذاکرات اگلے ہفتے ہوں گے",
    "ckb": "سەرۆکی هەرێم لەگەڵ وەزیری دەرەوەی ئێران کۆبووەوە و باسی پەیوەندییەکانیان کرد",
    "ps": "د بهرنیو چارو وزیر وویل چې د دواړو هېوادونو ترمنځ خبرې به سبا په کابل کې وشي",
    "ug": "تاشقى ئىشلار مىنىستىرى ئىككى دۆلەت مۇناسىۋىتى ھەققىدە سۆزلەشتى ۋە بۇ كېلىشىمنى ئىمزالىدى",
    "az": "آذربایجانین خاریجی ایشلر ناظیری بو گون تورکیه پرئزیدئنتی ایله گؤروشدو و علاقه‌لر حاقیندا دانیشدی",
    "he": "שר החוץ נפגש עם עמיתו בירושלים",
    "ru": "Министр иностранных дел заявил, что переговоры пройдут в Москве",
    "uk": "Міністр закордонних справ заявив, що переговори відбудуться у Києві",
    "bg": "Министърът на външните работи заяви, че преговорите ще се проведат в София",
    "kk": "Сыртқы істер министрі бұл келіссөздер Астанада өтеді деп мәлімдеді",
    "tg": "Вазири корҳои хориҷӣ гуфт, ки музокирот дар шаҳри Душанбе баргузор мешавад",
    "en": "The foreign minister said the talks will be held in Geneva",
    "tr": "Dışişleri Bakanı görüşmelerin Ankara'da yapılacağını söyledi ve bir açıklama yaptı",
    "fr": "Le ministre des Affaires étrangères a déclaré que les pourparlers auront lieu à Genève",
    "de": "Der Außenminister sagte, dass die Gespräche in Genf stattfinden und nicht in Wien",
    "el": "Ο υπουργός Εξωτερικών δήλωσε ότι οι συνομιλίες θα γίνουν στη Γενεύη",
    "zh": "外交部长表示会谈将在日内瓦举行",
    "ko": "외교부 장관은 회담이 제네바에서 열릴 것이라고 말했다",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_each_language_is_told_by_one_sentence(code):
    assert identify(SENTENCES[code]).code == code


def test_azerbaijani_is_told_in_latin_letters_too():
    assert identify("Xarici işlər naziri bu gün Bakıda həmkarı ilə görüşüb və danışıqlar aparıb").code == "az"


def test_persian_typed_with_arabic_letters_is_still_persian():
    assert identify("رئيس مجلس در ديدار با سفير گفت كه روابط دو كشور گسترش مي يابد").code == "fa"


def test_persian_without_joiners_is_still_persian():
    assert identify("دو طرف درباره همکاریهای اقتصادی گفتوگو میکنند و این دیدار را مفید میدانند").code == "fa"


def test_letters_stored_as_shapes_are_read():
    assert identify("ﺭﺋﻴﺲ ﮔﻔﺖ ﻛﻪ ﺍﻳﻦ ﺩﻳﺪﺍﺭ ﺑﺮﺍﻱ ﺩﻭ ﻛﺸﻮﺭ ﻣﻬﻢ ﺍﺳﺖ").code == "fa"


def test_a_foreign_name_does_not_change_the_language():
    assert identify("قال وزير الخارجية في مقابلة مع New York Times إن الاتفاق قريب").code == "ar"


@pytest.mark.parametrize("text", ["", "   \n", "12/10/2016 - 14:30", "***", "🙂"])
def test_a_text_without_letters_has_no_language(text):
    assert identify(text) == (None, 0.0)


def test_a_long_text_is_surer_than_a_bare_name():
    assert identify(SENTENCES["ar"]).confidence > identify("سعد").confidence


@given(st.text(max_size=60))
def test_any_text_gets_an_answer(text):
    assert 0.0 <= identify(text).confidence <= 1.0
