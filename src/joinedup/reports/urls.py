from django.urls import path

from joinedup.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.report_list, name="report_list"),
    path("<int:pk>/", views.report_detail, name="report_detail"),
    path("series/<int:pk>/", views.series_report, name="series_report"),
    # What was published
    path("versions/<int:pk>/", views.report_version, name="report_version"),
    path("versions/<int:pk>/pdf/", views.version_pdf, name="version_pdf"),
    path("versions/<int:pk>/pdf/again/", views.pdf_again, name="pdf_again"),
    path(
        "versions/<int:pk>/findings/<int:finding>/",
        views.finding_sources,
        name="finding_sources",
    ),
    # Writing it
    path("series/<int:pk>/draft/", views.report_draft, name="report_draft"),
    path("<int:pk>/edit/", views.report_edit, name="report_edit"),
    path("<int:pk>/texts/", views.report_texts, name="report_texts"),
    path("<int:pk>/tell/", views.report_tell, name="report_tell"),
    path("<int:pk>/publish/", views.report_publish, name="report_publish"),
    path("<int:pk>/findings/new/", views.finding_new, name="finding_new"),
    path("findings/<int:pk>/edit/", views.finding_edit, name="finding_edit"),
    path("findings/<int:pk>/words/", views.finding_words, name="finding_words"),
    path("findings/<int:pk>/move/", views.finding_move, name="finding_move"),
    path("findings/<int:pk>/drop/", views.finding_drop, name="finding_drop"),
    path("findings/<int:pk>/asks/new/", views.ask_new, name="ask_new"),
    path("asks/<int:pk>/edit/", views.ask_edit, name="ask_edit"),
    path("asks/<int:pk>/drop/", views.ask_drop, name="ask_drop"),
    # Where did my words go?
    path("receipts/", views.my_receipt, name="my_receipt"),
    path("receipts/words/<int:pk>/quotable/", views.quotable, name="quotable"),
    path("receipts/words/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("receipts/<str:token>/", views.receipt, name="receipt"),
    path(
        "receipts/<str:token>/words/<int:words>/quotable/",
        views.receipt_quotable,
        name="receipt_quotable",
    ),
    path(
        "receipts/<str:token>/words/<int:words>/withdraw/",
        views.receipt_withdraw,
        name="receipt_withdraw",
    ),
]
