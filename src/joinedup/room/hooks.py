from joinedup.room.events import Event

EVENTS = [Event]
