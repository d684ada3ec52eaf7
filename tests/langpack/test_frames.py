"""Frames and speech cues as a pack writes them, and what is said of an entry that is wrong."""

import pytest

from rasad.errors import LanguageDataError
from rasad.knowledge.kinds import load_kinds
from rasad.langpack.frames import cues, frames
from rasad.langpack.pack import LanguagePack, load_pack, shipped_languages

MEETING = '[[frame]]\nid = "t.meet"\nkind = "meeting"\nverbs = ["met/meet"]\n'


def pack(folder, frame="", reporting="", topics=""):
    (folder / "frames").mkdir()
    (folder / "topics.toml").write_text(topics)
    (folder / "language.toml").write_text('name = "Test"\n')
    (folder / "frames" / "consult.toml").write_text(frame)
    (folder / "reporting.toml").write_text(reporting)
    return LanguagePack(folder)


def refusal(read, made):
    with pytest.raises(LanguageDataError) as error:
        read(made)
    return str(error.value)


def test_a_field_that_is_left_out_has_its_default(tmp_path):
    (frame,) = frames(pack(tmp_path, MEETING))
    assert frame.roles == {"subject": "actor", "with": "actor", "between": "actor"}
    assert (frame.bare, frame.least, frame.definite, frame.content, frame.status) == (False, 1, True, False, None)


def test_an_unknown_field_is_refused_with_file_and_entry(tmp_path):
    message = refusal(frames, pack(tmp_path, '[[frame]]\nid = "t.meet"\nkind = "meeting"\nverb = ["met"]\n'))
    assert str(tmp_path / "frames" / "consult.toml") in message
    assert "t.meet" in message
    assert "['verb']" in message
    assert "verbs" in message


def test_a_frame_is_silenced_by_its_own_words_and_by_those_of_the_topics_it_is_not_about(tmp_path):
    entry = MEETING + 'not_about = ["sport"]\nnot_with = ["jury"]\n'
    (frame,) = frames(pack(tmp_path, entry, topics='[topics]\nsport = ["match", "cup"]\n'))
    assert frame.off_topic == {"match", "cup"}
    assert frame.not_with == {"jury"}


def test_an_unknown_topic_is_refused_with_those_that_are_known(tmp_path):
    entry = MEETING + 'not_about = ["sports"]\n'
    message = refusal(frames, pack(tmp_path, entry, topics='[topics]\nsport = ["match"]\n'))
    assert "t.meet" in message
    assert "'sports'" in message
    assert "Known topics: sport" in message


def test_a_frame_without_id_is_refused(tmp_path):
    assert "(without id)" in refusal(frames, pack(tmp_path, '[[frame]]\nkind = "meeting"\n'))


def test_a_frame_without_kind_is_told_where_kinds_are(tmp_path):
    message = refusal(frames, pack(tmp_path, '[[frame]]\nid = "t.meet"\n'))
    assert "t.meet has no kind" in message
    assert "kinds.toml" in message


def test_an_id_used_twice_is_refused(tmp_path):
    entry = '[[frame]]\nid = "t.meet"\nkind = "meeting"\n'
    assert "t.meet is used twice" in refusal(frames, pack(tmp_path, entry * 2))


def test_an_unknown_field_of_a_cue_is_refused_with_file_and_entry(tmp_path):
    message = refusal(cues, pack(tmp_path, reporting='[[cue]]\nid = "t.say"\nstanse = "denies"\n'))
    assert str(tmp_path / "reporting.toml") in message
    assert "t.say" in message
    assert "['stanse']" in message


def test_a_pack_without_these_files_has_no_frames_and_no_cues(tmp_path):
    (tmp_path / "language.toml").write_text('name = "Test"\n')
    assert frames(LanguagePack(tmp_path)) == ()
    assert cues(LanguagePack(tmp_path)) == ()


@pytest.mark.parametrize("language", shipped_languages())
def test_every_shipped_frame_has_a_known_kind_and_words_to_find_it_by(language):
    shipped = frames(load_pack(language))
    assert [f.id for f in shipped if f.kind not in load_kinds()] == []
    assert [f.id for f in shipped if not f.verbs and not f.nouns] == []


@pytest.mark.parametrize("language", shipped_languages())
def test_every_shipped_entry_is_named_after_its_language(language):
    named = [entry.id for entry in (*frames(load_pack(language)), *cues(load_pack(language)))]
    assert len(named) == len(set(named))
    assert all(name.startswith(f"{language}.") for name in named)
