"""The README and the documentation are true: their code runs, their links lead somewhere, the reference is complete."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import msgspec
import pytest

import rasad
from rasad.cli.main import cli

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
RUN = [ROOT / "README.md", *sorted((ROOT / "docs" / "how-to").glob("*.md")), *(ROOT / "docs" / "tutorial").glob("*.md")]
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
VISIT = "زار وزير الخارجية التركي الدوحة أمس الثلاثاء، وبحث مع نظيره القطري زيادة التبادل التجاري.\n"
PAGE = "التقى وزير الخارجية التركي نظيره القطري في الدوحة اليوم الخميس.\n"


def name(page):
    return page.relative_to(ROOT).as_posix()


def working_folder(folder):
    articles = folder / "articles"
    articles.mkdir()
    (articles / "visit.txt").write_text(VISIT, encoding="utf-8")
    (articles / "page.txt").write_text(PAGE, encoding="utf-8")
    (articles / "manifest.csv").write_text(
        "file,published,outlet\nvisit.txt,2019-05-08,Al-Ahram\npage.txt,2019-05-09,\n"
    )
    shutil.copytree(ROOT / "src" / "rasad" / "data" / "samples", folder / "src" / "rasad" / "data" / "samples")
    script = folder / "bin" / "rasad"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m rasad "$@"\n')
    script.chmod(0o755)
    return {**os.environ, "PATH": f"{script.parent}{os.pathsep}{os.environ['PATH']}", "PYTHONUTF8": "1"}


@pytest.mark.parametrize("page", [page for page in RUN if BLOCK.search(page.read_text(encoding="utf-8"))], ids=name)
def test_every_block_of_code_runs_in_the_order_of_the_page(page, tmp_path):
    environment = working_folder(tmp_path)
    for kind, block in BLOCK.findall(page.read_text(encoding="utf-8")):
        lines = [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]
        shell = ["sh", "-e", "-c", "\n".join(lines)]
        done = subprocess.run(
            [sys.executable, "-c", block] if kind == "python" else shell,
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, (block, done.stderr)
        assert "Traceback" not in done.stderr


def test_every_cell_of_the_notebook_runs_in_order(monkeypatch, capsys):
    monkeypatch.setenv("MPLBACKEND", "agg")
    notebook = json.loads((ROOT / "docs" / "tutorial" / "explore.ipynb").read_text(encoding="utf-8"))
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    names = {}
    for cell in cells:
        exec(compile(cell, "explore.ipynb", "exec"), names)
    assert names["events"].height > 5
    assert all(not cell.get("outputs") for cell in notebook["cells"])
    assert "Added" in capsys.readouterr().out


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_relative_link_leads_somewhere(page):
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_page_of_the_shelves_is_reached_from_the_index():
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    pages = {page.relative_to(ROOT / "docs").as_posix() for page in PAGES if page.is_relative_to(ROOT / "docs")}
    pages = {page for page in pages if not page.startswith("decisions/") and page not in ("index.md", "contents.md")}
    assert pages - set(LINK.findall(index)) == set()


def test_every_command_and_option_appears_in_the_reference():
    reference = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    for path, command in commands(cli, "rasad"):
        (section,) = re.findall(rf"^## `{path}`\n(.*?)(?=^## |\Z)", reference, re.M | re.S)
        options = [flag for parameter in command.params for flag in parameter.opts if flag.startswith("--")]
        assert [flag for flag in options if flag not in section] == []


def commands(command, path):
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for child in command.list_commands(context):
            yield from commands(command.get_command(context, child), f"{path} {child}")


def test_the_columns_of_a_manifest_are_all_in_the_reference():
    from rasad.readers.manifest import COLUMNS

    reference = (ROOT / "docs" / "reference" / "manifest.md").read_text(encoding="utf-8")
    assert [column for column in COLUMNS if f"| `{column}` |" not in reference] == []


def test_the_event_shown_in_the_readme_is_what_the_sample_gives():
    shown = json.loads(
        re.search(r"^```json\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)[1]
    )
    sample = ROOT / "src" / "rasad" / "data" / "samples" / "tunis_ar.txt"
    events = msgspec.to_builtins(rasad.read(sample, published="2019-05-08").events)
    assert holds(next(event for event in events if event["id"] == shown["id"]), shown)


def holds(whole, part):
    """Say whether a value holds all that its shortened form shows."""
    if isinstance(part, dict):
        return all(holds(whole[key], value) for key, value in part.items())
    if isinstance(part, list):
        return len(part) == len(whole) and all(map(holds, whole, part))
    return whole == part


def test_the_generated_pages_are_fresh():
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_precision_that_a_brief_states_is_the_one_last_measured():
    rows = [line.split() for line in (ROOT / "benchmarks" / "quality" / "gold.txt").read_text().splitlines()]
    measured = {row[0]: float(row[1]) for row in rows if len(row) == 7 and row[0] != "layer"}
    stated = tomllib.loads((ROOT / "src" / "rasad" / "data" / "show" / "quality.toml").read_text())["precision"]
    assert stated == {layer: measured[layer] for layer in stated}
