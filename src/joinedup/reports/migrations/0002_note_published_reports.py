from django.db import migrations
from django.db.models import Min


def note(apps, schema_editor):
    """Let each series know since when its report can be read."""
    version = apps.get_model("reports", "Version")
    series = apps.get_model("series", "Series")
    first = version.objects.values("report__series").annotate(at=Min("published_at")).order_by()
    for each in first:
        series.objects.filter(pk=each["report__series"]).update(reported_at=each["at"])


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0001_initial"),
        ("series", "0002_series_reported_at"),
    ]

    operations = [migrations.RunPython(note, migrations.RunPython.noop)]
