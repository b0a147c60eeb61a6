"""Tasks, orders and bans in talk: where they begin and end, who must act, by when; what asks for nothing."""

import pytest

import briefgen
from briefgen.record import Brief, Directive

Asked = tuple[str, list[str], list[str]]


def brief(words: str, who: str = "贺明山") -> Brief:
    """A talk in which somebody says these words; 贺明山 leads it."""
    turns = [
        ("贺明山", "人都到了，现在开会，今天开一下周例会。"),
        ("秦卫民", "好的贺局。"),
        ("曹一帆", "嗯，在。"),
        (who, words),
        ("贺明山", "好，散会。"),
    ]
    text = "\n".join(f"{name}(00:00:{4 * n:02}): {said}" for n, (name, said) in enumerate(turns))
    (found,) = briefgen.parse_text(text).briefs
    return found


def asked(words: str, who: str = "贺明山") -> list[Directive]:
    return [each for each in brief(words, who).directives if each.text not in ("今天开一下周例会",)]


def facts(words: str, who: str = "贺明山") -> list[Asked]:
    return [(each.text, [owner.text for owner in each.owners], [due.text for due in each.deadlines]) for each in asked(words, who)]


TASKS: list[tuple[str, list[Asked]]] = [
    # somebody is addressed
    ("老秦你这周五之前把清单发我。", [("老秦你这周五之前把清单发我", ["老秦"], ["这周五之前"])]),
    ("嗯，那个，一帆你今天把接口改掉。", [("一帆你今天把接口改掉", ["一帆"], ["今天"])]),
    ("Lisa 你明天下班前交报告。", [("Lisa 你明天下班前交报告", ["Lisa"], ["明天下班前"])]),
    ("秦科长你们路灯科把单子附上。", [("秦科长你们路灯科把单子附上", ["秦科长", "路灯科"], [])]),
    ("马德旺、宋桂兰你们两个去工地盯着。", [("马德旺、宋桂兰你们两个去工地盯着", ["马德旺", "宋桂兰"], [])]),
    ("名单小韩你后天上午十点前报给我。", [("名单小韩你后天上午十点前报给我", ["小韩"], ["后天上午十点前"])]),
    ("照片小孟发一下。", [("照片小孟发一下", ["小孟"], [])]),
    ("你写报告，今天就交。", [("你写报告，今天就交", [], ["今天"])]),
    # a unit
    ("这个事情审计科牵头，下周四前拿办法。", [("这个事情审计科牵头，下周四前拿办法", ["审计科"], ["下周四前"])]),
    ("各科室这周内把休假表排出来交给人事处。", [("各科室这周内把休假表排出来交给人事处", ["各科室"], ["这周内"])]),
    ("眼科和口腔这两个科，31号之前把说明补齐。", [("眼科和口腔这两个科，31号之前把说明补齐", ["眼科", "口腔"], ["31号之前"])]),
    ("财务科和审计科月底前出个细则。", [("财务科和审计科月底前出个细则", ["财务科", "审计科"], ["月底前"])]),
    ("差的部分让供货方重新报价。", [("差的部分让供货方重新报价", ["供货方"], [])]),
    ("新调来的班组一律先学规程再上岗。", [("新调来的班组一律先学规程再上岗", ["新调来的班组"], [])]),
    ("采购这边要同步找第二家供应商，月底前完成认证。", [("采购这边要同步找第二家供应商，月底前完成认证", ["采购"], ["月底前"])]),
    # nicknames, people by what they do, who is made to do it, a unit of any name
    ("阿帆你明天把接口改掉。", [("阿帆你明天把接口改掉", ["阿帆"], ["明天"])]),
    ("没课的老师全部到楼梯口站岗。", [("没课的老师全部到楼梯口站岗", ["没课的老师"], [])]),
    ("值班的今晚把门锁好。", [("值班的今晚把门锁好", ["值班的"], ["今晚"])]),
    ("老秦你们槐荫这周五之前把草皮铺上。", [("老秦你们槐荫这周五之前把草皮铺上", ["老秦", "槐荫"], ["这周五之前"])]),
    # a new addressee is a new unit, in one sentence, too
    ("老秦你把账对一下，一帆你明天去现场。", [("老秦你把账对一下", ["老秦"], []), ("一帆你明天去现场", ["一帆"], ["明天"])]),
    # what goes on, and what does not
    ("各班组16号之前把台账核对一遍，漏的补上，不许涂改。", [("各班组16号之前把台账核对一遍，漏的补上，不许涂改", ["各班组"], ["16号之前"])]),
    ("出纳你把这条记进台账，我回头看。", [("出纳你把这条记进台账", ["出纳"], [])]),
    ("安全员必须每天到岗，谁迟到我找谁。", [("安全员必须每天到岗", ["安全员"], [])]),
    # bans and duties of nobody named
    ("不准用私人邮箱传图纸。", [("不准用私人邮箱传图纸", [], [])]),
    ("焊完要探伤，不能自己补完就刷漆。", [("焊完要探伤，不能自己补完就刷漆", [], [])]),
    ("查完三天之内出结果。", [("查完三天之内出结果", [], ["查完三天之内"])]),
    ("病历必须在术后48小时内完成。", [("病历必须在术后48小时内完成", [], ["术后48小时内"])]),
    ("坚决不许排名次，不许在群里贴名单。", [("坚决不许排名次，不许在群里贴名单", [], [])]),
    ("明天中午前你告诉我有没有这一项。", [("明天中午前你告诉我有没有这一项", [], ["明天中午前"])]),
    # the topic before it belongs to it, a matter does not
    ("备用机房的带宽，一帆你们组下周五前扩一倍。", [("备用机房的带宽，一帆你们组下周五前扩一倍", ["一帆"], ["下周五前"])]),
    ("休假表的事，曹一帆，明天排出来。", [("曹一帆，明天排出来", ["曹一帆"], ["明天"])]),
    ("手电筒下周三前到位，听到没有，小葛？", [("手电筒下周三前到位", [], ["下周三前"])]),
]


