/// What people ask in words of their own, and the sentence that asks it here: a mistake that knows nothing better shows the
/// one nearest to what was written.
package struct ExampleTopic {
  /// Beginnings of English words, and Chinese words.
  let words: [String]
  package let sentence: String

  package static let all: [ExampleTopic] = text.split(separator: "\n").compactMap { line in
    guard let mark = line.firstIndex(of: ":") else { return nil }
    return ExampleTopic(
      words: line[..<mark].split(separator: " ").map(String.init),
      sentence: String(line[line.index(after: mark)...].drop { $0 == " " }))
  }

  /// The topic that most words of the text belong to, the first of equals; `nil` where none does.
  static func nearest(to text: String) -> ExampleTopic? {
    let written = text.lowercased()
    let tokens = written.split { !$0.isLetter && !$0.isNumber }
    func fits(_ word: String) -> Bool {
      word.utf8.contains { $0 >= 0x80 } ? written.contains(word) : tokens.contains { $0.hasPrefix(word) }
    }
    var best: (topic: ExampleTopic, count: Int)?
    for topic in all {
      let count = topic.words.count(where: fits)
      if count > best?.count ?? 0 { best = (topic, count) }
    }
    return best?.topic
  }

  private static let text = """
    best worst prospector reasonable top-performer 标杆 最好 最佳 合理 优秀: benchmark calls per workday against closes by rep this quarter
    needed takes ratio 几次 成交比 需要多少: show calls per close, visits per close by team this quarter
    required 应该: show required_visits by rep this month
    daily 每天 日均: show visits per workday by rep this month
    target quota attain actual goal 目标 完成率 达成: show sales, target, attainment by rep this month
    projection pace remaining 进度 还差: show projection, pace, required_per_day by rep this month
    collect owe owing owed receivable debt overdue unpaid 应收 欠款 逾期 催款: show receivable, overdue by customer sort overdue desc
    older ageing aging 账龄: show unpaid by customer, ageing
    budget spending overspen over 预算 超支: check expenses <= budget by team this quarter
    moved stage 推进 阶段: list opportunities where stage changed last week
    changed changes happened 变化 变更: list changes for customers where name = "Acme"
    pay pays cac cost roi return spend campaign 获客 投入产出: show spend, won_value, cac, roi by source this year
    lost losing reason competitor 丢单 输单 原因 竞争: show losses by loss_reason, competitor this quarter
    trend grow 趋势 增长: show sales, growth(sales) by month this year
    stopped dormant inactive churn 流失 沉睡: show dormant_customers by rep
    visited contacted called touched untouched neglected 没有联系 未联系 未拜访: list customers where no_touch_days > 60
    forecast coverage pipeline 预测 管道: show pipeline, weighted_pipeline, coverage by rep this quarter
    size 客单价: show average_deal by industry, source this year
    cycle long duration 周期 多久: show cycle_days by source this year
    conver funnel 转化 漏斗: funnel visits -> proposals -> closes by rep this quarter
    new repeat 复购 新客户: show new_customers, repeat_customers by month this year
    stock inventory reorder 库存 缺货: show on_hand, below_reorder by product
    discount margin profit 折扣 毛利: show discount_rate, margin_rate by product this quarter
    compar versus yoy mom 同比 环比 对比: show sales this month vs all of last month, same period last year
    cohort retention retain 留存 同期群: show retention, repeat_rate by cohort_month for customers created in this year
    profile typical ideal 画像 哪类: profile won_customers by industry, size this year
    relat correlat depend 关系 相关 影响: correlate visits per workday with closes by rep this quarter
    scor apprais rating 打分 评分 考核 绩效: score reps with monthly last month
    report workload effort 日报 周报 工作量 汇报: show reps with activities, calls, visits, proposals this week
    quality missing duplicate wrong 数据质量: list problems
    80 pareto concentrat 集中度: show customers with sales this year top 80% of sales
    nobody idle nothing 谁没有: show reps with visits today
    """
}
