from django.urls import path

from joinedup.people.views import confirm, profile, sign_in

app_name = "people"
urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-in/code/", sign_in.sign_in_code, name="sign_in_code"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("sign-out/everywhere/", profile.sign_out_everywhere, name="sign_out_everywhere"),
    path("sign-out/elsewhere/", profile.sign_out_elsewhere, name="sign_out_elsewhere"),
    path("confirm/", confirm.confirm, name="confirm"),
    path("confirm/code/", confirm.confirm_code, name="confirm_code"),
    path("profile/", profile.profile, name="profile"),
]
