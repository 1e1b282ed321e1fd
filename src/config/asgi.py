"""The program as the web server calls it. ``wsgi.py`` is what stands behind, and serves tests."""

from config.bodies import Bodies
from config.front import Front
from config.wsgi import application as program

application = Front(program, Bodies())
