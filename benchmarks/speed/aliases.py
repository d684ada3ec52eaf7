"""How fast a large list of names is: 200,000 aliases made up of the letters of the shipped ones.

    python benchmarks/speed/aliases.py [LANGUAGE]

Prints how long the compiled names take to load, how much memory they take, and how fast a text is matched against them
(finding names of the list in words, without deciding between them; dividing a text into words is measured apart).
Bars: 1 s, 120 MB, 4 MB/s.
"""

import gc
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ALIASES = 200_000
SEED = 20161010
TEXT_MB = 2.0


def make_layer(folder: Path, code: str) -> None:
    """Write a user's layer of names: words of the shipped names, shuffled into new names of two and three words."""
    from rasad.config import data_folder
    from rasad.langpack.pack import read_rows

    chance = random.Random(SEED)
    names = data_folder() / "lang" / code / "names"
    rows = list(read_rows(names / "people.csv"))
    words = sorted({word for row in rows for word in row["alias"].split() if len(word) > 2})
    made: set[str] = set()
    while len(made) < ALIASES:
        made.add(" ".join(chance.choices(words, k=chance.choice((2, 2, 3)))))
    (folder / "ontology").mkdir(parents=True)
    (folder / "lang" / code / "names").mkdir(parents=True)
    with (folder / "ontology" / "people.csv").open("w", encoding="utf-8") as people:
        people.write("id,wikidata,name_en,country,sector,source,confidence\n")
        people.writelines(f"made-{n},,Made {n},,,user,high\n" for n in range(ALIASES // 2))
    with (folder / "lang" / code / "names" / "people.csv").open("w", encoding="utf-8") as aliases:
        aliases.write("alias,entity,kind,flags\n")
        aliases.writelines(f"{name},made-{n // 2},name,\n" for n, name in enumerate(sorted(made)))


def text_of(code: str) -> str:
    from rasad.config import data_folder

    samples = [path.read_text(encoding="utf-8") for path in sorted((data_folder() / "samples").glob(f"*_{code}.txt"))]
    text = "\n".join(samples)
    return text * max(1, int(TEXT_MB * 1e6 / len(text.encode())))


def memory_mb() -> float:
    """Return the memory of this process that is its own, in megabytes."""
    status = Path("/proc/self/status").read_text().splitlines() if Path("/proc/self/status").exists() else []
    kb = next((int(line.split()[1]) for line in status if line.startswith("VmRSS")), 0)
    return kb / 1024 if kb else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(folder: Path, code: str) -> None:
    from rasad.annotate.clitics import proclitics
    from rasad.annotate.gazetteer import Scanner
    from rasad.annotate.words import words_of
    from rasad.langpack.layers import open_layer
    from rasad.langpack.names import name_table
    from rasad.langpack.pack import load_pack
    from rasad.text.documents import line_document

    layer, empty = open_layer(folder), memory_mb()
    started = time.perf_counter()
    pack = load_pack(code, layer)
    table = pack.compiled(name_table)
    loaded = time.perf_counter() - started
    gc.collect()
    memory = memory_mb() - empty
    text = text_of(code)
    lines = [line_document(line, language=code) for line in text.split("\n") if line.strip()]
    compiled, scanner = pack.compiled(proclitics), Scanner(table.aliases)
    started, found = time.process_time(), 0
    for document in lines:
        found += sum(1 for _ in scanner.longest(words_of(document, compiled)))
    spent = time.process_time() - started
    size = len(text.encode()) / 1e6
    divided = time.process_time()
    for document in lines:
        words_of(document, compiled)
    divided = time.process_time() - divided
    print(f"{len(table.aliases)} forms, {len(table.aliases.payloads)} aliases, {found} found in {size:.1f} MB")
    print(f"load {loaded:.2f} s; {memory:.0f} MB")
    print(f"match {size / (spent - divided):.1f} MB/s; {size / spent:.1f} MB/s with folding and dividing into words")


def main() -> None:
    code = sys.argv[1] if len(sys.argv) > 1 else "ar"
    if len(sys.argv) > 2:
        measure(Path(sys.argv[2]), code)
        return
    with tempfile.TemporaryDirectory() as folder:
        make_layer(Path(folder) / "made.kb", code)
        environment = {**os.environ, "RASAD_CACHE": f"{folder}/cache"}
        command = [sys.executable, __file__, code, f"{folder}/made.kb"]
        subprocess.run(command, env=environment, check=True, capture_output=True)  # fills the cache
        subprocess.run(command, env=environment, check=True)


if __name__ == "__main__":
    main()
