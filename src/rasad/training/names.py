"""Texts and labels -> a model of unknown names with its manifest: what `rasad train names` does."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pycrfsuite

from rasad.annotate.name_model import ALONE, PERSON, TYPE_OF_LABEL, ranges
from rasad.config import VERSION
from rasad.errors import ConfigError
from rasad.knowledge import load_knowledge
from rasad.langpack.name_model import MANIFEST, WEIGHTS
from rasad.langpack.pack import LanguagePack, load_pack
from rasad.training.conll import Labelled, LabelledText
from rasad.training.examples import ExampleMaker, Sequence
from rasad.training.texts import document_key

SENTENCES = "name_sentences.toml"
# Chosen on articles left out of the training; see decision 0009.
SETTINGS: dict[str, Any] = {
    "c1": 0.05,
    "c2": 1.0,
    "max_iterations": 120,
    "feature.minfreq": 3,
    "feature.possible_transitions": True,
}
VARIANTS = 3  # of each article
FILLINGS = 10  # of each sentence of rasad's own
FLOOR, FLOOR_ALONE = 0.9, 0.9  # least score of each word of a name that is printed, and of one of a single word
TEST_SHARE = 5  # one article in so many is left out of the training and measures it


class Material(NamedTuple):
    """What a model is trained on: articles by id, the names that a person labelled in them, labelled sentences."""

    articles: tuple[tuple[str, str], ...] = ()
    labels: dict[str, tuple[Labelled, ...]] = {}  # noqa: RUF012 - read only; by document key
    sentences: tuple[LabelledText, ...] = ()
    licence: str = "not stated"


class Score(NamedTuple):
    """How many names of a type were proposed at or above a floor, how many of these were right, how many there are."""

    proposed: int
    right: int
    all: int


def train_names(
    language: str,
    material: Material,
    folder: Path,
    *,
    seed: int = 1,
    floors: tuple[float, float] = (FLOOR, FLOOR_ALONE),
    measures: bool = True,
) -> dict[str, Any]:
    """Train the model of unknown names of a language, write weights and manifest into a folder, return the manifest.

    One article or sentence in five is first left out and measures the rest, where `measures` says so; the weights that
    are written are trained on all. The same material, seed and versions give the same weights.

    Args:
        language: the language's code.
        material: what to train on.
        folder: where to write; it is made where it does not exist.
        seed: of the choices that make the examples.
        floors: the least score of each word of a printed name, and that of a name of a single word.
        measures: whether to measure first.

    Raises:
        ConfigError: there is nothing to train on.
    """
    if not material.articles and not material.sentences:
        raise ConfigError("there is nothing to train on. Give labelled sentences, or texts.")
    pack = load_pack(language)
    measured = _measured(pack, material, seed, floors) if measures else {}
    folder.mkdir(parents=True, exist_ok=True)
    weights = folder / WEIGHTS
    _fit(_sequences(pack, material, seed), weights)
    manifest = _manifest(pack, material, seed, floors) | {"measured": measured}
    manifest["sha256"] = hashlib.sha256(weights.read_bytes()).hexdigest()
    (folder / MANIFEST).write_text(_toml(manifest), encoding="utf-8")
    return manifest


def own_sentences(pack: LanguagePack) -> list[str]:
    """Return rasad's own sentences with slots for names; a language may have none."""
    sentences: list[str] = pack.toml(SENTENCES).get("sentences", [])
    return sentences


def _sequences(pack: LanguagePack, material: Material, seed: int) -> Iterator[Sequence]:
    maker = ExampleMaker(pack, load_knowledge(), seed)
    for name, text in material.articles:
        yield from maker.of_article(text, material.labels.get(document_key(name), ()), VARIANTS)
    for sentence in material.sentences:
        yield from maker.of_labelled(sentence.text, sentence.names)
    for _ in range(FILLINGS):
        for template in own_sentences(pack):
            yield from maker.of_template(template)


def _fit(sequences: Iterable[Sequence], path: Path) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    for features, labels in sequences:
        trainer.append(features, labels)
    trainer.set_params(SETTINGS)
    trainer.train(str(path))


# -- measuring --


