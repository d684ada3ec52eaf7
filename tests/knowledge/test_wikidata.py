"""`rasad kb update`: answers as Wikidata gives them, written by hand -> rows, politely asked and kept."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.knowledge.layers import write_layer

from rasad.errors import ReadError
from rasad.knowledge import load_knowledge
from rasad.knowledge.check import check_knowledge
from rasad.knowledge.tables import lines_of
from rasad.knowledge.wikidata import update_tables
from rasad.knowledge.wikidata_client import ITEM_URL, QUERY_URL, Answer, WikidataClient
from rasad.knowledge.wikidata_dump import items_of_dump
from rasad.knowledge.wikidata_plan import load_plan
from rasad.langpack.layers import open_layer

OMAN, QATAR = "Q842", "Q846"
LANGUAGES = ("ar", "fa")
Json = dict[str, Any]


def snak(value: object) -> Json:
    return {"mainsnak": {"datavalue": {"value": value}}, "rank": "normal"}


def link(item: str) -> Json:
    return snak({"id": item})


def held(position: str, start: str = "", end: str = "", precision: int = 11) -> Json:
    dates = {"P580": start, "P582": end}
    value = {name: {"time": f"+{day}T00:00:00Z", "precision": precision} for name, day in dates.items() if day}
    return {**link(position), "qualifiers": {name: [{"datavalue": {"value": day}}] for name, day in value.items()}}


def item(key: str, names: Mapping[str, str], claims: Mapping[str, list[Json]], links: int = 40, **more: Json) -> Json:
    labels = {code: {"language": code, "value": name} for code, name in names.items()}
    wikis = {f"wiki{number}": {} for number in range(links)}
    return {"type": "item", "id": key, "labels": labels, "claims": dict(claims), "sitelinks": wikis, **more}


HUMAN = {"P31": [link("Q5")]}
POSITION = item(
    "Q900001", {"en": "Minister of Foreign Affairs of Oman"}, {"P279": [link("Q7330070")], "P1001": [link(OMAN)]}
)
DEPUTY = item(
    "Q900002", {"en": "Deputy Minister of Foreign Affairs of Oman"}, {"P279": [link("Q83307")], "P1001": [link(OMAN)]}
)
ENERGY = item("Q900003", {"en": "Minister of Energy of Oman"}, {"P279": [link("Q83307")], "P1001": [link(OMAN)]})
NEW = item(
    "Q910001",
    {"en": "Zahran al-Lamki", "ar": "زهران اللمكي", "fa": "زهران اللمکی"},
    {**HUMAN, "P39": [held("Q900003", "2028-01-05", "2031-06-01")]},
    aliases={"ar": [{"language": "ar", "value": "زهران بن سيف اللمكي"}, {"language": "ar", "value": "اللمكي"}]},
)
NO_DAY = held("Q900003", "2000-01-01", precision=8)
VAGUE = item("Q910002", {"en": "Salim Nobody", "ar": "سالم نوباني"}, {**HUMAN, "P39": [NO_DAY]})
RIVAL = item(
    "Q910003", {"en": "Badr the Other", "ar": "بدر الآخراني"}, {**HUMAN, "P39": [held("Q900001", "2021-01-01")]}
)
LONG_AGO = held("Q900003", "1980-01-01", "1985-01-01")
OLD = item("Q910004", {"en": "Old Minister", "ar": "وزير قديماني"}, {**HUMAN, "P39": [LONG_AGO]})
TOWN = item(
    "Q920001",
    {"en": "Wadi Zahran", "ar": "وادي زهران", "fa": "زهرانیه"},
    {"P31": [link("Q920009")], "P17": [link(OMAN)], "P625": [snak({"latitude": 22.9, "longitude": 57.5})]},
)
FAR_TOWN = item(
    "Q920002",
    {"en": "Misplaced", "ar": "زهران البعيدة"},
    {"P31": [link("Q515")], "P17": [link(OMAN)], "P625": [snak({"latitude": 52.0, "longitude": 13.0})]},
)
HAMLET = item("Q920003", {"en": "Hamlet", "ar": "قرية زهران"}, {"P31": [link("Q515")], "P17": [link(OMAN)]}, links=2)
TOWNS = item("Q920009", {"en": "seaside town"}, {"P279": [link("Q515")]})
PAPER = item("Q930001", {"en": "Zahran Daily", "ar": "صحيفة زهران"}, {"P31": [link("Q11032")], "P17": [link(OMAN)]})
PROPERTY = {"type": "property", "id": "P1", "datatype": "string", "labels": {}}
ITEMS = [POSITION, DEPUTY, ENERGY, NEW, VAGUE, RIVAL, OLD, TOWN, FAR_TOWN, HAMLET, TOWNS, PAPER]


def write_dump(path: Path, items: list[Json]) -> Path:
    lines = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in [PROPERTY, *items])
    text = f"[\n{lines}\n]\n".encode()
    path.write_bytes(gzip.compress(text) if path.suffix == ".gz" else text)
    return path


def rows(folder: Path, table: str, code: str = "") -> list[dict[str, str]]:
    path = folder / "wikidata" / (f"lang/{code}/names" if code else "ontology") / f"{table}.csv"
    return [line.cells for line in lines_of(path, "names" if code else table)]


def update_from_dump(folder: Path, items: list[Json] = ITEMS, name: str = "dump.json") -> Any:
    plan = load_plan()
    dump = write_dump(folder / name, items)
    return update_tables(folder / "kb", items_of_dump(dump, plan), plan, LANGUAGES)


@pytest.mark.parametrize("name", ["dump.json", "dump.json.gz"])
def test_a_dump_gives_people_with_their_terms_and_names(tmp_path: Path, name: str) -> None:
    update_from_dump(tmp_path, name=name)
    (person,) = rows(tmp_path / "kb", "people")
    assert (person["id"], person["name_en"], person["country"], person["source"]) == (
        *("Q910001", "Zahran al-Lamki", "OMN", "Wikidata"),
    )
    (term,) = rows(tmp_path / "kb", "terms")
    assert (term["office"], term["of"], term["valid_from"], term["valid_to"]) == (
        *("energy-minister", "OMN", "2028-01-05", "2031-06-01"),
    )
    assert {row["alias"] for row in rows(tmp_path / "kb", "people", "ar")} == {"زهران اللمكي", "زهران بن سيف اللمكي"}
    assert rows(tmp_path / "kb", "people", "fa")[0]["flags"] == "preferred"
    knowledge = load_knowledge(open_layer(tmp_path / "kb"))
    assert [holder.person for holder in knowledge.holders("energy-minister", "OMN", "2029-01-01")] == ["Q910001"]


def test_places_and_media_of_subclasses_are_taken_if_enough_wikis_speak_of_them(tmp_path: Path) -> None:
    update_from_dump(tmp_path)
    assert [(row["id"], row["type"], row["lat"]) for row in rows(tmp_path / "kb", "places")] == [
        ("Q920001", "city", "22.90")
    ]
    assert [row["id"] for row in rows(tmp_path / "kb", "media")] == ["Q930001"]
    assert rows(tmp_path / "kb", "places", "fa")[0]["flags"] == "ambiguous"


def test_what_the_check_refuses_is_left_out_and_said(tmp_path: Path) -> None:
    update = update_from_dump(tmp_path)
    assert {fault.rule for fault in update.refused} >= {"coordinates"}
    assert "Q920002" not in {row["id"] for row in rows(tmp_path / "kb", "places")}
    assert check_knowledge(open_layer(tmp_path / "kb")) == []


def test_an_update_takes_the_place_of_the_one_before_and_leaves_the_users_rows_alone(tmp_path: Path) -> None:
    person, name = "mina-darvishi,,Mina Darvishi,IRN,GOV,user,high\n", "مینا درویشی,mina-darvishi,name,\n"
    own = {"people": person, "fa/people": name}
    write_layer(tmp_path / "kb", own)
    update_from_dump(tmp_path)
    update_from_dump(tmp_path, [ENERGY, TOWNS, TOWN])
    assert not (tmp_path / "kb" / "wikidata" / "ontology" / "people.csv").exists()
    assert [row["id"] for row in rows(tmp_path / "kb", "places")] == ["Q920001"]
    assert "mina-darvishi" in load_knowledge(open_layer(tmp_path / "kb")).entities


def test_an_item_that_is_known_by_its_name_keeps_our_id(tmp_path: Path) -> None:
    own = {
        "people": "zahran,,Zahran,OMN,GOV,user,high\n",
        "ar/people": "زهران اللمكي,zahran,name,\n",
    }
    write_layer(tmp_path / "kb", own)
    update_from_dump(tmp_path)
    assert [term["person"] for term in rows(tmp_path / "kb", "terms")] == ["zahran"]
    assert not (tmp_path / "kb" / "wikidata" / "ontology" / "people.csv").exists()


def test_a_damaged_dump_is_named_and_the_earlier_update_stays(tmp_path: Path) -> None:
    update_from_dump(tmp_path)
    broken = tmp_path / "broken.json"
    broken.write_text('[\n{"id": "Q1", "labels": 7, "claims": {"P279": []}},\n')
    with pytest.raises(ReadError, match=r"broken\.json:2"):
        update_tables(tmp_path / "kb", items_of_dump(broken, load_plan()), load_plan(), LANGUAGES)
    assert rows(tmp_path / "kb", "people")
    (tmp_path / "other.json").write_text("id,name\nQ1,Berlin\n")
    with pytest.raises(ReadError, match=r"other\.json:1: no item"):
        items_of_dump(tmp_path / "other.json", load_plan())
    (tmp_path / "half.json").write_text(f"[\n{json.dumps(TOWNS)},\n")
    with pytest.raises(ReadError, match="ends in the middle"):
        items_of_dump(tmp_path / "half.json", load_plan())
    cut = tmp_path / "cut.json.gz"
    cut.write_bytes(gzip.compress(b"[\n" + json.dumps(NEW).encode())[:-20])
    with pytest.raises(ReadError, match="cannot be read"):
        items_of_dump(cut, load_plan())


class Wikidata:
    """Stands in for the two servers: answers from `ITEMS`, keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.first: list[Answer] = []

    def __call__(self, url: str, parameters: Mapping[str, str]) -> Answer:
        self.asked.append((url, dict(parameters)))
        if self.first:
            return self.first.pop(0)
        return Answer(200, None, json.dumps(self.answer(url, parameters)).encode())

    def answer(self, url: str, parameters: Mapping[str, str]) -> Json:
        if url == ITEM_URL:
            known = {one["id"]: {**one, "aliases": one.get("aliases", [])} for one in ITEMS}
            asked = parameters["ids"].split("|")
            return {"entities": {key: known.get(key, {"id": key, "missing": ""}) for key in asked}}
        query, found = parameters["query"], []
        if f"wdt:P1001 wd:{OMAN} " in query:
            found = ["Q900001", "Q900002", "Q900003"]
        elif "ps:P39" in query and "wd:Q900003" in query:
            found = ["Q910001", "Q910002", "Q910003", "Q999999"]
        elif f"wdt:P17 wd:{OMAN} " in query and "wd:Q515" in query:
            found = ["Q920001"]
        links = [f"http://www.wikidata.org/entity/{key}" for key in found]
        return {"results": {"bindings": [{"item": {"value": address}} for address in links]}}


