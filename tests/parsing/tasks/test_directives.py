"""What must be done, by whom, by when, how much."""

import datetime

import pytest

import briefgen
from briefgen.parsing.tasks import units
from briefgen.record import Directive
from briefgen.spans import Block, Span

LEAD = "2024年3月6日上午，清河县召开春耕生产推进会，县委书记沈知行，县长罗映雪，副县长卫长河出席会议。"


def directives(body: str, base_date: datetime.date | None = None) -> list[Directive]:
    (brief,) = briefgen.parse_text(LEAD + body, base_date=base_date).briefs
    return brief.directives


def demands(body: str) -> list[str]:
    return [each.text for each in directives(body)]


DEMANDS: list[tuple[str, list[str]]] = [
    # a modal
    ("会议要求，各乡镇要抓紧整地备耕。", ["各乡镇要抓紧整地备耕。"]),
    ("会议强调，种子质量不得出问题。", ["种子质量不得出问题。"]),
    ("沈知行指出，各乡镇必须守住耕地红线。", ["各乡镇必须守住耕地红线。"]),
    ("沈知行指出，农资经营户应当明码标价。", ["农资经营户应当明码标价。"]),
    ("会议强调，严禁占用耕地挖塘。", ["严禁占用耕地挖塘。"]),
    ("会议强调，务必在清明前完成整地。", ["务必在清明前完成整地。"]),
    ("会议强调，确保灌溉用水不断供。", ["确保灌溉用水不断供。"]),
    ("会议强调，力争早稻面积比去年多一千亩。", ["力争早稻面积比去年多一千亩。"]),
    # one for each part at ；
    ("会议要求，农业农村局要备足种子；水利局要清淤渠道。", ["农业农村局要备足种子；", "水利局要清淤渠道。"]),
    ("沈知行强调，一要早谋划；二要早行动；三要早见效。", ["一要早谋划；", "二要早行动；", "三要早见效。"]),
    # what only begins as 要强, 要点, 要领
    (
        "沈知行指出，一要强化农机调度；二要点面结合；三要领会文件；四要人人有责。",
        ["一要强化农机调度；", "二要点面结合；", "三要领会文件；", "四要人人有责。"],
    ),
    # a fact that an aim names is none
    (
        "沈知行要求，八是确保渠首改造取得实效；九是改进作风，着力解决排班中存在的问题。",
        ["八是确保渠首改造取得实效；", "九是改进作风，着力解决排班中存在的问题。"],
    ),
    ("沈知行强调，抢占农时，抢抓墒情，确保满栽满插。", ["抢占农时，抢抓墒情，确保满栽满插。"]),
    # in a run behind others, and in items of a list, without a modal
    (
        "沈知行强调，要早谋划。牢牢把握墒情这一核心要求，抓好整地。构建长效机制推动形成自觉。",
        ["要早谋划。", "牢牢把握墒情这一核心要求，抓好整地。", "构建长效机制推动形成自觉。"],
    ),
    ("沈知行强调：一是深刻理解农时的意义。二是熟悉掌握检修的流程。", ["一是深刻理解农时的意义。", "二是熟悉掌握检修的流程。"]),
    # an item that hopes or asks begins behind that; behind a modal it goes on
    ("沈知行提出两点希望：一是希望各乡镇早谋划；二是希望农机站早检修。", ["各乡镇早谋划；", "农机站早检修。"]),
    ("沈知行强调，要坚持早谋划，邀请农技专家把脉支招。", ["要坚持早谋划，邀请农技专家把脉支招。"]),
    ("会议决定：先整地，再下种，望各乡镇抓紧。", ["各乡镇抓紧。"]),
    ("会议决定：\n1、同意购置检测仪3台。", ["1、同意购置检测仪3台。"]),
    ("沈知行要求，各乡镇要出席会议，按时参加。", ["各乡镇要出席会议，按时参加。"]),
    ("沈知行指出，今年以来墒情偏差，各乡镇要抓紧引水。", ["今年以来墒情偏差，各乡镇要抓紧引水。"]),
    # hopes behind when, and of those who are there
    ("沈知行说，农机还不够，今后我们希望更多的合作社加入进来。", ["更多的合作社加入进来。"]),
    ("沈知行指出，墒情正好，希望与会同志早到田头。", ["与会同志早到田头。"]),
    ("沈知行期待两个镇能进一步加强合作。", ["两个镇能进一步加强合作。"]),
    # measures that a meeting fixes, items behind a dash
    ("会议确定了保障春耕用水的措施：一是提前开闸，错峰轮灌。二是禁止沿渠取土。", ["一是提前开闸，错峰轮灌。", "二是禁止沿渠取土。"]),
    # a bare verb under a verb that demands
    ("会议要求，加强农机检修，落实专人值班。", ["加强农机检修，落实专人值班。"]),
    ("会议强调，压实乡镇责任。", ["压实乡镇责任。"]),
    ("会议要求，每周三前报送进度。", ["每周三前报送进度。"]),
    ("会议要求，培训农机手二百余名。", ["培训农机手二百余名。"]),
    ("会议决定，成立春耕服务队。", ["成立春耕服务队。"]),
    ("会议要求各乡镇抓紧整地备耕。", ["各乡镇抓紧整地备耕。"]),
    # a fact in front is cut off
    ("沈知行强调，当前已经进入春耕关键期，各乡镇要抓紧整地备耕。", ["各乡镇要抓紧整地备耕。"]),
    # a state or an announcement in front is cut off
    ("沈知行强调，年底人情多，各单位不得公款吃请。", ["各单位不得公款吃请。"]),
    ("沈知行强调，我再补充一点，各乡镇要抓紧整地备耕。", ["各乡镇要抓紧整地备耕。"]),
    # with whom and by when apart, examples behind 如
    ("\n会议议定：\n1.修复机耕路三段。农业农村局牵头。4月15日前。", ["1.修复机耕路三段。农业农村局牵头。4月15日前。"]),
    ("会议要求，要备足农资，如：种子；化肥；农膜。", ["要备足农资，如：种子；化肥；农膜。"]),
    # an adverbial stays
    ("沈知行强调，在整地过程中，各乡镇要避开雨天。", ["在整地过程中，各乡镇要避开雨天。"]),
    # by whom
    ("会议决定，由农业农村局牵头，水利局配合，制定灌溉方案。", ["由农业农村局牵头，水利局配合，制定灌溉方案。"]),
    ("会议明确，由水利局负责渠道清淤。", ["由水利局负责渠道清淤。"]),
    ("会议议定，由卫长河牵头清淤。", ["由卫长河牵头清淤。"]),
    # listed under a heading of decisions
    (
        "\n会议议定：\n（一）春耕服务队由卫长河任队长。\n（二）农机夜班补助每班五十元。",
        ["（一）春耕服务队由卫长河任队长。", "（二）农机夜班补助每班五十元。"],
    ),
    ("沈知行说，切实加强机井管护。", ["切实加强机井管护。"]),
    # announced points
    ("沈知行提出三点要求。一要早谋划。二要早行动。", ["一要早谋划。", "二要早行动。"]),
    # hoped of others
    ("沈知行希望广大农户早准备、早下地。", ["广大农户早准备、早下地。"]),
    ("沈知行说，希望各合作社带好头。", ["各合作社带好头。"]),
    ("沈知行建议农机站把夜班排起来。", ["农机站把夜班排起来。"]),
    ("沈知行说，诚挚邀请各合作社来县里看一看。", ["各合作社来县里看一看。"]),
    ("沈知行希望在新的一年里，各合作社再接再厉。", ["在新的一年里，各合作社再接再厉。"]),
]


