from django.urls import path

from joinedup.duties.views import (
    duties,
    finder,
    letters,
    local,
    local_entries,
    refusals,
    replies,
)

app_name = "duties"

HERE = "local/<int:pk>"
ENTRY = "local/entries/<int:pk>"

urlpatterns = [
    path("", finder.finder, name="finder"),
    path("in/<int:pk>/", finder.finder_in, name="finder_in"),
    path("in/<int:pk>/local.<slug:digits>.json", finder.local_json, name="local_json"),
    path("all/", duties.duty_list, name="duty_list"),
    path("rules.<slug:digits>.json", finder.rules_json, name="rules_json"),
    path("last-day/", replies.last_day, name="last_day"),
    path("local/", local.local_index, name="local_index"),
    path(f"{ENTRY}/", local_entries.local_entry, name="local_entry"),
    path(f"{ENTRY}/confirm/", local_entries.local_confirm, name="local_confirm"),
    path(f"{ENTRY}/decline/", local_entries.local_decline, name="local_decline"),
    path(f"{ENTRY}/review/", local_entries.local_review, name="local_review"),
    path(f"{ENTRY}/end/", local_entries.local_end, name="local_end"),
    path(f"{HERE}/", local.local_community, name="local_community"),
    path(f"{HERE}/changes/", local.local_changes, name="local_changes"),
    path(f"{HERE}/new/", local.local_new, name="local_new"),
    path(f"{HERE}/<slug:topic>/", local.local_edit, name="local_edit"),
    path("refusals/", refusals.refusal_list, name="refusal_list"),
    path("refusals.csv", refusals.refusals_csv, name="refusals_csv"),
    path("refusals/issue/", refusals.issue_of_refusals, name="issue_of_refusals"),
    path("<slug:duty_id>/", duties.duty_detail, name="duty_detail"),
    path("<slug:duty_id>/letter/", letters.letter, name="letter"),
    path("<slug:duty_id>/reply/", replies.reply, name="reply"),
    path("<slug:duty_id>/decision/", replies.decision, name="decision"),
    path("<slug:duty_id>/refusal/", refusals.refusal_new, name="refusal_new"),
]
