from django.urls import path

from joinedup.people import views

app_name = "people"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-in/code/", views.sign_in_code, name="sign_in_code"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("sign-out/everywhere/", views.sign_out_everywhere, name="sign_out_everywhere"),
    path("sign-out/elsewhere/", views.sign_out_elsewhere, name="sign_out_elsewhere"),
    path("profile/", views.profile, name="profile"),
]
