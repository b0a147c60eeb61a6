"""What names are written with: Han, the characters of given names, of other languages' names, and of words that are no names.

In: characters. Out: whether a name can have them. `Candidate` is what the grammar of names (`names`, `foreign_names`) finds.
"""

from typing import NamedTuple

from briefgen.lexicon import tagged

HAN = "\u3400-\u4dbf\u4e00-\u9fff\ue000-\uf8ff\U00020000-\U0003ffff"
#: Characters of no given name: function words, pronouns, measure words.
_NEVER_GIVEN = frozenset(
    "的了着是在我他她它们这那等及对将把被到或且但而则请让给由向并也又还都很说该此每各某个就为与和于以作做要不会时任第年月日号上下没吗呢吧"
)
#: Given-name characters that are function words far more often, so that they need a reading without them to fail.
SELDOM_GIVEN = frozenset("又未因在从和与于以为会时任年月日上下作要不出其代发向")
NOT_GIVEN = _NEVER_GIVEN - SELDOM_GIVEN
#: Last characters of names of units; no `NAME + title` ends with one: `计经委|主任`, `农技站|站长`.
UNIT_END = frozenset("委局处科室厅办股站队组会部署校厂系社团党市县区镇乡村街院所司级次岗线")
#: No given name ends with these.
NEVER_LAST = frozenset("局处科室厅办股站组部署厂副")
#: Surnames that are function words or verbs far more often.
FUNCTION = frozenset(
    "和与及同於向从对为以由到来如有并且因经通过把那能时行其起是会将被让给请要在用据按各该本此每某又也还都使需须可未已正先后再只但或而则即若虽多"
)
#: Words that follow a title and begin with a surname.
ORDINARY = frozenset(tagged("following", "ordinary"))
TRANSLITERATION = frozenset(
    "阿艾安奥巴班邦贝本比彼毕宾波伯博勃布查达戴丹道德邓迪蒂丁东杜多恩尔范菲费佛弗夫福戈哥格根古哈海汉豪赫亨华霍基吉季加贾杰金津卡"
    "坎康考科柯克肯库拉莱兰朗劳勒雷里利莉列林龙卢鲁路伦罗洛马玛迈曼毛梅蒙米密莫姆穆纳娜内尼涅努诺欧帕潘佩彭皮平普齐奇契钱乔切琴丘"
    "埃昂玻茨厄冈葛罕迦喀凯寇奎腊赖黎琳露缪摩墨奈瑙庞珀恰撒瑟莎朔丝绥陶渥锡逊扬兹翰纽盖肖森"
    "热仁日荣茹瑞萨塞桑沙山舍施什史斯松苏索塔泰坦唐特提廷图托瓦万维魏温文翁沃乌武西希夏先谢辛欣雅亚叶耶伊因英永尤于约赞泽扎詹朱佐"
    "甫支卓娜白智聪且坡俄苦惹妞嫫呷子伍高仓洛觉彭平强欧益土登丹顿觉宗朋本加太才毛草卡其合知项代完夸南扎买提力江孜依汗丽热木吐娜古次旺措卓玛顿珠央金桑增才让姆吉朗边嘎其图云努再那顺孟贡呷青敖登宝音勒琴朝坦尕藏哇宗旦珍曲吾玉素甫麦祖农赛艾肯明卡孜洪荪牙生尖卓华旦巴格门娃萨如呼查拜合曼塔额敦巧斯别克努尔迪夏买布不都满达林台哈"
)


class Candidate(NamedTuple):
    """A name at ``[start, end)``; not ``certain`` where another reading was as good."""

    start: int
    end: int
    certain: bool


def is_han(character: str) -> bool:
    """Whether a character can stand in a name: Han, or the private use area where old fonts kept rare ones."""
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or "\ue000" <= character <= "\uf8ff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def is_foreign(text: str) -> bool:
    """Whether all of a string is written in characters that other languages' names are written with."""
    return all(character in TRANSLITERATION for character in text)


def given(shadow: str, start: int, end: int) -> bool:
    """Whether ``shadow[start:end]`` can be a given name by its characters."""
    characters = shadow[start:end]
    if len(characters) < end - start:
        return False
    for character in characters:
        if character in NOT_GIVEN or not ("\u4e00" <= character <= "\u9fff" or is_han(character)):
            return False
    return "全体" not in shadow[start : end + 1]  # `干部班全体学员`
