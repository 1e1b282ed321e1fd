from django.urls import path

from joinedup.duties.views import duties, finder

app_name = "duties"

urlpatterns = [
    path("", finder.finder, name="finder"),
    path("all/", duties.duty_list, name="duty_list"),
    path("rules.<slug:digits>.json", finder.rules_json, name="rules_json"),
    path("<slug:duty_id>/", duties.duty_detail, name="duty_detail"),
]
