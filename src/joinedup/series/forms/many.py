from django import forms

from joinedup.design.text import whole_number


class ManyField(forms.ModelMultipleChoiceField):
    """Ticks for things of the database. A number too large for it names nothing."""

    def clean(self, value):
        return super().clean([each if whole_number(str(each)) else "" for each in value or ()])
