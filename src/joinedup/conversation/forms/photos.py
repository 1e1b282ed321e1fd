"""Sending a photo of a flipchart."""

from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.conversation.lib.photo_processing import UnreadableImage, process_photo
from joinedup.core.uploads import ends_in
from joinedup.design.forms import IdempotentForm, missing

LARGEST_FILE = 10_000_000  # bytes
TOO_LARGE = _("The file is larger than 10 MB. Please send a smaller one.")
NO_PICTURE = _(
    "We could not read this as a photo. Please send a JPEG, PNG or WebP picture, or a smaller one."
)


class PhotoForm(IdempotentForm):
    """A photo of what was written on paper."""

    says_optional = False

    picture = forms.FileField(
        label=_("Photo"),
        help_text=_(
            "From your camera or your files, up to 10 MB. Hold the phone straight and near."
        ),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        # Some phones give no ending.
        validators=[ends_in("", "jpg", "jpeg", "jfif", "png", "webp", message=NO_PICTURE)],
        error_messages={**missing(_("Please take or choose a photo.")), "empty": NO_PICTURE},
    )
    prompt = forms.ModelChoiceField(
        label=_("What does it answer?"),
        queryset=None,
        empty_label=_("Several questions, or none"),
        required=False,
    )

    def __init__(self, *args, prompts, was_too_large=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["prompt"].queryset = prompts
        if was_too_large:  # the file was not even read, and seems to be missing
            self.fields["picture"].error_messages["required"] = TOO_LARGE

    def clean_picture(self):
        file = self.cleaned_data["picture"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(TOO_LARGE)
        try:
            return process_photo(file)
        except UnreadableImage as trouble:
            raise forms.ValidationError(NO_PICTURE) from trouble
