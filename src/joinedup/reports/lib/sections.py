"""Places in a report that people's words can stand in besides its findings."""

# In VersionSource.finding_id: the part that tells of small steps.
SMALL_STEPS_SECTION = 0
