from django.urls import path

from joinedup.access.views import communities, invitations, members, unsent

app_name = "access"

COMMUNITY = "communities/<int:pk>"
MEMBER = "members/<int:pk>"

urlpatterns = [
    path(f"{MEMBER}/", members.member_detail, name="member_detail"),
    path(f"{MEMBER}/edit/", members.member_edit, name="member_edit"),
    path(f"{MEMBER}/deactivate/", members.member_deactivate, name="member_deactivate"),
    path(f"{MEMBER}/activate/", members.member_activate, name="member_activate"),
    path(f"{MEMBER}/second-step/remove/", members.second_step_remove, name="second_step_remove"),
    path("communities/", communities.community_list, name="community_list"),
    path(f"{COMMUNITY}/", communities.community_detail, name="community_detail"),
    path(f"{COMMUNITY}/edit/", communities.community_edit, name="community_edit"),
    path(f"{COMMUNITY}/leave/", communities.community_leave, name="community_leave"),
    path(f"{COMMUNITY}/first-steps/hide/", communities.first_steps_hide, name="first_steps_hide"),
    path(f"{COMMUNITY}/first-steps/show/", communities.first_steps_show, name="first_steps_show"),
    path("invited/<str:token>/", invitations.invitation_answer, name="invitation_answer"),
    path("new-address/<str:token>/", members.address_confirm, name="address_confirm"),
    path(
        "asked/<int:pk>/take-back/", invitations.invitation_take_back, name="invitation_take_back"
    ),
    path("unsent/", unsent.unsent, name="unsent"),
    path("unsent/again/", unsent.unsent_again, name="unsent_again"),
    path("roles/<int:pk>/end/", communities.role_end, name="role_end"),
]
