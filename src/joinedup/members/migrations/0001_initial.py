import uuid

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

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
                ("name", models.CharField(max_length=120, unique=True)),
                ("purpose", models.TextField(max_length=500)),
                ("about", models.TextField(blank=True, max_length=5000)),
                ("contact_email", models.EmailField(max_length=254)),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "communities",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                ("email", models.EmailField(blank=True, max_length=254, null=True, unique=True)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("name", models.CharField(max_length=120)),
                ("description", models.CharField(blank=True, max_length=200)),
                ("experience", models.CharField(blank=True, max_length=300)),
                ("occupation", models.CharField(blank=True, max_length=300)),
                ("study", models.CharField(blank=True, max_length=300)),
                ("can_help_with", models.TextField(blank=True, max_length=1000)),
                ("wants_to_know", models.TextField(blank=True, max_length=1000)),
                ("is_listed", models.BooleanField(default=False)),
                ("is_active", models.BooleanField(default=True)),
                ("joined_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("email", None),
                            models.Q(
                                ("email", django.db.models.functions.text.Lower("email")),
                                models.Q(("email", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="member_email_is_lower_case_or_missing",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("to", models.EmailField(max_length=254)),
                ("subject", models.CharField(max_length=200)),
                ("body", models.TextField(blank=True)),
                ("calendar", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("sent_at", models.DateTimeField(null=True)),
                ("failed_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_at", None),
                            models.Q(("body", ""), ("calendar", "")),
                            _connector="OR",
                        ),
                        name="letter_sent_keeps_no_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sent_at", None), ("failed_at", None), _connector="OR"),
                        name="letter_sent_or_failed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120)),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("advice", "Advice and advocacy"),
                            ("children_families", "Children and families"),
                            ("domestic_abuse", "Domestic abuse"),
                            ("drugs_alcohol", "Drugs and alcohol"),
                            ("education", "Education and training"),
                            ("employment", "Employment and benefits"),
                            ("faith", "Faith"),
                            ("fire", "Fire and rescue"),
                            ("health", "Physical health"),
                            ("housing", "Housing and homelessness"),
                            ("justice", "Prison and probation"),
                            ("lived_experience", "Lived experience"),
                            ("mental_health", "Mental health"),
                            ("police", "Police"),
                            ("research", "Research"),
                            ("social_care", "Social care"),
                            ("voluntary", "Wider voluntary sector"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("statutory", "Public body"),
                            ("voluntary", "Charity or voluntary organisation"),
                            ("lived_experience", "Led by people with lived experience"),
                            ("housing_association", "Housing association"),
                            ("private", "Business"),
                            ("education", "School, college or university"),
                            ("faith", "Faith group"),
                            ("informal", "Informal group"),
                        ],
                        max_length=30,
                    ),
                ),
                ("about", models.TextField(blank=True, max_length=1000)),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"),
                        name="organisation_name_is_its_own",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Affiliation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("job_title", models.CharField(blank=True, max_length=120)),
                ("speaks_for", models.BooleanField(default=False)),
                ("from_date", models.DateField()),
                ("until_date", models.DateField(blank=True, null=True)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="affiliations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="affiliations",
                        to="members.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["-from_date"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_date", None),
                            ("until_date__gte", models.F("from_date")),
                            _connector="OR",
                        ),
                        name="affiliation_ends_after_it_begins",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until_date", None)),
                        fields=("member", "organisation"),
                        name="affiliation_once_at_a_time",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("member", "Member"),
                            ("facilitator", "Facilitator"),
                            ("coordinator", "Coordinator"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                ("from_date", models.DateField()),
                ("until_date", models.DateField(blank=True, null=True)),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="roles",
                        to="members.community",
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
