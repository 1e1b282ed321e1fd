"""What ./joinedup is made of. Standard library only, for it runs before anything is installed;
`camera.py` alone runs afterwards, inside .venv.
"""
