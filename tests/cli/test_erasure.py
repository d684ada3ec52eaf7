from click.testing import CliRunner, Result
from tests.store.samples import GRAIN

from rasad.cli.main import cli


def run(path, *arguments: str, **options: str) -> Result:
    return CliRunner().invoke(cli, ["--ledger", str(path), "ledger", *arguments], **options)


def test_it_asks_first_and_then_says_what_went(ledger) -> None:
    no = run(ledger, "forget", "a.txt", input="n\n")
    assert no.exit_code == 1
    assert "will go: document" in no.stdout
    assert len(run(ledger, "list").stdout.splitlines()) == 3
    yes = run(ledger, "forget", "a.txt", input="y\n")
    assert yes.exit_code == 0
    assert "erased: 1 documents" in yes.stderr
    assert len(run(ledger, "list").stdout.splitlines()) == 2


def test_a_person_is_named_before_anything_goes(ledger) -> None:
    tried = run(ledger, "forget", "Sergey Lavrov", "--dry-run")
    assert "person Q58217: Sergey Lavrov" in tried.stdout
    assert tried.stdout.count("would go: sentences of document") == 2
    assert run(ledger, "forget", "Q58217", "--yes").exit_code == 0
    assert "Q58217" not in run(ledger, "show", "a.txt", "--format", "json").stdout
    assert run(ledger, "check").exit_code == 0


def test_an_article_that_was_erased_is_refused_by_name_until_it_is_lifted(tmp_path) -> None:
    article, path = tmp_path / "a.txt", tmp_path / "l"
    article.write_text(GRAIN, encoding="utf-8")
    run(path, "add", str(article), "--published", "2021-05-04")
    run(path, "forget", str(article), "--yes")
    again = run(path, "add", str(article), "--published", "2021-05-04")
    assert again.exit_code == 0
    assert f"refused: {article}: erased for good on" in again.stderr
    assert "--despite-tombstone" in again.stderr
    assert run(path, "forget", "--lift", "nothing").exit_code == 1
    assert run(path, "forget", "--lift", str(article)).exit_code == 0
    assert "1 added" in run(path, "add", str(article), "--published", "2021-05-04").stderr
    run(path, "forget", str(article), "--yes")
    wanted = run(path, "add", str(article), "--published", "2021-05-04", "--despite-tombstone")
    assert "1 added" in wanted.stderr
