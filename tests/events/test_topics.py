"""Who speaks where the verb ends the clause: pronouns, titles, nouns without a name, parties inside phrases."""

from tests.events.coding import coded

LAVROV, ZARIF = "Q58217", "mohammad-javad-zarif"


def speakers(text: str) -> list[tuple[str, ...]]:
    return [statement.speakers for statement in coded(text, "fa").statements]


def test_an_expert_is_not_the_one_he_speaks_about() -> None:
    assert speakers("یک کارشناس مسائل آمریکا درباره احتمال تحریم محمدجواد ظریف گفت: این اقدام بی‌سابقه است.") == [()]


def test_a_pronoun_is_whoever_spoke_last() -> None:
    text = "سرگئی لاوروف گفت: محمدجواد ظریف به مسکو می‌آید.\nوی افزود: دستور کار روشن است."
    assert speakers(text) == [(LAVROV,), (LAVROV,)]


def test_this_diplomat_is_whoever_spoke_last() -> None:
    text = "سرگئی لاوروف گفت: راه مذاکره باز است.\nاین دیپلمات افزود: فشار نتیجه نمی‌دهد."
    assert speakers(text) == [(LAVROV,), (LAVROV,)]


def test_a_bare_title_is_the_only_person_who_has_spoken() -> None:
    text = "سرگئی لاوروف گفت: راه مذاکره باز است.\nسرپرست هیئت مذاکره‌کننده تصریح کرد: فشار نتیجه نمی‌دهد."
    assert speakers(text) == [(LAVROV,), (LAVROV,)]


def test_another_who_speaks_too_is_not_the_last_speaker() -> None:
    text = "سرگئی لاوروف گفت: راه مذاکره باز است.\nسرپرست هیئت اروپایی هم تصریح کرد: فشار نتیجه نمی‌دهد."
    assert speakers(text) == [(LAVROV,), ()]


def test_several_who_claim_are_not_the_one_who_spoke() -> None:
    text = "سرگئی لاوروف گفت: راه مذاکره باز است.\nمدعی شدند که فشار نتیجه می‌دهد."
    assert speakers(text) == [(LAVROV,)]


def test_a_name_behind_what_an_expert_is_speaks() -> None:
    assert speakers("نماینده ویژه دولت محمدجواد ظریف گفت که راه باز است.") == [(ZARIF,)]


def test_an_opening_phrase_before_a_comma_hides_no_topic() -> None:
    text = "در گفت‌وگو با خبرنگاران در حاشیه نشست، یک مقام ارشد گفت که توافق نزدیک است."
    assert speakers(text) == [()]


def test_the_state_behind_a_noun_is_its_owner_not_the_speaker() -> None:
    assert ("CHN",) not in speakers("گردشگران جوان چین گفتند که راه بسته است.")


def test_who_speaks_in_what_an_agency_relays_has_the_floor() -> None:
    text = (
        "سرگئی لاوروف گفت: راه باز است.\n"
        "به گزارش ایسنا، محمدجواد ظریف تایید کرد که راه باز است. او افزود که فشار نتیجه نمی‌دهد."
    )
    assert speakers(text) == [(LAVROV,), ("isna",), (ZARIF,), (ZARIF,)]


def test_a_pronoun_for_a_person_is_no_state_that_spoke_last() -> None:
    text = "آمریکا اعلام کرد که تحریم‌ها می‌ماند.\nوی افزود که مذاکره ممکن است."
    assert speakers(text) == [("USA",)]


def names(text: str) -> list[list[str]]:
    report = coded(text, "fa")
    known = {entity.id: entity.name for entity in report.entities}
    return [[known[speaker] for speaker in statement.speakers] for statement in report.statements]


def test_the_head_of_a_body_speaks_rather_than_the_body() -> None:
    for text in (
        "بهرام کریمی، رئیس اتاق بازرگانی ایران، گفت: صادرات بهتر شده است.",
        "بهرام کریمی - رئیس اتاق بازرگانی ایران - گفت: صادرات بهتر شده است.",
        "بهرام کریمی رئیس گروه دوستی پارلمانی ایران و روسیه گفت: صادرات بهتر شده است.",
    ):
        assert names(text) == [["Bahram Karimi"]]


