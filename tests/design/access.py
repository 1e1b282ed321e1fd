"""Who is answered what by the gallery."""

ROWS = """
design:gallery - | p ppp ppp ppp | m mmm mmm mmm
"""
WORDS = ""
