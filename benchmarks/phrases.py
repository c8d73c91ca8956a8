"""What the generated newspaper writes with, in simplified and in traditional Chinese."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language's words and sentences; a sentence names the words it needs in braces."""

    language: str
    paper: str
    words: dict[str, tuple[str, ...]]
    titles: tuple[str, ...]
    sentences: tuple[str, ...]
    quotes: tuple[str, ...]
    headings: tuple[str, ...]
    leads: tuple[str, ...]
    alts: tuple[str, ...]
    categories: tuple[str, ...]
    tags: tuple[str, ...]


SIMPLIFIED = Phrases(
    language="zh-CN",
    paper="青屿早报{month}月{day}日讯",
    words={
        "place": ("青屿市", "灯塔岛", "北门老街", "旧船厂", "城东新区", "滨海大道", "大学城"),
        "office": ("市商务局", "轮渡公司", "市图书馆", "港口集团", "青屿大学", "市气象台"),
        "firm": ("远帆航运", "蓝湾港务", "阿澜小馆", "青禾食品", "云栈软件", "白鹭光电"),
        "sector": ("航运", "餐饮", "半导体", "光伏", "汽车零部件", "软件服务", "医药"),
        "person": ("林海声", "苏晚晴", "程一鸣", "江岚", "唐小满", "周启航", "何静"),
        "thing": ("夜航班线", "冷链仓库", "平价摊位", "到站屏", "沉降传感器", "语音数据库"),
    },
    titles=(
        "{office}公布新方案 {thing}{month}月启用",
        "{sector}板块走强 {firm}领涨{percent}%",
        "{place}{thing}上线 首日服务{number}人次",
        "{firm}去年营收增长{percent}% {sector}业务贡献过半",
        "{place}改造完工 {number}户居民受益",
    ),
    sentences=(
        "{office}今天宣布，{thing}将于{month}月{day}日起在{place}启用，首期投入{number}万元。",
        "数据显示，{place}上月客流同比增长{percent}%，其中夜间客流占比首次超过三成。",
        "{firm}披露的公告称，{sector}业务全年增长{percent}%，成为增速最快的部门。",
        "负责人{person}介绍，项目从论证到落地用了十四个月，期间征集市民意见{number}条。",
        "受此影响，{sector}板块午后震荡上行，{firm}一度上涨{percent}%，成交额明显放大。",
        "记者在{place}看到，不少市民一早就来排队，现场秩序良好，平均等候不到十分钟。",
        "分析人士认为，短期波动不改长期趋势，但需要留意{sector}行业的库存变化。",
        "按照计划，{office}还将在年底前完成{number}处点位的改造，并把结果向社会公开。",
        "与去年同期相比，{thing}的故障率下降了{percent}%，维护成本也随之降低。",
        "{place}的商户{person}说，最直观的变化是客人多了，周末常常忙到晚上十点。",
        "下一步，{office}将会同{firm}开展试点，重点解决高峰时段运力不足的问题。",
        "截至收盘，{firm}报{number}点，全周累计上涨{percent}%，创下近三个月新高。",
    ),
    quotes=(
        "整体来看，{sector}的复苏好于预期，{percent}%的增幅超过了多数机构的预测。",
        "{office}提醒，具体时间以公告为准，如遇大风天气会提前两小时通知。",
        "{person}表示，钱要花在看得见的地方，{thing}好不好用，市民说了算。",
    ),
    headings=("市场热点", "各方反应", "数据一览", "下一步安排", "记者观察"),
    leads=("", "看得见的变化，正在发生。", "数字背后，是每天都要走的路。"),
    alts=("{place}现场照片", "{thing}示意图", "{sector}板块一周走势图"),
    categories=("城市", "财经", "科技", "文化"),
    tags=("股市", "公共交通", "港口", "人工智能", "阅读", "清洁能源", "老街", "应急", "物价"),
)

TRADITIONAL = Phrases(
    language="zh-TW",
    paper="青嶼早報{month}月{day}日訊",
    words={
        "place": ("青嶼市", "燈塔島", "北門老街", "舊船廠", "城東重劃區", "濱海大道", "大學城"),
        "office": ("市府商業處", "渡輪公司", "市立圖書館", "港口公司", "青嶼大學", "氣象站"),
        "firm": ("遠帆航運", "藍灣港務", "阿瀾小館", "青禾食品", "雲棧軟體", "白鷺光電"),
        "sector": ("航運", "餐飲", "半導體", "太陽能", "汽車零組件", "資訊服務", "生技"),
        "person": ("林海聲", "蘇晚晴", "程一鳴", "江嵐", "唐小滿", "周啟航", "何靜"),
        "thing": ("夜航班次", "冷鏈倉儲", "平價攤位", "到站看板", "沉陷感測器", "語音資料庫"),
    },
    titles=(
        "{office}公布新方案 {thing}{month}月啟用",
        "{sector}類股走強 {firm}領漲{percent}%",
        "{place}{thing}上線 首日服務{number}人次",
        "{firm}去年營收成長{percent}% {sector}業務貢獻過半",
        "{place}整建完工 {number}戶居民受惠",
    ),
    sentences=(
        "{office}今天宣布，{thing}將於{month}月{day}日起在{place}啟用，首期投入{number}萬元。",
        "統計顯示，{place}上個月來客數年增{percent}%，其中夜間占比首度超過三成。",
        "{firm}公告指出，{sector}業務全年成長{percent}%，是成長最快的事業部。",
        "負責人{person}說明，計畫從評估到上路花了十四個月，期間蒐集民眾意見{number}則。",
        "受此影響，{sector}類股午後震盪走高，{firm}盤中一度上漲{percent}%，成交量明顯放大。",
        "記者在{place}看到，不少民眾一早就來排隊，現場秩序良好，平均等候不到十分鐘。",
        "分析師認為，短線波動不改長期趨勢，但仍須留意{sector}產業的庫存變化。",
        "依照規劃，{office}還將在年底前完成{number}處據點的整建，並對外公布成果。",
        "與去年同期相比，{thing}的故障率下降{percent}%，維護成本也跟著降低。",
        "{place}的店家{person}說，最直接的感受是客人變多了，週末常常忙到晚上十點。",
        "接下來，{office}將與{firm}合作試辦，優先解決尖峰時段運量不足的問題。",
        "截至收盤，{firm}收在{number}點，全週累計上漲{percent}%，創近三個月新高。",
    ),
    quotes=(
        "整體來看，{sector}復甦優於預期，{percent}%的增幅高於多數法人的預估。",
        "{office}提醒，實際時間以公告為準，如遇強風會提前兩小時通知。",
        "{person}表示，錢要花在看得到的地方，{thing}好不好用，由民眾決定。",
    ),
    headings=("市場焦點", "各方反應", "數據一覽", "後續規劃", "記者觀察"),
    leads=("", "看得見的改變，正在發生。", "數字背後，是每天都要走的路。"),
    alts=("{place}現場照片", "{thing}示意圖", "{sector}類股一週走勢圖"),
    categories=("城市", "財經", "科技", "文化"),
    tags=("股市", "大眾運輸", "港口", "人工智慧", "閱讀", "綠能", "老街", "應變", "物價"),
)
