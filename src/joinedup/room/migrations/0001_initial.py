import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("conversation", "0001_initial"),
        ("series", "0001_initial"),
        ("votes", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="WallChoice",
            fields=[
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="wall_choice",
                        serialize=False,
                        to="series.meeting",
                    ),
                ),
                (
                    "poll",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="votes.poll",
                    ),
                ),
                (
                    "prompt",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="conversation.prompt",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("poll__isnull", False), ("prompt", None)),
                            models.Q(("poll", None), ("prompt__isnull", False)),
                            _connector="OR",
                        ),
                        name="wall_choice_is_one_thing",
                    )
                ],
            },
        ),
    ]
