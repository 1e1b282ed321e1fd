from django.urls import path

from joinedup.organisations.views import organisations, people

app_name = "organisations"
urlpatterns = [
    path("", organisations.organisation_list, name="organisation_list"),
    path("new/", organisations.organisation_new, name="organisation_new"),
    path("<int:pk>/", organisations.organisation_detail, name="organisation_detail"),
    path("<int:pk>/edit/", organisations.organisation_edit, name="organisation_edit"),
    path("directory/", people.directory, name="directory"),
    path("communities/<int:pk>/people/new/", people.member_new, name="member_new"),
    path("people/<int:pk>/affiliations/new/", people.affiliation_new, name="affiliation_new"),
    path("affiliations/<int:pk>/end/", people.affiliation_end, name="affiliation_end"),
]
