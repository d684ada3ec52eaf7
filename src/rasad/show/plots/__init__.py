"""Pictures of the record as PNG or SVG; needs the extra `plots`. Arabic and Persian are shaped by matplotlib itself."""
