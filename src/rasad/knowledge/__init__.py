"""The ontology: entities, offices and terms, loaded once and read by id."""

from rasad.knowledge.base import Knowledge, load_knowledge
from rasad.knowledge.terms import Term

__all__ = ["Knowledge", "Term", "load_knowledge"]
