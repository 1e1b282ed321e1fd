import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("series", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Poll",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("statements", "Statements"),
                            ("recommendations", "Ideas for recommendations"),
                        ],
                        default="statements",
                        max_length=15,
                    ),
                ),
                ("opened_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("revealed_at", models.DateTimeField(null=True)),
                ("groups", models.JSONField(null=True)),
                ("round", models.PositiveSmallIntegerField(default=1)),
                ("handed_out", models.PositiveIntegerField(default=0)),
                ("unmixed", models.PositiveIntegerField(default=0)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="polls",
                        to="series.meeting",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Ballot",
            fields=[
                ("id", models.CharField(max_length=64, primary_key=True, serialize=False)),
                (
                    "poll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ballots",
                        to="votes.poll",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sent", models.UUIDField(editable=False, null=True)),
                ("text", models.CharField(max_length=280)),
                ("written_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("suggested", "Waiting to be released"),
                            ("released", "Released"),
                            ("hidden", "Hidden"),
                        ],
                        default="suggested",
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("position", models.PositiveSmallIntegerField(null=True)),
                (
                    "poll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="votes.poll",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="TypedBallot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("form", models.UUIDField(editable=False)),
                ("place", models.PositiveIntegerField()),
                ("typed", models.TextField()),
                ("counted", models.TextField()),
                ("is_out", models.BooleanField(default=False)),
                (
                    "poll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="typed_ballots",
                        to="votes.poll",
                    ),
                ),
                (
                    "typed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["place", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "value",
                    models.SmallIntegerField(choices=[(1, "Agree"), (-1, "Disagree"), (0, "Pass")]),
                ),
                ("spot", models.PositiveSmallIntegerField(null=True)),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="votes",
                        to="votes.ballot",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="votes",
                        to="votes.statement",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="poll",
            constraint=models.UniqueConstraint(
                fields=("meeting", "kind"), name="poll_one_of_a_kind_a_meeting"
            ),
        ),
        migrations.AddConstraint(
            model_name="poll",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["statements", "recommendations"])),
                name="poll_kind_is_one_of_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="poll",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_at", None),
                    models.Q(
                        ("opened_at__isnull", False), ("opened_at__lte", models.F("closed_at"))
                    ),
                    _connector="OR",
                ),
                name="poll_closed_was_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="poll",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("revealed_at", None),
                    models.Q(
                        ("closed_at__isnull", False), ("closed_at__lte", models.F("revealed_at"))
                    ),
                    _connector="OR",
                ),
                name="poll_revealed_was_closed",
            ),
        ),
        migrations.AddConstraint(
            model_name="poll",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("groups", None), ("revealed_at__isnull", False), _connector="OR"
                ),
                name="poll_groups_only_when_revealed",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "hidden"), models.Q(("reason", ""), _negated=True)),
                    models.Q(models.Q(("state", "hidden"), _negated=True), ("reason", "")),
                    _connector="OR",
                ),
                name="statement_hidden_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "released"), _negated=True),
                    ("position__isnull", False),
                    _connector="OR",
                ),
                name="statement_released_has_its_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="statement_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["suggested", "released", "hidden"])),
                name="statement_state_is_one_of_three",
            ),
        ),
        migrations.AddConstraint(
            model_name="vote",
            constraint=models.UniqueConstraint(
                fields=("ballot", "statement"), name="vote_once_a_statement"
            ),
        ),
        migrations.AddConstraint(
            model_name="vote",
            constraint=models.UniqueConstraint(fields=("ballot", "spot"), name="vote_once_a_spot"),
        ),
        migrations.AddConstraint(
            model_name="vote",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__gte", -1), ("value__lte", 1)),
                name="vote_is_one_of_three",
            ),
        ),
        migrations.AddConstraint(
            model_name="vote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("spot", None),
                    models.Q(("spot__gte", 1), ("spot__lte", 3), ("value", 1)),
                    _connector="OR",
                ),
                name="vote_has_one_of_the_spots",
            ),
        ),
    ]
