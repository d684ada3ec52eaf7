"""From mentions, times and figures to events, statements and commitments."""