def client(folder: Path, server: Wikidata, waits: list[float]) -> WikidataClient:
    return WikidataClient(folder, server, max_age_days=30, wait=waits.append)


def small_plan() -> Any:
    return load_plan()._replace(states={OMAN: "OMN", QATAR: "QAT"})


def test_the_network_gives_the_same_rows_as_a_dump(tmp_path: Path) -> None:
    server, plan = Wikidata(), small_plan()
    found = client(tmp_path / "answers", server, []).found(plan, LANGUAGES)
    update_tables(tmp_path / "kb", found, plan, LANGUAGES)
    assert [row["id"] for row in rows(tmp_path / "kb", "people")] == ["Q910001"]
    assert [row["id"] for row in rows(tmp_path / "kb", "places")] == ["Q920001"]
    deputies = [parameters for _, parameters in server.asked if "ps:P39 ?position" in parameters.get("query", "")]
    assert all("Q900002" not in parameters["query"] for parameters in deputies)


def test_answers_are_kept_and_a_second_run_asks_nothing(tmp_path: Path) -> None:
    server, plan = Wikidata(), small_plan()
    first = list(client(tmp_path, server, []).found(plan, LANGUAGES).items)
    asked = len(server.asked)
    assert list(client(tmp_path, server, []).found(plan, LANGUAGES).items) == first
    assert len(server.asked) == asked


