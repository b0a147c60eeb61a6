"""Names by their form: examples with bars around what is one, and neighbours that are none."""

from collections.abc import Callable, Iterator

import pytest

from briefgen.redaction import forms
from briefgen.redaction.credits import credited
from briefgen.redaction.latin import accounts, latin
from briefgen.redaction.looks import is_name, run_together
from briefgen.spans import Span, merge

Form = Callable[[str], Iterator[Span]]


def spoken(text: str) -> Iterator[Span]:
    """Of those who are called in talk the characters of the name."""
    return (name for name, _ in forms.spoken(text))


def marked(form: Form, text: str) -> str:
    """The text with bars around what a form finds."""
    for start, end in reversed(merge(form(text))):
        text = f"{text[:start]}|{text[start:end]}|{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (credited, "责任编辑：|晓舟|"),
        (credited, "（记者 |孟青| 通讯员 |方小雨|）"),
        (credited, "本报记者|孟青|报道"),
        (credited, "（|孟青| 摄）"),
        (credited, "新华社广州3月2日电（|孟青苏农宣|）据介绍"),
        (credited, "（记者|白杨|）"),
        (forms.addressed, "会议免去|方若兰|同志职务"),
        (forms.titled, "|骆岚|副书记、|孟洋|副校长会见来宾"),
        (forms.titled, "裁判长|庄严|教授"),
        (forms.titled, "技术|伍剑|总监"),
        (forms.borne, "代理人|孟文青|与会员企业"),
        (forms.borne, "，会员|孟青|，"),
        (forms.known, "加权|纳什|均衡"),
        (forms.known, "获|神农|农业科技奖"),
        (forms.religious, "。|星岚|法师开示"),
        (forms.about, "概述了|于若茹|诉某校一案"),
        (forms.alone, "[议程](会议/|孟青|.pdf)"),
        (forms.alone, "会议结束。\n|孟青|\n"),
        (forms.alone, "会议圆满结束。（|孟青方小雨|）"),
        (forms.alone, "- [|孟青|-华安集团]"),
        (forms.alone, "建议缓议；——|罗平江|\n"),
        (forms.alone, "//|孟青|线下协调"),
        (forms.followed, "来自三班的|孟青|获得一等奖"),
        (forms.followed, "会议由主任|柯若淳|妙语连珠地主持"),
        (forms.opening, "12.|孟青|会见来宾"),
        (forms.opening, "<p>|孟青|参加会谈"),
        (forms.speaking, "大家笑了。|丁若白|说，办法好"),
        (forms.leading, "测试由|佳若|团队负责"),
        (forms.called, "（笔名|晓舟|）"),
        (forms.called, "网名“|night_owl|”"),
        (forms.commemorated, "学习|赵一曼|精神"),
        (forms.famous, "学习|王进喜|事迹"),
        (forms.foreign, "以|瓦西里康德拉|命名的中心"),
        (forms.foreign, "外长|瓦尔特-布兰迪|指出"),
        (forms.foreign, "驻华大使|米罗卡莱|、公使"),
        (forms.followed, "院长 |岚学初|主持"),
        (forms.familiar, "书记对老|孟|说"),
        (forms.familiar, "包村干部小|程|（镇农办）"),
        (forms.somebody, "|张某某|当庭认罪"),
        (spoken, "小|孟|你盯着，|罗|工，桩位复了没，|云芳|姐也来"),
        (spoken, "最长的，|罗平|你那份"),
        (spoken, "先让|岚霖|讲那个事。|岚霖|你周日前"),
        (accounts, "发起人：@|lihua01| 和 |li.hua|@example.com"),
        (accounts, "@|lihua01|\n- 账号评审（|wangwu|）\n"),
        (latin, "来自康乃大学的|Alan Turner|教授"),
        (latin, "部长|AlanTurner|在会上"),
        (latin, "|Nightowl|首先分享了"),
        (latin, "提交报告  |Hua Li|  \n"),
        (latin, "计划学者|A. Turner|以及教师"),
        (latin, "\n|李Sir|：同意"),
        (latin, "斋城|J.K.罗琳|纪念医院"),
        (latin, "|Sam| 今天没来"),
        (latin, "题为 On a Conscious |Turing| Machine 的报告"),
        (latin, "a talk by |Meng Wenqing|, from"),
        (latin, "a talk by |MengWenqing|, from"),
    ],
)
def test_names(form: Form, text: str) -> None:
    assert marked(form, text.replace("|", "")) == text


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (credited, "（供稿：办公室）"),
        (credited, "记者从会上获悉"),
        (credited, "摄影：宣传部"),
        (credited, "甘特图，见下"),
        (forms.addressed, "有关负责同志参加"),
        (forms.alone, "（安全）\n单位\n"),
        (forms.alone, "- 高校 -"),
        (forms.followed, "的新产品发布"),
        (forms.followed, "办公室主任会议研究"),
        (forms.opening, "，高标准推进"),
        (forms.speaking, "会议，大家说，办法好"),
        (forms.leading, "由研发团队负责"),
        (forms.called, "原名单保留"),
        (forms.commemorated, "获一等奖、优秀奖"),
        (forms.commemorated, "弘扬工匠精神"),
        (forms.famous, "高水平开放，许可证到期"),
        (forms.famous, "坚持马克思主义"),
        (forms.foreign, "访问哈萨克斯坦"),
        (forms.foreign, "局长、主任马上到"),
        (forms.titled, "华中师范大学校长、高级工程师"),
        (forms.titled, "总书记关于老干部工作的话，各单位和教师"),
        (forms.borne, "领导高度重视，人员安全"),
        (forms.famous, "西红柿、康奈尔大学、钱塘江"),
        (forms.known, "神农架林区"),
        (forms.religious, "，广大师生聆听，国际大师云集"),
        (forms.about, "由于工作，等于零"),
        (forms.followed, "主任 各位来宾"),
        (forms.familiar, "建设小康社会"),
        (forms.familiar, "走访老党员"),
        (forms.somebody, "对于某些问题"),
        (spoken, "小心，施工的时候你看着点"),
        (spoken, "大家你一言我一语，老师讲了"),
        (spoken, "所以你先说，让他们讲，请大家先看"),
        (accounts, "单价 @ 5 元"),
        (latin, "（Open Source）"),
        (latin, "CEO 介绍了"),
        (latin, "Sam Test Suite 通过"),
        (latin, "OpenDesk 发布了"),
        (latin, "使用 Open Source License 的代码"),
    ],
)
def test_no_names(form: Form, text: str) -> None:
    assert marked(form, text) == text


@pytest.mark.parametrize(
    ("text", "name"),
    [("孟青", True), ("方小雨", True), ("欧阳若兰", True), ("单位", False), ("方小雨天", False), ("安全科", False), ("于书记", False)],
)
def test_what_looks_like_a_name(text: str, name: bool) -> None:
    assert is_name(text) is name


@pytest.mark.parametrize(("text", "together"), [("孟青方小雨", True), ("方小雨孟青罗平", True), ("孟青介绍", False), ("今日上午", False)])
def test_names_run_together(text: str, together: bool) -> None:
    assert run_together(text) is together
