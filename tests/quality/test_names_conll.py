"""The benchmark of names scores a set in columns, exactly and by spans that meet."""

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "quality" / "names_conll.py"
SET = (
    "سافر O\nفلاديمير B-PERS\nبوتين I-PERS\nإلى O\nجنيف B-LOC\n\nاجتمعت O\nالأمم B-ORG\nالمتحدة I-ORG\nصباحا O\n\n"
    "حضر O\nمندوب O\nشركة O\nسمحان B-PERS\n"
)


def test_a_set_is_scored_by_type(tmp_path: Path) -> None:
    path = tmp_path / "set.conll"
    path.write_text(SET, encoding="utf-8")
    done = subprocess.run([sys.executable, str(SCRIPT), "ar", str(path)], capture_output=True, text=True, check=True)
    rows = {cells[0]: cells[1:] for line in done.stdout.splitlines() if (cells := line.split())}
    assert rows["person"][:4] == ["2", "1", "1.000", "0.500"]
    assert rows["place"][:4] == ["1", "1", "1.000", "1.000"]
    assert rows["organisation"][:4] == ["1", "1", "1.000", "1.000"]
