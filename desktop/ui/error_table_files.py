"""The words for error codes of files that are read and written; a part of `error_table`."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from desktop.core.domain.errors import ErrorCode

Words = tuple[object, object, object]

WORDS_OF_FILES: dict[ErrorCode, Words] = {
    ErrorCode.IMPORT_WRONG_TYPE: (
        QT_TRANSLATE_NOOP("ErrorText", "This kind of file cannot be read"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was imported."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose an Excel file (.xlsx, .xls) or a CSV file."),
    ),
    ErrorCode.IMPORT_PASSWORD: (
        QT_TRANSLATE_NOOP("ErrorText", "This workbook is protected by a password"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was imported."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Open it in Excel, remove the password, save it and choose it again."
        ),
    ),
    ErrorCode.IMPORT_EMPTY: (
        QT_TRANSLATE_NOOP("ErrorText", "The file holds no table"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was imported."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Check that the first sheet has a row of headings and rows below it."
        ),
    ),
    ErrorCode.IMPORT_NO_COLUMNS: (
        QT_TRANSLATE_NOOP("ErrorText", "No column was recognised"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was imported."),
        QT_TRANSLATE_NOOP(
            "ErrorText",
            "Give the columns headings such as 氏名 or メール, or choose another sheet.",
        ),
    ),
    ErrorCode.IMPORT_TOO_MANY_ROWS: (
        QT_TRANSLATE_NOOP("ErrorText", "The file has too many rows"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was imported."),
        QT_TRANSLATE_NOOP("ErrorText", "Split it into files of at most 200,000 rows."),
    ),
    ErrorCode.IMPORT_TOO_LARGE: (
        QT_TRANSLATE_NOOP("ErrorText", "The file is too large"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was imported."),
        QT_TRANSLATE_NOOP("ErrorText", "Remove pictures from it or split it, up to 100 MB a file."),
    ),
    ErrorCode.IMPORT_LOCKED: (
        QT_TRANSLATE_NOOP("ErrorText", "The file is open in another program"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was imported."),
        QT_TRANSLATE_NOOP("ErrorText", "Close it in Excel and choose it again."),
    ),
    ErrorCode.IMPORT_UNREADABLE: (
        QT_TRANSLATE_NOOP("ErrorText", "The file is damaged or not what its name says"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was imported."),
        QT_TRANSLATE_NOOP("ErrorText", "Open it in Excel, save it as .xlsx and choose that file."),
    ),
    ErrorCode.IMPORT_NOTHING: (
        QT_TRANSLATE_NOOP("ErrorText", "No row can be imported as it is"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was imported."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Look at the rows marked for checking and mend them in the file."
        ),
    ),
    ErrorCode.IMPORT_FILE_MISSING: (
        QT_TRANSLATE_NOOP("ErrorText", "The file is no longer there"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was imported."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Check whether it was moved or renamed, and choose it again."
        ),
    ),
    ErrorCode.IMPORT_BOMB: (
        QT_TRANSLATE_NOOP("ErrorText", "The file would unpack to an enormous size"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was imported; it was not opened."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Such files can be an attack. Ask whoever sent it, or save it anew."
        ),
    ),
    ErrorCode.IMPORT_TOO_WIDE: (
        QT_TRANSLATE_NOOP("ErrorText", "The sheet is too wide or too long"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was imported."),
        QT_TRANSLATE_NOOP(
            "ErrorText",
            "Something stands far away from the table. Delete the rows below and the columns "
            "to the right of it, or copy the table into a new file.",
        ),
    ),
    ErrorCode.IMPORT_ENTITIES: (
        QT_TRANSLATE_NOOP("ErrorText", "The file holds definitions that no spreadsheet needs"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was imported; it was not opened."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Such files can be an attack. Ask whoever sent it, or save it anew."
        ),
    ),
    ErrorCode.IMPORT_TABLE_GONE: (
        QT_TRANSLATE_NOOP("ErrorText", "The chosen table is not in this file"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was imported."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose another sheet or table."),
    ),
    ErrorCode.FILE_SAYS_NOTHING: (
        QT_TRANSLATE_NOOP("ErrorText", "No column of this file may leave"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was written."),
        QT_TRANSLATE_NOOP("ErrorText", "Say for at least one column which hierarchy it has."),
    ),
    ErrorCode.FILE_COLUMN_FIXED: (
        QT_TRANSLATE_NOOP("ErrorText", "Column {column} cannot be used in this way"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was written."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Names, contacts and what fair hiring keeps out are always removed."
        ),
    ),
    ErrorCode.FILE_TOO_FEW: (
        QT_TRANSLATE_NOOP("ErrorText", "There are too few people alike in this file"),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Nothing was written. At least {least} people are needed, {k} alike each."
        ),
        QT_TRANSLATE_NOOP("ErrorText", "Take a longer period into one file, or fewer columns."),
    ),
    ErrorCode.COUNT_BUDGET: (
        QT_TRANSLATE_NOOP("ErrorText", "This business year has no counts left"),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Nothing was counted. Tables asked before can be shown again at any time."
        ),
        QT_TRANSLATE_NOOP("ErrorText", "Choose a rougher table, or another business year."),
    ),
    ErrorCode.COUNT_SAME_TWICE: (
        QT_TRANSLATE_NOOP("ErrorText", "Lines and columns are the same"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was counted."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose something else for the columns, or none."),
    ),
    ErrorCode.COUNT_TOO_EARLY: (
        QT_TRANSLATE_NOOP("ErrorText", "This period has not begun yet"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was counted."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose an earlier period."),
    ),
    ErrorCode.SCRUB_UNREADABLE: (
        QT_TRANSLATE_NOOP("ErrorText", "This file holds no text that can be read"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was changed."),
        QT_TRANSLATE_NOOP("ErrorText", "Open it in its own program and paste the text here."),
    ),
    ErrorCode.IMPORT_PROFILE_GONE: (
        QT_TRANSLATE_NOOP("ErrorText", "There is no saved reading of this name"),
        QT_TRANSLATE_NOOP("ErrorText", "Nothing was imported."),
        QT_TRANSLATE_NOOP("ErrorText", "Check the name, or import without one."),
    ),
    ErrorCode.EXPORT_NOTHING: (
        QT_TRANSLATE_NOOP("ErrorText", "There is nobody to write down"),
        QT_TRANSLATE_NOOP("ErrorText", "No file was written."),
        QT_TRANSLATE_NOOP("ErrorText", "Import or add people first."),
    ),
    ErrorCode.EXPORT_CHARACTERS: (
        QT_TRANSLATE_NOOP("ErrorText", "Shift_JIS cannot hold some characters: {characters}"),
        QT_TRANSLATE_NOOP("ErrorText", "No file was written, so no name was changed."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose UTF-8 with a mark (Excel opens it) or .xlsx."),
    ),
    ErrorCode.EXPORT_FOLDER: (
        QT_TRANSLATE_NOOP("ErrorText", "The file cannot be written there"),
        QT_TRANSLATE_NOOP("ErrorText", "No file was written. What is stored stays as it is."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Close it in Excel if it is open there, or choose another folder."
        ),
    ),
    ErrorCode.EXPORT_SAME_FILE: (
        QT_TRANSLATE_NOOP("ErrorText", "That is the very file you are importing"),
        QT_TRANSLATE_NOOP("ErrorText", "No file was written. Your list stays as it is."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose another name."),
    ),
}
