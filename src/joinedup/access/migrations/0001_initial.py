import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import joinedup.core.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Community",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("name_key", joinedup.core.models.NameKeyField(editable=False, unique=True)),
                ("purpose", models.TextField(max_length=500)),
                ("about", models.TextField(blank=True, max_length=5000)),
                ("contact_email", models.EmailField(max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("changed_at", models.DateTimeField()),
                ("first_steps_hidden_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name_plural": "communities",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="CommunityInvitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sent", models.UUIDField(editable=False, null=True)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
                (
                    "voice",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("experience", "Lived experience"),
                            ("occupation", "Work"),
                            ("study", "Study"),
                            ("unstated", "Not stated"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("member", "Member"),
                            ("adviser", "Adviser"),
                            ("facilitator", "Facilitator"),
                            ("coordinator", "Coordinator"),
                            ("administrator", "Administrator"),
                        ],
                        default="member",
                        max_length=20,
                    ),
                ),
                ("invited_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(null=True)),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="access.community",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="community_invitations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("member", "community"), name="community_invitation_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("accepted_at", None)),
                        fields=("email", "community"),
                        name="community_invitation_waits_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("accepted_at", None),
                                ("member", None),
                                models.Q(("email", ""), _negated=True),
                            ),
                            models.Q(
                                ("accepted_at__isnull", False),
                                ("email", ""),
                                ("name", ""),
                                ("phone", ""),
                                ("voice", ""),
                            ),
                            _connector="OR",
                        ),
                        name="community_invitation_is_words_or_a_member",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Role",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_date", models.DateField()),
                ("until_date", models.DateField(blank=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("member", "Member"),
                            ("adviser", "Adviser"),
                            ("facilitator", "Facilitator"),
                            ("coordinator", "Coordinator"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="roles",
                        to="access.community",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="roles",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-from_date"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_date", None),
                            ("until_date__gte", models.F("from_date")),
                            _connector="OR",
                        ),
                        name="role_ends_after_it_begins",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until_date", None)),
                        fields=("member", "community", "kind"),
                        name="role_once_at_a_time",
                    ),
                ],
            },
        ),
    ]
