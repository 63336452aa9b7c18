import Syntax
import Testing
import Values

@testable import Shell

/// Words that people of the field use in Chinese, each where it belongs: it is known, or what is proposed first is asked.
@Suite struct VocabularyTests {
  /// `*` stands for each of the words.
  private static let places: [(sentence: String, words: String)] = [
    (
      "看 * 本月",
      """
      成交数 赢单数 成交额 成交金额 成交客户 销售额 业绩 订单额 开票额 回款 回款额 收款 退款 红字发票 冲销 赢单率 成交率 转化率 每单拜访数
      每成交一单的拜访量 日均拜访量 完成率 达成率 差额 缺口 时间进度 进度 预计完成 预测 承诺 最佳情况 客单价 平均单额 销售周期 阶段停留天数
      销售速度 管道覆盖率 加权金额 销售管道 在跟商机 获客成本 单条线索成本 投入产出比 投资回报率 逾期 应收款 应收账款 应收账款周转天数 回款率
      毛利 毛利率 折扣 库存 库存可用天数 订货点 安全库存 流失率 留存率 新客户 老客户 复购 沉睡客户 未跟进 无跟进 费用 预算 预算执行率 超支 费用率
      目标 指标 定额 有效线索 有价值线索 跟进 跟进记录 活动 拜访 上门拜访 会面 面谈 电话 外呼 去电 来电 演示 方案 建议书 报价 任务
      """
    ),
    (
      "列出 *",
      """
      销售 业务员 销售人员 团队 部门 客户 潜在客户 沉睡客户 联系人 线索 销售线索 有效线索 商机 销售机会 项目 阶段 活动 跟进 跟进记录 电话 拜访 上门拜访
      会面 演示 报价 任务 订单 产品 库存 发票 开票 回款 收款 红字发票 费用 预算 目标 来源 客户来源 市场活动 节假日
      """
    ),
    ("看 销售额 按 * 今年", "销售 业务员 团队 部门 经理 客户 来源 客户来源 渠道 产品 类别 品类 区域 大区 行业 规模 月 季 周 日 星期"),
    ("看 在跟商机数 按 *", "阶段 存续天数"), ("看 未收款 按 *", "账龄 账龄分析"),
    ("看 输单数 按 * 今年", "输单原因 丢单原因 竞争对手 市场活动"),
    (
      "看 销售额 *",
      """
      今天 昨天 本周 上周 本月 上月 下月 本季度 上季度 今年 本年 去年 今年以来 年初至今 本月至今 近30天 最近30天 本财年 上半年 一季度
      从2026-01-01到2026-03-31 截至2026-06-30 去年同期
      """
    ),
    (
      "列出 商机 条件 amount * 1000",
      "超过 大于 高于 低于 小于 不足 不少于 至少 不超过"
    ),
    ("列出 商机 条件 amount > 1000 * amount < 9000", "且 并且 或"),
    ("* 销售额 按 月 今年", "查看 显示 画图"), ("看 销售额 本月 *", "同比 环比"), ("看 *(销售额) 按 月 今年", "占比 增长率 排名"),
    ("看 *(opportunities.amount) 今年", "平均 中位数"), ("看 销售额 按 销售 本月 * 3", "前 限制"),
    ("看 销售额 按 销售 本月 按 销售额 *", "降序 从高到低"),
  ]

  static let sentences = places.flatMap { place in
    place.words.split { $0 == " " || $0 == "\n" }.map { place.sentence.replacing("*", with: $0) }
  }

  @Test(arguments: sentences) func isKnown(sentence: String) throws {
    let session = try SlipsTests.session(TourTests.Capture())
    var text = sentence
    for _ in 0..<3 {
      guard let fix = SlipsTests.mistake(in: text, session)?.fixes.first else { break }
      // Another word that is spelt nearly alike is a guess.
      #expect(!fix.message.english.hasPrefix("did you mean"), "\(text)")
      text = SlipsTests.applied(fix, to: text)
    }
    #expect(SlipsTests.mistake(in: text, session) == nil, "\(text)")
  }
}
