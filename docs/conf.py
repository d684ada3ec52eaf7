"""The documentation as a site: `make site` writes it into site/; the pages stand in docs/ and need none to be read."""

project = "rasad"
author = "the rasad maintainers"
project_copyright = "the rasad maintainers, Apache-2.0"
extensions = ["myst_parser"]
root_doc = "contents"
exclude_patterns = ["generate.py"]
myst_heading_anchors = 3
# Links to files of the repository beside docs/ lead nowhere in the site; tests/test_docs.py checks all links.
suppress_warnings = ["myst.xref_missing"]
html_theme = "furo"
html_title = "rasad"
html_show_sphinx = False
html_copy_source = False
html_theme_options = {"top_of_page_buttons": []}
