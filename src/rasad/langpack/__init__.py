"""Loads, validates and compiles one language folder and hands out typed, read-only tables."""
