"""Long talk on the page: where its paragraphs begin, who speaks on, who says the same, how speakers are called."""

import pytest

import briefgen
from briefgen.rendering import markdown
from briefgen.rendering.options import RenderOptions

HEAD = "青石镇水利站例会会议记录\n时间：2024年3月6日上午9时\n地点：二楼会议室\n主持人：石磊\n出席：石磊、韩雪、邓岩、宁芳\n\n"
TALK = [
    "石磊：先说水泵，坏了几天，修要多少钱，韩雪一样一样讲清楚，东村和西村都等着用水。",
    "韩雪：坏了两台，都是去年冬天冻裂的，厂家来看过，说泵壳补不了，只能换，换一台要三万，两台六万出头，运费还要另算。",
    "邓岩：闸门也漏，东村那道闸去年就报过，橡胶条老化，关不严，一夜要漏掉半池子水，村里意见不小，修一下大概四千。",
    "韩雪：账上还有五万六，水费三月底才收，收上来也就两万多一点，所以两台水泵一起换，再加上闸门，钱是不够的，得分个先后，先急后缓。",
]
REPORT = "仓库去年盘过一次，铁锹少了六把，水带缺两卷，三月里我再盘一遍，缺什么列个单子报给站里，站里统一去县上买。"


def page(*turns: str) -> str:
    return markdown.render(briefgen.parse_text(HEAD + "\n".join((*TALK, *turns)) + "\n"), RenderOptions(form="brief"))


@pytest.mark.parametrize(
    ("turns", "wanted"),
    [
        # words that call the next matter, or who is to speak, are left out; a word for it opens the paragraph of who reports on it
        (("邓岩：先换一台。", "石磊：下一个，仓库。", f"宁芳：{REPORT}"), f"\n宁芳说：“{REPORT}”\n"),
        (("邓岩：先换一台。", "石磊：仓库。", f"宁芳：{REPORT}"), f"\n石磊说：“仓库。”宁芳说：“{REPORT}”\n"),
        (("邓岩：先换一台。", "石磊：请宁芳说说。", f"宁芳：{REPORT}"), f"\n宁芳说：“{REPORT}”\n"),
        (("邓岩：先换一台。", "石磊：下月起停用。", f"宁芳：{REPORT}"), "石磊说：“下月起停用。”"),
        (("邓岩：先换一台。", "石磊：仓库你不先说说？", f"宁芳：{REPORT}"), "石磊问道：“仓库你不先说说？”"),
        # what the chair agrees to stands with it, and who speaks next begins anew
        (("邓岩：先换一台，明天我去县里。", "石磊：就这么办。", f"宁芳：{REPORT}"), f"石磊说：“就这么办。”\n\n宁芳说：“{REPORT}”"),
        # a question of the chair opens something new; that of another takes up a few words
        (("邓岩：先换一台。", "石磊：仓库谁管？", "宁芳：我管。"), "\n石磊问道：“仓库谁管？”宁芳说：“我管。”\n"),
        (("宁芳：水带我想先换一卷，剩下的再用一年。", "邓岩：哪一卷？", "宁芳：旧的。"), "再用一年。”邓岩问道：“哪一卷？”宁芳说：“旧的。”"),
        # who has just spoken speaks on
        (("邓岩：先换一台。", "邓岩：另一台等水费收上来。"), "\n邓岩说：“先换一台。另一台等水费收上来。"),
        (
            ("石磊：水泵先换一台，月底前换好。", "石磊：下面说水费，一季度收了多少。", "韩雪：两万。"),
            "换好。”\n\n石磊接着说：“下面说水费，一季度收了多少。”",
        ),
        # several say the same
        (
            ("石磊：先换一台，同意不同意？", "韩雪：同意。", "邓岩：同意。", "宁芳：同意。"),
            "石磊问道：“先换一台，同意不同意？”韩雪、邓岩、宁芳说：“同意。”",
        ),
        (("石磊：还缺几卷水带？", "邓岩：两卷。", "宁芳：三卷。"), "邓岩说：“两卷。”宁芳说：“三卷。”"),
        (("石磊：先换一台，哪一天换？", "邓岩：周四。", "宁芳：周四。"), "邓岩说：“周四。”宁芳说：“周四。”"),
    ],
)
def test_where_a_paragraph_begins(turns: tuple[str, ...], wanted: str) -> None:
    assert wanted in page(*turns, "邓岩：闸门我下个星期找人来修，轮胎皮先垫着，修好以前夜里我去看着水位。")


@pytest.mark.parametrize(
    ("opening", "first", "then"),
    [
        ("葛师傅（水泵班）", "水泵班葛师傅说", "葛师傅说"),
        ("葛师傅（3号楼业主）", "3号楼业主葛师傅说", "葛师傅说"),
        ("葛师傅（后勤）", "后勤葛师傅说", "葛师傅说"),
        ("葛师傅（居委会）", "居委会葛师傅说", "葛师傅说"),
        ("葛师傅（老邻居）", "葛师傅（老邻居）说", "葛师傅说"),
        ("葛师傅（线上参会）", "葛师傅说", "葛师傅说"),
    ],
)
def test_what_brackets_say_of_a_speaker(opening: str, first: str, then: str) -> None:
    made = page(f"{opening}：水管我昨天看过，接头松了，拧紧就行。", "邓岩：西头那段呢，去年也漏过水。", f"{opening}：西头那段是铁管，锈了，得换。")
    assert f"\n{first}：“水管我昨天看过" in made
    assert f"{then}：“西头那段是铁管" in made
    assert made.count("（") == first.count("（")


@pytest.mark.parametrize(
    ("line", "heading"),
    [("一、仓库盘点", True), ("议题二：仓库盘点", True), ("【二、仓库盘点】", True), ("一、仓库三月底前盘点完，宁芳负责。", False)],
)
def test_a_numbered_line_between_turns(line: str, heading: bool) -> None:
    assert ("**" in page(line, f"宁芳：{REPORT}")) is heading


def test_names_are_not_bold_in_a_crowd() -> None:
    assert "**" not in page(
        *(
            f"{who}：水带我去年就说过要换，今年再不换，旱起来用什么浇地。"
            for who in ["孙芳", "郑磊", "钱岩", "周雪", "吴刚", "冯宁", "陈石", "蒋韩", "沈邓"]
        )
    )