def test_a_surname_alone_is_whoever_the_text_names_in_full() -> None:
    text = "بهرام مرتضوی گفت: صادرات بهتر شده است.\nمرتضوی با اشاره به کمبود کالا تصریح کرد: بازار آرام است."
    assert names(text) == [["Bahram Martzui"]] * 3


def test_this_newspaper_is_the_one_that_spoke_last() -> None:
    text = "روزنامه نیویورک تایمز نوشت: ژاپن کمک می‌خواهد.\nاین روزنامه افزود: مذاکره ادامه دارد."
    assert speakers(text) == [("nyt",), ("nyt",)]
    text = "سرگئی لاوروف گفت: راه مذاکره باز است.\nاین روزنامه افزود: مذاکره ادامه دارد."
    assert speakers(text) == [(LAVROV,)]


def test_a_newspaper_of_a_state_is_not_the_state() -> None:
    assert speakers("پرتیراژترین روزنامه ژاپن نوشت: دولت خواهان ادامه مذاکرات است.") == [()]


def test_an_adverb_of_time_opens_a_clause_before_its_topic() -> None:
    text = "پیش‌تر وزارت امور خارجه روسیه، برنامه‌های واشنگتن را تحریک‌آمیز دانست."
    assert speakers(text) == [("mfa-rus",)]


def test_somebody_unread_behind_the_opening_of_a_clause_takes_the_floor() -> None:
    text = "محمدجواد ظریف گفت: ما آماده‌ایم.\nهمچنین در ادامه این دیدار دکتر رفیعی گفت: اجرای طرح دشوار است."
    assert names(text) == [["Mohammad Javad Zarif"], ["Rafii"]]
    text = "محمدجواد ظریف گفت: ما آماده‌ایم.\nاز سوی دیگر وبلینا، رییس یک بانک بزرگ گفت: اجرای طرح دشوار است."
    assert speakers(text) == [(ZARIF,)]


def test_a_title_alone_is_whoever_the_text_names_with_it() -> None:
    text = (
        "رئیس کمیته دفاعی مجلس محلی گفت: سامانه لازم است."
        "\nبهرام رشیدیان رئیس کمیته دفاعی مجلس محلی افزود: خرید ممکن است."
        "\nمحمدجواد ظریف گفت: ما آماده‌ایم.\nرئیس کمیته دفاعی مجلس محلی با اشاره به بازار کالا گفت: بها مناسب است."
    )
    zarif, head = ["Mohammad Javad Zarif"], ["Bahram Rashidian"]
    assert names(text) == [head, head, zarif, head, head]


def test_a_contrast_carries_the_subject_of_the_clause_before() -> None:
    text = "سرگئی لاوروف از اقدام ایران ابراز تاسف کرد اما گفت که فشار بی‌نتیجه است."
    assert speakers(text) == [(LAVROV,), (LAVROV,)]


def test_a_relative_clause_speaks_of_the_party_before_it() -> None:
    text = "مایک پمپئو در واکنش به خبر رویترز که مدعی شده بود پیام رسیده است گفت: این خبر نادرست است."
    assert speakers(text) == [("reuters",), ("mike-pompeo",)]


def test_a_pronoun_of_one_is_not_several() -> None:
    text = "سرگئی لاوروف و محمدجواد ظریف گفتند: راه مذاکره باز است.\nوی افزود: فشار نتیجه نمی‌دهد."
    assert speakers(text)[0] == (LAVROV, ZARIF)
    assert all(len(found) == 1 for found in speakers(text)[1:])


def test_a_day_of_the_week_before_a_body_leaves_it_the_subject() -> None:
    assert speakers("روز پنج‌شنبه پنتاگون اعلام کرد که نیروها بازمی‌گردند.") == [("mod-usa",)]


def test_an_agency_relayed_by_the_desk_of_another_speaks_itself() -> None:
    text = "به گزارش گروه بین‌الملل خبرگزاری فارس، خبرگزاری آسوشیتدپرس نوشته است که گفت‌وگو ممکن است."
    assert speakers(text) == [("fars",), ("ap",)]


def test_the_title_of_another_state_is_somebody_else() -> None:
    text = "سرگئی لاوروف گفت: راه مذاکره باز است.\nنماینده دائم ژاپن در این نشست گفت: ما نگرانیم."
    assert LAVROV not in speakers(text)[1]


