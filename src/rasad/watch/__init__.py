"""Feeds, sitemaps and section pages -> the ledger, and alerts: `load_plan`, `Watch`, `Alerts`."""

from rasad.watch.alerts import Alerts
from rasad.watch.plan import Plan, load_plan
from rasad.watch.watching import Note, Watch

__all__ = ["Alerts", "Note", "Plan", "Watch", "load_plan"]