def _measured(pack: LanguagePack, material: Material, seed: int, floors: tuple[float, float]) -> dict[str, Any]:
    """Train on four fifths and score the rest: only what a person labelled and the lists and frames do not find."""
    kept = Material(
        tuple(a for at, a in enumerate(material.articles) if at % TEST_SHARE),
        material.labels,
        tuple(s for at, s in enumerate(material.sentences) if at % TEST_SHARE),
    )
    if not kept.articles and not kept.sentences:
        return {}
    path = Path(f"{WEIGHTS}.measuring").resolve()
    try:
        _fit(_sequences(pack, kept, seed), path)
        scores = score(path, _left_out(pack, material, seed), floors)
    finally:
        path.unlink(missing_ok=True)
    return {TYPE_OF_LABEL[label]: found._asdict() for label, found in scores.items()}


def _left_out(pack: LanguagePack, material: Material, seed: int) -> Iterator[Sequence]:
    maker = ExampleMaker(pack, load_knowledge(), seed)
    for name, text in material.articles[::TEST_SHARE]:
        yield from maker.of_test(text, material.labels.get(document_key(name), ()))
    for sentence in material.sentences[::TEST_SHARE]:
        yield from maker.of_test(sentence.text, sentence.names)


def score(weights: Path, sequences: Iterable[Sequence], floors: tuple[float, float]) -> dict[str, Score]:
    """Count proposed, right and all names of some sequences by label; a name is right where both its ends are."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(weights))
    counts: Counter[tuple[str, str]] = Counter()
    for features, labels in sequences:
        tagger.set(features)
        guessed = tagger.tag()
        true = set(ranges(labels))
        counts.update(("all", name.label) for name in true)
        for name in ranges(guessed):
            floor = floors[name.last - name.first == 1]
            if all(tagger.marginal(guessed[index], index) >= floor for index in range(name.first, name.last)):
                counts["proposed", name.label] += 1
                counts["right", name.label] += name in true
    return {
        label: Score(counts["proposed", label], counts["right", label], counts["all", label]) for label in TYPE_OF_LABEL
    }


# -- the manifest --


def _manifest(pack: LanguagePack, material: Material, seed: int, floors: tuple[float, float]) -> dict[str, Any]:
    keys = sorted(document_key(name) for name, _ in material.articles)
    sentences = hashlib.sha256("\n".join(s.text for s in material.sentences).encode()).hexdigest()
    return {
        "language": pack.code,
        "made_by": f"rasad {VERSION}, python-crfsuite {_version()}",
        "licence": material.licence,
        "seed": seed,
        "floors": dict(zip((PERSON, ALONE), floors, strict=True)),
        "settings": SETTINGS | {"variants": VARIANTS, "fillings": FILLINGS},
        "material": {
            "articles": len(keys),
            "articles_with_labels": sum(key in material.labels for key in keys),
            "labelled_names": sum(len(material.labels.get(key, ())) for key in keys),
            "labelled_sentences": len(material.sentences),
            "labelled_sentences_sha256": sentences if material.sentences else "",
            "own_sentences": len(own_sentences(pack)),
            "documents": keys,
        },
    }


def _version() -> str:
    from importlib.metadata import version

    return version("python-crfsuite")


def _toml(manifest: dict[str, Any]) -> str:
    """Write a manifest: plain values first, then each table with its own."""
    head = "# What the weights beside this file are and what they were trained on. Written by `rasad train names`.\n"
    plain = {key: value for key, value in manifest.items() if not isinstance(value, dict)}
    lines = [head, *_pairs(plain)]
    for name, table in manifest.items():
        if isinstance(table, dict):
            lines += _table(name, table)
    return "\n".join(lines) + "\n"


def _table(name: str, table: dict[str, Any]) -> list[str]:
    inner = {key: value for key, value in table.items() if isinstance(value, dict)}
    plain = {key: value for key, value in table.items() if key not in inner}
    lines = ["", f"[{name}]", *_pairs(plain)] if plain or not inner else []
    for key, value in inner.items():
        lines += _table(f"{name}.{key}", value)
    return lines


def _pairs(values: dict[str, Any]) -> list[str]:
    return [f"{_key(key)} = {_value(value)}" for key, value in values.items()]


def _key(key: str) -> str:
    return f'"{key}"' if "." in key else key


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "[\n" + "".join(f"    {_value(item)},\n" for item in value) + "]"
    return msgspec.json.encode(value).decode()
