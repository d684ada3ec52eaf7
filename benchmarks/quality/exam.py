"""Score every layer of the current tree on the gold articles and the public suites, and keep the figures as text.

    python benchmarks/quality/exam.py [--shared FOLDER] [--check]

The gold and the suites are read at run time and never copied; what is written holds numbers only. With --check
nothing is written, and the exit code is 1 when a layer lies under its floor (floors.toml).
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
QUALITY = HERE.parents[1] / "src" / "rasad" / "data" / "show" / "quality.toml"
LAYERS = (
    "body", "names", "references", "times", "figures",
    "events", "events+who", "events+all", "statements", "commitments",
)  # fmt: skip
SUITES = (
    ("times", "ar", "times.jsonl"),
    ("figures", "ar", "numbers.jsonl"),
    ("figures", "fa", "numbers.jsonl"),
    ("times", "fa", "time_spans_fa.jsonl"),
)


def rasad(arguments: list[str], output: Path, stdin: Path | None = None) -> None:
    """Run the command line as a user would, its output into a file."""
    with output.open("wb") as out:
        source = stdin.open("rb") if stdin else None
        try:
            subprocess.run([sys.executable, "-m", "rasad", *arguments], stdout=out, stdin=source, check=True)
        finally:
            if source:
                source.close()


def gold_scores(shared: Path, folder: Path) -> dict[str, object]:
    reports = folder / "reports.jsonl"
    articles = shared / "articles"
    paths = [str(path) for path in sorted(articles.glob("*.txt"))]
    rasad(["read", *paths, "--manifest", str(articles / "manifest.csv")], reports)
    score = [sys.executable, str(shared / "exam" / "score.py"), str(shared / "exam" / "gold"), str(reports), "--json"]
    return json.loads(subprocess.run(score, capture_output=True, text=True, check=True).stdout)


def suite_score(shared: Path, folder: Path, layer: str, language: str, file: str) -> str:
    answers = folder / "answers.jsonl"
    rasad(["find", layer], answers, shared / "suites" / file)
    score = [sys.executable, str(shared / "suites" / "score.py"), str(shared / "suites" / file), str(answers)]
    lines = subprocess.run([*score, "--lang", language], capture_output=True, text=True, check=True).stdout.splitlines()
    return next(line for line in lines if line.startswith("all:")).removeprefix("all: ")


def digest(folder: Path) -> str:
    """Return a short hash of the gold set, so that figures of different sets are never compared."""
    hashes = hashlib.sha256()
    for path in sorted(folder.glob("*.json")):
        hashes.update(path.read_bytes())
    return hashes.hexdigest()[:12]


def gold_text(scores: dict[str, object], mark: str) -> str:
    layers, shares = scores["layers"], scores["shares"]
    lines = [f"gold set {mark}", "", f"{'layer':<13}{'P':>7}{'R':>7}{'F1':>7}{'tp':>7}{'gold':>7}{'pred':>7}"]
    for name in LAYERS:
        row = layers[name]
        lines.append(
            f"{name:<13}{row['P']:>7}{row['R']:>7}{row['F1']:>7}{row['tp']:>7}{row['gold']:>7}{row['pred']:>7}"
        )
    lines += ["", *(f"{name}: {share['hit']} of {share['of']}" for name, share in sorted(shares.items()))]
    return "\n".join([*lines, "", f"overall: {scores['overall']}", ""])


def quality_text(scores: dict[str, object]) -> str:
    """Return the precision of each layer as the head of a brief states it."""
    head = (
        "# Precision of each layer as last measured by `make exam`, which writes this file; a brief prints it.\n"
        "articles = 3\n\n[precision]\n"
    )
    rows = [(f'"{name}"' if "+" in name else name, scores["layers"][name]["P"]) for name in LAYERS if name != "body"]
    return head + "".join(f"{name} = {precision}\n" for name, precision in rows)


def under_floor(scores: dict[str, object]) -> list[str]:
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    found = {name: row["F1"] for name, row in scores["layers"].items()}
    found |= {"overall": scores["overall"], "events precision": scores["layers"]["events"]["P"]}
    return [
        f"{name}: {found[name]} is under the floor {floor}" for name, floor in floors.items() if found[name] < floor
    ]


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared")
    cli.add_argument("--check", action="store_true")
    arguments = cli.parse_args()
    if not (arguments.shared / "exam").is_dir():
        print(f"{arguments.shared / 'exam'} is not there: nothing to score against.")
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        scores = gold_scores(arguments.shared, folder)
        gold = gold_text(scores, digest(arguments.shared / "exam" / "gold"))
        suites = "".join(
            f"{file:<22}{language:<4}{suite_score(arguments.shared, folder, layer, language, file)}\n"
            for layer, language, file in SUITES
        )
    print(gold, suites, sep="\n")
    failures = under_floor(scores)
    print(*failures, sep="\n")
    if not arguments.check:
        (HERE / "gold.txt").write_text(gold, encoding="utf-8")
        (HERE / "suites.txt").write_text(suites, encoding="utf-8")
        QUALITY.write_text(quality_text(scores), encoding="utf-8")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
