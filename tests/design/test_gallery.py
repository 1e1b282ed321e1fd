from django.urls import reverse

from joinedup.design.templatetags.design import register

# Drawn by a form, not by the template of this name.
BY_FORMS = {"field"}


def test_the_gallery_shows_every_component_and_asks_nothing(client):
    page = client.get(reverse("design:gallery"))

    shown = {template.name for template in page.templates}
    components = {f"design/{name}.html" for name in register.tags.keys() - BY_FORMS}
    assert (page.status_code, components - shown) == (200, set())
