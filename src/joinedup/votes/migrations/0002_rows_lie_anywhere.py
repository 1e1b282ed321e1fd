from django.db import migrations

from joinedup.votes.lib import row_order


class Migration(migrations.Migration):
    dependencies = [("votes", "0001_initial")]

    operations = [migrations.RunPython(row_order.install, row_order.remove)]
