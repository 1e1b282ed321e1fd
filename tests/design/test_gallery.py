from pathlib import Path

from django.urls import reverse

from joinedup.design.templatetags import design, pictures

# Drawn by a form, not by the template of this name.
BY_FORMS = {"field"}
# Put together without a template: what tells each in the page.
WITHOUT_TEMPLATE = {
    "tag": '<span class="tag tag-',
    "voice": '<span class="voice voice-',
    "quotation": '<figure class="quotation ',
}


def test_the_gallery_shows_every_component_and_asks_nothing(client):
    page = client.get(reverse("design:gallery"))

    drawn = {Path(template.name or "").stem for template in page.templates}
    drawn |= {name for name, mark in WITHOUT_TEMPLATE.items() if mark in page.content.decode()}
    components = (design.register.tags | pictures.register.tags).keys() - BY_FORMS
    assert (page.status_code, components - drawn) == (200, set())