@pytest.mark.parametrize(("body", "expected"), DEMANDS)
def test_demands(body: str, expected: list[str]) -> None:
    assert demands(body) == expected


NONE = [
    # what has been done; what somebody vows, plans or thanks for
    "沈知行说，5年来，全县妥善调度农机，加大补贴力度，切实保障春耕；积极推进水利建设，成效明显。",
    "卫长河表示，我一定要勤奋学习，依法履职。",
    "卫长河表示，今后农机站将把检修作为重中之重，整合资源，力争全县不误农时。",
    "卫长河表示，一要感谢各位的支持；二要感谢大家的努力。",
    # what somebody else asked, what has been understood, what something is for
    "罗映雪认为，规划建议明确提出要“开展质量提升行动”，从根本上说要通过市场竞争。",
    "会议认为，大家更加深刻认识到农时的宝贵，必须早谋划；深刻体会到良种的作用，必须重视育种。",
    "会议强调，安排三个专题，目的就是结合实际推动春耕。",
    "沈知行指出，收成的好坏要靠全县上下的努力。",
    # votes, what is agreed to, who holds what
    "会议一致同意，桑若水辞去理事。",
    "会议决定：\n1、同意9票，反对1票。",
    "会议同意农机年会在清河举行，由县农机学会承办。",
    "农机队施行“组长负责、骨干支撑”的办法，组长由站长担任，骨干由站长负责挑选。",
    # a promise
    "罗映雪说，论文集计划年底前交付出版。",
    # 要求 as a noun, 重要, 主要, 只要, 需要 and the like
    "沈知行指出，春耕是全年工作的重要一环。",
    "沈知行指出，今年的主要任务是稳面积。",
    "沈知行指出，整地质量达到了技术要求。",
    "沈知行指出，首要问题是缺水。",
    "沈知行指出，只要雨水跟得上，收成就有底。",
    "沈知行指出，农时已经是紧要关头。",
    "沈知行指出，群众对水源的要求合情合理。",
    "沈知行指出，群众反应很好，适应了新技术。",
    # facts and praise
    "沈知行指出，县里采取有力措施，狠抓春灌，确保了墒情稳定。",
    "沈知行指出，今年雨水来得早。",
    "沈知行指出，各乡镇工作扎实，成绩值得肯定。",
    "会议指出，全县已完成整地三万亩，同比增长12%。",
    "会议认为，农机调度取得了明显成效。",
    # thanks, promises, hopes about oneself
    "沈知行表示感谢。",
    "沈知行对大家的付出表示衷心感谢。",
    "种粮大户代表表示，希望能与农机站早日签约。",
    # questions
    "沈知行问，种子要不要再备一批？",
    "沈知行说，水渠到底能不能按时修好？",
    "沈知行强调，能不能按时整地，关系到全年收成。",
    # a verb phrase of which something is said
    "会议强调，抓好春灌工作，是稳住全年收成的重要一环。",
    "会议强调，做好今年春耕，关系到全县群众的口粮。",
    # who held something
    "3月8日，由县农机协会主办的农机展销会在县城开幕。",
    # narration: what the meeting was for, what was remarked
    "会议研究部署下一阶段工作。",
    "会议还研究了农机补贴、水源调度等下一阶段重点工作。",
    "与会人员提出了意见和建议。",
    "罗映雪部署了春耕工作。",
    "沈知行作了重要讲话，提出了明确要求。",
    "会议由卫长河主持。",
    # forecasts, own promises, headings, what it takes
    "卫长河说，河滩地包出去年底还能分红。",
    "卫长河表示，他今晚就去村里，争取月底通水。",
    "\n会议议定：\n一、征地补偿。",
    "卫长河说，这样的教训要不得。",
    "卫长河提出，农机站的经费比往年偏高。",
]


