from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("series", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="series",
            name="reported_at",
            field=models.DateTimeField(null=True),
        ),
    ]
