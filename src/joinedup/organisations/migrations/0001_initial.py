import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import joinedup.core.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                ("sent", models.UUIDField(editable=False, null=True)),
                ("name", models.CharField(max_length=120)),
                ("name_key", joinedup.core.models.NameKeyField(editable=False, unique=True)),
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
            },
        ),
        migrations.CreateModel(
            name="AskedFrom",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("job_title", models.CharField(blank=True, max_length=120)),
                (
                    "invitation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="asked_from",
                        to="access.communityinvitation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PeopleChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sent", models.UUIDField(editable=False, null=True)),
                ("made", models.JSONField(default=dict)),
                ("ended", models.JSONField(default=list)),
                ("done_at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
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
                        related_name="+",
                        to="access.community",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
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
                ("from_date", models.DateField()),
                ("until_date", models.DateField(blank=True, null=True)),
                ("job_title", models.CharField(blank=True, max_length=120)),
                ("speaks_for", models.BooleanField(default=False)),
                ("changed_at", models.DateTimeField()),
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
                        to="organisations.organisation",
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
    ]