@pytest.mark.parametrize("body", NONE)
def test_no_demand(body: str) -> None:
    assert demands(body) == []


OWNERS: list[tuple[str, list[list[str]]]] = [
    # each of both; all of them and some of them above all
    ("会议要求，各单位、部门要抓紧整地。", [["各单位、部门"]]),
    ("会议要求，各单位和农机站要抓紧整地。", [["各单位", "农机站"]]),
    ("会议要求，各地区、各部门尤其是各级领导干部要增强责任感。", [["各地区", "各部门", "各级领导干部"]]),
    # inside of a clause nobody is asked
    ("会议强调，要按照全省部署，及省厅结合巡视出台的文件要求，抓好落实。", [[]]),
    ("会议强调，各单位要形成领导亲自抓，农机部门牵头实施，有关部门积极配合的工作机制。", [["各单位"]]),
    ("会议强调，要明确供应网络，合理布局，确保供应到位。", [[]]),
    ("会议强调，三是认真规划职工发展，提高能力。", [[]]),
    ("会议强调，县委提出要建设美丽乡村，各部门要认真落实。", [["各部门"]]),
    ("会议强调，各部门将任务分解到人，确保按时完成。", [["各部门"]]),
    # whom a hope names, as a whole
    ("沈知行希望各方以举办农机展为契机，深化合作。", [["各方"]]),
    ("沈知行希望各位先进代表不仅要做好本职工作，更要带动同事。", [["各位先进代表"]]),
    ("沈知行希望农机站党委班子进一步开拓视野。", [["农机站党委班子"]]),
    # what no list has, by where it stands
    ("会议要求，广大农机手务必检修到位。", [["广大农机手"]]),
    ("会议要求，请各位老师于周五前交回意见。", [["各位老师"]]),
    ("会议要求，各相关部门和单位要抓好落实。", [["各相关部门和单位"]]),
    ("会议要求，各参与单位和教师要按时到场。", [["各参与单位", "教师"]]),
    ("会议要求，各部门、子公司负责人要带头。", [["各部门、子公司负责人"]]),
    # whatever their noun is, before a modal and behind what asks
    ("会议强调，清白两镇要加强会商。", [["清白两镇"]]),
    ("他希望大湾渠协会继续管好水。", [["大湾渠协会"]]),
    # however long the list is
    (
        "会议要求，县领导、各乡镇和县直部门主要负责人、各村农机专干、全体驻村干部、广大农机手以及各级河长要带头下田。",
        [["县领导", "各乡镇和县直部门主要负责人", "各村农机专干", "全体驻村干部", "广大农机手", "各级河长"]],
    ),
    # one body in two words
    ("会议强调，各级党委和政府要抓紧整地。", [["各级党委和政府"]]),
    ("会议强调，我们各乡镇、各部门要抓紧整地。", [["各乡镇", "各部门"]]),
    # whatever his noun is, where a phrase for all begins; by what they did; behind a pause
    ("会议要求，全体考生要早到。", [["全体考生"]]),
    ("会议要求，其他负责同志要早到。", [["其他负责同志"]]),
    ("会议要求，超载户要签承诺书。", [["超载户"]]),
    ("会议决定，脱岗的干部在例会上作检查。", [["脱岗的干部"]]),
    ("会议要求，全体员工，要切实负起责任。", [["全体员工"]]),
    ("会议要求，施工单位先行修复右岸。", [["施工单位"]]),
    # a matter, not who deals with it
    ("会议要求，新闻宣传工作要围绕春耕展开。", [[]]),
    # units whose names have a verb in them
    ("会议要求，市委巡察办每月5日前通报一次进度。", [["市委巡察办"]]),
    ("会议要求，市行政审批局11月底前公布第一批清单。", [["市行政审批局"]]),
    ("会议要求，带班领导每日17：00前报平安。", [["带班领导"]]),
    ("会议要求，研究生院会同各学院于11月20日前完成修改。", [["研究生院", "各学院"]]),
    ("会议要求，监理部、建设单位2日内审核完毕。", [["监理部", "建设单位"]]),
    ("会议要求，由设备科委托招标公司公开招标。", [["设备科"]]),
    ("会议要求，各班家委会要在10月15日前排好班。", [["各班家委会"]]),
    ("会议要求，公司上下要过紧日子，法定代表人必须亲自抓。", [["公司上下", "法定代表人"]]),
    # verbs that have people behind them; what only ends like a unit
    ("会议要求，今年实施6个小区改造，惠及居民2180户，9月底前全部开工。", [[]]),
    ("会议要求，所有项目必须全部开工，检查结果全县通报。", [[]]),
    # behind 由, whatever verb follows; courtesy words and time words are no part of it
    ("会议决定，由村委会雇机械平整河滩地。", [["村委会"]]),
    ("会议决定，机耕路由卫长河同志挂帅抢修。", [["卫长河"]]),
    ("会议要求，汛期每个乡镇要有人值守。", [["每个乡镇"]]),
    ("会议要求，县公安局、交通运输局要排查险段。", [["县公安局", "交通运输局"]]),
    ("会议要求，各企业主管局的局长要到车间去。", [["各企业主管局的局长"]]),
    # a price is nobody's task, nor is the benefit
    ("会议决定，会费调整为：会长单位2万元/年，理事单位4000元/年。", [[]]),
    ("会议要求，检测报告要贴出去，群众看得见才放心。", [[]]),
    ("会议要求，农业农村局、水利局要共同抓好灌溉。", [["农业农村局", "水利局"]]),
    ("会议决定，由农业农村局牵头，水利局、财政局配合，制定灌溉方案。", [["农业农村局", "水利局", "财政局"]]),
    ("会议要求，全体党员干部要到田间去。", [["全体党员干部"]]),
    ("会议要求，卫长河要每周到农机站看一次。", [["卫长河"]]),
    ("会议强调，严禁占用耕地挖塘。", [[]]),
    ("沈知行希望广大农户早准备、早下地。", [["广大农户"]]),
    ("会议要求，加强农机检修，责任单位：农机站。", [["农机站"]]),
    ("会议要求，加强农机检修（责任单位：农机站）。", [["农机站"]]),
    ("会议要求，县财政每亩补贴50元。", [["县财政"]]),
    ("会议要求，新建泵站12个。", [[]]),
    ("会议决定，春耕服务队由卫长河担任队长。", [["卫长河"]]),
    ("会议强调，任何单位和个人不得侵占渠道。", [["任何单位和个人"]]),
    # people whom the text names, wherever their clause begins; who is only spoken of is none
    ("会议决定：\n1.卫长河负责种子，7日前到位。\n2.成立服务队，罗映雪任队长。", [["卫长河"], ["罗映雪"]]),
    ("会议决定，农机的事罗映雪盯紧，月底前检修完。", [["罗映雪"]]),
    ("会议要求，草管员每天巡护必须打卡。", [["草管员"]]),
    ("会议决定，方案由罗映雪、卫长河分头拿出来。", [["罗映雪", "卫长河"]]),
    ("会议要求，卫长河讲的几条要逐条落实。", [[]]),
    # an office, and who is hired
    ("会议要求，护士长每周要查一次病区。", [["护士长"]]),
    ("会议要求，甲方、物业要尽快对账。", [["甲方", "物业"]]),
    # a time word is no part of it, and a verb that ends like a unit is none
    ("会议要求，机关干部每年下乡不得少于一百天。", [["机关干部"]]),
    ("会议要求，宣教科要把录像发到各队。", [["宣教科"]]),
    # named by what they do, are or own
    ("会议要求，执行局逐案建台账，派出所也要参加巡查。", [["执行局", "派出所"]]),
    ("沈知行希望企业每年为老人免费体检一次。", [["企业"]]),
    ("会议要求，民政、残联要上门走访；工商、物价部门要上市场。", [["民政", "残联"], ["工商、物价部门"]]),
    ("罗映雪要求县交通局会同公交公司于10月底前开通线路。", [["县交通局", "公交公司"]]),
    ("会议要求，三个管理所要在11月底前备足融雪剂。", [["三个管理所"]]),
    # what it is about, and how many, is nobody
    ("会议要求，政协协商不能走过场。", [[]]),
    ("会议要求，元旦前必须走访到户，一户不能漏。", [[]]),
    ("会议要求，每个村组建15人的扑火队。", [["每个村"]]),
    ("会议要求，各林场（所）必须完成隔离带点烧。", [["各林场（所）"]]),
    # in text order, each once
    ("会议要求农业农村局会同水利局拿出灌溉方案。", [["农业农村局", "水利局"]]),
    ("会议要求，农业农村局负责种子，水利局负责清淤。", [["农业农村局", "水利局"]]),
    ("罗映雪要求卫长河牵头，水利局配合，月底前拿出方案。", [["卫长河", "水利局"]]),
    ("会议要求，由水利局拿出方案，由水利局上报。", [["水利局"]]),
    # forms in a sentence of their own or in brackets belong to the item before
    ("会议议定：\n1.组建5个检查组。责任领导：佟立夏；责任科室：食品科；完成时限：8月底前。", [["佟立夏", "食品科"]]),
    ("会议议定：\n1.修好西桥。（牵头单位：县交通局；配合单位：各乡镇）\n2.备足沙袋。（责任单位：县水利局）", [["县交通局", "各乡镇"], ["县水利局"]]),
    ("会议要求，会议结束后各单位要连夜传达。", [["各单位"]]),
]


