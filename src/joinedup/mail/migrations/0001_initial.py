from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="OutgoingEmail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sender_name", models.CharField(blank=True, max_length=120)),
                ("reply_to", models.EmailField(blank=True, max_length=254)),
                ("to", models.EmailField(max_length=254)),
                ("subject", models.CharField(max_length=200)),
                ("body", models.TextField(blank=True)),
                ("calendar", models.TextField(blank=True)),
                ("is_to_stranger", models.BooleanField(default=False)),
                ("queued_at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("next_try_at", models.DateTimeField()),
                ("failing_since", models.DateTimeField(null=True)),
                ("tried_at", models.DateTimeField(null=True)),
                (
                    "problem",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unreachable", "The mail server could not be reached"),
                            ("sign_in", "The mail server did not let us sign in"),
                            ("sender", "The mail server does not take emails from our address"),
                            ("address", "The address does not take emails"),
                            ("other", "The mail server refused the email"),
                        ],
                        max_length=20,
                    ),
                ),
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
                        name="outgoing_email_sent_keeps_no_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sent_at", None), ("failed_at", None), _connector="OR"),
                        name="outgoing_email_sent_or_failed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("failing_since", None), ("problem", ""), ("tried_at", None)),
                            models.Q(
                                models.Q(("problem", ""), _negated=True),
                                ("failing_since__isnull", False),
                                ("tried_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="outgoing_email_problem_and_moments_go_together",
                    ),
                ],
            },
        ),
    ]
