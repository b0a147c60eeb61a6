"""What a recorder writes below a meeting that is no part of it: that it is over, who is to sign, where the lists are, what was photographed, who cleans up.

In: the text of a line in the shadow. Out: whether it is nothing else, or how much of its beginning is.
"""

import re

from briefgen.text.patterns import lazy

#: What stands on paper to be signed or looked at, and what is said of it.
_PAPERS = "(?:签到[表册簿单页]?|名单|照片|合影|录音|录像|影像|选票|票样|书面(?:汇报|发言)?材料)"
_KEPT = "(?:附后|另附|附件|附页|附录|附表|见附件|存档|归档|留存|备查|备存|另存|另页|在[^，。；：！？]{2,6}|在后面?)"
#: What is done with a record: `本记录在公告栏张贴5天`, `本记录一式两份`.
_SHOWN = "公示|公告|张贴|上墙|公布|一式|存档|归档|备案|备查|留存|抄送|发至|印发"
#: Who signs, in the columns at the foot: `建设单位：　　监理单位：`, `业主代表（签章）：`.
_SIGNER = "[^，。；：！？（ ]{2,12}(?:（[^（）]{1,8}）)? *： *"
#: When it was over, and where they ate then: `十一点五十散，|在食堂吃面`.
_HOUR = r"(?:\d{1,2}|两|[一二三四五六七八九十]{1,3})(?:[：点时](?:\d{0,2}|[一二三四五六七八九十]{0,3})分?|点半)"
_MEAL = "(?:大家|全体|一起|会后)*(?:在|去|到)[^，。；：！？的]{1,8}(?:吃|聚餐|用餐)[^，。；：！？的]{0,6}"
#: Clauses that say no more than that.
_CLAUSE = lazy(
    rf"(?:(?:本次|今天|全部|整个)?(?:会议|例会|会|活动|议程)?(?:于|在|至|到)?(?:今天|当日|当天|上午|下午|中午|晚上?|傍晚)?(?:大?约|大概|差不多|快|将近)? *{_HOUR}(?:左右|许|过|多)? *(?:会议?|例会|全部)?(?:结束|散的会|散会?的?|完|完毕|闭会|收场)(?:，{_MEAL})?)"
    r"|[^，。；：！？我你他]{0,6}(?:打铃|铃响|铃声)[^，。；：！？我你他]{0,6}|结束$|我(?:记|整理|写)的(?:[，、][\u4e00-\u9fff]{1,4})?(?=[，。]?$)|(?:会议|例会)(?:于|自|从)?\d{1,2}[：点时]\d{0,2}分?开始"
    r"|(?:会议|大会|例会|第.节|全部议程|会|议程|活动|讨论|座谈|学习)(?:课|下课)?(?:到此)?(?:结束|散)(?:时间)?(?:[：]? *\d{1,2}[：点时]\d{0,2}分?)?|第.节下课(?:结束)?|散会(?:时间)?(?:[：]? *\d{1,2}[：点时]\d{0,2}分?)?|散[：]? *\d{1,2}[：点时]\d{0,2}分?$"
    r"|以上(?:会议)?(?:记录|笔录|纪要|内容)[^：]{0,30}：?|[^，。；：！？不没还要肯]{0,14}(?:签字|签名|签章|盖章|捺印|会签)(?:确认|栏|处|单)?(?:[：]|$|(?=[，。]?$))|[^，。；：！？不没还要肯]{0,14}签[到字名](?:[表簿单])?：?(?:附后|附页|另附|另页|存档|从?略|（(?:附后|附页|略|另附|详?见[^，。（）]{0,8}|略，[^，。（）]{2,10})）|详?见(?:签到|附|原|后|背)[^，。；：]{0,6})|签字确认|双方签字|无异议|核对无误"
    rf"|(?:后?附[：]? *)?(?:会议|参会人员|与会人员|到会人员|现场|会场)?{_PAPERS}(?:、[^，。；]{{2,8}})*(?:\d{{1,2}}[张份页])?[^，。；：！？]{{0,8}}{_KEPT}"
    rf"|后?附[：]? *(?:会议|参会人员|与会人员|现场|会场)?{_PAPERS}[^，。；！？]{{0,16}}|[^，。；：！？]{{0,6}}(?:详?见)(?:原件|签到[表册簿单]|附件|书面(?:汇报|发言)?材料)"
    r"|(?:会后|全体|大家|与会人员|全体人员|手机|现场)*(?:合影|拍照|照相)(?:留念|存档|留存|发群)?|值日(?:生|组)?[：][^，。；！？]{2,16}|(?:[^，。；：！？]{1,8}|)打扫(?:教室|会议室|会场|卫生|办公室)|(?:值日)?打扫[^，。；：！？]{2,8}|(?:[^，。；：！？]{2,6})?关灯锁门(?:：[^，。；：！？]{2,8})?"
    r"|[^，。；：！？]{0,10}[如若]?对(?:本|此)(?:次|份)?(?:会议)?(?:记录|纪要)[^，。；：！？]{0,4}异议(?:的|者)?，[^，。；]{0,30}(?:，逾期(?:视为|视同)[^，。；]{1,6})?"
    rf"|(?:现场|会场|会议)?{_PAPERS}\d{{1,2}}[张份页]|[^，。；：！？]{{0,8}}签收：?$"
    r"|(?:本|此|会议)?(?:记录|纪要)(?:已|经|由|送|报|呈)+[^，。；：！？]{0,14}(?:核对无误|审阅|审定|审核|过目|阅|核|签)(?:，\d{1,2}[月.]\d{1,2}日?)?|[^，。；：！？]{0,8}已(?:看过|阅过|核对)本?(?:记录|纪要)|会毕|会议开到[^，。；：]{2,10}|[^，。；：！？我]{0,6}(?:阅|核对)：[^，。；：！？]{2,4}(?:[、，][^，。；：！？\d]{2,4})*(?:，\d{1,2}[月.]\d{1,2}日?)?|(?:会议)?(?:纪要|记录|通报)(?:另发|另行印发|随后印发|会后印发)"
    rf"|(?:以上)?(?:本|此)(?:次|份)?(?:会议?)?(?:记录|纪要|笔录)[^，。；：！？我你]{{0,14}}(?:{_SHOWN})[^，。；：！？]{{0,8}}(?:，(?:公示|张贴)期?[\d一二三五七十]{{1,2}}(?:天|日|个工作日))?|(?:本|此)(?:会议)?(?:记录|纪要)[^，。；：！？我你]{{0,20}}(?:无[^，。；：！？]{{0,4}}异议|异议)[^，。；：！？我你]{{0,4}}视为[^，。；：！？]{{1,6}}|[^，。；：！？我你]{{1,10}}各(?:存|执|持|留)[^，。；：！？]{{1,6}}"
)
_FRAME = re.compile("[【】*_]")
_MARK = re.compile("[，。；、 ]+")
#: The next time, which stays: `10点20散的，|下次会暂定6月3日`.
_NEXT = lazy("下一?次|下周(?:例会|会议)|下回")
#: A name, and names side by side.
_ONE = r"(?![我你他她请已未明今大各])(?:(?![审核签改报])[\u4e00-\u9fff]){2,4}"
_ALL = f"{_ONE}(?:[ 、，]+{_ONE}){{0,5}}"
#: In a column who signs, and perhaps his name: `支部书记签名：`, `监事：石磊（签字）`, `韩签：`, `记录人：石磊`, `教导处检查：`, `建设单位______`.
_SIGNED = (
    rf"(?:(?:[^，。；：！？（ 不没还要肯]{{0,10}}(?:签字|签名|签章|核签|审签|签阅|签发)|(?![漏补代未])[\u4e00-\u9fff]签)： *(?:{_ONE}(?:[ 、，]+{_ONE}|[ 、，]+[\u4e00-\u9fff](?![\u4e00-\u9fff])){{0,12}}(?= |$))?|[^，。；：！？（ ]{{2,10}}：? *{_ONE}（(?:签字|签名|签章|盖章|签)）"
    rf"|(?:记录|整理|审阅|审核|校对)(?:人|者|员)?： *(?:{_ONE}(?= |$))?|[^，。；：！？（ ]{{2,8}}(?:检查|审核|盖章|审阅)(?:意见)?： *|[^，。；：！？（ _]{{2,12}}：? *_{{3,}}"
    r"|[^，。；：！？（ ]{2,8}签[字名](?:、?按手印|、?捺印)?(?:附后|详?见[^，。；：！？ ]{1,6}))"
)
#: To whom a record goes: `抄：韩总`, `发：各部门、韩总`.
_SENT = "(?:抄送?|抄报|主送|分发|印发|发(?=： *[^。]*(?:各|总|部|科|处|室|局|组|领导)))： *[^，。；：！？ ]{2,10}(?:[、， ]+[^，。；：！？、 ]{2,10}){0,8}"
#: Columns to be signed in, two at least or one with what is to be set there; to whom it goes; who wrote or checked it: `——石磊 记`, `（石磊 5月6日整理）`.
_COLUMNS = lazy(
    rf"(?:{_SIGNER}){{2,8}}$|[^，。；：！？ ]{{2,12}}（(?:签字|签名|签章|盖章|公章|签)） *：?$"
    rf"|(?:会签： *)?{_SIGNED}(?: *(?:{_SIGNED}|{_SENT})){{0,5}} *$|{_SENT}$"
    rf"|(?:[—\-]{{1,2}} *{_ONE}(?: *(?:\d{{4}}年)?\d{{1,2}}[月.]\d{{1,2}}日?)?|{_ONE} *(?:\d{{4}}年)?\d{{1,2}}[月.]\d{{1,2}}日?) *(?:记录?|整理)$|{_ONE} +记$|(?:主持人|组长|领导|会议)?(?:审阅|审核|校对|核稿|核对|整理|拟稿|签发)(?:人|者)?： *{_ALL}(?:[，、 ]+(?:\d{{4}}[年.])?\d{{1,2}}[月.]\d{{1,2}}日?)?$"
)


