import Values

/// Every word of the language itself. A keyword is one only where it can stand: `by month` names a dimension, `this
/// month` a period.
package enum Keyword: Hashable, Sendable, CaseIterable {
  // Statements
  case show, list
  case check
  case benchmark
  case correlate
  case funnel, profile
  case score, lock
  case define, undefine, importFile, alias, unalias, undo, log
  case explain
  case drill
  case why
  case lastAnswer
  case describe
  case metrics, dimensions, entities
  case set, parameter, assignment, export, run, save, open, backup, help, quit
  // Parts of check, benchmark, correlate and scorecards
  case against, minimumVolume, companion, scorecard, weight, bands, byRank, floor, cap, grades
  // Parts of explain, define, import, export and save
  case total, otherRows, sql, plan, segment, also, about, higherIsBetter, lowerIsBetter, neutral
  case sheet, cells, noHeader, encoding, unpivot
  case map, ignore, others, dryRun, strict, maxProblems, replace, raw, store, repair
  // Kinds and parts of log
  case note, task, proposal, order, payment, expense, stage, won, lost, lead, opportunity
  case customer, author, invoice, contact, company, source, category, reason, outcome, topic
  case amount, product, quantity, price, clock, minutes, hours, due, expected
  case inbound, outbound, noShow, cancelled
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday
  // Clauses
  case with, sampleSize, interval, by, population, condition, having, top, bottom, of, inEach, inBands, sort,
    descending, ascending
  case rolledUp, without
  case presentation, asOf, knownBy, stages, cross, window
  case versus, allOf, byWorkdays, same, samePeriodLastYear, previousPeriod, target
  case table, bars, line, spark, csv, tsv, json, jsonl, markdown, html
  // Conditions
  case and, or, not, rangeAnd
  case equals, isNot, isEmpty, isNotEmpty, contains, notContains, startsWith, endsWith, inside
  case within, notWithin, between, notBetween, before, after, over, under, atLeast, atMost, was, changed, from, to
  // Expressions
  case running, moving, previous, change, growth, rank, cumulative, cumulativeShare, pareto, lower, upper
  case daysBetween, weeksBetween, monthsBetween, quartersBetween, yearsBetween
  case per, share, count, countDistinct, sum, average, median, percentile, deviation, correlation, minimum, maximum
  case balance, on, yes, no
  // Periods
  case this, last, past, next, thisYear, lastYear, nextYear, today, yesterday, tomorrow, ago
  case yearToDate, quarterToDate, monthToDate, weekToDate, since, onward, until, during, allTime
  case ownPeriod
  case day, workday, week, month, quarter, half, year, fiscalQuarter, fiscalHalf, fiscalYear

  /// The spellings, the formatter's own first. Words of a phrase are separated by one space; Chinese ones have none.
  package var spellings: (english: [String], chinese: [String]) {
    switch self {
    case .show: (["show"], ["查看", "显示", "看"])
    case .list: (["list"], ["列出"])
    case .check: (["check"], ["检查"])
    case .benchmark: (["benchmark"], ["对标"])
    case .correlate: (["correlate"], ["关联"])
    case .funnel: (["funnel"], ["漏斗"])
    case .profile: (["profile"], ["画像"])
    case .score: (["score"], ["评分", "打分"])
    case .lock: (["lock"], ["锁定"])
    case .define: (["define"], ["定义"])
    case .undefine: (["undefine"], ["取消定义", "删除定义"])
    case .importFile: (["import"], ["导入"])
    case .alias: (["alias"], ["设别名"])
    case .unalias: (["unalias"], ["取消别名", "删除别名"])
    case .undo: (["undo"], ["撤销"])
    case .log: (["log"], ["记录", "记"])
    case .explain: (["explain"], ["解释", "说明"])
    case .drill: (["drill"], ["钻取", "下钻"])
    case .why: (["why"], ["为什么", "为何"])
    case .lastAnswer: (["last"], ["上次结果", "上次答案"])
    case .describe: (["describe"], ["描述"])
    case .metrics: (["metrics"], ["指标"])
    case .dimensions: (["dimensions"], ["维度"])
    case .entities: (["entities"], ["实体"])
    case .set: (["set"], ["设置"])
    case .parameter: (["param"], ["参数"])
    case .assignment: (["let"], ["令"])
    case .export: (["export"], ["导出"])
    case .run: (["run"], ["运行"])
    case .save: (["save"], ["保存"])
    case .open: (["open"], ["打开"])
    case .backup: (["backup"], ["备份"])
    case .help: (["help"], ["帮助"])
    case .quit: (["quit", "exit"], ["退出"])

    case .against: (["against"], ["对照"])
    case .companion: (["with"], ["与"])
    case .minimumVolume: (["minimum"], ["最少"])
    case .total: (["total"], ["合计", "总计"])
    case .otherRows: (["others"], ["其他", "其余"])
    case .scorecard: (["scorecard"], ["考核表"])
    case .weight: (["weight"], ["权重"])
    case .bands: (["bands"], ["分档"])
    case .byRank: (["by rank"], ["按排名"])
    case .floor: (["floor"], ["保底"])
    case .cap: (["cap"], ["封顶"])
    case .grades: (["grades"], ["等级"])

    case .sql: (["sql"], [])
    case .plan: (["plan"], ["执行计划"])
    case .segment: (["segment"], ["分群", "客群"])
    case .also: (["also"], ["又称", "别名"])
    case .about: (["about"], ["备注"])
    case .higherIsBetter: (["higher is better"], ["越高越好"])
    case .lowerIsBetter: (["lower is better"], ["越低越好"])
    case .neutral: (["neutral"], ["中性"])
    case .sheet: (["sheet"], ["工作表"])
    case .cells: (["range"], ["单元格"])
    case .noHeader: (["no header"], ["无表头"])
    case .encoding: (["encoding"], ["字符编码"])
    case .unpivot: (["unpivot"], ["逆透视", "列转行"])
    case .map: (["map"], ["映射"])
    case .ignore: (["ignore"], ["忽略"])
    case .others: (["others"], ["其他列"])
    case .dryRun: (["dry run"], ["试运行"])
    case .strict: (["strict"], ["严格"])
    case .maxProblems: (["max problems"], ["最多问题"])
    case .replace: (["replace"], ["替换", "覆盖"])
    case .raw: (["raw"], ["原样"])
    case .store: (["store"], ["数据库", "数据文件"])
    case .repair: (["repair"], ["修复"])

    case .note: (["note"], ["笔记"])
    case .task: (["task"], ["任务", "待办"])
    case .proposal: (["proposal"], ["报价", "方案"])
    case .order: (["order"], ["订单", "下单"])
    case .payment: (["payment"], ["回款", "收款"])
    case .expense: (["expense"], ["费用", "报销"])
    case .stage: (["stage"], ["阶段", "推进"])
    case .won: (["won"], ["赢单", "成交"])
    case .lost: (["lost"], ["丢单", "输单"])
    case .lead: (["lead"], ["线索"])
    case .opportunity: (["opportunity", "deal"], ["商机"])
    case .customer: (["customer"], ["客户"])
    case .author: (["rep"], ["由"])
    case .invoice: (["invoice"], ["发票"])
    case .contact: (["contact"], ["联系人"])
    case .company: (["company"], ["公司"])
    case .source: (["source"], ["来源"])
    case .category: (["category"], ["类别"])
    case .reason: (["reason"], ["原因"])
    case .outcome: (["outcome"], ["结果"])
    case .topic: (["subject"], ["主题"])
    case .amount: (["amount"], ["金额"])
    case .product: (["product"], ["产品"])
    case .quantity: (["quantity"], ["数量"])
    case .price: (["price"], ["单价"])
    case .clock: (["at"], ["时间"])
    case .minutes: (["minutes", "minute", "min"], ["分钟"])
    case .hours: (["hours", "hour"], ["小时", "个小时"])
    case .due: (["due"], ["到期", "限期"])
    case .expected: (["expected"], ["预计"])
    case .inbound: (["inbound", "direction in"], ["呼入", "来电"])
    case .outbound: (["outbound", "direction out"], ["呼出", "去电", "外呼"])
    case .noShow: (["no show", "no_show"], ["未到", "爽约"])
    case .cancelled: (["cancelled", "canceled"], ["已取消"])
    case .monday: (["monday"], ["周一", "星期一"])
    case .tuesday: (["tuesday"], ["周二", "星期二"])
    case .wednesday: (["wednesday"], ["周三", "星期三"])
    case .thursday: (["thursday"], ["周四", "星期四"])
    case .friday: (["friday"], ["周五", "星期五"])
    case .saturday: (["saturday"], ["周六", "星期六"])
    case .sunday: (["sunday"], ["周日", "星期日", "星期天"])

    case .with: (["with"], ["带"])
    case .sampleSize: (["n"], ["样本数", "样本量"])
    case .interval: (["interval"], ["区间", "置信区间"])
    case .by: (["by"], ["按"])
    case .population: (["for"], ["针对", "对于", "对"])
    case .condition: (["where"], ["条件", "其中"])
    case .having: (["having"], ["满足"])
    case .top: (["top"], ["前"])
    case .bottom: (["bottom"], ["后", "倒数"])
    case .of: (["of"], ["的"])
    case .inEach: (["in each"], ["每个"])
    case .inBands: (["in bands"], ["分段"])
    case .rolledUp: (["rolled up"], ["逐级汇总", "汇总"])
    case .without: (["without"], ["去掉", "除去"])
    case .sort: (["sort"], ["排序"])
    case .descending: (["desc", "descending"], ["降序", "从高到低"])
    case .ascending: (["asc", "ascending"], ["升序", "从低到高"])
    case .presentation: (["as"], ["作为"])
    case .asOf: (["as of"], ["截至", "截止"])
    case .knownBy: (["known by"], ["已知至"])
    case .versus: (["vs", "versus", "compared to", "compared with"], ["对比", "相比"])
    case .allOf: (["all of"], ["整个"])
    case .byWorkdays: (["by workdays", "by workday", "by working days"], ["按工作日"])
    case .same: (["same"], ["去年同"])
    case .samePeriodLastYear: (["same period last year", "same time last year"], ["去年同期", "上年同期", "同比"])
    case .previousPeriod: (["previous period", "prior period"], ["上期", "环比"])
    case .target: (["target"], ["目标"])
    case .stages: (["stages"], ["各阶段"])
    case .cross: (["x"], ["交叉"])
    case .window: (["within"], ["期限"])
    case .table: (["table"], ["表格"])
    case .bars: (["bars"], ["条形图", "柱状图"])
    case .line: (["line"], ["折线图"])
    case .spark: (["spark"], ["迷你图"])
    case .csv: (["csv"], [])
    case .tsv: (["tsv"], [])
    case .json: (["json"], [])
    case .jsonl: (["jsonl"], [])
    case .markdown: (["markdown"], [])
    case .html: (["html"], [])

    case .and: (["and"], ["且", "并且"])
    case .or: (["or"], ["或", "或者"])
    case .not: (["not"], ["非", "不"])
    case .rangeAnd: (["and"], ["和", "到", "至"])
    case .equals: (["is"], ["为", "是", "等于"])
    case .isNot: (["is not"], ["不为", "不是", "不等于"])
    case .isEmpty: (["is empty"], ["为空"])
    case .isNotEmpty: (["is not empty"], ["不为空", "非空"])
    case .contains: (["contains"], ["包含"])
    case .notContains: (["not contains", "does not contain"], ["不含", "不包含"])
    case .startsWith: (["starts with"], ["开头为"])
    case .endsWith: (["ends with"], ["结尾为"])
    case .inside: (["within"], ["隶属于", "隶属"])
    case .within: (["in"], ["在", "属于"])
    case .notWithin: (["not in"], ["不在", "不属于"])
    case .between: (["between"], ["介于"])
    case .notBetween: (["not between"], ["不介于"])
    case .before: (["before"], ["早于"])
    case .after: (["after"], ["晚于"])
    case .over: (["over", "more than"], ["超过", "大于", "高于"])
    case .under: (["under", "less than"], ["低于", "小于", "不足"])
    case .atLeast: (["at least", "on or after"], ["不少于", "至少", "不早于"])
    case .atMost: (["at most", "on or before"], ["不超过", "最多", "不晚于"])
    case .was: (["was"], ["曾为", "曾是"])
    case .changed: (["changed"], ["变更"])
    case .from: (["from"], ["从"])
    case .to: (["to"], ["到", "至"])

    case .per: (["per"], ["每"])
    case .share: (["share"], ["占比", "份额"])
    case .running: (["running"], ["累计"])
    case .moving: (["moving"], ["移动平均"])
    case .previous: (["previous"], ["上一期", "前期"])
    case .change: (["change"], ["增减"])
    case .growth: (["growth"], ["增长率"])
    case .rank: (["rank"], ["排名", "名次"])
    case .cumulative: (["cumulative"], ["累加"])
    case .cumulativeShare: (["cumulative_share", "cumulative share"], ["累计占比"])
    case .pareto: (["pareto"], ["帕累托"])
    case .lower: (["lower"], ["下限"])
    case .upper: (["upper"], ["上限"])
    case .daysBetween: (["days_between"], ["相隔天数"])
    case .weeksBetween: (["weeks_between"], ["相隔周数"])
    case .monthsBetween: (["months_between"], ["相隔月数"])
    case .quartersBetween: (["quarters_between"], ["相隔季数"])
    case .yearsBetween: (["years_between"], ["相隔年数"])
    case .count: (["count"], ["计数"])
    case .countDistinct: (["count distinct"], ["去重计数"])
    case .sum: (["sum"], ["求和"])
    case .average: (["avg", "average"], ["平均"])
    case .median: (["median"], ["中位数"])
    case .percentile: (["percentile"], ["百分位数", "百分位"])
    case .deviation: (["stddev"], ["标准差"])
    case .correlation: (["corr"], ["相关系数"])
    case .minimum: (["min"], ["最小值"])
    case .maximum: (["max"], ["最大值"])
    case .balance: (["balance"], ["余额"])
    case .on: (["on"], ["日期取"])
    case .yes: (["true", "yes"], ["是", "真"])
    case .no: (["false", "no"], ["否", "假"])

    case .this: (["this"], ["本", "这"])
    case .last: (["last"], ["上"])
    case .past: (["past"], ["近", "最近", "过去"])
    case .next: (["next"], ["下", "未来"])
    case .thisYear: (["this year"], ["今年"])
    case .lastYear: (["last year"], ["去年"])
    case .nextYear: (["next year"], ["明年"])
    case .today: (["today"], ["今天", "今日"])
    case .yesterday: (["yesterday"], ["昨天", "昨日"])
    case .tomorrow: (["tomorrow"], ["明天", "明日"])
    case .ago: (["ago"], ["之前", "以前", "前"])
    case .yearToDate: (["ytd", "year to date"], ["今年以来", "年初至今"])
    case .quarterToDate: (["qtd", "quarter to date"], ["本季度至今", "本季度以来"])
    case .monthToDate: (["mtd", "month to date"], ["本月至今", "本月以来"])
    case .weekToDate: (["wtd", "week to date"], ["本周至今", "本周以来"])
    case .since: (["since"], ["自"])
    case .onward: (["onward"], ["以来", "起"])
    case .until: (["until"], ["直到"])
    case .during: (["during"], ["期间"])
    case .allTime: (["all time"], ["全部时间", "所有时间"])
    case .ownPeriod: (["period"], ["本期", "当期"])
    case .day: (["day", "days"], ["天", "日"])
    case .workday: (["workday", "workdays", "working day", "working days"], ["工作日", "个工作日"])
    case .week: (["week", "weeks"], ["周", "个周", "星期", "个星期"])
    case .month: (["month", "months"], ["月", "个月"])
    case .quarter: (["quarter", "quarters"], ["季度", "季", "个季度"])
    case .half: (["half", "halves", "half year", "half years"], ["半年", "个半年"])
    case .year: (["year", "years"], ["年"])
    case .fiscalQuarter: (["fiscal quarter", "fiscal quarters"], ["财季", "个财季"])
    case .fiscalHalf:
      (["fiscal half", "fiscal halves", "fiscal half year", "fiscal half years"], ["财半年", "个财半年", "半财年"])
    case .fiscalYear: (["fiscal year", "fiscal years"], ["财年", "个财年"])
    }
  }

  /// The formatter's spelling; a keyword without a word in that language keeps its English one.
  package func spelling(in language: KeywordLanguage) -> String {
    let (english, chinese) = spellings
    return switch language {
    case .english: english[0]
    case .chinese: chinese.first ?? english[0]
    }
  }

  /// Its name in a message.
  var wording: Wording { Wording(english: spelling(in: .english), chinese: spelling(in: .chinese)) }

  /// Every spelling of every keyword, for help and for the published grammar's test.
  package static var listing: [(keyword: Keyword, english: [String], chinese: [String])] {
    allCases.map { ($0, $0.spellings.english, $0.spellings.chinese) }
  }
}

/// The language of the formatter's keywords; names stay as they were written.
package enum KeywordLanguage: String, Hashable, Sendable, CaseIterable { case english, chinese }
