"""A small tables file with the shape of resources/hierarchies/cr_anon_1.json, and batches of it."""

import json

from wire import batch, vocabulary

WORDS = {
    "age_band": ["25-29", "30-34", "20-39", "*"],
    "region": ["東京都", "神奈川県", "関東", "*"],
    "occupation": ["01", "02", "*"],
    "experience": ["0-2", "3-5", "*"],
    "education": ["大学", "高校", "*"],
    "qualification": ["なし", "機械", "*"],
    "quarter": ["2026Q3", "2026", "*"],
    "stage": ["書類", "一次面接", "*"],
    "reason": ["skill", "number", "*"],
}
TABLES = json.dumps(
    {
        "version": "1",
        "fields": {name: {"levels": [], "values": words} for name, words in WORDS.items()},
    },
    ensure_ascii=False,
).encode()
VOCABULARY = vocabulary.parse(TABLES)


def record(**changes: str) -> batch.Record:
    words = {
        "age_band": "25-29",
        "region": "関東",
        "occupation": "01",
        "experience": "3-5",
        "education": "大学",
        "qualification": "なし",
        "quarter": "2026Q3",
        "stage": "書類",
        "reason": "skill",
    }
    return batch.Record(**(words | changes))


def records(count: int = 20, **changes: str) -> tuple[batch.Record, ...]:
    """Return alike records whose sensitive words differ from row to row."""
    return tuple(
        record(
            **(
                {
                    "stage": WORDS["stage"][number % 2],
                    "reason": WORDS["reason"][number // 2 % 2],
                }
                | changes
            )
        )
        for number in range(count)
    )


def a_batch(rows: tuple[batch.Record, ...] | None = None, k: int = 5) -> batch.Batch:
    rows = records() if rows is None else rows
    manifest = batch.manifest_for(rows, VOCABULARY, k=k, app="crd/0.1.0", quarter="2026Q4")
    return batch.Batch(manifest, rows)
