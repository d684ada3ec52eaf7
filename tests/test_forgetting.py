"""What is forgotten is gone from rows, index, links, corrections and the bytes of the file, and does not come back."""

import os
import signal
import subprocess
import sys

import apsw
import pytest
import zstandard

from rasad.errors import QueryError, StoreError
from rasad.ledger import Ledger
from rasad.store.check import advice
from rasad.store.outcomes import Added, Refused, Unchanged
from rasad.store.redaction import MARK

GUEST = (
    "زيارة وزير إلى الدوحة\n"
    "التقى وزير الخارجية التركي نظيره القطري في الدوحة اليوم الخميس.\n"
    "وقال الدبلوماسي السابق فؤاد الزنبقي إن الاتفاق سيوقع قريبا. وأضاف أن المحادثات كانت مفيدة.\n"
    "وأعلنت قطر زيادة صادرات الغاز إلى تركيا بنسبة 12% هذا العام.\n"
)
LATER = "نفى الدبلوماسي السابق فؤاد الزنبقي أمس ما نشرته الصحف. وزار وزير الخارجية القطري أنقرة اليوم.\n"
UNSEEN = "بيان\nوفي الختام شكر الحضور السيد فؤاد الزنبقي والمنظمين. وزار وزير الدفاع العماني طهران أمس.\n"
PHONE = "وزیر خارجه ایران و همتای عمانی او امروز تلفنی گفتگو کردند.\n"
ERASED = ("صادرات", "المحادثات", "guest.txt")
NAME = "فؤاد الزنبقي"
SURNAME = "الزنبقي"


@pytest.fixture
def folder(tmp_path):
    for name, text in (("guest.txt", GUEST), ("later.txt", LATER), ("phone.txt", PHONE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def ledger(folder):
    with Ledger(folder / "l.ledger") as opened:
        list(opened.add_paths([folder], published="2019-05-09"))
        opened.link()
        yield opened


def person(ledger):
    return ledger.forget(NAME, is_tried=True).person


def document(ledger, name):
    return next(row.id for row in ledger.documents() if row.location.endswith(name))


def everything(path):
    """All that the files of a ledger hold: their bytes, and every packed text or report taken out of its packing."""
    raw = b"".join(p.read_bytes() for p in path.parent.glob(f"{path.name}*"))
    unpacked = []
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    for table, column in (("document", "report"), ("source_text", "body")):
        for (blob,) in connection.execute(f"SELECT {column} FROM {table}"):
            unpacked.append(zstandard.ZstdDecompressor().decompress(blob))
    terms = connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, fulltext, row)") and [
        str(term).encode() for (term,) in connection.execute("SELECT term FROM temp.terms")
    ]
    connection.close()
    return b"\n".join([raw, *unpacked, *terms])


def packed_bodies(ledger):
    return [bytes(body) for (body,) in ledger._connection.execute("SELECT body FROM source_text")]


def test_a_document_goes_with_every_byte_of_it(ledger, folder):
    ledger.correct(
        "not_event", [(document(ledger, "guest.txt"), ledger.stored(document(ledger, "guest.txt")).report.events[0].id)]
    )
    bodies = packed_bodies(ledger)
    assert all(words.encode() in everything(ledger.path) for words in ERASED)
    erasure = ledger.forget(document(ledger, "guest.txt"))
    assert [spot.location for spot in erasure.removed] == [str(folder / "guest.txt")]
    assert erasure.corrections == 1
    assert {row.location for row in ledger.documents()} == {str(folder / name) for name in ("later.txt", "phone.txt")}
    assert list(ledger.find("صادرات الغاز")) == []
    assert ledger.check() == []
    left = packed_bodies(ledger)
    ledger.close()
    held = everything(ledger.path)
    for words in ERASED:
        assert words.encode() not in held
    (gone,) = [body for body in bodies if body not in left]
    assert gone not in held
    assert all(body in held for body in left)


