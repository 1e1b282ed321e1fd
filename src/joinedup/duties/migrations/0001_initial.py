import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0001_initial"),
        ("series", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Provision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.URLField(max_length=500, unique=True)),
                ("digest", models.CharField(max_length=64)),
                ("is_prospective", models.BooleanField()),
                ("unapplied", models.JSONField(default=list)),
                ("seen_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["address"],
            },
        ),
        migrations.CreateModel(
            name="DutyPin",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("about_kind", models.CharField(max_length=60)),
                ("about_id", models.BigIntegerField()),
                ("duty_id", models.CharField(max_length=80)),
                ("decided_on", models.DateField()),
                ("due_date", models.DateField()),
                ("pinned_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["due_date", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("about_kind", "about_id", "duty_id"), name="duty_pin_once_a_thing"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Refusal",
            fields=[
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sent", models.UUIDField(editable=False, null=True)),
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("duty_id", models.CharField(max_length=80)),
                ("sector", models.CharField(max_length=60)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("not_ours", "They do not help people like this person"),
                            ("threshold", "It is not serious enough for them"),
                            ("area", "The person is not from this area"),
                            ("no_place", "There is no place, or too long a wait"),
                            ("passed_on", "The person was sent to another service"),
                            ("behaviour", "How the person behaves"),
                            ("papers", "Papers or proof are missing"),
                            ("no_reason", "No reason was given"),
                            ("other", "Another reason"),
                        ],
                        max_length=20,
                    ),
                ),
                ("missing", models.JSONField(default=list)),
                ("month", models.DateField()),
                ("until", models.DateTimeField()),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="refusals",
                        to="access.community",
                    ),
                ),
                (
                    "practice_issue",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="refusals",
                        to="series.practiceissue",
                    ),
                ),
            ],
            options={
                "ordering": ["month", "pk"],
                "indexes": [
                    models.Index(
                        fields=["community", "duty_id", "sector", "reason"], name="refusal_alike"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "reason__in",
                                [
                                    "not_ours",
                                    "threshold",
                                    "area",
                                    "no_place",
                                    "passed_on",
                                    "behaviour",
                                    "papers",
                                    "no_reason",
                                    "other",
                                ],
                            )
                        ),
                        name="refusal_reason_is_one_of_the_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)), name="refusal_tells_no_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("duty_id", ""), _negated=True),
                            models.Q(("sector", ""), _negated=True),
                        ),
                        name="refusal_says_of_what_and_by_whom",
                    ),
                ],
            },
        ),
    ]
