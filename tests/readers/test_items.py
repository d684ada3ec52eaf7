"""What comes out of files, folders and standard input, told apart by content."""

import io
import sys

import pytest

import rasad
from rasad.errors import ReadError
from rasad.readers.items import Item, Refused, open_items, read_item
from rasad.readers.kinds import Kind, is_page, kind_of
from rasad.readers.manifest import Given

ARTICLE = "زار وزير الخارجية العماني تونس اليوم، وبحث مع نظيره زيادة التبادل التجاري.\n"


def write(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (ARTICLE, Kind.TEXT),
        ("<شعار> بيان صحفي\n" + ARTICLE, Kind.TEXT),
        ("{ملاحظة} " + ARTICLE, Kind.TEXT),
        ("[تونس] " + ARTICLE, Kind.TEXT),
        ("<!DOCTYPE html>\n<html lang=ar>", Kind.PAGE),
        ("\ufeff<html><body>", Kind.PAGE),
        ("<p>" + ARTICLE, Kind.PAGE),
        ("<!-- saved from url=(0019)http://news.test/ -->\n<HTML>", Kind.PAGE),
        ('<?xml version="1.0"?>\n<!-- feed --><rss version="2.0">', Kind.FEED),
        ('<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss>', Kind.FEED),
        ('<rdf:RDF xmlns:rdf="x">', Kind.FEED),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', Kind.FEED),
        ('<opml version="2.0">', Kind.OPML),
        ('<?xml version="1.0"?><urlset xmlns="x">', Kind.SITEMAP),
        ("<sitemapindex>", Kind.SITEMAP),
        ('<?xml version="1.0"?><invoice/>', Kind.XML),
        ('{"text": "a"}\n{"text": "b"}\n', Kind.JSON_LINES),
        ('{"text": "a"}', Kind.JSON_LINES),
        ('{\n  "text": "a"\n}\n', Kind.JSON),
        ('[\n {"text": "a"}]', Kind.JSON),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": []}', Kind.JSON_FEED),
        (b"\x1f\x8b\x08\x00", Kind.GZIP),
        (b"\x28\xb5\x2f\xfd", Kind.ZSTD),
        (b"\x5d\x2a\x4d\x18\x00", Kind.ZSTD),
        (b"PK\x03\x04", Kind.ZIP),
        (b"PAR1", Kind.PARQUET),
        (b"WARC/1.0\r\n", Kind.WARC),
        (b"%PDF-1.4", Kind.PDF),
        (b"\x89PNG\r\n", Kind.MEDIA),
    ],
)
def test_kinds_are_told_by_their_first_bytes(head, kind):
    assert kind_of(head if isinstance(head, bytes) else head.encode()) is kind


def test_a_page_in_utf16_is_a_page():
    assert is_page("\ufeff<html><body>".encode("utf-16-le"))


def test_a_file_is_what_its_content_says_not_its_name(tmp_path):
    path = write(tmp_path, "articles.txt", '{"text": "' + ARTICLE.strip() + '", "id": 7}\n')
    (item,) = open_items(path)
    given = Given(said_by="the table")
    assert item == Item(f"{path}!7", ARTICLE.strip().encode(), encoding="utf-8", given=given, within=str(path))


def test_a_folder_gives_what_can_be_read_and_leaves_the_rest(tmp_path):
    write(tmp_path, "a.txt", "x")
    write(tmp_path, "b", ARTICLE)
    write(tmp_path, "c.htm", "<html><body>" + ARTICLE)
    write(tmp_path, "c_files/picture.png", b"\x89PNG\r\n\x1a\n")
    write(tmp_path, "c_files/style.css", "body { color: red }\n")
    write(tmp_path, "d.data", '{"text": "x", "id": "one"}\n')
    write(tmp_path, "manifest.csv", "file,outlet\na.txt,صحيفة الخليج\n")
    write(tmp_path, "readme.md", "About these files.\n")
    write(tmp_path, "report.pdf", b"%PDF-1.4\n")
    found = [item.location.removeprefix(str(tmp_path) + "/") for item in open_items(tmp_path)]
    assert found == ["a.txt", "b", "c.htm", "d.data!one", "report.pdf"]


def test_what_is_not_read_is_refused_by_name_and_kind(tmp_path):
    pdf = write(tmp_path, "report.pdf", b"%PDF-1.4\n")
    text = write(tmp_path, "a.txt", ARTICLE)
    refused, item = open_items(pdf, text)
    assert isinstance(refused, Refused)
    assert f"{pdf}: it is a PDF, which is not read" in str(refused.error)
    assert item.raw == ARTICLE.encode()


def test_a_manifest_that_is_given_as_an_article_is_pointed_to_its_option(tmp_path):
    (refused,) = open_items(write(tmp_path, "m.csv", "file,published\na.txt,2021\n"))
    assert "Give it with --manifest" in str(refused.error)


def test_standard_input_is_read_once_and_told_apart_by_content(monkeypatch):
    class Pipe(io.BytesIO):
        def read(self, size=-1):
            return super().read(min(size, 5))

    rows = "".join(f'{{"text": "{ARTICLE.strip()} {number}"}}\n' for number in range(2_000)).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(rows)))
    found = list(open_items("-"))
    assert [item.location for item in found] == [f"-!{number}" for number in range(1, 2_001)]
    assert found[-1].raw.decode().endswith(" 1999")


def test_a_file_that_cannot_be_opened_is_refused_by_name(tmp_path):
    refused, found = open_items(tmp_path / "none", write(tmp_path, "a", ARTICLE))
    assert "none: does not exist" in str(refused.error)
    assert isinstance(found, Item)


def test_the_notes_of_an_item_become_problems_of_its_text():
    source = read_item(Item("a", ARTICLE.encode(), notes=("only a summary",)))
    assert [(problem.step, problem.message) for problem in source.problems] == [("read", "only a summary")]
    assert source.text == ARTICLE


def test_an_encoding_that_is_declared_wrongly_is_not_taken():
    assert read_item(Item("a", (ARTICLE * 4).encode("cp1256"), encoding="utf-8")).text == ARTICLE * 4
    assert read_item(Item("a", (ARTICLE * 4).encode("cp1256"), encoding="windows-1256")).text == ARTICLE * 4


def test_an_item_without_text_is_refused():
    with pytest.raises(ReadError, match="empty"):
        read_item(Item("a", b" \n"))


def test_a_table_is_read_to_its_end_before_what_failed_in_it_is_told(tmp_path):
    path = write(tmp_path, "t.jsonl", "no\n".join([f'{{"text": "{ARTICLE.strip()}"}}\n'] * 2))
    reports = rasad.read_all(path)
    assert [next(reports).document.location, next(reports).document.location] == [f"{path}!1", f"{path}!3"]
    with pytest.raises(ReadError, match="line 2 is no JSON"):
        next(reports)
    assert [type(item).__name__ for item in rasad.items(path)] == ["Item", "Refused", "Item"]
