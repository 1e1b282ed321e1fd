from django.urls import path

from joinedup.reports.views.copies import copy_list, copy_put_back, copy_take_out
from joinedup.reports.views.findings import (
    finding_drop,
    finding_edit,
    finding_move,
    finding_new,
    finding_words,
    recommendation_drop,
    recommendation_edit,
    recommendation_new,
)
from joinedup.reports.views.published import (
    finding_sources,
    pdf_again,
    report_detail,
    report_list,
    report_version,
    series_report,
    version_pdf,
)
from joinedup.reports.views.quote_notices import report_notify
from joinedup.reports.views.receipts import (
    my_receipt,
    quotable,
    receipt,
    receipt_open,
    receipt_quotable,
    receipt_withdraw,
    withdraw,
)
from joinedup.reports.views.writing import report_draft, report_edit, report_publish, report_texts

app_name = "reports"
urlpatterns = [
    path("", report_list, name="report_list"),
    path("<int:pk>/", report_detail, name="report_detail"),
    path("series/<int:pk>/", series_report, name="series_report"),
    # What was published
    path("versions/<int:pk>/", report_version, name="report_version"),
    path("versions/<int:pk>/pdf/", version_pdf, name="version_pdf"),
    path("versions/<int:pk>/pdf/again/", pdf_again, name="pdf_again"),
    path(
        "versions/<int:pk>/findings/<int:finding>/",
        finding_sources,
        name="finding_sources",
    ),
    # Writing it
    path("series/<int:pk>/draft/", report_draft, name="report_draft"),
    path("<int:pk>/edit/", report_edit, name="report_edit"),
    path("<int:pk>/texts/", report_texts, name="report_texts"),
    path("<int:pk>/tell/", report_notify, name="report_notify"),
    path("<int:pk>/publish/", report_publish, name="report_publish"),
    path("<int:pk>/findings/new/", finding_new, name="finding_new"),
    path("findings/<int:pk>/edit/", finding_edit, name="finding_edit"),
    path("findings/<int:pk>/words/", finding_words, name="finding_words"),
    path("findings/<int:pk>/move/", finding_move, name="finding_move"),
    path("findings/<int:pk>/drop/", finding_drop, name="finding_drop"),
    path("findings/<int:pk>/asks/new/", recommendation_new, name="recommendation_new"),
    path("asks/<int:pk>/edit/", recommendation_edit, name="recommendation_edit"),
    path("asks/<int:pk>/drop/", recommendation_drop, name="recommendation_drop"),
    # Copies of words that were taken back
    path("copies/", copy_list, name="copy_list"),
    path("copies/<int:pk>/take-out/", copy_take_out, name="copy_take_out"),
    path("copies/<int:pk>/put-back/", copy_put_back, name="copy_put_back"),
    # Where did my words go?
    path("receipts/", my_receipt, name="my_receipt"),
    path("receipts/words/<int:pk>/quotable/", quotable, name="quotable"),
    path("receipts/words/<int:pk>/withdraw/", withdraw, name="withdraw"),
    path("receipts/<str:token>/", receipt, name="receipt"),
    path("receipts/<str:token>/open/", receipt_open, name="receipt_open"),
    path(
        "receipts/<str:token>/words/<int:words>/quotable/",
        receipt_quotable,
        name="receipt_quotable",
    ),
    path(
        "receipts/<str:token>/words/<int:words>/withdraw/",
        receipt_withdraw,
        name="receipt_withdraw",
    ),
]
