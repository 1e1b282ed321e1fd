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
            name="Guest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sent", models.UUIDField(editable=False, null=True)),
                ("name", models.CharField(blank=True, max_length=80)),
                (
                    "voice",
                    models.CharField(
                        choices=[
                            ("experience", "Lived experience"),
                            ("occupation", "Work"),
                            ("study", "Study"),
                            ("unstated", "Not stated"),
                        ],
                        default="unstated",
                        max_length=20,
                    ),
                ),
                ("came_at", models.DateTimeField()),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="guests",
                        to="series.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Prompt",
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
                            ("best_hopes", "Best hopes"),
                            ("preferred_future", "Preferred future"),
                            ("scale", "Scale from 0 to 10"),
                            ("instances", "Where it already works"),
                            ("small_steps", "Small steps"),
                            ("open", "Open question"),
                            ("term", "A term under discussion"),
                        ],
                        max_length=20,
                    ),
                ),
                ("question", models.TextField(max_length=500)),
                ("term", models.CharField(blank=True, max_length=80)),
                ("changed_at", models.DateTimeField()),
                ("position", models.PositiveSmallIntegerField()),
                ("is_open", models.BooleanField(default=True)),
                ("is_revealed", models.BooleanField(default=True)),
                ("hidden_at", models.DateTimeField(null=True)),
                ("hidden_reason", models.CharField(blank=True, max_length=300)),
                (
                    "hidden_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="prompts",
                        to="series.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Photo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sent", models.UUIDField(editable=False, null=True)),
                ("jpeg", models.BinaryField(null=True)),
                ("width", models.PositiveSmallIntegerField()),
                ("height", models.PositiveSmallIntegerField()),
                ("taken_at", models.DateTimeField()),
                ("deleted_at", models.DateTimeField(null=True)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="photos",
                        to="series.meeting",
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "prompt",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="conversation.prompt",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sent", models.UUIDField(editable=False, null=True)),
                ("text", models.TextField(blank=True, max_length=10000)),
                ("number", models.PositiveSmallIntegerField(null=True)),
                (
                    "voice",
                    models.CharField(
                        choices=[
                            ("experience", "Lived experience"),
                            ("occupation", "Work"),
                            ("study", "Study"),
                            ("unstated", "Not stated"),
                        ],
                        default="unstated",
                        max_length=20,
                    ),
                ),
                (
                    "entered_by",
                    models.CharField(
                        choices=[
                            ("member", "Typed by the person, signed in"),
                            ("guest", "Typed by the person, as a guest"),
                            ("scribe", "Written down by a scribe"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "quotable",
                    models.CharField(
                        choices=[
                            ("no", "Do not quote me"),
                            ("anonymous", "Quote me without my name"),
                            ("named", "Quote me with the name I give"),
                        ],
                        default="no",
                        max_length=10,
                    ),
                ),
                ("credit", models.CharField(blank=True, max_length=80)),
                ("said_at", models.DateTimeField()),
                ("said_key", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("shown", "Shown"),
                            ("held", "Held back for now"),
                            ("hidden", "Hidden"),
                        ],
                        default="shown",
                        max_length=10,
                    ),
                ),
                ("state_reason", models.CharField(blank=True, max_length=300)),
                ("state_at", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("done", "Done"), ("partly", "Partly"), ("not_yet", "Not yet")],
                        max_length=10,
                    ),
                ),
                ("outcome_text", models.TextField(blank=True, max_length=2000)),
                ("outcome_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contributions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "state_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "guest",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contributions",
                        to="conversation.guest",
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="contributions",
                        to="conversation.photo",
                    ),
                ),
                (
                    "prompt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contributions",
                        to="conversation.prompt",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Ruling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("keep", "Keep using it"),
                            ("care", "Use it with care"),
                            ("replace", "Use other words"),
                            ("open", "Not decided"),
                        ],
                        max_length=10,
                    ),
                ),
                ("instead", models.CharField(blank=True, max_length=200)),
                ("reason", models.TextField(max_length=2000)),
                ("dissent", models.TextField(blank=True, max_length=2000)),
                ("hands_keep", models.PositiveSmallIntegerField(null=True)),
                ("hands_care", models.PositiveSmallIntegerField(null=True)),
                ("hands_replace", models.PositiveSmallIntegerField(null=True)),
                ("decided_at", models.DateTimeField()),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "prompt",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ruling",
                        to="conversation.prompt",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SaidAgain",
            fields=[
                ("key", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "contribution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="conversation.contribution",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Strand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sent", models.UUIDField(editable=False, null=True)),
                ("name", models.CharField(max_length=120)),
                ("summary", models.TextField(blank=True, max_length=2000)),
                ("changed_at", models.DateTimeField()),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="conversation.strand",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="strands",
                        to="series.series",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="contribution",
            name="strand",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="contributions",
                to="conversation.strand",
            ),
        ),
        migrations.CreateModel(
            name="StrandChange",
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
                            ("made", "Made a strand"),
                            ("moved", "Moved"),
                            ("split", "Split a strand"),
                            ("merged", "Merged two strands"),
                            ("renamed", "Changed a strand's name or summary"),
                        ],
                        max_length=20,
                    ),
                ),
                ("contributions", models.JSONField(default=dict)),
                ("strands", models.JSONField(default=dict)),
                ("suggested", models.PositiveSmallIntegerField(default=0)),
                ("taken", models.PositiveSmallIntegerField(default=0)),
                ("taken_first", models.PositiveSmallIntegerField(default=0)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="strand_changes",
                        to="series.series",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken__lte", models.F("suggested")),
                            ("taken_first__lte", models.F("taken")),
                        ),
                        name="no_more_taken_than_suggested",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LineCorrection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(max_length=10000)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contribution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="conversation.contribution",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="line_correction_keeps_a_form",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="prompt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("hidden_at", None), ("hidden_by", None), ("hidden_reason", "")),
                    models.Q(
                        models.Q(("hidden_reason", ""), _negated=True),
                        ("hidden_at__isnull", False),
                        ("hidden_by__isnull", False),
                        ("is_open", False),
                    ),
                    _connector="OR",
                ),
                name="prompt_hidden_is_closed_and_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="prompt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "term"), models.Q(("term", ""), _negated=True)),
                    models.Q(models.Q(("kind", "term"), _negated=True), ("term", "")),
                    _connector="OR",
                ),
                name="prompt_names_its_term",
            ),
        ),
        migrations.AddConstraint(
            model_name="photo",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("deleted_at", None), ("jpeg__isnull", False)),
                    models.Q(("deleted_at__isnull", False), ("jpeg", None)),
                    _connector="OR",
                ),
                name="photo_deleted_keeps_no_picture",
            ),
        ),
        migrations.AddConstraint(
            model_name="strand",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)),
                fields=("series", "name"),
                name="strand_name_once_a_series",
            ),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(fields=["prompt", "-id"], name="contribution_latest"),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("guest", None), ("member__isnull", False)),
                    models.Q(("guest__isnull", False), ("member", None)),
                    _connector="OR",
                ),
                name="contribution_is_by_a_member_or_a_guest",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(("number", None), ("number__lte", 10), _connector="OR"),
                name="contribution_scale_ends_at_ten",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("credit", ""),
                        ("number", None),
                        ("outcome_text", ""),
                        ("said_key", None),
                        ("text", ""),
                        ("withdrawn_at__isnull", False),
                    ),
                    models.Q(
                        models.Q(
                            models.Q(("text", ""), _negated=True),
                            ("number__isnull", False),
                            _connector="OR",
                        ),
                        ("withdrawn_at", None),
                    ),
                    _connector="OR",
                ),
                name="contribution_withdrawn_keeps_no_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "shown"),
                    models.Q(
                        models.Q(("state_reason", ""), _negated=True),
                        ("state_at__isnull", False),
                        ("state_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="contribution_held_or_hidden_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(("quotable", "named"), ("credit", ""), _connector="OR"),
                name="contribution_credit_only_when_named",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", ""), ("outcome_at", None), ("outcome_text", "")),
                    models.Q(
                        models.Q(("outcome", ""), _negated=True), ("outcome_at__isnull", False)
                    ),
                    ("withdrawn_at__isnull", False),
                    _connector="OR",
                ),
                name="contribution_outcome_and_moment_go_together",
            ),
        ),
    ]
