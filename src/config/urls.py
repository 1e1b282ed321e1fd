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
    path("members/", include("joinedup.members.urls")),
    path("design/", include("joinedup.design.urls")),
]