def test_a_shorter_form_of_a_title_means_its_bearer() -> None:
    text = (
        "معاون وزیر بازرگانی کشور گفت: مدارک کافی است."
        "\nبهرام رشیدیان معاون سیاسی وزیر بازرگانی کشور افزود: خرید ممکن است."
    )
    assert names(text) == [["Bahram Rashidian"]] * 2


def test_a_pronoun_means_a_person_who_came_in_since_the_last_words() -> None:
    text = "لاوروف گفت که توافق پابرجاست. باراک اوباما دیروز به پاریس سفر کرد.\n"
    text += "وی در پیام خود نوشت: راه گفت‌وگو باز است."
    assert coded(text, "fa").statements[-1].speakers == ("barack-obama",)


def test_an_agency_in_an_interview_does_not_speak() -> None:
    text = "اشوین مهتا (Ashwin Mehta) سفیر هند در مصاحبه‌ای با خبرگزاری روسی ریانووستی گفت که پرواز آغاز می‌شود."
    assert ("ria-novosti",) not in speakers(text)


def test_an_adviser_of_a_person_named_in_full_is_not_that_person() -> None:
    assert speakers("مشاور حسن روحانی گفت که مذاکره ادامه دارد.") == [()]


def test_a_surname_that_is_written_like_a_common_word_means_its_bearer() -> None:
    text = (
        "آیت الله رئیسی در همایش مبارزه با فساد گفت: کار دشوار است.\nرئیسی با بیان اینکه راه بلند است، گفت: باید کوشید."
    )
    assert {s.speakers for s in coded(text, "fa").statements} == {("ebrahim-raisi",)}


def test_the_headline_names_whom_the_lead_describes() -> None:
    lead = "رحیم‌پور: راه باز است\n\nمعاون پیشین وزارت امور خارجه گفت، سه کشور باید همکاری کنند."
    named = "\nابراهیم رحیم‌پور در گفت‌وگو با ایسنا اظهار کرد: کار دشوار است."
    assert len(set(speakers(lead + named))) == 1
    assert len(speakers(lead + named)) == 3


def test_an_official_without_a_name_is_not_the_headlines_speaker() -> None:
    assert speakers("لاوروف: راه باز است\n\nیک مقام روس گفت که هیات رسیده است.") == [(LAVROV,), ()]


def test_a_bare_title_that_goes_on_speaking_is_whoever_spoke_last() -> None:
    text = "محمدجواد ظریف گفت: راه باز است.\nسرگئی لاوروف گفت: کار سخت است.\n"
    assert speakers(text + "معاون کمیسیون افزود: باید صبر کرد.")[-1] == (LAVROV,)
    assert speakers(text + "معاون کمیسیون گفت: باید صبر کرد.")[-1] == ()
    assert speakers(text + "معاون کمیسیون نیز افزود: باید صبر کرد.")[-1] == ()


def test_an_office_in_the_lead_is_the_headlines_speaker() -> None:
    lead = "بعیدی‌نژاد: راه باز است\n\nسفیر جمهوری اسلامی ایران در لندن گفت: باید صبر کرد.\n"
    assert len(set(speakers(lead + "حمید بعیدی‌نژاد افزود: کار دشوار است."))) == 1


def test_whose_speech_came_before_is_no_second_speaker() -> None:
    assert speakers("سه روز پس از سخنرانی تند لاوروف، محمدجواد ظریف وزیر خارجه ایران اعلام کرد راه باز است.") == [
        (ZARIF,)
    ]


def test_whom_somebody_advises_or_speaks_for_does_not_speak() -> None:
    assert speakers("سخنگوی جو بایدن، جن ساکی گفت راه بسته است.") == [("jen-psaki",)]
    assert speakers("مشاور روحانی: راه باز است\n\nسرگئی لاوروف گفت راه بسته است.") == [(), (LAVROV,)]
    assert speakers("سرگئی لاوروف گفت: راه باز است.\nمشاور حسن روحانی گفت راه بسته است.")[1:] in ([()], [])


def test_a_person_before_a_verb_in_the_singular_speaks_alone() -> None:
    text = "محمدجواد ظریف وزیر خارجه ایران و عراق تصریح کرد: صلح نزدیک است."
    assert speakers(text) == [(ZARIF,)]