def test_a_run_that_was_stopped_is_taken_up_where_it_was(tmp_path: Path) -> None:
    server, plan, waits = Wikidata(), small_plan(), []
    ids = client(tmp_path, server, waits).ids(f"SELECT ?item WHERE {{ ?item wdt:P1001 wd:{OMAN} ; x }}")
    server.first = [Answer(403, None, b"{}")]
    with pytest.raises(ReadError, match="what was answered so far is kept"):
        list(client(tmp_path, server, waits).items(ids, LANGUAGES))
    before = len(server.asked)
    again = client(tmp_path, server, waits)
    assert again.ids(f"SELECT ?item WHERE {{ ?item wdt:P1001 wd:{OMAN} ; x }}") == ids
    assert [one.id for one in again.items(ids, LANGUAGES)] == ids
    assert len(server.asked) == before + 1
    assert plan.office(next(again.items(["Q900003"], LANGUAGES))) == ("energy-minister", "OMN")


def test_a_busy_server_is_left_alone_for_as_long_as_it_says(tmp_path: Path) -> None:
    server, waits = Wikidata(), []
    lag = json.dumps({"error": {"code": "maxlag", "info": "Waiting for a database server"}}).encode()
    server.first = [Answer(429, 17.0, b""), Answer(200, None, lag), Answer(200, None, b'{"results": {"bin')]
    client(tmp_path, server, waits).ids("SELECT ?item WHERE { ?item ?a ?b }")
    assert len(server.asked) == 4
    assert [wait for wait in waits if wait > 1] == [17.0, 10.0, 20.0]
    assert sum(wait == 1.0 for wait in waits) == 4


