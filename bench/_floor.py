"""The floor under a page: a bare Django view that asks the same and sends as many bytes.

No middleware, no session, no template, no object: only Django, the database and the server.
"""

import json
import os
from pathlib import Path

from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpResponse
from django.urls import re_path

from config.bodies import Bodies
from config.front import Front
from config.settings import ALLOWED_HOSTS, DATABASES, SECRET_KEY, USE_TZ  # noqa: F401

ROOT_URLCONF = __name__
PAGES = json.loads(Path(os.environ["FLOOR_PAGES"]).read_text())
NOTHING = {"queries": [], "bytes": 0}


def page(request):
    asked = PAGES.get(request.path, NOTHING)
    with connection.cursor() as cursor:
        for query in asked["queries"]:
            cursor.execute(query)
            cursor.fetchall()
    return HttpResponse(b"." * asked["bytes"])


urlpatterns = [re_path("", page)]
application = Front(get_wsgi_application(), Bodies())
