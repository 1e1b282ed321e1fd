from django.urls import path

from joinedup.duties import views

app_name = "duties"

urlpatterns = [
    path("", views.finder, name="finder"),
    path("all/", views.duty_list, name="duty_list"),
    path("rules.<slug:digits>.json", views.rules_json, name="rules_json"),
    path("<slug:duty_id>/", views.duty_detail, name="duty_detail"),
]