@pytest.mark.parametrize(("body", "expected"), OWNERS)
def test_owners(body: str, expected: list[list[str]]) -> None:
    assert [[owner.text for owner in each.owners] for each in directives(body)] == expected


INHERITED: list[tuple[str, list[list[tuple[str, bool]]]]] = [
    ("会议要求，各乡镇要抓紧整地备耕；要管好水。", [[("各乡镇", False)], [("各乡镇", True)]]),
    # a new sentence is not carried on (it earned nothing on any labelled text)
    ("会议要求，各乡镇要抓紧整地备耕。要管好水。", [[("各乡镇", False)], []]),
    ("会议要求，各乡镇要抓紧整地备耕；水利局要管好水。", [[("各乡镇", False)], [("水利局", False)]]),
    # another speech does not inherit
    ("会议要求，各乡镇要抓紧整地备耕。会议强调，要管好水。", [[("各乡镇", False)], []]),
    # nor does a sentence with a subject of its own
    ("会议要求，各乡镇要抓紧整地备耕。种子质量不得出问题。", [[("各乡镇", False)], []]),
]


@pytest.mark.parametrize(("body", "expected"), INHERITED)
def test_inherited_owners(body: str, expected: list[list[tuple[str, bool]]]) -> None:
    assert [[(owner.text, owner.inherited) for owner in each.owners] for each in directives(body)] == expected


