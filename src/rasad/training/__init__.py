"""Texts and labels -> models of a language: what `rasad train` does."""
