"""The golden cases: a title, a record and options. The Markdown expected is `fixtures/<title>.md`."""

from briefgen import record
from briefgen.rendering.options import RenderOptions

from .factories import MEETING, Text, brief, date, directive, distribution, document, doubt, group, masthead, person, quantity, speaker, speech, whole


def _standard() -> record.Document:
    text = Text(
        "全市城乡供水工作推进会召开\n　　5月18日上午，临川市召开全市城乡供水工作推进会，研究部署下一阶段工作。"
        "市委常委、副市长罗成礼出席会议并讲话，市水利局局长毛兴蓉通报情况，副秘书长邓其中主持会议。副局长张兵、李爱杰等参加。"
        "各县（区）负责人共80余人参加会议。\n　　会前，与会人员观摩了城北水厂。\n"
        "　　罗成礼指出，供水是民生大事。\n　　他强调，要做好三件事。一是抓进度。各县（区）6月10日前拿出方案。二是抓质量，合格率不低于13。3%。\n"
        "　　委员邹国强、林晓燕先后发言，建议推行一户一表。\n　　会议要求，要提高认识。会议印发了《城乡供水三年行动方案》。"
    )
    title = text.span("全市城乡供水工作推进会召开")
    when = date("5月18日上午", text.span("5月18日上午"), edtf="XXXX-05-18", part="上午", evidence=[])
    place = text.span("临川市")
    name = text.span("全市城乡供水工作推进会")
    agenda = text.excerpt("研究部署下一阶段工作")
    luo, mao, deng = text.span("市委常委、副市长罗成礼"), text.span("市水利局局长毛兴蓉"), text.span("副秘书长邓其中")
    zhang, li = text.span("副局长张兵"), text.span("李爱杰")
    counties = text.span("各县（区）负责人")
    visit = text.excerpt("会前，与会人员观摩了城北水厂。")
    said = [text.excerpt("罗成礼指出，"), text.excerpt("供水是民生大事。"), text.excerpt("他强调，")]
    stressed = text.excerpt("要做好三件事。一是抓进度。各县（区）6月10日前拿出方案。二是抓质量，合格率不低于13。3%。")
    proposed = text.excerpt("委员邹国强、林晓燕先后发言，"), text.excerpt("建议"), text.excerpt("推行一户一表。")
    required = text.excerpt("会议要求，"), text.excerpt("要提高认识。")
    paper = text.span("《城乡供水三年行动方案》")
    text.at = 0
    points = [text.span("一是抓进度。"), text.span("二是抓质量，合格率不低于13。3%。")]
    text.at = stressed.span[0]
    task = text.excerpt("各县（区）6月10日前拿出方案。")
    text.at = task.span[0]
    owner, deadline = text.span("各县（区）"), text.span("6月10日前")
    quality = text.excerpt("二是抓质量，合格率不低于13。3%。")
    text.at = quality.span[0]
    number = text.excerpt("13。3%")
    text.at = luo[1]
    lead = text.excerpt("出席会议并讲话，市水利局局长毛兴蓉通报情况，副秘书长邓其中主持会议。")
    lead = record.Excerpt(text=text.text[luo[0] : lead.span[1]], span=(luo[0], lead.span[1]))
    text.at = lead.span[1]
    counted = text.excerpt("各县（区）负责人共80余人参加会议。")
    him = speaker("他", attendee="a1", name="罗成礼", resolved_by="pronoun")
    jiangxi = record.Division(code="361002", name="临川区", path=["江西省", "抚州市", "临川区"])
    return document(
        brief(
            title=text.text[title[0] : title[1]],
            meeting=record.Meeting(name="全市城乡供水工作推进会", kind="推进会", span=name),
            organizer=record.Excerpt(text="临川市", span=place),
            date=when,
            location=record.Place(text="临川市", span=place, basis="subject", division=jiangxi, candidates=[]),
            attendees=[
                person("a1", "罗成礼", ["市委常委", "副市长"], ["attend", "speak"], [luo]),
                person("a2", "毛兴蓉", ["市水利局局长"], ["attend", "report"], [mao]),
                person("a3", "邓其中", ["副秘书长"], ["attend", "chair"], [deng]),
                person("a4", "张兵", ["副局长"], ["attend"], [zhang]),
                person("a5", "李爱杰", ["副局长"], ["attend"], [li], text="李爱杰", open=True),
                person("a6", "邹国强", ["委员"], ["attend", "speak"], []),
                person("a7", "林晓燕", ["委员"], ["attend", "speak"], []),
                group("a8", "各县（区）负责人", ["attend"], [counties], count=80),
                person("a9", "史大为", ["副局长"], ["absent"], [], text="史大为（副局长，出差）"),
                person("a10", "苏巧", [], ["observe", "speak"], []),
                person("a11", "邱燕萍", [], ["record"], []),
            ],
            agenda=[agenda],
            speeches=[
                speech("s1", speaker("罗成礼", attendee="a1"), "point_out", said[1], attribution=said[0]),
                speech("s2", him, "stress", stressed, attribution=said[2], points=points),
                speech("s3", speaker("邹国强", attendee="a6"), "propose", proposed[2], attribution=proposed[1]),
                speech("s4", speaker("林晓燕", attendee="a7"), "propose", proposed[2], attribution=proposed[1]),
                speech("s5", MEETING, "require", required[1], attribution=required[0]),
            ],
            directives=[
                directive(
                    "d1",
                    task,
                    speech="s2",
                    issued_by=him,
                    owners=[record.Owner(text="各县（区）", span=owner, inherited=False)],
                    deadlines=[date("6月10日前", deadline, edtf="2022-06-10", end="2022-06-10", basis="reference")],
                ),
                directive(
                    "d2",
                    quality,
                    speech="s2",
                    issued_by=him,
                    owners=[record.Owner(text="各县（区）", span=owner, inherited=True)],
                    quantities=[quantity(number, "ge")],
                ),
                directive("d3", required[1], speech="s5", issued_by=MEETING, actionable=False),
            ],
            documents=[record.Paper(title="城乡供水三年行动方案", action="印发", span=paper)],
            background=[lead, counted, visit],
            diagnostics=[
                doubt("date-without-year", "日期“5月18日上午”没有写明年份，可用 --base-date 或 --year 指定。", when.span, "info"),
                doubt("odd-number", "“13。3%”像是数字里误用了句号，请核对。", number.span),
                doubt("title-missing", "“苏巧”没有写明职务，请核对是否需要补上。", None, "info"),
            ],
        ),
        masthead=masthead(
            name="城乡供水工作简报",
            number="12",
            total_number="86",
            issuer="市水利局办公室",
            issued=whole("2022年5月20日", "2022-05-20"),
            secrecy="内部资料",
            copy_number="000012",
        ),
        distribution=distribution(report_to=["市委", "市政府"], send_to=["各成员单位"], issue_to=["各县（区）人民政府"], copies=60),
    )


