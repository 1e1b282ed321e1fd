from django.urls import path

from joinedup.organisations.views import community_people, lists, organisations, people

app_name = "organisations"

PEOPLE = "communities/<int:pk>/people"

urlpatterns = [
    path("", organisations.organisation_list, name="organisation_list"),
    path("new/", organisations.organisation_new, name="organisation_new"),
    path("<int:pk>/", organisations.organisation_detail, name="organisation_detail"),
    path("<int:pk>/edit/", organisations.organisation_edit, name="organisation_edit"),
    path("directory/", people.directory, name="directory"),
    path(f"{PEOPLE}/", community_people.people, name="people"),
    path(f"{PEOPLE}/people.csv", community_people.people_csv, name="people_csv"),
    path(f"{PEOPLE}/roles/", community_people.people_roles_give, name="people_roles_give"),
    path(f"{PEOPLE}/roles/end/", community_people.people_roles_end, name="people_roles_end"),
    path(f"{PEOPLE}/list/", lists.people_list, name="people_list"),
    path(f"{PEOPLE}/list/columns/", lists.people_list_columns, name="people_list_columns"),
    path("changes/<int:pk>/undo/", community_people.people_undo, name="people_undo"),
    path(f"{PEOPLE}/new/", people.member_new, name="member_new"),
    path("people/<int:pk>/affiliations/new/", people.affiliation_new, name="affiliation_new"),
    path("affiliations/<int:pk>/end/", people.affiliation_end, name="affiliation_end"),
]
