"""Small closed classes that several rules read: verbs of saying and of taking part, nouns for groups and units."""

import functools
import re

from briefgen.lexicon import words
from briefgen.record import SpeechAct

#: Verb of saying → the act it stands for. The longest match counts.
SAYING: dict[str, SpeechAct] = {
    "强调指出": "stress", "指出并强调": "stress", "强调说": "stress", "强调": "stress", "重申": "stress",
    "指出": "point_out", "明确指出": "point_out",
    "明确要求": "require", "提出要求": "require", "要求": "require", "号召": "require", "责成": "require", "部署说": "require", "叮嘱": "require", "嘱咐": "require", "勉励": "propose",
    "希望": "propose", "期望": "propose", "建议": "propose", "提议": "propose", "提出": "propose", "倡议": "propose", "呼吁": "propose", "寄语": "propose",
    "表示": "express", "认为": "express", "坦言": "express", "感慨": "express", "承诺": "express", "表态说": "express", "反映": "express",
    "介绍说": "report", "汇报说": "report", "通报说": "report", "介绍道": "report", "介绍": "report", "通报": "report", "汇报": "report", "报告说": "report",
    "说": "say", "说道": "say", "称": "say", "谈到": "say", "讲到": "say", "讲道": "say", "谈道": "say", "提到": "say", "解释说": "say", "补充说": "say", "解释": "say",
    "讲": "say", "陈述": "report", "答复": "say", "表态": "express", "提醒": "require", "告诫": "require", "插话": "say", "坦率地讲": "say", "解释道": "say", "感叹": "express", "反问": "say", "拍板": "decide",
    "补充": "say", "回应说": "say", "回应": "say", "总结说": "say", "总结道": "say", "发言说": "say", "直言": "say", "问": "say", "答": "say", "回答": "say",
    "决定": "decide", "议定": "decide", "明确": "decide", "商定": "decide", "同意": "decide", "原则同意": "decide", "研究决定": "decide", "一致同意": "decide", "确定": "decide",
}  # fmt: skip

#: Ends of noun phrases for people in number.
GROUP_NOUNS = (
    "主要负责人 负责人 负责同志 负责人员 领导同志 领导班子 领导 班子成员 代表 成员 同志 人员 干部 职工 党员 员工 教师 师生 学生 专家 学者 嘉宾 委员 会员 书记 主任 校友 同仁 家属 群众 居民 村民 "
    "团队 干警 民警 官兵 志愿者 来宾 客商 理事 骨干 队员 医务人员 医护人员 护士长 组长 队长 班长 工作者 企业家 大家 记者 媒体 单位 部门 企业 机构 人士 各界 支书 党支部书记 站长 所长 科长 处长 局长 校长 院长 厂长 教职工 战士 民兵 "
    "博士 硕士 研究生 博士生 毕业生 家长 业主 患者 病员 农户 养殖户 种植户 渠道商 经销商 商户 种植大户 合作方 主要领导 分管领导 相关领导 党外人士 工作人员 管理人员 技术人员 专业技术人员 领导小组成员 业内人士 负责人及骨干教师 乡贤 网格员 分会场 全体 "
    "代表团 协会 商会 学会 公司 集团 大学 学院 高校 医院 银行 研究院 研究所 中心 委员会 部 厅 局 处 科 室 办 院 校 站 所 村 社区 街道 乡镇 镇街 县区 中队 支队 总队 大队 市州 盟市 县市 执委 委办局 委局 园区 管委会 设区市 党委 党组 党支部 支部 总支 政府 人大 政协 纪委 法院 检察院 工会 团委 妇联 联盟 组 队 党组织 业主 首席 监事 对口单位"
).split()


@functools.cache
def group_end() -> re.Pattern[str]:
    """A phrase that ends with a noun for people in number or a unit."""
    nouns = sorted({*GROUP_NOUNS, *words("organizations"), *words("offices")}, key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(nouns)}|们|[\\d一二三四五六七八九十]+(?:余|多)?(?:人|名|位|家))(?:等)?$")


#: Quantifiers that open a collective: 各县区, 全体党员.
COLLECTIVE = re.compile("^(?:各|全|广大|有关|相关|每|所有|其他|其余|部分|本|我|双方|两|三|市|县|区|省|镇|乡|村|校|院|公司|集团|企业|学校|医院|大家|同志|党员|领导|机关|责任|牵头|成员|主管|职能)")
