"""From an address to the line of code that answers it."""

import inspect

import pytest
from django.http import HttpResponse
from django.urls import Resolver404, path
from django.views.decorators.http import require_safe

from config.where import locate_view

pytestmark = pytest.mark.urls(__name__)


@require_safe
def page(request, number):
    return HttpResponse(number)


urlpatterns = [path("page/<int:number>/", page)]


@pytest.mark.parametrize("address", ("/page/3/", "https://joinedup.example.org/page/3/?to=ada"))
def test_the_line_is_that_of_the_name_below_its_decorators(address):
    _, first = inspect.getsourcelines(inspect.unwrap(page))

    assert locate_view(address) == f"tests/config/test_where.py:{first + 1} page"


def test_what_nothing_answers_is_not_found():
    with pytest.raises(Resolver404):
        locate_view("/page/three/")
