extension HanSpeech {
  /// What words of a spoken question mean.
  static let words: [String: Piece] = {
    var found: [String: Piece] = [:]
    func add(_ piece: Piece, _ words: String) {
      for word in words.split(separator: " ") { found[String(word)] = piece }
    }
    add(.each, "各 各个 每 每个 每位 每名 各位 按 按照 分 不同")
    add(.which, "哪个 哪些 哪位 哪一个 哪几个 什么 哪家")
    add(.who, "谁 谁的")
    add(.without, "没有 没 未 无 没有被 未被")
    add(.trend, "趋势 走势 变化趋势")
    add(.versus("去年同期"), "同比增长率 同比增长 同比增长情况 同比增速")
    add(.meant("expected_pipeline", by: nil), "预计成交金额 预计成交 预计签单金额")
    add(.meant("losses", by: "loss_reason"), "丢单最多的原因 输单最多的原因 丢单主要原因")
    add(.meant("churned_customers, churn_rate", by: nil), "客户流失 客户流失情况 流失客户数")
    add(.meant("销售额, share(销售额)", by: nil), "贡献占比 销售占比 销售额占比 业绩占比 收入占比")
    add(.meant("拜访量 / 成交数", by: nil), "平均每单拜访次数 每单拜访次数 每单平均拜访次数 每单拜访量")
    add(.name("库存不足"), "库存不足 缺货 低于安全库存")
    add(.met, "完成目标 达成目标 完成任务 完成指标 完成业绩 达标 完成业绩目标 完成销售目标")
    add(.name("销售"), "销售员 销售人员 业务员 销售代表 业代")
    add(.funnel, "漏斗 销售漏斗 转化漏斗 漏斗分析 销售漏斗分析 从线索到成交 线索到成交 从线索到成交的转化")
    add(.changed(isUp: true), "增长 上升 增加 提高 上涨")
    add(.changed(isUp: false), "减少 下降 下滑 降低 下跌")
    add(
      .meant("拜访量 / 成交数", by: nil),
      """
      拜访成交比 拜访多少次成交一单 拜访几次成交一单 拜访几次能成交一单 拜访多少次能成交一单 拜访几次才能成交一单 拜访多少次才能成交一单 拜访多少次成一单 拜访几次成一单
      平均拜访多少次成交一单 平均拜访几次成交一单 平均拜访几次能成交一单 平均拜访多少次能成交一单 平均拜访几次才能成交一单 平均拜访多少次才能成交一单 每成交一单要拜访多少次
      每成交一单需要拜访多少次 成交一单要拜访几次 成交一单需要拜访几次 成交一单要拜访多少次 成交一单需要拜访多少次
      """.split(separator: "\n").joined(separator: " "))
    add(.meant("销售额, target, attainment", by: nil), "业绩完成情况 目标完成情况 销售完成情况 业绩达成情况 完成情况")
    add(
      .meant(neededVisits, by: "销售"),
      "完成目标还需要多少拜访 完成目标还要拜访多少次 还需要多少拜访 还要拜访多少次 每天要拜访多少客户才能完成目标 每天要拜访多少才能完成目标 每天拜访多少才能完成目标 要拜访多少才能完成目标")
    add(.name("停滞"), "停滞 停滞不前 卡住")
    add(.name("在谈"), "在谈 在跟 进行中 跟进中 未关闭 洽谈中")
    add(.ranking(isTop: true, count: nil), "降序 从高到低 由高到低 倒序")
    add(.ranking(isTop: false, count: nil), "升序 从低到高 由低到高")
    add(.versus("去年同期"), "去年同期 与去年同期对比 和去年同期对比 跟去年同期比 与去年同期比")
    add(.filler, "看一下 看下 查一下 查下 我想看 我要看 想知道 对比 比 较 相比 比较 分析 分布 构成 情况如何 跟 同 能 才能 变化")
    add(.list, "列出 list 列一下 有哪些")
    add(.ranking(isTop: true, count: nil), "最高 最多 最大 最好 最强 排名 排行 排行榜")
    add(.ranking(isTop: false, count: nil), "最低 最少 最小 最差 最弱")
    add(.versus("去年同期"), "同比 与去年同期相比 比去年同期")
    add(.versus("上期"), "环比")
    add(.versus("目标"), "对比目标 与目标对比 和目标对比 比目标 vs目标")
    add(.meant("attainment", by: nil), "目标完成率 目标达成率 业绩完成率")
    add(.meant("new_customers", by: nil), "新增客户数 新增客户 新客数")
    add(.meant("cycle_days", by: nil), "成交周期 平均成交周期 销售周期 平均销售周期")
    add(.meant("pipeline", by: nil), "商机金额 在手商机 在跟商机金额")
    add(.meant("losses", by: "loss_reason"), "丢单原因 输单原因 失单原因")
    add(.meant("avg(opportunities.amount)", by: nil), "平均商机金额 商机平均金额")
    add(.meant("unpaid", by: "ageing"), "应收账款账龄 应收账龄 账龄分布")
    add(.deed("拜访量"), "拜访 拜访过 上门")
    add(.deed("订单数"), "下单 下过单 购买 购买过 采购 采购过 买过")
    add(.deed("活动数"), "汇报 提交日报 写日报 联系 联系过 跟进 跟进过 接触 触达")
    add(
      .filler,
      "的 是 有 呢 吗 了 请 请问 帮我 一下 看看 情况 分别 中 里 和 与 及 有多少 多少 怎么样 如何 多大 是多少 查看 显示 看 show 超过 以上 被 名 个 位 家 所有 全部"
    )
    for unit in units { add(.unit(unit), unit) }
    add(.divided(by: "工作日"), "每个工作日 每工作日 工作日均 日均")
    add(.divided(by: "销售"), "人均")
    for (spoken, written) in [
      ("今天 今日", "今天"), ("昨天 昨日", "昨天"), ("本周 这周 这个星期 这一周", "本周"), ("上周 上个星期 上一周", "上周"),
      ("本月 这个月 当月 这月", "本月"), ("上月 上个月", "上月"), ("本季度 这个季度 本季", "本季度"), ("上季度 上个季度", "上季度"),
      ("今年 本年 本年度 今年度", "今年"), ("去年 上一年", "去年"), ("今年以来 年初至今", "今年以来"),
    ] {
      add(.period(written), spoken)
    }
    return found
  }()
}
