"""The shipped weights are those of their manifests, trained on what may be used, and no others are taken."""

import hashlib
import json
import shutil
import tomllib
from pathlib import Path

import pytest
from tests.shared import SHARED, needs_shared

from rasad.errors import LanguageDataError
from rasad.langpack.layers import UserLayer
from rasad.langpack.name_model import MANIFEST, WEIGHTS, name_model_file
from rasad.langpack.pack import LanguagePack, load_pack, shipped_languages
from rasad.training.names import SETTINGS, own_sentences
from rasad.training.texts import document_key, read_labels

LABELS = Path(__file__).parents[2] / "benchmarks" / "quality"
OPEN = {"ar": "ant:", "fa": "fars:"}  # the collections of open licence
LARGEST_BYTES = 1_000_000


def manifest(language: str) -> dict:
    return tomllib.loads((load_pack(language).folder / MANIFEST).read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", shipped_languages())
def test_weights_are_small_and_those_of_the_manifest(language: str) -> None:
    weights = (load_pack(language).folder / WEIGHTS).read_bytes()
    assert hashlib.sha256(weights).hexdigest() == manifest(language)["sha256"]
    assert len(weights) < LARGEST_BYTES


@pytest.mark.parametrize("language", shipped_languages())
def test_the_manifest_says_how_the_weights_were_made(language: str) -> None:
    said = manifest(language)
    assert said["language"] == language
    assert "Apache-2.0" in said["licence"]
    assert isinstance(said["seed"], int)
    assert SETTINGS.items() <= said["settings"].items()
    assert 0.5 < said["floors"]["person"] <= said["floors"]["person_alone"] <= 1
    material, labels = said["material"], read_labels(LABELS / f"name_labels.{language}.csv")
    assert material["articles"] == len(set(material["documents"]))
    assert material["articles_with_labels"] == len(labels)
    assert labels.keys() <= set(material["documents"])
    assert material["labelled_names"] == sum(map(len, labels.values()))
    assert material["own_sentences"] == len(own_sentences(load_pack(language)))
    measured = said["measured"]["person"]
    assert 0 < measured["right"] <= measured["proposed"]


@needs_shared("corpora")
@pytest.mark.parametrize("language", shipped_languages())
def test_the_weights_saw_only_texts_of_open_licence(language: str) -> None:
    lines = (SHARED / "corpora" / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [json.loads(line) for line in lines]
    may_be_used = {document_key(article["id"]) for article in articles if article["id"].startswith(OPEN[language])}
    assert set(manifest(language)["material"]["documents"]) == may_be_used


def copied(tmp_path: Path, language: str) -> Path:
    folder = tmp_path / "lang" / language
    folder.mkdir(parents=True)
    for name in (MANIFEST, WEIGHTS, "language.toml"):
        shutil.copy(load_pack(language).folder / name, folder)
    return folder


def test_other_weights_than_those_of_the_manifest_are_refused(tmp_path: Path) -> None:
    folder = copied(tmp_path, "fa")
    (folder / WEIGHTS).write_bytes(b"lCRF other weights")
    with pytest.raises(LanguageDataError, match="not the weights"):
        name_model_file(LanguagePack(folder))


def test_missing_weights_are_said_to_be_missing(tmp_path: Path) -> None:
    folder = copied(tmp_path, "fa")
    (folder / WEIGHTS).unlink()
    with pytest.raises(LanguageDataError, match="cannot be read"):
        name_model_file(LanguagePack(folder))


def test_a_model_without_floors_is_off_and_a_language_may_have_none(tmp_path: Path) -> None:
    folder = copied(tmp_path, "fa")
    said = (folder / MANIFEST).read_text(encoding="utf-8")
    (folder / MANIFEST).write_text(said.replace("[floors]", "[unused]"), encoding="utf-8")
    assert name_model_file(LanguagePack(folder)) is None
    (folder / MANIFEST).unlink()
    assert name_model_file(LanguagePack(folder)) is None


def test_the_model_of_a_layer_goes_before_the_shipped_one(tmp_path: Path) -> None:
    folder = copied(tmp_path, "fa")
    said = (folder / MANIFEST).read_text(encoding="utf-8")
    (folder / MANIFEST).write_text(said.replace("person_alone = ", "person_alone = 1 # "), encoding="utf-8")
    pack = LanguagePack(load_pack("fa").folder, UserLayer((tmp_path,), "test"))
    found = name_model_file(pack)
    assert found is not None
    assert found.floors["person_alone"] == 1
