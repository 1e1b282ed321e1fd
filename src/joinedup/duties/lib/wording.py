"""What terms of the file of duties are called on pages."""

from django.utils.translation import gettext_lazy as _

GROUPS = {
    "housing": _("Where they live, or cannot"),
    "care": _("Care, safety and being heard"),
    "health": _("Health and hospital"),
    "young-people": _("Children and young people"),
    "justice": _("Prison, police, and harm by others"),
    "immigration": _("Immigration and asylum"),
    "money": _("Money"),
    "other": _("What services have said and done"),
}

# In this order they stand under each body.
STRENGTHS = {
    "must": _("Must"),
    "must-have-regard": _("Must have regard"),
    "power": _("May, and must not refuse to consider it"),
}

CLOCKS = {
    "body": _("Their clock"),
    "person": _("Your clock, to challenge them"),
    None: _("No fixed time"),
}

COUNTRIES = {
    "england": _("England"),
    "wales": _("Wales: only a few entries so far"),
    "scotland": _("Scotland: only a few entries so far"),
}

# A duty in force says nothing of it.
STATUSES = {
    "partly-in-force": _("Only partly in force"),
    "prospective": _("Coming law, not in force yet"),
    "superseded": _("The law of that day, not today’s"),
}

# What an entry of local knowledge says, as forms ask for it and pages compare it.
LOCAL_FIELDS = {
    "team": _("Team"),
    "phone": _("Phone number"),
    "email": _("Email address"),
    "address": _("Postal address, or where to go"),
    "hours": _("When somebody answers"),
    "form_name": _("Name of their own form"),
    "form_where": _("Where to get the form"),
    "heading_facts": _("Its heading for the facts"),
    "heading_ask": _("Its heading for the request"),
    "heading_law": _("Its heading for the law"),
    "heading_own_words": _("Its heading for the person’s own words"),
    "wording": _("The sentence to send"),
    "correction": _("What is wrong in the entry, and where the right answer can be read"),
}
