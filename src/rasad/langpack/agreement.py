"""`pronouns.toml` of a language, `[agreement]` -> how nouns show their gender, so that a bound pronoun tells whose."""

from typing import Any, NamedTuple

from rasad.chars.fold import fold
from rasad.langpack.pack import LanguagePack


class Agreement(NamedTuple):
    """What tells which nouns a bound pronoun agrees with; all empty for a language without gender.

    The pronouns and `feminine_ends` are as written, not folded. `masculine`: first words of names that are, against
    their form or kind; `feminine`: first words without a feminine ending; `rivals_feminine`, `rivals_masculine`: common
    nouns that a pronoun of theirs may mean; `asking`: words of asking, whose content has another subject;
    `quoted_from`: before one who is quoted; `plural_ends`: how plural nouns end.
    """

    feminine_pronoun: str
    masculine_pronoun: str
    feminine_ends: tuple[str, ...]
    feminine: frozenset[str]
    masculine: frozenset[str]
    rivals_feminine: frozenset[str]
    rivals_masculine: frozenset[str]
    asking: frozenset[str]
    quoted_from: frozenset[str]
    plural_ends: tuple[str, ...]


def agreement(pack: LanguagePack) -> Agreement:
    """Compile the agreement of a pack; keep with `pack.compiled`."""
    table: dict[str, Any] = pack.toml("pronouns.toml").get("agreement", {})
    return Agreement(
        table.get("feminine_pronoun", ""),
        table.get("masculine_pronoun", ""),
        tuple(table.get("feminine_ends", ())),
        _keys(table.get("feminine", [])),
        _keys(table.get("masculine", [])),
        _keys(table.get("rivals_feminine", [])),
        _keys(table.get("rivals_masculine", [])),
        _keys(table.get("asking", [])),
        _keys(table.get("quoted_from", [])),
        tuple(map(fold, table.get("plural_ends", []))),
    )


def _keys(words: list[str]) -> frozenset[str]:
    return frozenset(map(fold, words))