#: Who leads and who supports.
PARTS: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("由水务局牵头，财政局、住建局配合，抓好落实。", [("水务局", "lead"), ("财政局", "support"), ("住建局", "support")]),
    ("由水务局牵头，种子站、采购部配合，5月底前完成。", [("水务局", "lead"), ("种子站", "support"), ("采购部", "support")]),
    ("由水务局牵头、公安局配合，开展排查。", [("水务局", "lead"), ("公安局", "support")]),
    ("由农业局、水务局负责，各乡镇协助。", [("农业局", "lead"), ("水务局", "lead"), ("各乡镇", "support")]),
    ("由水务局会同财政局于5月底前拿出方案。", [("水务局", "lead"), ("财政局", "support")]),
    ("教育局牵头，各乡镇积极配合做好控辍保学工作。", [("教育局", "lead"), ("各乡镇", "support")]),
    ("公安局配合教育局做好校园安全工作。", [("公安局", "support")]),
    ("牵头单位：教育局，配合单位：公安局。", [("教育局", "lead"), ("公安局", "support")]),
    ("由张局长负责人员调配。", [("张局长", "lead")]),
    # neither
    ("各乡镇要抓好落实。", [("各乡镇", None)]),
    ("责任单位：教育局。", [("教育局", None)]),
    ("水务局负责人要到现场。", [("水务局负责人", None)]),
    ("要加强配合，由办公室督办。", [("办公室", None)]),
    ("由水务局牵头，各乡镇要抓好落实。", [("水务局", "lead"), ("各乡镇", None)]),
]


