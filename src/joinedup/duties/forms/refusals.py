"""A refusal without names: everything is chosen, nothing is typed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from engines.duties import Duty
from joinedup.design.forms import Form, IdempotentForm, missing
from joinedup.duties.lib.catalogue import duties
from joinedup.duties.models.refusals import RefusalReason
from joinedup.series.forms.issues import CommunityField


class RefusalForm(IdempotentForm):
    says_optional = False

    reason = forms.ChoiceField(
        label=_("What was the reason?"),
        choices=RefusalReason,
        widget=forms.RadioSelect,
        error_messages=missing(_("Please choose what comes nearest.")),
    )
    missing = forms.MultipleChoiceField(
        label=_("What was not in their answer?"),
        help_text=_("Tick nothing when you do not know."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, data=None, *, duty: Duty, communities, initial=None):
        super().__init__(data, initial=initial)
        self.fields["community"] = CommunityField(
            communities, label=_("Which community is it for?")
        )
        self.fields["missing"].choices = [(item.id, item.text) for item in duty.refusal_items]
        owed_by = [(each, duties().sectors[each]) for each in duty.owed_by]
        self.fields["sector"] = forms.ChoiceField(
            label=_("Who said no?"),
            choices=owed_by if len(owed_by) == 1 else [("", _("Choose")), *owed_by],
            initial=owed_by[0][0] if len(owed_by) == 1 else "",
            widget=forms.Select if len(owed_by) > 1 else forms.HiddenInput,
            error_messages=missing(_("Please choose who said no.")),
        )
        self.order_fields(["community", "sector", "reason", "missing"])


class AlikeForm(Form):
    """Which refusals are meant: a community and what they are alike in."""

    community = forms.ModelChoiceField(queryset=None)
    duty_id = forms.CharField(max_length=80)
    sector = forms.CharField(max_length=60)
    reason = forms.ChoiceField(choices=RefusalReason)

    def __init__(self, data, *, communities):
        super().__init__(data)
        self.fields["community"].queryset = communities
