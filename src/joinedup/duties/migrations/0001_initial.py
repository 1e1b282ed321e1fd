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
            name="LocalEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sent", models.UUIDField(editable=False, null=True)),
                ("sector", models.CharField(max_length=60)),
                ("duty_id", models.CharField(blank=True, max_length=80)),
                ("team", models.CharField(blank=True, max_length=120)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("address", models.CharField(blank=True, max_length=300)),
                ("hours", models.CharField(blank=True, max_length=200)),
                ("form_name", models.CharField(blank=True, max_length=120)),
                ("form_where", models.CharField(blank=True, max_length=300)),
                ("heading_facts", models.CharField(blank=True, max_length=120)),
                ("heading_ask", models.CharField(blank=True, max_length=120)),
                ("heading_law", models.CharField(blank=True, max_length=120)),
                ("heading_own_words", models.CharField(blank=True, max_length=120)),
                ("wording", models.TextField(blank=True, max_length=2000)),
                ("correction", models.TextField(blank=True, max_length=2000)),
                ("made_at", models.DateTimeField()),
                ("made_by_adviser", models.BooleanField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("confirmed_by_adviser", models.BooleanField(default=False)),
                ("reviewed_on", models.DateField(null=True)),
                ("declined_at", models.DateTimeField(null=True)),
                ("decline_reason", models.TextField(blank=True, max_length=1000)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="local_entries",
                        to="access.community",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "declined_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="replaced_by",
                        to="duties.localentry",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "local entries",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("address", ""),
                                ("correction", ""),
                                ("email", ""),
                                ("form_name", ""),
                                ("form_where", ""),
                                ("heading_ask", ""),
                                ("heading_facts", ""),
                                ("heading_law", ""),
                                ("heading_own_words", ""),
                                ("hours", ""),
                                ("phone", ""),
                                ("team", ""),
                                ("wording", ""),
                                _negated=True,
                            ),
                            ("declined_at__isnull", False),
                            _connector="OR",
                        ),
                        name="local_entry_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("duty_id", ""), _negated=True),
                            models.Q(("correction", ""), ("wording", "")),
                            _connector="OR",
                        ),
                        name="local_entry_words_go_with_one_duty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("confirmed_at", None),
                                ("confirmed_by", None),
                                ("confirmed_by_adviser", False),
                                ("ended_at", None),
                                ("replaces", None),
                                ("reviewed_on", None),
                            ),
                            models.Q(
                                ("confirmed_at__isnull", False),
                                ("confirmed_by__isnull", False),
                                ("declined_at", None),
                                ("reviewed_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="local_entry_counts_once_confirmed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by", None),
                            models.Q(
                                models.Q(("confirmed_by", models.F("made_by")), _negated=True),
                                models.Q(
                                    ("made_by_adviser", True),
                                    ("confirmed_by_adviser", True),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="local_entry_two_people_one_an_adviser",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decline_reason", ""), ("declined_at", None), ("declined_by", None)
                            ),
                            models.Q(
                                ("declined_at__isnull", False), ("declined_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="local_entry_declined_by_somebody",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("confirmed_at__isnull", False), ("ended_at", None)),
                        fields=("community", "sector", "duty_id"),
                        name="local_entry_counts_alone",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("confirmed_at", None), ("declined_at", None)),
                        fields=("community", "sector", "duty_id"),
                        name="local_entry_waits_alone",
                    ),
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
