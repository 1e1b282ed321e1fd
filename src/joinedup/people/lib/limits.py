"""How often codes to sign in are asked for, and strangers written to."""

from django.utils.translation import gettext_lazy as _

from joinedup.core.limits import Limit

MINUTE, QUARTER, HOUR = 60, 900, 3600

CODES_OF_AN_ADDRESS = Limit(
    "codes to one address",
    5,
    QUARTER,
    _("Asking for a code to sign in with one address"),
    _("address and connection"),
    _(
        "One person needs one code, or two. Counted with the connection, so that whoever asks from "
        "elsewhere shuts nobody out; a code stays good in the browser that asked for it. Of eight "
        "digits, with five tries for each code, finding one by trying takes a century."
    ),
)
CODES_OF_A_CONNECTION = Limit(
    "codes through one connection",
    40,
    MINUTE,
    _("Asking for a code to sign in, with whatever address"),
    _("connection"),
    _("A room that signs in together gets its codes within some minutes; a flood does not."),
)
EMAILS_TO_STRANGERS = Limit(
    "emails to strangers",
    20,
    HOUR,
    _("Emails to addresses that nobody here has"),
    _("connection"),
    _(
        "Somebody mistypes an address, or wants to join. Above it nothing is sent, and the page "
        "says the same, or it would tell which addresses are known."
    ),
)
APP_CODES = Limit(
    "app codes",
    10,
    HOUR,
    _("Typing a code from an authenticator app, or one that stands in for it"),
    _("member"),
    _(
        "A person mistypes one or two. Of a million codes three are good at a time, so finding one "
        "by trying takes years; and it is asked for only after the code from the email."
    ),
)
PASSKEYS = Limit(
    "passkeys",
    30,
    MINUTE,
    _("Signing in with a passkey, or showing with one that it is oneself"),
    _("member, or connection of guests"),
    _("A passkey cannot be guessed; but each answer is reckoned through, also one made up."),
    together=120,
)
PASSKEY_ANSWERS = Limit(
    "answers to one question",
    1,
    HOUR,
    _("Answering the question that a page hands to a passkey"),
    _("question"),
    _("An answer that somebody overheard is of no use to them, even in the same moment."),
)
