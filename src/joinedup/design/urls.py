from django.urls import path

from joinedup.design import views

app_name = "design"

urlpatterns = [
    path("gallery/", views.gallery, name="gallery"),
]
