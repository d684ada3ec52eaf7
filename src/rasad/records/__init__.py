"""The nouns: frozen records that the steps pass to one another and that reports are made of.

Offsets everywhere are half-open `[start, end)` in Unicode code points of the source text as it was read.
"""
