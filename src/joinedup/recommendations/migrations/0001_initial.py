import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0001_initial"),
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sent", models.UUIDField(editable=False, null=True)),
                ("text", models.TextField(max_length=1000)),
                ("why", models.TextField(blank=True, max_length=2000)),
                ("source_title", models.CharField(blank=True, max_length=200)),
                ("source_path", models.CharField(blank=True, max_length=200)),
                ("changed_at", models.DateTimeField()),
                ("role_title", models.CharField(max_length=120)),
                ("owner_email", models.EmailField(blank=True, max_length=254)),
                ("asked_at", models.DateTimeField(null=True)),
                ("answer_due_date", models.DateField(null=True)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "Accepted"),
                            ("adapted", "Accepted with changes"),
                            ("not_accepted", "Not accepted"),
                            ("done", "Done"),
                        ],
                        max_length=20,
                    ),
                ),
                ("answer_text", models.TextField(blank=True, max_length=5000)),
                ("evidence", models.TextField(blank=True, max_length=5000)),
                ("answered_at", models.DateTimeField(null=True)),
                ("overdue_told_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closing_statement", models.TextField(blank=True, max_length=5000)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recommendations",
                        to="access.community",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoryEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sent", models.UUIDField(editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("answered", "Answered"),
                            ("reviewed", "Looked at again"),
                            ("closed", "Closed"),
                            ("reopened", "Reopened"),
                            ("reminded", "Reminded"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "Accepted"),
                            ("adapted", "Accepted with changes"),
                            ("not_accepted", "Not accepted"),
                            ("done", "Done"),
                        ],
                        max_length=20,
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=5000)),
                ("evidence", models.TextField(blank=True, max_length=5000)),
                (
                    "via",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("link", "By the private link"),
                            ("member", "Signed in"),
                            ("phone", "By phone"),
                            ("paper", "On paper or by email"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="history",
                        to="recommendations.recommendation",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due_date", models.DateField()),
                ("text", models.TextField(blank=True, max_length=5000)),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviews",
                        to="recommendations.recommendation",
                    ),
                ),
            ],
            options={
                "ordering": ["due_date"],
            },
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer_due_date", None), ("asked_at", None), ("asked_by", None)),
                    models.Q(
                        ("answer_due_date__isnull", False),
                        ("asked_at__isnull", False),
                        ("asked_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="recommendation_asked_at_by_and_due_go_together",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("answer", ""), ("answer_text", ""), ("answered_at", None), ("evidence", "")
                    ),
                    models.Q(
                        models.Q(("answer", ""), _negated=True),
                        ("answered_at__isnull", False),
                        ("asked_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="recommendation_answer_and_moment_go_together",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer__in", ["adapted", "not_accepted"]), _negated=True),
                    models.Q(("answer_text", ""), _negated=True),
                    _connector="OR",
                ),
                name="recommendation_adapted_or_refused_says_how_or_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", "done"), _negated=True),
                    models.Q(("evidence", ""), _negated=True),
                    _connector="OR",
                ),
                name="recommendation_done_shows_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at", None), ("closed_by", None), ("closing_statement", "")),
                    models.Q(
                        models.Q(("closing_statement", ""), _negated=True),
                        ("closed_at__isnull", False),
                        ("closed_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="recommendation_closed_with_a_statement",
            ),
        ),
        migrations.AddConstraint(
            model_name="historyentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "answered"),
                        models.Q(("answer", ""), _negated=True),
                        models.Q(("via", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("kind", "answered"), _negated=True),
                        ("answer", ""),
                        ("evidence", ""),
                        ("via", ""),
                    ),
                    _connector="OR",
                ),
                name="history_answer_belongs_to_answering",
            ),
        ),
        migrations.AddConstraint(
            model_name="historyentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("by__isnull", False), ("via", "link"), ("kind", "reminded"), _connector="OR"
                ),
                name="history_without_a_name_came_by_link_or_date",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(
                fields=("recommendation", "due_date"), name="review_once_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_at", None), ("done_by", None), ("text", "")),
                    models.Q(
                        models.Q(("text", ""), _negated=True),
                        ("done_at__isnull", False),
                        ("done_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="review_done_says_what_and_by_whom",
            ),
        ),
    ]
