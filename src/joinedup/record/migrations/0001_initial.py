from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="RecordEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("event", models.CharField(max_length=100)),
                ("about_kind", models.CharField(max_length=50)),
                ("about_id", models.BigIntegerField()),
                (
                    "scope_kind",
                    models.CharField(
                        choices=[
                            ("place", "The whole place"),
                            ("community", "A community"),
                            ("organisation", "An organisation"),
                            ("network", "A network"),
                            ("group", "A group"),
                        ],
                        max_length=20,
                    ),
                ),
                ("scope_id", models.BigIntegerField(null=True)),
                ("by_kind", models.CharField(max_length=20)),
                ("by_id", models.BigIntegerField(null=True)),
                ("details", models.JSONField(default=dict)),
            ],
            options={
                "verbose_name_plural": "entries",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["about_kind", "about_id"], name="entry_about"),
                    models.Index(fields=["scope_kind", "scope_id", "-id"], name="entry_scope"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by_id__isnull", False), ("by_kind", "member")),
                            ("by_kind__in", ["guest", "link", "program"]),
                            _connector="OR",
                        ),
                        name="entry_a_member_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scope_id", None), ("scope_kind", "place")),
                            models.Q(
                                models.Q(("scope_kind", "place"), _negated=True),
                                ("scope_id__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="entry_says_to_whom_it_belongs",
                    ),
                ],
            },
        ),
    ]