def test_what_was_erased_is_refused_until_it_is_wanted_all_the_same(ledger, folder):
    gone = document(ledger, "guest.txt")
    stored = ledger.stored(gone)
    ledger.forget(str(folder / "guest.txt"))
    outcomes = {type(outcome) for outcome in ledger.add_paths([folder / "guest.txt"], published="2019-05-09")}
    assert outcomes == {Refused}
    copy = folder / "copy.txt"
    copy.write_text(GUEST, encoding="utf-8")
    assert {type(outcome) for outcome in ledger.add_paths([copy], published="2019-05-10")} == {Refused}
    with pytest.raises(StoreError, match=r"guest\.txt \(document .*\) was erased for good on .*--despite-tombstone"):
        ledger.add(stored.report, stored.source)
    wanted = ledger.add_paths([folder / "guest.txt"], published="2019-05-09", despite_tombstone=True)
    assert [type(outcome) for outcome in wanted] == [Added]
    assert ledger.check() == []


def test_copies_and_the_other_articles_of_a_page_have_the_same_text_and_go_too(ledger, folder):
    copy = folder / "copy.txt"
    copy.write_text(GUEST, encoding="utf-8")
    list(ledger.add_paths([copy], published="2019-05-09"))
    erasure = ledger.forget(document(ledger, "copy.txt"))
    assert {spot.location for spot in erasure.removed} == {str(copy), str(folder / "guest.txt")}


def test_an_address_is_kept_out_also_if_nothing_of_it_was_there(ledger, folder):
    (folder / "m.csv").write_text("file,published,url\nnew.txt,2019-05-09,https://example.org/a\n")
    (folder / "new.txt").write_text("زار وزير الخارجية العماني الدوحة اليوم.\n", encoding="utf-8")
    assert ledger.forget("https://example.org/a").removed == ()
    (outcome,) = ledger.add_paths([folder / "new.txt"], manifest=folder / "m.csv")
    assert isinstance(outcome, Refused)
    assert ledger.remember("https://example.org/a")
    (outcome,) = ledger.add_paths([folder / "new.txt"], manifest=folder / "m.csv")
    assert isinstance(outcome, Added)


def test_a_person_goes_from_every_document_and_the_rest_of_each_stays(ledger, folder):
    who = person(ledger)
    before = {row.kind for row in ledger.events()}
    erasure = ledger.forget(NAME)
    assert erasure.person == who
    assert {spot.location for spot in erasure.redacted} == {str(folder / "guest.txt"), str(folder / "later.txt")}
    guest = ledger.stored(document(ledger, "guest.txt"))
    assert guest.source.count("\n") == GUEST.count("\n")
    assert len(guest.source) == len(GUEST)
    assert MARK in guest.source
    assert "وأعلنت قطر زيادة صادرات الغاز" in guest.source
    assert {row.kind for row in ledger.events()} <= before
    assert any(row.kind == "meeting" for row in ledger.events())
    assert not any(who in str(row) for rows in (ledger.statements(), ledger.events()) for row in rows)
    assert ledger.check() == []
    ledger.link()
    assert list(ledger.happenings())
    ledger.close()
    held = everything(ledger.path)
    assert SURNAME.encode() not in held
    assert who.encode() not in held
    assert "صادرات".encode() in held


def test_a_forgotten_person_is_blanked_in_what_comes_later_even_where_no_rule_reads_the_name(ledger, folder):
    ledger.forget(person(ledger))
    (folder / "unseen.txt").write_text(UNSEEN, encoding="utf-8")
    assert [type(one) for one in ledger.add_paths([folder / "unseen.txt"], published="2019-05-10")] == [Added]
    stored = ledger.stored(document(ledger, "unseen.txt"))
    assert SURNAME not in stored.source
    assert "وزير الدفاع العماني" in stored.source
    assert [type(one) for one in ledger.add_paths([folder], published="2019-05-09")].count(Unchanged) == 3
    list(ledger.reread())
    assert ledger.check() == []
    ledger.close()
    assert SURNAME.encode() not in everything(ledger.path)


