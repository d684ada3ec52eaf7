"""What languages are known by: scripts, letters and small words of the shipped languages and of their neighbours.

Source: `data/lang/<code>/identity.toml` and `data/ontology/scripts.toml`.
"""

import functools
from typing import Any

import msgspec

from rasad.chars.fold import fold
from rasad.config import data_folder
from rasad.errors import LanguageDataError
from rasad.langpack.pack import load_pack, read_toml, shipped_languages


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """What one language is known by. `words` and `prefixes` are folded keys; `own_letters` are letters as written."""

    code: str
    script: str
    alphabet: str = ""
    own_letters: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()


class Identities(msgspec.Struct, frozen=True, kw_only=True):
    """All known languages, by script (ISO 15924), the shipped ones first."""

    by_script: dict[str, tuple[Identity, ...]]


def _identity(code: str, entry: dict[str, Any]) -> Identity:
    try:
        return Identity(
            code=code,
            script=entry["script"],
            alphabet=entry.get("alphabet", ""),
            own_letters=frozenset(entry.get("own_letters", "")),
            words=frozenset(fold(word) for word in entry.get("words", ())),
            prefixes=tuple(fold(prefix) for prefix in entry.get("prefixes", ())),
        )
    except KeyError as error:
        raise LanguageDataError(f"identity of {code!r}: the field {error} is missing. Add it.") from error


@functools.cache
def load_identities() -> Identities:
    """Load what the shipped languages and their neighbours are known by."""
    known = [_identity(code, load_pack(code).toml("identity.toml")) for code in _with_identity()]
    neighbours = read_toml(data_folder() / "ontology" / "scripts.toml")["language"]
    known += [_identity(entry["code"], entry) for entry in neighbours]
    by_script: dict[str, tuple[Identity, ...]] = {}
    for identity in known:
        by_script[identity.script] = (*by_script.get(identity.script, ()), identity)
    return Identities(by_script=by_script)


@functools.cache
def frequent_letters() -> frozenset[str]:
    """Return the letters of all shipped languages: the evidence by which an encoding is recognised."""
    alphabets = (load_pack(code).toml("identity.toml").get("alphabet", "") for code in _with_identity())
    return frozenset("".join(alphabets))


def _with_identity() -> list[str]:
    return [code for code in shipped_languages() if load_pack(code).toml("identity.toml")]
