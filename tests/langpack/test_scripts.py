from rasad.langpack.pack import load_pack, shipped_languages
from rasad.langpack.scripts import frequent_letters, load_identities


def test_every_shipped_language_is_known_and_comes_first_in_its_script():
    known = load_identities().by_script
    for code in shipped_languages():
        script = load_pack(code).language["script"]
        assert code in [identity.code for identity in known[script]][: len(shipped_languages())]


def test_no_language_stands_twice_in_a_script():
    for identities in load_identities().by_script.values():
        codes = [identity.code for identity in identities]
        assert len(set(codes)) == len(codes)


def test_a_script_with_several_languages_has_words_for_each():
    for identities in load_identities().by_script.values():
        assert len(identities) == 1 or all(identity.words for identity in identities)


def test_own_letters_of_a_shipped_language_are_in_its_alphabet():
    for identities in load_identities().by_script.values():
        for identity in identities:
            assert not identity.alphabet or identity.own_letters <= set(identity.alphabet)


def test_the_letters_that_show_an_encoding_are_those_of_the_shipped_languages():
    assert set("ابتی") <= frequent_letters()
    assert "a" not in frequent_letters()
