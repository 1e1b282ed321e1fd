from django.urls import path

from joinedup.members.views import communities, organisations, people, signing

app_name = "members"
urlpatterns = [
    path("sign-in/", signing.sign_in, name="sign_in"),
    path("sign-in/code/", signing.sign_in_code, name="sign_in_code"),
    path("sign-out/", signing.sign_out, name="sign_out"),
    path("profile/", people.profile, name="profile"),
    path("directory/", people.directory, name="directory"),
    path("<int:pk>/", people.member_detail, name="member_detail"),
    path("<int:pk>/edit/", people.member_edit, name="member_edit"),
    path("<int:pk>/affiliations/new/", people.affiliation_new, name="affiliation_new"),
    path("<int:pk>/deactivate/", people.member_deactivate, name="member_deactivate"),
    path("<int:pk>/activate/", people.member_activate, name="member_activate"),
    path("affiliations/<int:pk>/end/", people.affiliation_end, name="affiliation_end"),
    path("communities/<int:pk>/", communities.community_detail, name="community_detail"),
    path("communities/<int:pk>/edit/", communities.community_edit, name="community_edit"),
    path("communities/<int:pk>/leave/", communities.community_leave, name="community_leave"),
    path("communities/<int:pk>/people/new/", communities.member_new, name="member_new"),
    path("communities/<int:pk>/roles/give/", communities.role_give, name="role_give"),
    path("roles/<int:pk>/end/", communities.role_end, name="role_end"),
    path("organisations/", organisations.organisation_list, name="organisation_list"),
    path("organisations/new/", organisations.organisation_new, name="organisation_new"),
    path("organisations/<int:pk>/", organisations.organisation_detail, name="organisation_detail"),
    path("organisations/<int:pk>/edit/", organisations.organisation_edit, name="organisation_edit"),
]
