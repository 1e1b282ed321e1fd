from django.db import migrations

from joinedup.record.lib import triggers


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]

    operations = [migrations.RunPython(triggers.install, triggers.remove)]
