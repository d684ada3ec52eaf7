import json

import pytest

from rasad.errors import ConfigError
from rasad.readers.columns import Columns, parse_columns
from rasad.readers.items import Item, Refused, open_items
from rasad.readers.manifest import Given

ONE = "التقى وزير النقل الكازاخستاني نظيره المنغولي في أستانا."
TWO = "سافر الوزير إلى إسلام آباد،\nوعاد في المساء."


def table(folder, content, name="t.csv"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def jsonl(folder, *rows):
    return table(folder, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "t.jsonl")


def test_a_row_of_json_lines_is_an_article_with_what_the_table_says_of_it(tmp_path):
    row = {
        "id": "k7", "title": "لقاء في أستانا", "body": ONE, "date": "2019-05-08T21:00:00+06:00", "source": "Kazinform",
        "lang": "ar-KZ", "url": "https://news.test/k7", "views": 12,
    }  # fmt: skip
    (item,) = open_items(jsonl(tmp_path, row))
    assert item.location == f"{tmp_path}/t.jsonl!k7"
    assert item.raw.decode() == f"لقاء في أستانا\n\n{ONE}"
    assert item.given == Given(
        published="2019-05-08T21:00:00+06:00", outlet="Kazinform", language="ar", url="https://news.test/k7",
        said_by="the table",
    )  # fmt: skip


def test_columns_that_are_said_win_and_may_lie_within_others(tmp_path):
    row = {"text": "ملخص", "meta": {"full": ONE, "day": "2019-05-08"}, "published": "2001"}
    (item,) = open_items(jsonl(tmp_path, row), columns=parse_columns("text=meta.full,published=meta.day"))
    assert (item.raw.decode(), item.given.published) == (ONE, "2019-05-08")


def test_paragraphs_are_joined_and_a_headline_is_not_written_twice(tmp_path):
    (item,) = open_items(jsonl(tmp_path, {"title": "لقاء", "paragraphs": ["لقاء", ONE]}))
    assert item.raw.decode() == f"لقاء\n\n{ONE}"


def test_a_text_that_is_a_piece_of_a_page_stays_one_with_its_headline(tmp_path):
    (item,) = open_items(jsonl(tmp_path, {"title": "أ & ب", "text": f"<p>{ONE}</p>"}))
    assert item.raw.decode() == f"<h1>أ &amp; ب</h1>\n<p>{ONE}</p>"


def test_a_broken_line_is_named_and_the_rest_is_read(tmp_path):
    lines = f'{{"text": "{ONE}"}}\n{{"text": \n\n[1]\n{{"title": "x"}}\n{{"text": "{ONE}"}}\n'
    first, broken, array, empty, last = open_items(table(tmp_path, lines))
    assert (first.location[-2:], last.location[-2:]) == ("!1", "!6")
    assert "line 2 is no JSON" in str(broken.error)
    assert "line 4: it is no JSON object" in str(array.error)
    assert "line 5: no column is known to hold the text; its columns are 'title'" in str(empty.error)
    assert broken.location == f"{tmp_path}/t.csv!2"


def test_a_line_that_never_ends_is_named_and_not_held(tmp_path, monkeypatch):
    monkeypatch.setattr("rasad.readers.tables.MAX_BYTES", 1_000)
    lines = b'{"text": "a"}\n{"text": "' + b"x" * 5_000 + b'"}\n{"text": "b"}\n'
    first, long, last = open_items(table(tmp_path, lines))
    assert (first.raw, last.raw) == (b"a", b"b")
    assert "longer than 1,000 bytes" in str(long.error)


@pytest.mark.parametrize(
    "text", ['[{"text": "a"}, 7, {"text": "b"}]', '{\n"items": [{"text": "a"}, 7, {"text": "b"}]}']
)
def test_an_array_of_objects_is_a_table(tmp_path, text):
    one, number, two = open_items(table(tmp_path, text, "t.json"))
    assert (one.raw, two.raw) == (b"a", b"b")
    assert isinstance(number, Refused)


def test_deeply_nested_json_is_refused(tmp_path):
    (refused,) = open_items(table(tmp_path, '{"text": ' + "[" * 100_000, "t.json"))
    assert "is no JSON" in str(refused.error) or "none" in str(refused.error)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_csv_is_told_by_its_header_whatever_parts_its_cells(tmp_path, mark):
    lines = [mark.join(("id", "Full_Text", "Publish Date")), mark.join(("3", f'"{TWO}"', "2019-05-08"))]
    (item,) = open_items(table(tmp_path, "\r\n".join(lines) + "\r\n", "data"))
    assert isinstance(item, Item)
    assert (item.location, item.raw.decode()) == (f"{tmp_path}/data!3", TWO)
    assert item.given.published == "2019-05-08"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256"])
def test_csv_in_other_encodings_is_read(tmp_path, encoding):
    text = "العنوان,النص\n" + "خبر,وصل الوزير إلى المطار صباح اليوم وغادر مساء\n" * 20
    items = list(open_items(table(tmp_path, text.encode(encoding))))
    assert len(items) == 20
    assert items[0].raw.decode() == "خبر\n\nوصل الوزير إلى المطار صباح اليوم وغادر مساء"


def test_a_row_of_a_wrong_length_is_named_with_its_line(tmp_path):
    _one, short, empty, last = open_items(table(tmp_path, f'title,text\na,{ONE}\nb\nc,\nd,"{TWO}"\n'))
    assert "row 2 (line 3): 1 cells where the header has 2" in str(short.error)
    assert "row 3 (line 4): the row has no text in 'text'" in str(empty.error)
    assert last.raw.decode() == f"d\n\n{TWO}"


def test_after_a_quotation_mark_that_is_never_closed_the_next_rows_are_read(tmp_path):
    rows = "".join(f"{number},text {number}\n" for number in range(5))
    items = list(open_items(table(tmp_path, f'id,text\n9,"open\n{rows}')))
    assert isinstance(items[0], Refused)
    assert [item.raw.decode() for item in items[1:]] == [f"text {number}" for number in range(5)]


def test_lines_of_which_most_are_broken_are_given_up_and_those_of_which_a_few_are_not(tmp_path, monkeypatch):
    monkeypatch.setattr("rasad.readers.tables._MOST_BROKEN", 3)
    good = json.dumps({"text": ONE}, ensure_ascii=False) + "\n"
    found = list(open_items(table(tmp_path, good + "{{\n" * 9 + good, "t.jsonl")))
    assert [type(one) for one in found] == [Item, *[Refused] * 4]
    assert "3 of 4 lines are broken; the rest is not read" in str(found[-1].error)
    found = list(open_items(table(tmp_path, good * 9 + "{{\n" * 5 + good, "t.jsonl")))
    assert [type(one) for one in found].count(Item) == 10


def test_a_table_of_nothing_but_broken_rows_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr("rasad.readers.tables._MOST_BROKEN", 3)
    items = list(open_items(table(tmp_path, "id,text\n" + '"a"b,c\n' * 50)))
    assert len(items) == 5
    assert "more than 3 rows are broken" in str(items[-1].error)


def test_a_table_without_a_column_of_text_says_what_it_has(tmp_path):
    (refused,) = open_items(table(tmp_path, "country,year\nTUN,2020\n"))
    assert "its columns are 'country', 'year'. Say which: --columns text=NAME" in str(refused.error)


def test_a_column_that_was_said_and_is_not_there_is_named(tmp_path):
    (refused,) = open_items(table(tmp_path, "id,text\n1,a\n"), columns=parse_columns("text=body"))
    assert "there is no column 'body'; its columns are 'id', 'text'" in str(refused.error)


def test_a_table_of_one_column_is_one_where_the_user_says_so(tmp_path):
    path = table(tmp_path, f"خبر\n{ONE}\n", "t")
    assert len(list(open_items(path, columns=parse_columns("text=خبر")))) == 1
    (whole,) = open_items(path)
    assert whole.raw.decode().startswith("خبر\n")


def test_a_date_that_is_not_understood_is_left_out_and_said(tmp_path):
    (item,) = open_items(jsonl(tmp_path, {"text": ONE, "date": "1442-11-19"}))
    assert item.given.published is None
    assert "not of the calendar used here" in item.notes[0]


@pytest.mark.parametrize("said", ["text", "text=", "body=text", "text=a,text=b"])
def test_a_map_of_columns_that_is_none_is_refused(said):
    with pytest.raises(ConfigError):
        parse_columns(said)


def test_a_text_in_two_columns_is_taken_from_the_better_named():
    assert Columns().find(["description", "body", "headline"])["text"] == "body"
    assert Columns().find(["title", "summary"])["text"] == "summary"
