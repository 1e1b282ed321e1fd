"""What people type about words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.core.idempotency import derive_key
from joinedup.core.uploads import ends_in
from joinedup.design.forms import FilterForm, IdempotentForm, missing
from joinedup.words.lib.lexicons import entry_from, starting
from joinedup.words.models import DismissalReason, Severity

LONGEST_TEXT = 100_000
LARGEST_FILE = 10_000_000  # bytes
MOST_LINES = 40
SAY_WHY = missing(_("Please give the reason. Others will ask for it."))


class LinesField(forms.CharField):
    """Several short texts, one a line; cleaned into a list."""

    def __init__(self, **kwargs):
        super().__init__(widget=forms.Textarea(attrs={"rows": 4}), max_length=4000, **kwargs)

    def clean(self, value):
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(
                _("There are %(count)d lines. Please write at most %(most)d.")
                % {"count": len(lines), "most": MOST_LINES}
            )
        return lines


class CheckForm(IdempotentForm):
    """A text or a file to look through: one of the two, so that neither is called optional."""

    says_optional = False
    # The page promises that nothing is kept.
    keeps_draft = False

    lexicon = forms.ChoiceField(label=_("By whose words?"))
    text = forms.CharField(
        label=_("Paste a text"),
        help_text=_("A note, a letter, a report. Nothing of it is kept."),
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=LONGEST_TEXT,
        required=False,
    )
    document = forms.FileField(
        label=_("Or a Word document (.docx)"),
        help_text=_(
            "At most 10 MB. It is gone once it was read, and in any case after ten minutes."
        ),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        validators=[ends_in("docx", message=_("Please choose a Word document (.docx)."))],
        required=False,
    )

    def __init__(self, *args, communities, was_too_large=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.was_too_large = was_too_large
        choices = [(str(each.pk), each.name) for each in communities]
        self.fields["lexicon"].choices = [*choices, ("", _("The starting lexicon"))]
        self.fields["lexicon"].required = False
        self.fields["lexicon"].initial = choices[0][0] if choices else ""
        if not choices:
            self.fields["lexicon"].widget = forms.HiddenInput()

    def clean_document(self):
        document = self.cleaned_data["document"]
        if self.was_too_large or (document and document.size > LARGEST_FILE):
            raise forms.ValidationError(
                _("The file is larger than 10 MB. Please send a part of it.")
            )
        return document

    def clean(self):
        cleaned = super().clean()
        if self.errors or cleaned.get("document"):
            return cleaned
        if "comments" in self.data:
            say_which = _("Please choose the Word document that you want back with comments.")
            self.add_error("document", say_which)
        elif not cleaned.get("text"):
            self.add_error("text", _("Please paste a text, or choose a Word document."))
        return cleaned


class LexiconFilterForm(FilterForm):
    """Narrows the list of entries."""

    q = forms.CharField(label=_("Words to look for"), required=False, max_length=100)
    category = forms.ChoiceField(label=_("Kind"), required=False)
    severity = forms.ChoiceField(
        label=_("How strong"), choices=[("", _("All")), *Severity.choices], required=False
    )
    ours = forms.ChoiceField(
        label=_("Which"),
        choices=[("", _("All")), ("yes", _("Only what we changed"))],
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = [("", _("All")), *category_choices()]


def category_choices():
    """The kinds of entry there are."""
    return [(name, name.replace("-", " ").capitalize()) for name in starting().categories]


class EntryForm(IdempotentForm):
    """An entry of the lexicon, and why it is decided so."""

    patterns = LinesField(
        label=_("The words"),
        help_text=_(
            "One wording a line. Brackets and bars save typing: “hard (to reach|to help)”, "
            "“refuser(s)?”."
        ),
        error_messages=missing(_("Please write the words.")),
    )
    category = forms.ChoiceField(label=_("Kind"))
    severity = forms.ChoiceField(
        label=_("How strong?"),
        choices=Severity,
        widget=forms.RadioSelect,
        initial=Severity.AVOID,
    )
    why = forms.CharField(
        label=_("Why these words can hurt"),
        help_text=_("Writers read this beside their text. One or two plain sentences."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        error_messages=missing(_("Please say why, so that writers understand.")),
    )
    instead = LinesField(label=_("Say instead"), help_text=_("One a line."), required=False)
    describes = LinesField(
        label=_("Fine when it is about"),
        help_text=_("Things that are not people, one a line: “boiler”, “form”."),
        required=False,
    )
    debate = forms.CharField(
        label=_("What people disagree about"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
    )
    reason = forms.CharField(
        label=_("Why is it decided so?"),
        help_text=_("Kept with this version of the lexicon, for members to read."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages=SAY_WHY,
    )
    dissent = forms.CharField(
        label=_("Who saw it otherwise, and why?"),
        help_text=_("Roles or “some of us”, not names."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    def __init__(self, *args, entry_id="", **kwargs):
        super().__init__(*args, **kwargs)
        self.entry_id = entry_id
        self.fields["category"].choices = category_choices()

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            try:
                starting().changed(put=[entry_from(self.entry_id or "new", self.kept())])
            except ValueError as trouble:
                self.add_error("patterns", str(trouble))
        return cleaned

    def kept(self):
        """What a change of the lexicon keeps of it."""
        names = ("patterns", "category", "severity", "why", "instead", "describes", "debate")
        return {name: self.cleaned_data[name] for name in names}


class RetireForm(IdempotentForm):
    """Why an entry is not needed any more."""

    reason = forms.CharField(
        label=_("Why should these words not be marked any more?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages=SAY_WHY,
    )
    dissent = forms.CharField(
        label=_("Who saw it otherwise, and why?"),
        help_text=_("Roles or “some of us”, not names."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )


class ArgumentForm(IdempotentForm):
    """Something said for or against an entry."""

    text = forms.CharField(
        label=_("What do you think of these words?"),
        help_text=_("Members of the community read it, with your name. Nobody’s story, please."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages=missing(_("Please write something before you send it.")),
    )


class DismissalForm(IdempotentForm):
    """Marked words that are fine where they stand: which entry, and because of what."""

    fine = forms.CharField(max_length=100)

    def __init__(self, *args, lexicon, **kwargs):
        super().__init__(*args, **kwargs)
        self.lexicon = lexicon

    def clean(self):
        cleaned = super().clean()
        entry_id, _colon, reason = cleaned.pop("fine", "").rpartition(":")
        if entry_id not in self.lexicon.entries or reason not in DismissalReason:
            raise forms.ValidationError(_("This could not be counted."))
        # One page may count several marks, each once.
        key = derive_key(cleaned["key"], entry_id, reason)
        return {"key": key, "entry_id": entry_id, "reason": reason}