@pytest.mark.parametrize(("demand", "expected"), PARTS)
def test_parts(demand: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(owner.text, owner.part) for each in directives(f"会议要求，{demand}") for owner in each.owners] == expected


#: Deadline as printed, and the last day allowed, seen from the meeting of 2024-03-06.
DEADLINES: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("会议要求，今年12个改造项目要在9月底前开工。", [("9月底前", "2024-09-30")]),
    ("会议要求，村妇联要每周三、周六上门检查。", []),
    ("会议要求，各乡镇要在每周三前报送进度。", [("每周三前", None)]),  # recurs: it has no last day
    ("会议要求，市经信局要把今天通报的问题整改到位。", []),
    ("会议要求，水利局要在汛前逐库检查。", [("汛前", None)]),
    ("会议要求，各乡镇要在3月底前完成整地。", [("3月底前", "2024-03-31")]),
    ("会议要求，各乡镇要在4月10日前完成整地。", [("4月10日前", "2024-04-10")]),
    ("会议要求，各乡镇要在2025年1月15日前完成验收。", [("2025年1月15日前", "2025-01-15")]),
    ("会议要求，各乡镇要在年底前完成验收。", [("年底前", "2024-12-31")]),
    ("会议要求，各乡镇要在一周内报送方案。", [("一周内", "2024-03-13")]),
    ("会议要求，各乡镇要在3个工作日内报送方案。", [("3个工作日内", None)]),
    ("会议要求，各乡镇要抓紧整地备耕。", []),
    ("会议要求，各乡镇要总结2023年的做法。", []),
]


