"""Characters: folding that keeps offsets, digits, joiners, direction marks. The source text is never rewritten."""
