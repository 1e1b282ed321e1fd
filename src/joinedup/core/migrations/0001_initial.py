import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="JobRun",
            fields=[
                ("name", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("ran_at", models.DateTimeField(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Count",
            fields=[
                ("mark", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("count", models.PositiveIntegerField()),
                ("until", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["until"], name="count_until")],
            },
        ),
        migrations.CreateModel(
            name="TextsRead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SeenRuns",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("model", models.CharField(max_length=60)),
                ("row", models.BigIntegerField()),
                ("since", models.DateTimeField()),
                ("not_before", models.DateTimeField(null=True)),
                ("runs", models.BinaryField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["model", "row"], name="seen_runs_row"),
                    models.Index(fields=["since"], name="seen_runs_since"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Redaction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("community", models.BigIntegerField()),
                ("words_model", models.CharField(max_length=60)),
                ("words", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("taken_out", "Out of sight"), ("noted", "Left where it is")],
                        max_length=10,
                    ),
                ),
                ("model", models.CharField(max_length=60)),
                ("row", models.BigIntegerField()),
                ("field", models.CharField(max_length=60)),
                ("path", models.JSONField(default=list)),
                ("cuts", models.JSONField(default=list)),
                ("stands", models.CharField(max_length=16)),
                ("kept", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "same_as",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="also_in",
                        to="core.redaction",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(fields=["community", "decided_at"], name="redaction_waiting")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("decided_at", None), ("kept", ""), _connector="OR"),
                        name="redaction_decided_keeps_no_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "taken_out"), ("until__isnull", False)),
                            models.Q(("kind", "noted"), ("until", None)),
                            _connector="OR",
                        ),
                        name="redaction_goes_by_itself_when_taken_out",
                    ),
                ],
            },
        ),
    ]
