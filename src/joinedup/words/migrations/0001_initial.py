import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CommunityLexicon",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("redactions", models.PositiveIntegerField(default=0)),
                ("published_at", models.DateTimeField(null=True)),
                (
                    "community",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lexicon",
                        to="access.community",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Argument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sent", models.UUIDField(editable=False, null=True)),
                ("entry_id", models.SlugField(max_length=80)),
                ("text", models.TextField(blank=True, max_length=2000)),
                ("at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="arguments",
                        to="access.community",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at", None), models.Q(("text", ""), _negated=True)),
                            models.Q(("text", ""), ("withdrawn_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="argument_withdrawn_keeps_no_words",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Dismissal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sent", models.UUIDField(editable=False, null=True)),
                ("entry_id", models.SlugField(max_length=80)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("thing", "not about a person"),
                            ("own_word", "their own word"),
                            ("quoted", "a quotation"),
                            ("mention", "about the wording"),
                            ("other", "another reason"),
                        ],
                        max_length=10,
                    ),
                ),
                ("on_date", models.DateField()),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="access.community",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["community", "entry_id"], name="dismissal_of_entry")
                ],
            },
        ),
        migrations.CreateModel(
            name="LexiconChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sent", models.UUIDField(editable=False, null=True)),
                ("version", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("added", "Added"),
                            ("changed", "Changed"),
                            ("retired", "Retired"),
                            ("restored", "Taken up again"),
                            ("kept", "Left as it is"),
                        ],
                        max_length=10,
                    ),
                ),
                ("entry_id", models.SlugField(max_length=80)),
                ("entry", models.JSONField(default=dict)),
                ("reason", models.TextField(max_length=2000)),
                ("dissent", models.TextField(blank=True, max_length=2000)),
                ("source_title", models.CharField(blank=True, max_length=200)),
                ("source_path", models.CharField(blank=True, max_length=200)),
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
                    "lexicon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="words.communitylexicon",
                    ),
                ),
            ],
            options={
                "ordering": ["-version"],
                "indexes": [models.Index(fields=["lexicon", "entry_id"], name="change_of_entry")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("lexicon", "version"), name="change_makes_one_version"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="change_gives_its_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("entry", {}), ("kind", "retired")),
                            models.Q(
                                models.Q(("kind", "retired"), _negated=True),
                                models.Q(("entry", {}), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="change_retired_holds_no_entry",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source_path", ""), ("source_title", "")),
                            models.Q(
                                models.Q(("source_title", ""), _negated=True),
                                models.Q(("source_path", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="change_source_has_title_and_link",
                    ),
                ],
            },
        ),
    ]
