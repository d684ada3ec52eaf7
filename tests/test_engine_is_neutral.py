"""Engine code knows no language: no letter beyond ASCII and no shipped code outside docstrings."""

import ast
from pathlib import Path

import pytest

import rasad
from rasad.langpack.pack import shipped_languages

FILES = sorted(Path(rasad.__file__).parent.rglob("*.py"))


def literals(tree: ast.AST) -> list[ast.Constant]:
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        n
        for n in ast.walk(tree)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docstrings
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(FILES[0].parent).as_posix())
def test_no_language_stands_in_engine_code(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    for constant in literals(ast.parse(source)):
        written = ast.get_source_segment(source, constant) or ""
        letters = [char for char in written if not char.isascii() and char.isalpha()]
        assert not letters, f"line {constant.lineno}: {letters}"
        assert constant.value not in shipped_languages(), f"line {constant.lineno}: {constant.value!r}"