def _minutes() -> record.Document:
    text = Text(
        "一、关于经营情况\n会议指出，回款偏慢是\n突出问题。\n会议议定：\n（一）财务部6月底前回款2500万元。\n（二）营销部走访客户。\n会议原则同意预算方案。\n"
        "二、关于安全生产\n王局长：先说第一件。\n苏巧：建议先查漏。\n某某说，不清楚。"
    )
    first = text.excerpt("一、关于经营情况")
    pointed = text.excerpt("会议指出，"), text.excerpt("回款偏慢是\n突出问题。")
    decided = text.excerpt("会议议定："), text.excerpt("（一）财务部6月底前回款2500万元。\n（二）营销部走访客户。")
    agreed = text.excerpt("会议原则同意"), text.excerpt("预算方案。")
    second = text.excerpt("二、关于安全生产")
    wang = text.excerpt("王局长："), text.excerpt("先说第一件。")
    su = text.excerpt("苏巧："), text.excerpt("建议先查漏。")
    someone = text.excerpt("某某说，"), text.excerpt("不清楚。")
    text.at = 0
    points = [text.span("（一）财务部6月底前回款2500万元。"), text.span("（二）营销部走访客户。")]
    unknown = speaker("某某", kind="unknown", name=None, resolved_by=None)
    return document(
        brief(
            meeting=record.Meeting(name="第7次总经理办公会议", kind="办公会议", span=(0, 0)),
            date=whole("二〇二三年四月十一日下午", "2023-04-11", part="下午", time="13:30"),
            attendees=[person("a1", "王世雄", ["局长"], ["attend", "chair", "speak"], []), person("a2", "苏巧", [], ["attend", "speak"], [])],
            speeches=[
                speech("s1", MEETING, "point_out", pointed[1], attribution=pointed[0]),
                speech("s2", MEETING, "decide", decided[1], attribution=decided[0], points=points),
                speech("s3", MEETING, "decide", agreed[1], attribution=agreed[0]),
                speech("s4", speaker("王局长", attendee="a1", name="王世雄"), "say", wang[1], attribution=wang[0]),
                speech("s5", speaker("苏巧", attendee="a2"), "say", su[1], attribution=su[0]),
                speech("s6", unknown, "say", someone[1], attribution=someone[0]),
            ],
            background=[first, second],
            diagnostics=[doubt("speaker-unknown", "“某某说，”是谁说的不能确定，请指定发言人。", someone[0].span)],
        ),
        masthead=masthead("千峰公司\n总经理办公会议纪要\n〔2023〕7号", name="总经理办公会议纪要", number="7"),
    )


def _several() -> record.Document:
    return document(
        brief(title="第一次会议召开"),
        brief(background=[record.Excerpt(text="其他事情。", span=(0, 5))]),
        unassigned=[
            record.Unassigned(text="无主的一段文字。", span=(9, 17), reason="unparsed"),
            record.Unassigned(text="责任编辑：晓舟", span=(20, 27), reason="boilerplate"),
        ],
        diagnostics=[doubt("text-unassigned", "有一段文字没有归入任何会议，请核对“无主的一段文字。”。", (9, 17))],
    )


CASES: dict[str, tuple[record.Document, RenderOptions]] = {
    "standard": (_standard(), RenderOptions()),
    "minutes": (_minutes(), RenderOptions()),
    "several": (_several(), RenderOptions()),
    "options": (
        document(
            brief(title="某会召开"),
            masthead=masthead(name="旧名", number="1", secrecy="秘密"),
            distribution=distribution(report_to=["旧单位"], send_to=["某局"], copies=5),
        ),
        RenderOptions(
            name="会议简报",
            number="3",
            total_number="9",
            issuer="市政府办公室",
            issued="2024年1月5日",
            secrecy="",
            report_to=("市委办", "市府办"),
            send_to=(),
            copies=30,
            note="现将会议情况印发，\n请认真落实。\n\n各单位每月报送进展。",
        ),
    ),
    "no-meeting": (
        document(diagnostics=[doubt("no-meeting", "没有找到会议，请确认文件里有会议简报、记录或纪要的正文。", None, "error")], status="partial"),
        RenderOptions(),
    ),
}
