from django.urls import path

from joinedup.words.views import checking, documents, lexicons

app_name = "words"
ENTRY = "<int:pk>/entries/<slug:entry_id>"
urlpatterns = [
    path("", checking.words_check, name="words_check"),
    path("documents/<uuid:number>/", documents.document_detail, name="document_detail"),
    path("documents/<uuid:number>/file/", documents.document_file, name="document_file"),
    path("<int:pk>/marks/", checking.marks_beside, name="marks_beside"),
    path("<int:pk>/fine/", checking.mark_dismiss, name="mark_dismiss"),
    path("<int:pk>/", lexicons.lexicon_detail, name="lexicon_detail"),
    path("<int:pk>/file/", lexicons.lexicon_file, name="lexicon_file"),
    path("<int:pk>/versions/", lexicons.version_list, name="version_list"),
    path("<int:pk>/publish/", lexicons.lexicon_publish, name="lexicon_publish"),
    path("<int:pk>/new/", lexicons.entry_new, name="entry_new"),
    path(f"{ENTRY}/", lexicons.entry_detail, name="entry_detail"),
    path(f"{ENTRY}/change/", lexicons.entry_change, name="entry_change"),
    path(f"{ENTRY}/retire/", lexicons.entry_retire, name="entry_retire"),
    path(f"{ENTRY}/argue/", lexicons.entry_argue, name="entry_argue"),
    path("arguments/<int:pk>/withdraw/", lexicons.argument_withdraw, name="argument_withdraw"),
]
