from django.urls import path

from joinedup.duties.views import duties, finder, letters, refusals, replies

app_name = "duties"

urlpatterns = [
    path("", finder.finder, name="finder"),
    path("all/", duties.duty_list, name="duty_list"),
    path("rules.<slug:digits>.json", finder.rules_json, name="rules_json"),
    path("last-day/", replies.last_day, name="last_day"),
    path("refusals/", refusals.refusal_list, name="refusal_list"),
    path("refusals.csv", refusals.refusals_csv, name="refusals_csv"),
    path("refusals/issue/", refusals.issue_of_refusals, name="issue_of_refusals"),
    path("<slug:duty_id>/", duties.duty_detail, name="duty_detail"),
    path("<slug:duty_id>/letter/", letters.letter, name="letter"),
    path("<slug:duty_id>/reply/", replies.reply, name="reply"),
    path("<slug:duty_id>/decision/", replies.decision, name="decision"),
    path("<slug:duty_id>/refusal/", refusals.refusal_new, name="refusal_new"),
]
