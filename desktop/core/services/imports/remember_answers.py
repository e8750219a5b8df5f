"""Keep what a person answered about a file, for the next file of its shape."""

from collections import defaultdict

from desktop.core.domain.changes import Changes
from desktop.core.domain.importing import ImportPreview
from desktop.core.domain.sheet import ApplicantField
from desktop.core.services.import_profiles.profiles import save_profile
from desktop.core.services.import_profiles.vocabulary import save_words
from desktop.core.services.workspace.context import Workspace


def remember_answers(workspace: Workspace, preview: ImportPreview) -> Changes:
    """Keep how the columns were read, and what the words mean; never a cell."""
    changes = save_profile(workspace, preview.analysis)
    words: dict[ApplicantField, dict[str, str]] = defaultdict(dict)
    for (field, word), code in preview.answers.words.items():
        words[field][word] = code
    for field, meanings in words.items():
        changes |= save_words(workspace, field, meanings)
    return changes