def tail(text: str) -> bool:
    """Whether a line at the foot of a record says nothing of the meeting."""
    bare = _unframed(text)
    if _COLUMNS.match(bare) or bare.count("（签") > 1:  # `石（签）　韩（签）`
        return True
    return bool(bare) and bare != "无异议" and _taken(bare) == len(bare)  # `（无异议）`: what came of a question


#: Names below a line to be signed on: `石磊：　　韩雪：`, `石磊　韩雪`.
_NAME = r"[\u4e00-\u9fff·]{2,12}(?:（[^（）]{1,8}）)?"
_NAMES = lazy(rf"{_NAME}(?:(?:[ ：、_]+|(?<=）)){_NAME})*[ ：、_]*(?:\d{{4}}[.年\-/]\d{{1,2}}[.月\-/]\d{{1,2}}日?)?$")
#: That somebody has read a record, who sets his name below.
_READ = lazy("签|审阅|审核|核对|校对|无误|属实")


def signs(text: str) -> bool:
    """Whether a line of the tail is to be signed on."""
    return _READ.search(text) is not None and tail(text)


def names(text: str) -> bool:
    """Whether a line is but names, as below such a one."""
    return _NAMES.match(text) is not None


def over(text: str) -> int:
    """How many characters at the beginning of a line say only that the meeting is over, before when the next is: `10点20散的，|下次会暂定6月3日`; else 0."""
    at = _taken(text)
    return at if 0 < at < len(text) and _NEXT.match(text, at) else 0


def _unframed(text: str) -> str:
    bare = _FRAME.sub(" ", text).strip().rstrip("。")
    if bare[:1] == "（" and bare[-1:] == "）" and bare.count("（") == 1:
        return bare[1:-1].rstrip("。")
    return bare


def _taken(text: str) -> int:
    """Where the clauses at the beginning end that are of the tail, with the marks behind them."""
    at = 0
    while at < len(text):
        clause = _CLAUSE.match(text, at)
        if clause is None or clause.end() == at:
            return at
        mark = _MARK.match(text, clause.end())
        if mark is None:
            return clause.end() if clause.end() == len(text) else at
        at = mark.end()
    return at
