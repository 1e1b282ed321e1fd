from django.urls import path

from joinedup.mail import views

app_name = "mail"
urlpatterns = [
    path("dev/", views.dev_mail, name="dev_mail"),
]
