from django.urls import path

from joinedup.home import views

app_name = "home"
urlpatterns = [
    path("", views.home_page, name="home_page"),
    # Where programs that watch others look, by that name.
    path("healthz", views.healthz, name="healthz"),
    path("home/search/", views.search, name="search"),
    path("home/how-to/", views.how_to_list, name="how_to_list"),
    path("home/how-to/<slug:name>/", views.how_to, name="how_to"),
    path("home/about/", views.about, name="about"),
    path("home/privacy/", views.privacy, name="privacy"),
    path("home/accessibility/", views.accessibility, name="accessibility"),
    path("home/record/<int:pk>/", views.record_page, name="record_page"),
]
