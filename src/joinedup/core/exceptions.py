class ServiceError(Exception):
    """Something cannot be done as things stand; the kinds below it say why.

    An app's own are in its ``exceptions`` module, or beside the one service that raises them.
    """
