"""Private links and marks outlive a change of the key that signs them."""

from joinedup.core.tokens import make_token, marks_of, read_token


def test_what_an_older_key_signed_still_holds(settings):
    token = make_token("receipt", 7)
    [mark] = marks_of("address", "ada@example.org")

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new key" * 8

    assert (read_token("receipt", token), read_token("receipt", make_token("receipt", 8))) == (7, 8)
    assert marks_of("address", "ada@example.org")[1:] == [mark]
    assert marks_of("address", "ada@example.org")[0] != mark


def test_a_key_that_was_taken_out_holds_nothing(settings):
    token = make_token("receipt", 7)

    settings.SECRET_KEY = "a new key" * 8

    assert read_token("receipt", token) is None
