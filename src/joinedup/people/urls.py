from django.urls import path

from joinedup.people.views import app, confirm, passkeys, profile, sign_in

app_name = "people"
urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-in/code/", sign_in.sign_in_code, name="sign_in_code"),
    path("sign-in/app/", sign_in.sign_in_app, name="sign_in_app"),
    path("sign-in/passkey/", passkeys.passkey_sign_in, name="passkey_sign_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("sign-out/everywhere/", profile.sign_out_everywhere, name="sign_out_everywhere"),
    path("sign-out/elsewhere/", profile.sign_out_elsewhere, name="sign_out_elsewhere"),
    path("confirm/", confirm.confirm, name="confirm"),
    path("confirm/code/", confirm.confirm_code, name="confirm_code"),
    path("confirm/passkey/", passkeys.passkey_confirm, name="passkey_confirm"),
    path("profile/", profile.profile, name="profile"),
    path("profile/passkeys/new/", passkeys.passkey_new, name="passkey_new"),
    path("profile/passkeys/<int:pk>/remove/", passkeys.passkey_remove, name="passkey_remove"),
    path("profile/app/new/", app.app_new, name="app_new"),
    path("profile/app/remove/", app.app_remove, name="app_remove"),
    path("profile/app/codes/", app.recovery_codes, name="recovery_codes"),
]