def test_the_envoy_of_somebody_is_not_he_himself() -> None:
    text = "نماینده ویژه رئیس جمهور روسیه گفت که جنگ پایان یافته است."
    assert speakers(text) == [("office:special-envoy:RUS",)]


def test_whoever_goes_on_behind_this_being_so_is_the_topic() -> None:
    text = "این در حالی است که محمدجواد ظریف با تاکید بر این که راه باز است، گفت: صلح نزدیک است."
    assert speakers(text) == [(ZARIF,), (ZARIF,)]


def test_this_statement_is_that_of_whoever_spoke_last_in_one() -> None:
    text = (
        "محمدجواد ظریف در بیانیه‌ای تاکید کرد که راه باز است. آژانس اتمی وین اعلام کرد که بازرسی ادامه دارد. "
        "در این بیانیه با متهم کردن عراق به سکوت آمده است: صلح نزدیک است."
    )
    assert speakers(text)[-1] == (ZARIF,)


def test_a_state_behind_a_phrase_of_order_is_the_topic() -> None:
    assert speakers("در همین راستا ایران تایید کرد که ذخیره نفت کافی است.") == [("IRN",)]


def test_a_word_like_a_verb_in_a_reference_does_not_hide_the_topic() -> None:
    text = "محمدجواد ظریف با اشاره به بسته شدن مرز باز رفت راه گفت: صلح نزدیک است."
    assert speakers(text)[-1] == (ZARIF,)


def test_what_is_raised_in_direct_speech_does_not_end_it() -> None:
    text = "محمدجواد ظریف گفت: راه باز است. آنها مذاکره را مطرح کرده، واسطه می‌فرستند و تحریم می‌کنند."
    found = coded(text, "fa").statements
    assert found[0].content.text.endswith("تحریم می‌کنند")


def test_the_public_relations_of_a_body_are_the_body() -> None:
    assert speakers("روابط عمومی سپاه پاسداران انقلاب اسلامی اعلام کرد که پهپاد سرنگون شد.") == [("irgc",)]


def test_the_topic_stands_behind_an_outlet_without_a_comma() -> None:
    text = "به گزارش ایرنا محمدجواد ظریف با رد این خبر، آمادگی ایران را برای مذاکره اعلام کرد."
    assert (ZARIF,) in speakers(text)


def test_whoever_a_relative_clause_is_about_says_what_stands_aside_behind_it() -> None:
    text = "محمدجواد ظریف که در مسکو بود ضمن تشکر از مردم شهر ابراز امیدواری کرد راه باز شود."
    assert speakers(text) == [(ZARIF,), (ZARIF,)]


def test_of_our_country_is_no_topic() -> None:
    text = "محمدجواد ظریف که در مسکو بود ضمن تشکر از هلال احمر کشورمان ابراز امیدواری کرد راه باز شود."
    assert speakers(text)[-1] == (ZARIF,)


def test_of_an_unnamed_speaker_only_a_noun_for_one_is_read() -> None:
    assert speakers("داور اعلام کرد که توپ از خط نگذشته است.") == [()]
    assert speakers("همسایه اعلام کرد که بازی لغو شده است.") == []


def test_sources_and_media_of_a_nation_speak_as_such() -> None:
    assert speakers("منابع آگاه اردنی گفتند که وزیر به مسکو می‌رود.") == [("sources:JOR",)]
    assert speakers("رسانه‌های ترکیه نوشتند که مرز بسته شد.") == [("media:TUR",)]


def test_who_speaks_for_a_body_is_its_representative() -> None:
    text = "نماینده اتحادیه اروپا گفت که توافق مهم است. او همچنین تاکید کرد که راه باز است."
    assert speakers(text) == [("office:representative:eu",)] * 2
    assert speakers("سخنگوی مسئول سیاست خارجی اتحادیه اروپا گفت که راه باز است.") == [("office:spokesman:eu",)]


def test_a_surname_that_is_a_word_too_stands_before_a_phrase_of_speech() -> None:
    assert speakers("ظریف با اشاره به خروج آمریکا از توافق نوشت: ما فرصت دادیم.") == [(ZARIF,)] * 2


def test_a_phrase_of_time_without_a_comma_hides_no_topic() -> None:
    text = "در طی این سال‌ها دولت افغانستان با اشاره به اینکه صلح مهم است، بارها خواهان آزادی وی شد."
    assert speakers(text) == [("AFG",)] * 2
