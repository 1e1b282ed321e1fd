"""Controls of our own, for choices that Django's plain ones draw badly on a phone."""

from django import forms


class Scale(forms.RadioSelect):
    """The numbers of a scale side by side, each large enough for a thumb."""

    def __init__(self, attrs=None, choices=()):
        super().__init__({"class": "scale", **(attrs or {})}, choices)
