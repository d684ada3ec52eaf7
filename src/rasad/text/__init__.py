"""From a page's text to articles, segments, tokens and sentences."""
