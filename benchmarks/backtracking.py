"""Whether any pattern backtracks: texts of nothing but repeated marks, digits, 、, brackets and scraps of Chinese, against plain text.

    python benchmarks/backtracking.py [--bytes N] [--random N] [--seed N]

Every text has the same size. Printed: the slowest, and the worst time as a ratio to that of plain text (the median of 11) in the same run.
"""

import argparse
import random
import statistics
import time
from pathlib import Path

import briefgen

SAMPLE = Path(__file__).parents[1] / "samples" / "three-meetings.txt"
MARKS = [*"，。、；：！？…—-·|/“”‘’（）()《》【】[] \n\t\u3000.,:;!?0123456789０一二三十百千万年月日时点周第号会议长要由和与及等的是"]
SCRAPS = [
    "1、", "一、", "（一）", "①", "1.", "第一，", "2021年", "8月1日", "上午9：30", "“", "《", "（", "、、", "，，", "张三、", "李四，", "主任", "副主任、", "局长",
    "出席：", "主持：张三", "会议强调，", "会议", "要求", "要", "由", "各", "全体", "、副", "等", "同志", "  ", " \n", "\n\n", "\r\n", "&nbsp;", "&#12288;", "&", "|", "—", "……",
    "召开", "召开会议", "举行座谈会", "开了个会", "在", "举行", "指出：“", "表示，", "说：", "》、《", "）（", "）、（", "年底前", "之前", "内", "期间", "1/2", "10.5", "1，000", "百分之", "分之", "亿", "万元",
    "买买提·", "·", "艾力", "王　伟", "　", "和", "与会", "大家", "参加会议", "列席", "请假", "责任单位：", "牵头", "负责",
]  # fmt: skip


def texts(size: int, count: int, seed: int) -> list[tuple[str, str]]:
    """Name and text: every mark and scrap alone, pairs and longer strings of them at random, each repeated up to ``size`` bytes."""
    chance = random.Random(seed)
    units = [*MARKS, *SCRAPS]
    units += ["".join(chance.choices([*MARKS, *SCRAPS], k=chance.randint(2, 6))) for _ in range(count)]
    return [(repr(unit), (unit * (size // len(unit.encode()) + 1)).encode()[:size].decode(errors="ignore")) for unit in dict.fromkeys(units)]


def seconds(text: str) -> float:
    """Wall time of one record, as JSON."""
    start = time.perf_counter()
    briefgen.parse_text(text).model_dump_json()
    return time.perf_counter() - start


def main() -> None:
    """Print the ten slowest and the ratio."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--bytes", type=int, default=100_000)
    arguments.add_argument("--random", type=int, default=300)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    sample = SAMPLE.read_text(encoding="utf-8").strip() + "\n\n"
    plain = (sample * (given.bytes // len(sample.encode()) + 1)).encode()[: given.bytes].decode(errors="ignore")
    seconds(plain)
    usual = statistics.median(seconds(plain) for _ in range(11))
    found = sorted(((seconds(text), name) for name, text in texts(given.bytes, given.random, given.seed)), reverse=True)
    for taken, name in found[:10]:
        print(f"{taken / usual:5.2f} x plain text  {name}")
    print(f"{len(found)} texts of {given.bytes:,} bytes; plain text {usual * 1e3:,.0f} ms; worst ratio {found[0][0] / usual:.2f}")


if __name__ == "__main__":
    main()
