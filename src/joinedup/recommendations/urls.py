from django.urls import path

from joinedup.recommendations import views

app_name = "recommendations"
urlpatterns = [
    path("", views.ledger, name="ledger"),
    path("ledger.csv", views.ledger_export, name="ledger_export"),
    path("answer/<str:token>/", views.answer_by_link, name="answer_by_link"),
    path("<int:pk>/", views.recommendation_detail, name="recommendation_detail"),
    path("<int:pk>/answer/", views.recommendation_answer, name="recommendation_answer"),
    path("<int:pk>/review/", views.recommendation_review, name="recommendation_review"),
    path("<int:pk>/close/", views.recommendation_close, name="recommendation_close"),
    path("<int:pk>/reopen/", views.recommendation_reopen, name="recommendation_reopen"),
    path("<int:pk>/owner/", views.owner_edit, name="owner_edit"),
    path("<int:pk>/remind/", views.recommendation_remind, name="recommendation_remind"),
]
