"""The first word of an address names the app that answers; what `home` answers has none."""

from django.urls import include, path
from django.utils.module_loading import module_has_submodule

from joinedup.core.registry import our_apps
from joinedup.design.views import server_error

handler500 = server_error
urlpatterns = [
    path("" if app.label == "home" else f"{app.label}/", include(f"{app.name}.urls"))
    for app in our_apps()
    if module_has_submodule(app.module, "urls")
]
