"""`name_model.toml` of a language or of a user's layer -> the weights of the model of unknown names, pinned by hash."""

import hashlib
from pathlib import Path
from typing import Any, NamedTuple

from rasad.errors import LanguageDataError
from rasad.langpack.pack import LanguagePack, read_toml

MANIFEST = "name_model.toml"
WEIGHTS = "name_model.crfsuite"


class NameModelFile(NamedTuple):
    """Weights, and the least score of a name of each type that is printed; types that are not named are not."""

    weights: bytes
    floors: dict[str, float]


def name_model_file(pack: LanguagePack) -> NameModelFile | None:
    """Return the model of a pack, the user's own before the shipped one; None where there is none, or it is off.

    Raises:
        LanguageDataError: the weights are missing, or are not those that the manifest names.
    """
    roots = [root / "lang" / pack.code for root in pack.layer.folders] if pack.layer else []
    folder = next((root for root in (*reversed(roots), pack.folder) if (root / MANIFEST).exists()), None)
    if folder is None:
        return None
    manifest = read_toml(folder / MANIFEST)
    floors: dict[str, float] = manifest.get("floors", {})
    return NameModelFile(_weights(folder, manifest), floors) if floors else None


def _weights(folder: Path, manifest: dict[str, Any]) -> bytes:
    path = folder / WEIGHTS
    try:
        weights = path.read_bytes()
    except OSError as error:
        raise LanguageDataError(f"{path}: cannot be read: {error}. Restore it, or remove {MANIFEST}.") from error
    if hashlib.sha256(weights).hexdigest() != manifest.get("sha256"):
        raise LanguageDataError(f"{path}: not the weights that {MANIFEST} names. Restore them, or train anew.")
    return weights
