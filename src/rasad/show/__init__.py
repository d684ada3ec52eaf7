"""Rows -> people: the cited brief, the summary for eyes, the explanation of a datum."""
