"""The public names: few, documented, and importable without anything else."""

import subprocess
import sys

import rasad

MOST_NAMES = 15


def test_the_public_names_are_few_and_all_there() -> None:
    assert len(rasad.__all__) <= MOST_NAMES
    for name in rasad.__all__:
        assert getattr(rasad, name)


def test_every_public_function_and_class_says_what_it_does() -> None:
    for name in rasad.__all__:
        if not name.startswith("__"):
            assert getattr(rasad, name).__doc__


def test_importing_rasad_loads_no_heavy_module() -> None:
    code = "import sys, rasad; print([m for m in ('apsw', 'rich', 'jinja2', 'regex', 'msgspec') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_one_article_is_read_from_text_and_from_a_path(tmp_path) -> None:
    text = "التقى وزير الخارجية الروسي لافروف نظيره الإيراني جواد ظريف في موسكو."
    path = tmp_path / "article.txt"
    path.write_text(text, encoding="utf-8")
    by_text, by_path = rasad.read(text, published="2021-01-26"), rasad.read(path, published="2021-01-26")
    assert [e.kind for e in by_text.events] == [e.kind for e in by_path.events] == ["meeting"]


def test_an_unreadable_input_raises_a_read_error(tmp_path) -> None:
    try:
        rasad.read(tmp_path / "missing.txt")
    except rasad.ReadError as error:
        assert "does not exist" in str(error)
    else:
        raise AssertionError("no error")
