"""The counts for programs and spreadsheets: `Statistics` in, CSV or JSON out."""

import csv
import datetime
import io
import json
from typing import Any

from briefgen.rendering import escape
from briefgen.statistics.counting import Statistics
from briefgen.statistics.tables import tables


def as_csv(found: Statistics, top: int | None) -> str:
    """One row a number, so that a pivot table can be made of it: which table, whose, what, how many. With a BOM, by which Excel knows UTF-8."""
    page = io.StringIO(newline="")
    writer = csv.writer(page)
    writer.writerow(("统计", "名称", "项目", "数"))
    for table in tables(found, top):
        for name, *cells in table.rows:
            writer.writerows(
                (table.title, escape.field(str(name)), heading, number)
                for heading, number in zip(table.header[1:], cells, strict=True)
                if isinstance(number, int)
            )
    return "\ufeff" + escape.visible(page.getvalue())


def as_json(found: Statistics, today: datetime.date | None, top: int | None) -> str:
    """One object; every list complete unless ``top`` cuts it."""
    value: dict[str, Any] = {
        "today": today.isoformat() if today else None,
        "meetings": {
            "total": found.meetings,
            "first": found.first,
            "last": found.last,
            "undated": found.undated,
            "left_out": found.left_out,
            "repeated": found.repeated,
            "failed": found.failed,
            "by_month": [{"month": month, "meetings": number} for month, number in found.months],
            "by_kind": [{"kind": kind, "meetings": number} for kind, number in found.kinds[:top]],
            "by_chair": [{"chair": chair, "meetings": number} for chair, number in found.chairs[:top]],
        },
        "tasks": {"total": found.tasks, "by_state": found.states, "by_owner": [each._asdict() for each in found.owners[:top]]},
        "people": [each._asdict() for each in found.people[:top]],
    }
    return escape.json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"
