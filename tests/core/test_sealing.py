"""What is sealed opens with any of our keys, and with none that is not."""

import pytest

from joinedup.core.sealing import CannotOpen, seal, sealed_anew, unseal


def test_what_is_sealed_can_be_read_with_the_key_alone(settings):
    sealed = seal("JBSWY3DP ünd 🧡")

    assert "JBSWY3DP" not in sealed
    assert unseal(sealed) == "JBSWY3DP ünd 🧡"
    settings.SECRET_KEY = "another"
    with pytest.raises(CannotOpen):
        unseal(sealed)


@pytest.mark.parametrize("spoilt", ("", "nonsense", "gAAAAAB"))
def test_what_we_did_not_seal_is_not_opened(spoilt):
    with pytest.raises(CannotOpen):
        unseal(spoilt)


def test_an_older_key_opens_it_until_it_is_sealed_anew(settings):
    sealed, before = seal("secret"), settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new", [before]
    assert unseal(sealed) == "secret"

    anew = sealed_anew(sealed)
    settings.SECRET_KEY_FALLBACKS = []

    assert unseal(anew) == "secret"
    assert sealed_anew(anew) is None