@pytest.mark.parametrize(("words", "wanted"), TASKS, ids=[words for words, _ in TASKS])
def test_tasks(words: str, wanted: list[Asked]) -> None:
    assert facts(words) == wanted


NO_TASKS = [
    # calls to speak, to vote, to listen
    "老秦你先说。", "先请供水办老程讲。", "大家议一议。", "同意的举手。", "一帆你来，先汇报一下进度。", "请罗院长讲话。", "小魏你看看还缺谁。",
    # the meeting itself, who writes its record
    "今天请各位来呢，就两件事。", "二季度防火例会啊，照议程走。", "老秦你留一下。", "行，你先走。", "今天开一下周例会。", "小韩做记录。", "一帆你帮忙记一下。",
    # questions
    "手电筒去年不是买过吗？", "检修谁负责？", "那人手够不够？", "能不能20号之前弄好？",
    # promises about oneself
    "供电所那个我来联系。", "我明天就跟会计对。", "机器不够我去申请。", "我们测试这周在补用例。",
    # what was, is or may be
    "上周三去库房看了，货架差两层。", "电梯厂家说26号发货。", "后天能来3个。", "去年那次也是钢筋。", "这是要闯大祸的。", "大概要少收30箱。", "我觉得两年合适。",
    "一棵多少等测绘队来数。", "通知以后下月还不来的，我就去问。", "退给我们的共有两项，一项是登记不及时。", "隔壁小区给八百。", "不一定要挖。",
    "比赛定在5月6号到7号。", "你说得对。", "单子是你签的。",
    # bare assent
    "那就这么定了。", "行，就这样。", "好，没问题。", "今天先到这里，辛苦大家。",
]  # fmt: skip


@pytest.mark.parametrize("words", NO_TASKS)
def test_no_tasks(words: str) -> None:
    assert facts(words) == []


def test_whoever_does_not_lead_orders_by_words_of_orders_only() -> None:
    assert facts("保卫部列个名单发给大家。")
    assert not facts("保卫部列个名单发给大家。", "曹一帆")
    assert facts("焊完必须探伤。", "曹一帆")
    assert facts("名单得供水办先报过来。", "曹一帆") == [("名单得供水办先报过来", ["供水办"], [])]


DEADLINES: dict[str, list[str]] = {
    "各组这两天去问一下。": ["这两天"],
    "你们投标之前要先登记。": ["投标之前"],
    "各班12号放学前把名册交到教务处。": ["12号放学前"],
    "每位教练这学期带队不能少于10次。": ["这学期"],
    "各组每天晚上七点前在台账上记一笔。": ["每天晚上七点前"],
    "宣教科四月份搞两场。": ["四月份"],
    "二季度要升到95%以上。": ["二季度"],
    # none: from when on, how often, what is told
    "从下季度起改成每五天查一回，各组要记下来。": [],
    "各组每个月底必须更新一次。": [],
    "不要当天打电话。": [],
    "上周说的事老秦你抓紧。": [],
}


@pytest.mark.parametrize(("words", "wanted"), DEADLINES.items())
def test_deadlines(words: str, wanted: list[str]) -> None:
    found = [due for _, _, dues in facts(words) for due in dues]
    assert found == wanted


def test_deadlines_stay_open_without_a_date_and_are_settled_with_one() -> None:
    (own,) = asked("老秦你下周三前拿方案。")
    assert [(each.edtf, each.end) for each in own.deadlines] == [(None, None)]
    text = "周例会20260511\n说话人1 00:00\n开会。小孟你下周三前拿方案。\n说话人2 00:08\n好。\n说话人1 00:10\n散会。\n"
    (dated,) = briefgen.parse_text(text).briefs[0].directives
    assert [each.end for each in dated.deadlines] == ["2026-05-20"]


QUANTITIES = {
    "老秦你把余下那5处查完。": ["5处"],
    "每个组必须报两个人。": ["两个人"],
    "总务处把那两间腾出来。": ["两间"],
    "样机至少观察48小时。": ["48小时"],
    # none
    "老秦你写一份说明。": [],
    "各组列个清单，出一个方案。": [],
    "电话24小时不能占线。": [],
}


@pytest.mark.parametrize(("words", "wanted"), QUANTITIES.items())
def test_quantities(words: str, wanted: list[str]) -> None:
    assert [target.text for each in asked(words) for target in each.quantities] == wanted


def test_who_leads_and_who_helps() -> None:
    found = asked("宣教科牵头，月底前搞完，护理部配合。")
    assert [(owner.text, owner.part) for each in found for owner in each.owners] == [("宣教科", "lead"), ("护理部", "support")]


GAPS = [
    ("手续的事你不要拖。", "你不要拖"),  # the matter is no part of it
    ("先按2%挂，财务科月底前出细则。", "先按2%挂，财务科月底前出细则"),  # a decision and the task that follows from it
]


@pytest.mark.parametrize(("words", "wanted"), [pytest.param(*each, marks=pytest.mark.xfail) for each in GAPS])
def test_known_gaps(words: str, wanted: str) -> None:
    assert [text for text, _, _ in facts(words)] == [wanted]
