"""Copied documents -> which telling of the copied text each of their tellings repeats."""

from collections.abc import Callable, Iterable, Mapping

from rasad.link.tellings import Key, Telling, shared_words

ECHOED = 0.8  # of the words of a telling that its copy repeats

Copies = Mapping[str, frozenset[str]]
"""The documents that copy a document or are copied by it, by document."""


def find_echoes(
    tellings: Mapping[str, Iterable[Telling]], copies: Copies, age: Callable[[str], tuple[str, str]]
) -> dict[Key, Key]:
    """Return for each telling that repeats one of an older text the first telling of that chain.

    Args:
        tellings: by document, of all documents that `copies` names.
        copies: for each document that may repeat another those that it shares its text with.
        age: what puts the older of two documents first.
    """
    models: dict[Key, Key] = {}
    for document, others in copies.items():
        older = [other for other in sorted(others, key=age) if age(other) < age(document)]
        for telling in tellings.get(document, ()):
            found = (model for other in older for model in tellings.get(other, ()) if repeats(telling, model))
            model = next(found, None)
            if model is not None:
                models[telling.key] = model.key
    return {key: _root(key, models) for key in models}


def _root(key: Key, models: Mapping[Key, Key]) -> Key:
    while key in models:
        key = models[key]
    return key


def repeats(telling: Telling, model: Telling) -> bool:
    """Say whether a telling of a copy is that of the copied text; who of the sides acts may be read otherwise."""
    if (telling.act, telling.status) != (model.act, model.status):
        return False
    if telling.actors != model.actors and not telling.words:
        return False
    words = max(len(telling.words), len(model.words))
    return telling.parties == model.parties and shared_words(telling.words, model.words) >= ECHOED * words