@pytest.mark.parametrize("is_known", [True, False])
def test_who_stands_only_in_what_a_page_says_of_itself_goes_from_there_too(ledger, folder, is_known):
    said = f'<meta name="author" content="{NAME}"><meta property="article:section" content="مقالات {NAME}">'
    text = "<p>وزار وزير الدفاع العماني طهران أمس وبحث مع نظيره التعاون بين البلدين.</p>" * 3
    (folder / "page.html").write_text(f"<html><head>{said}</head><body><h1>زيارة</h1>{text}</body></html>")
    if is_known:
        list(ledger.add_paths([folder / "page.html"], published="2019-05-10"))
        assert ledger.stored(document(ledger, "page.html")).report.document.page.hints.author.value == NAME
    erasure = ledger.forget(NAME)
    assert str(folder / "page.html") in {spot.location for spot in erasure.redacted} or not is_known
    if not is_known:
        list(ledger.add_paths([folder / "page.html"], published="2019-05-10"))
    stored = ledger.stored(document(ledger, "page.html"))
    assert "وزير الدفاع العماني" in stored.source
    assert MARK not in stored.source
    assert stored.report.events
    assert ledger.check() == []
    ledger.close()
    assert SURNAME.encode() not in everything(ledger.path)


def test_texts_that_may_still_name_the_person_are_named(ledger, folder):
    (folder / "short.txt").write_text("وردت في البيان كلمة الزنبقي مرة واحدة فقط أمس.\n", encoding="utf-8")
    list(ledger.add_paths([folder / "short.txt"], published="2019-05-10"))
    (line,) = ledger.forget(NAME, is_tried=True).remains
    assert line.endswith("short.txt) has a word that may be their name: look at it")


def test_trying_changes_nothing(ledger):
    before = list(ledger.stored_documents())
    erasure = ledger.forget(NAME, is_tried=True)
    assert len(erasure.redacted) == 2
    assert list(ledger.stored_documents()) == before
    assert ledger._connection.execute("SELECT count(*) FROM tombstone").get == 0


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("nobody", r"no document, address or person 'nobody'; see documents with"),
        ("TUR", "TUR is a state, not a person"),
    ],
)
def test_what_is_nobody_is_refused(ledger, target, message):
    with pytest.raises(QueryError, match=message):
        ledger.forget(target)


def test_an_erasure_that_a_crash_cut_short_is_finished_when_the_ledger_is_opened(ledger, monkeypatch):
    monkeypatch.setattr("rasad.store.erasing.scrub", lambda _: False)
    with pytest.raises(StoreError, match="another process is reading"):
        ledger.forget(NAME)
    (fault,) = ledger.check()
    assert fault.startswith("characters that were erased may still stand in the file: another process reads it")
    assert advice([fault]) == []
    ledger.close()
    monkeypatch.undo()
    with Ledger(ledger.path) as opened:
        assert opened.check() == []
    assert SURNAME.encode() not in everything(ledger.path)


KILLED = """
import os, signal, sys
from rasad.ledger import Ledger
from rasad.store import {module}
{module}.{function} = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
with Ledger(sys.argv[1]) as ledger:
    ledger.forget(sys.argv[2])
"""


@pytest.mark.parametrize(
    ("module", "function", "is_gone"), [("tombstones", "set_up", False), ("erasing", "scrub", True)]
)
def test_killed_while_forgetting_all_is_erased_or_nothing(ledger, module, function, is_gone):
    ledger.close()
    code = KILLED.format(module=module, function=function)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run([sys.executable, "-c", code, str(ledger.path), NAME], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    with Ledger(ledger.path) as opened:
        assert opened.check() == []
        assert (SURNAME in str(list(opened.stored_documents()))) != is_gone
    assert (SURNAME.encode() in everything(ledger.path)) != is_gone


def test_tombstones_hold_no_words(ledger):
    ledger.forget(NAME)
    rows = ledger._connection.execute("SELECT kind, hash, target FROM tombstone").fetchall()
    assert {kind for kind, _, _ in rows} <= {"person", "name", "end", "alone"}
    assert all(len(value) == 32 and int(value, 16) >= 0 for _, *values in rows for value in values)
