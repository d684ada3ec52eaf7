"""`rasad train names` writes a model where the user's own names lie, and says how well it did."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from rasad.cli.main import cli
from rasad.langpack.layers import open_layer
from rasad.langpack.name_model import name_model_file
from rasad.langpack.pack import load_pack
from rasad.training import names

LINES = "{} B-PER\n{} I-PER\nبه O\nپرسش O\nخبرنگاران O\nپاسخ O\nداد O\n\n"
PEOPLE = ("میهای دراگومیر", "لاسلو کوواچیچ", "هنریک سودرلوند", "تورستن هالبرسون", "یوروم واندرلین")


def test_a_set_in_columns_becomes_a_model_of_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "FILLINGS", 1)
    labelled = tmp_path / "set.conll"
    labelled.write_text("".join(LINES.format(*name.split()) for name in PEOPLE * 2), encoding="utf-8")
    folder = tmp_path / "own.kb"
    done = CliRunner().invoke(cli, ["--kb", str(folder), "train", "names", "fa", "--conll", str(labelled)])
    assert done.exit_code == 0, done.output
    assert "person:" in done.output
    written = folder / "lang" / "fa"
    assert {path.name for path in written.iterdir()} == {"name_model.crfsuite", "name_model.toml"}
    layer = open_layer(folder)
    assert layer is not None
    assert name_model_file(load_pack("fa", layer)).weights == (written / "name_model.crfsuite").read_bytes()
    assert "labelled_sentences = 10" in (written / "name_model.toml").read_text(encoding="utf-8")


def test_the_help_says_which_sets_fit() -> None:
    text = CliRunner().invoke(cli, ["train", "names", "--help"]).output
    assert all(word in text for word in ("ANERcorp", "Arman", "licences"))