@pytest.mark.parametrize(("body", "expected"), DEADLINES)
def test_deadlines(body: str, expected: list[tuple[str, str | None]]) -> None:
    (directive,) = directives(body)
    assert [(each.text, each.end) for each in directive.deadlines] == expected


def test_a_deadline_with_a_year_of_its_own_needs_none_of_the_meeting() -> None:
    (brief,) = briefgen.parse_text("3月6日上午，清河县召开推进会。会议要求，各乡镇要在2025年6月底前完成验收。").briefs
    assert [(each.text, each.end, each.basis) for each in brief.directives[0].deadlines] == [("2025年6月底前", "2025-06-30", "stated")]


def test_a_deadline_stays_open_while_the_meeting_has_no_year() -> None:
    text = "3月6日上午，清河县召开推进会，县长罗映雪主持会议。会议要求，各乡镇要在年底前完成验收。"
    (brief,) = briefgen.parse_text(text).briefs
    (deadline,) = brief.directives[0].deadlines
    assert (deadline.edtf, deadline.end, deadline.basis) == (None, None, None)
    (brief,) = briefgen.parse_text(text, year=2024).briefs
    assert brief.directives[0].deadlines[0].end == "2024-12-31"


Number = tuple[str, float | None, str, str | None, str | None]
QUANTITIES: list[tuple[str, list[Number]]] = [
    ("会议要求，各乡镇要新建机井4眼、泵站12个。", [("12个", 12, "eq", "个", None)]),
    ("会议要求，各乡镇要新建泵站12个。", [("12个", 12, "eq", "个", None)]),
    ("会议要求，种子合格率要达到95%以上。", [("95%", 95, "ge", "%", None)]),
    ("会议要求，水利局要把投资控制在300万元以内。", [("300万元", 300, "le", "万元", None)]),
    ("会议要求，各乡镇要建成5个服务站。", [("5个", 5, "eq", "个", "服务站")]),
    ("会议要求，各乡镇要守住1.5万亩早稻。", [("1.5万亩", 1.5, "eq", "万亩", "早稻")]),
    ("会议要求，各乡镇要做到“两个确保”。", []),
    ("会议要求，各乡镇要做到不漏一户、不落一人。", []),
    ("会议要求，各乡镇的误差要小于5%。", [("5%", 5, "lt", "%", None)]),
    ("会议要求，约200名农机手要参加培训。", [("200名", 200, "approx", "名", "农机手")]),
]


@pytest.mark.parametrize(("body", "expected"), QUANTITIES)
def test_quantities(body: str, expected: list[Number]) -> None:
    (directive,) = directives(body)
    assert [(each.text, each.value, each.op, each.unit, each.object) for each in directive.quantities] == expected


@pytest.mark.parametrize(
    ("body", "modality"),
    [
        ("会议要求，各乡镇要抓紧整地备耕。", "should"),
        ("会议要求，各乡镇应当抓紧整地备耕。", "should"),
        ("会议要求，各乡镇必须守住耕地红线。", "must"),
        ("会议要求，各乡镇务必守住耕地红线。", "must"),
        ("会议要求，各乡镇一律停止挖塘。", "must"),
        ("会议强调，严禁占用耕地挖塘。", "forbid"),
        ("会议强调，种子质量不得出问题。", "forbid"),
        ("会议强调，确保灌溉用水不断供。", "ensure"),
        ("会议强调，力争早稻面积比去年多一千亩。", "strive"),
        ("会议要求，加强农机检修。", "should"),
        ("会议决定，成立春耕服务队。", "should"),
    ],
)
def test_modality(body: str, modality: str) -> None:
    assert [each.modality for each in directives(body)] == [modality]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("县长王世远强调：“各乡镇春耕备耕不能松。种子已经到位。”", 1),
        ("县长王世远强调，“两个必须”已经讲了三年。", 0),
    ],
)
def test_a_modal_in_quotes_is_none_but_in_talk_that_is_quoted_as_a_whole(said: str, number: int) -> None:
    assert len(directives(said)) == number


