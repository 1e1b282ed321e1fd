"""The first word of an address names the app that answers."""

from django.urls import include, path

urlpatterns = [
    path("", include("joinedup.home.urls")),
    path("reports/", include("joinedup.reports.urls")),
    path("room/", include("joinedup.room.urls")),
    path("conversation/", include("joinedup.conversation.urls")),
    path("votes/", include("joinedup.votes.urls")),
    path("series/", include("joinedup.series.urls")),
    path("recommendations/", include("joinedup.recommendations.urls")),
    path("words/", include("joinedup.words.urls")),
    path("organisations/", include("joinedup.organisations.urls")),
    path("access/", include("joinedup.access.urls")),
    path("people/", include("joinedup.people.urls")),
    path("mail/", include("joinedup.mail.urls")),
    path("design/", include("joinedup.design.urls")),
]
