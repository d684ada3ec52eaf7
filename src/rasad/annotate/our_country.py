"""What 'our country' means: the state of the outlet, else of the first medium that may say so."""

from rasad.annotate.found import Found
from rasad.knowledge import Knowledge

OUR = ":ours"  # ends the rule of a name that means the state of the press that writes it


def at_home(found: list[Found], knowledge: Knowledge, home: str | None) -> list[Found]:
    """Give 'our country' the state of the outlet; without a state that may say so it means nobody."""
    sayings = {item.entities[0] for item in found if item.read_by.endswith(OUR)}
    if not sayings:
        return found
    media = [knowledge.entity(item.entities[0]) for item in found if item.read_by.startswith("names:media")]
    said = [home] if home else [medium.country for medium in media if medium and medium.country in sayings]
    mine = said[0] if said and said[0] in knowledge.states else None
    ours = [item._replace(entities=(mine,)) if item.read_by.endswith(OUR) and mine else item for item in found]
    return [item for item in ours if mine or not item.read_by.endswith(OUR)]