def test_a_server_that_stays_busy_is_named(tmp_path: Path) -> None:
    server = Wikidata()
    server.first = [Answer(503, None, b"")] * 5
    with pytest.raises(ReadError, match=f"{QUERY_URL}: status 503"):
        client(tmp_path, server, []).ids("SELECT ?item WHERE { ?item ?a ?b }")
    assert list(tmp_path.iterdir()) == []


def test_a_half_written_answer_is_asked_for_again(tmp_path: Path) -> None:
    server = Wikidata()
    client(tmp_path, server, []).ids("SELECT ?item WHERE { }")
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-3])
    client(tmp_path, server, []).ids("SELECT ?item WHERE { }")
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("label", "office"),
    [
        ("Minister of Foreign Affairs of Oman", "foreign-minister"),
        ("Foreign Secretary", "foreign-minister"),
        ("Minister for Defence", "defence-minister"),
        ("Federal Minister of the Interior", "interior-minister"),
        ("Prime Minister of Oman", "prime-minister"),
        ("President of Oman", "president"),
        ("President of the Senate of Oman", None),
        ("Deputy Prime Minister of Oman", None),
        ("Minister of State for Foreign Affairs", None),
        ("First Lady of Oman", None),
    ],
)
def test_the_label_of_a_position_says_which_office_it_is(label: str, office: str | None) -> None:
    from rasad.knowledge.wikidata_items import Item, _DataValue, _Snak, _Statement, _Text

    place = _Statement(mainsnak=_Snak(datavalue=_DataValue(value={"id": OMAN})))
    found = load_plan().office(Item(id="Q1", labels={"en": _Text(value=label)}, claims={"P1001": [place]}))
    assert (found[0] if found else None) == office


def test_the_real_client_says_who_asks(tmp_path: Path) -> None:
    httpx = pytest.importorskip("httpx")
    from rasad.knowledge.wikidata_client import http_fetch

    seen = []

    def serve(request: Any) -> Any:
        seen.append(request)
        return httpx.Response(429, headers={"Retry-After": "7"}, content=b"slow down")

    fetch = http_fetch("desk@example.org", transport=httpx.MockTransport(serve))
    assert fetch(QUERY_URL, {"query": "x"}) == Answer(429, 7.0, b"slow down")
    assert "desk@example.org" in seen[0].headers["User-Agent"]