@pytest.mark.parametrize(
    ("body", "actionable"),
    [
        ("会议要求，各乡镇要抓紧整地备耕。", True),
        ("会议强调，务必在年底前完成验收。", True),
        ("会议强调，力争新建泵站12个。", True),
        ("会议强调，要统一思想、鼓足干劲。", False),
        ("会议强调，严禁占用耕地挖塘。", False),
    ],
)
def test_actionable(body: str, actionable: bool) -> None:
    assert [each.actionable for each in directives(body)] == [actionable]


@pytest.mark.parametrize(
    ("body", "issuer"),
    [
        ("沈知行强调，各乡镇要抓紧整地备耕。", ("person", "沈知行")),
        ("会议要求，各乡镇要抓紧整地备耕。", ("meeting", None)),
        ("罗映雪作了工作报告。她要求，各乡镇要抓紧整地备耕。", ("person", "罗映雪")),
    ],
)
def test_issued_by(body: str, issuer: tuple[str, str | None]) -> None:
    (directive,) = directives(body)
    assert directive.issued_by is not None
    assert (directive.issued_by.kind, directive.issued_by.name) == issuer


def test_a_task_told_outside_of_any_speech() -> None:
    (directive,) = directives("对于渠道堵塞的问题，由水利局在4月10日前完成清淤。")
    assert (directive.speech, directive.issued_by) == (None, None)
    assert [owner.text for owner in directive.owners] == ["水利局"]


def gap(body: str, expected: list[str], ident: str, reason: str) -> pytest.ParameterSet:
    return pytest.param(body, expected, id=ident, marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason))


GAPS = [
    gap("沈知行强调，水利局需要资金。", [], "a need", "需要 with a noun states a fact"),
    gap("罗映雪指出，水利局提出要在四月底前清淤，这个时间太晚。", [], "somebody else's plan", "a plan that the speaker only retells"),
    gap("罗映雪表示，县政府将发挥纽带作用，年内组织三场对接活动。", [], "a promise with 将", "将 with a deadline earned nothing on labelled texts"),
    gap("罗映雪问，什么时候能完？卫长河答，四月十日前。", [], "an answer", "a deadline alone is no demand"),
]


@pytest.mark.parametrize(("body", "expected"), GAPS)
def test_known_gaps(body: str, expected: list[str]) -> None:
    assert demands(body) == expected


OWNER_GAPS = [
    gap(
        "会议要求，加强农机检修。（责任单位：农机站）",
        ["农机站"],
        "in brackets behind the full stop",
        "the brackets are taken for an aside that ends the speech",
    ),
    gap("会议要求，甲方、总包要尽快对账。", ["甲方", "总包"], "a short word", "jieba has 总|包"),
]


@pytest.mark.parametrize(("body", "expected"), OWNER_GAPS)
def test_known_gaps_of_owners(body: str, expected: list[str]) -> None:
    assert [owner.text for each in directives(body) for owner in each.owners] == expected


def test_sentences_with_a_character() -> None:
    text = "由甲。乙由由。由\n丙。由丁"
    sentences = [Span(0, 3), Span(3, 7), Span(9, 11), Span(11, 13)]
    blocks = [Block(Span(0, 7), tuple(sentences[:2])), Block(Span(9, 13), tuple(sentences[2:]))]
    assert list(units.Sentences(blocks).containing(text, "由")) == [sentences[0], sentences[1], sentences[3]]
    assert list(units.Sentences([]).containing(text, "由")) == []


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("汛期期间，严格落实值班制度", True),
        ("汛期期间，共巡查堤防三十次", False),
        ("发现险情，就要立即上报", True),
        ("汛期就要到了，雨量偏多", False),
    ],
)
def test_what_a_period_or_a_case_asks(words: str, asks: bool) -> None:
    text = f"石岭县召开防汛会议\n2031年6月6日，石岭县召开防汛会议。县长石磊强调，{words}。\n"
    (found,) = briefgen.parse_text(text).briefs
    assert bool(found.directives) is asks
