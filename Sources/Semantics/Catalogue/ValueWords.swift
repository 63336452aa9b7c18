/// What values that the store keeps in English read like in Chinese, and by which Chinese words conditions find them.
/// Machines get the store's own.
package enum ValueWords {
  /// `entity.column entity.column: value = 中文 同义词; value = 中文 ...`: the first Chinese word is the one that is shown.
  private static let text = """
    reps.role: rep = 销售 业务员; manager = 经理; director = 总监; owner = 老板; support = 助理 支持
    customers.status customer_states.status party_states.status: prospect = 潜在客户; customer = 客户 正式客户; \
    dormant = 沉睡 沉睡客户; lost = 流失 流失客户
    party_states.status leads.status: new = 新线索 新建; working = 跟进中; qualified = 有效 有效线索; \
    disqualified = 作废 无效; converted = 已转化
    stages.state opportunities.state opportunity_states.state stage_stays.state \
    opportunity_changes.state opportunity_changes.old_state: open = 进行中 跟进中; won = 赢单 已赢单 成交; \
    lost = 输单 已输单 丢单
    stages.forecast_category: commit = 承诺; best_case = 最佳情况; pipeline = 在跟; omitted = 不计入; closed = 已结束
    quotes.status: draft = 草稿; sent = 已发送; accepted = 已接受; rejected = 已拒绝
    activities.type: call = 电话 通话; email = 邮件; message = 消息 微信 短信; meeting = 会面 面谈 会议; visit = 拜访 上门拜访; \
    demo = 演示; proposal = 方案 建议书; task = 任务 待办; note = 备注
    activities.direction: outbound = 去电 外呼 呼出; inbound = 来电 呼入
    activities.status: planned = 计划 未完成 待办; done = 已完成 完成; cancelled = 已取消 取消; no_show = 未到 爽约
    activities.outcome: connected = 接通 已接通; no answer = 未接 无人接听; voicemail = 语音留言; busy = 占线; \
    positive = 积极; neutral = 一般; negative = 消极; interested = 有意向; not interested = 无意向; follow up = 待跟进
    orders.status order_lines.status: draft = 草稿; confirmed = 已确认; shipped = 已发货; delivered = 已送达 已完成; \
    cancelled = 已取消 取消
    invoices.status: draft = 草稿; issued = 已开 已开票; void = 作废 已作废
    payments.kind: receipt = 收款 回款; refund = 退款; write_off = 坏账 核销
    payments.method: transfer = 转账 银行转账; card = 刷卡 银行卡; cash = 现金; cheque = 支票; check = 支票
    expenses.status: submitted = 已提交 待批; approved = 已批准; rejected = 已拒绝 驳回; paid = 已支付 已报销
    expenses.category budgets.category: travel = 差旅 差旅费; meals = 餐饮 餐费; gifts = 礼品; events = 活动 会务; \
    training = 培训; transport = 交通; hotel = 住宿
    stock_movements.kind: receipt = 入库; issue = 出库; transfer = 调拨; adjustment = 调整 盘点
    targets.scope budgets.scope: company = 公司; team = 团队; rep = 销售; territory = 片区; product = 产品; \
    category = 类别; customer = 客户
    customers.industry leads.industry: retail = 零售; education = 教育; finance = 金融; healthcare = 医疗 医疗健康; \
    manufacturing = 制造 制造业; software = 软件
    products.category: hardware = 硬件; services = 服务; software = 软件; supplies = 耗材
    opportunities.loss_reason: price = 价格 价格高; no budget = 没有预算; no decision = 没有决定; competitor = 竞争对手; \
    missing feature = 缺少功能
    leads.disqualify_reason: no budget = 没有预算; no need = 没有需求; too small = 规模太小; wrong contact = 联系人不对
    sources.channel: online = 线上; events = 活动; people = 人脉; phone = 电话
    campaigns.type: ads = 广告; email = 邮件; exhibition = 展会
    opportunities.type: new business = 新业务 新签; existing business = 老客户业务 增购; renewal = 续约 续签
    stages.name: Prospecting = 寻客; Qualification = 资格确认; Engaging = 接洽; Needs analysis = 需求分析; \
    Demo = 演示; Proposal = 方案; Quote = 报价; Negotiation = 谈判 商务谈判; Won = 赢单 成交; Lost = 输单 丢单; \
    Closed Won = 赢单 成交; Closed Lost = 输单 丢单
    """

  /// Columns with words that a firm also has of its own: a Chinese word may be the very value.
  private static let open: Set<String> = [
    "activities.outcome", "payments.method", "expenses.category", "budgets.category", "opportunities.type",
    "stages.name",
    "leads.status", "party_states.status", "activities.type", "customers.industry", "leads.industry",
    "products.category",
    "opportunities.loss_reason", "leads.disqualify_reason", "sources.channel", "campaigns.type",
  ]

  private struct Words: Sendable {
    /// By the value of the store.
    var readings: [String: String] = [:]
    /// By every Chinese word.
    var values: [String: [String]] = [:]
  }

  private static let read = ReadOnce<Words>()

  /// Those of `entity.column`: the lines that name it.
  private static func words(of column: String) -> Words {
    read.value(column) {
      var found = Words()
      for line in CatalogueText.lines(of: Substring(text)) {
        guard let colon = CatalogueText.first(UInt8(ascii: ":"), in: line),
          CatalogueText.words(of: line[..<colon]).contains(column)
        else { continue }
        for entry in line[line.index(after: colon)...].split(separator: ";") {
          guard let sign = entry.firstIndex(of: "=") else { continue }
          let value = String(entry[..<sign].drop { $0 == " " }.dropLast())
          let words = CatalogueText.words(of: entry[entry.index(after: sign)...])
          found.readings[value] = words.first
          for word in words { found.values[word, default: []].append(value) }
        }
      }
      return found
    }
  }

  /// What its values read like in Chinese, by the values.
  package static func readings(of field: Field) -> [String: String] { readings(of: field.entity, field.column) }

  package static func readings(of entity: String, _ column: String) -> [String: String] {
    if entity == "problems", column == "rule" { return ProblemWords.rules }
    return words(of: "\(entity).\(column)").readings
  }

  /// The values that a Chinese word means in a column; the word itself where that may be one. Empty where it means none.
  package static func values(of field: Field, called word: String) -> [String] {
    guard word.utf8.contains(where: { $0 >= 0x80 }) else { return [] }
    let column = "\(field.entity).\(field.column)"
    guard let found = words(of: column).values[word] else { return [] }
    return found + (open.contains(column) ? [word] : [])
  }

  /// Every column that has words, for the tests.
  package static var known: [String] {
    let columns = CatalogueText.lines(of: Substring(text)).flatMap { line in
      CatalogueText.words(of: line.prefix { $0 != ":" })
    }
    return Set(columns).sorted()
  }
}
