"""A model is trained on a user's own material, the same for the same, and reads in the place of the shipped one."""

from pathlib import Path

import pytest

from rasad.errors import ConfigError
from rasad.langpack.layers import UserLayer
from rasad.langpack.name_model import MANIFEST, WEIGHTS, name_model_file
from rasad.langpack.pack import LanguagePack, load_pack
from rasad.training import names
from rasad.training.conll import Labelled, LabelledText
from rasad.training.names import Material, train_names

SAID = "{} در پایان نشست گفت کار ادامه دارد"
PEOPLE = ("یوروم واندرلین", "تورستن هالبرسون", "لاسلو کوواچیچ", "میهای دراگومیر", "هنریک سودرلوند")
SENTENCES = tuple(
    LabelledText(f"{at}", SAID.format(person), (Labelled(0, len(person), "P"),)) for at, person in enumerate(PEOPLE * 3)
)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "FILLINGS", 1)


def test_the_same_material_and_seed_give_the_same_weights(tmp_path: Path) -> None:
    material = Material(articles=(("a", "ایران و روسیه بیانیه دادند.\n"),), sentences=SENTENCES, licence="CC0-1.0")
    first = train_names("fa", material, tmp_path / "one", measures=False)
    second = train_names("fa", material, tmp_path / "two", measures=False)
    assert first["sha256"] == second["sha256"]
    assert first["licence"] == "CC0-1.0"
    assert (tmp_path / "one" / WEIGHTS).read_bytes() == (tmp_path / "two" / WEIGHTS).read_bytes()
    assert (tmp_path / "one" / MANIFEST).read_text() == (tmp_path / "two" / MANIFEST).read_text()


def test_a_trained_model_is_measured_and_taken_from_a_layer(tmp_path: Path) -> None:
    folder = tmp_path / "lang" / "fa"
    manifest = train_names("fa", Material(sentences=SENTENCES), folder, floors=(0.4, 0.6))
    assert manifest["measured"]["person"]["all"] >= 1
    assert not list(tmp_path.rglob("*.measuring"))
    found = name_model_file(LanguagePack(load_pack("fa").folder, UserLayer((tmp_path,), "test")))
    assert found is not None
    assert found.floors == {"person": 0.4, "person_alone": 0.6}


def test_nothing_to_train_on_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="nothing to train on"):
        train_names("fa", Material(), tmp_path)
