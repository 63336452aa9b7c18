/// The other words that headers, values and names of files are compared with.
extension HeaderTable {
  /// Two columns that are one value: `first + second = what it is called`, joined by a blank; `first / second` is the
  /// first of them that is not blank; `in - out` is what came without what went. Both may stand behind the same words (`Owner First Name`, `Owner Last Name`).
  static let pairs = """
    first name + last name = full name
    given name + family name = full name
    first name + surname = full name
    forename + surname = full name
    first + last = full name
    date + time = date
    日期 + 时间 = 日期
    fiscal year + quarter = quarter
    fiscal year + month = month
    year + quarter = quarter
    year + month = month
    年度 + 季度 = 季度
    年份 + 季度 = 季度
    年 + 季度 = 季度
    年份 + 月份 = 月份
    年 + 月 = 月份
    合同编号 + 期次 = 应收单号
    合同编号 + 期数 = 应收单号
    合同号 + 期次 = 应收单号
    contract no + instalment = invoice number
    contract no + installment = invoice number
    won time / lost time = close date
    won date / lost date = close date
    date won / date lost = close date
    actual revenue / est revenue = amount
    actual revenue / estimated revenue = amount
    actual value / estimated value = amount
    收入数量 - 发出数量 = 收发数量
    入库数量 - 出库数量 = 收发数量
    quantity in - quantity out = movement quantity
    qty in - qty out = movement quantity
    in qty - out qty = movement quantity
    in quantity - out quantity = movement quantity
    received - issued = movement quantity
    """

  /// What the columns of a plan are for, beside a period or in the name of the file.
  static let planWords = """
    budgets: budget, budgets, budgeted, 预算, 费用预算
    targets: sales target, sales targets, target, targets, quota, quotas, goal, goals, plan, sales plan, 销售目标, 业绩目标, \
    目标, 指标, 任务, 任务量, 计划, ziel, objectif
    """
  /// What a plan counts that is not sold.
  static let planMetrics = """
    new_customers: new customer, new account, 新客户, 新增客户
    visits: visit, 拜访
    calls: call, 电话, 通话
    collected: collection, collected, cash target, 回款, 收款
    orders: order count, number of orders, 订单数
    closes: deals won, deal count, 成交数, 赢单数, 签单数
    """
  /// On which day a row of a report that is drawn again and again was true.
  static let snapshotDays = """
    snapshot date, snapshot, as of, as of date, report date, extract date, export date, exported on, data date, week, week ending, \
    week of, run date, 快照日期, 统计日期, 导出日期, 报表日期, 数据日期
    """
  static let yearHeaders = "year, fiscal year, calendar year, 年, 年份, 年度"
  static let sumHeaders = """
    total, totals, grand total, sum, full year, year total, annual, annual total, average, avg, ytd, fy, 合计, 总计, 全年, \
    全年合计, 年度合计, 年合计, 小计, 平均, 均值, summe, gesamt
    """

  /// Of a history of single fields: which field changed, to what, from what.
  static let changedFields =
    "field, field name, field event, property, property name, attribute, changed field, 字段, 字段名, 字段名称, 变更字段, 变更项"
  static let newValues = "new value, value, new, changed to, to, after, 新值, 变更后, 变更后值, 修改后"
  static let oldValues =
    "old value, previous value, old, changed from, from, before, prior value, 旧值, 原值, 变更前, 变更前值, 修改前"

  /// Which kind of paper a row is, and the papers of each kind of records.
  static let paperKinds =
    "transaction type, type, document type, doc type, txn type, trans type, kind, 单据类型, 业务类型, belegart"
  static let papers = """
    invoices: invoice, sales invoice, customer invoice, tax invoice, sales receipt, 销售发票, 发票, 应收单, rechnung, facture
    payments: payment, receipt, customer payment, payment received, receive payment, sales receipt, 收款单, 收款, 回款, zahlung, paiement
    credit_notes: credit memo, credit note, credit, customer credit, refund receipt, 红字发票, 贷项通知单, 退款单, gutschrift, avoir
    """

  /// An account of what customers owe.
  static let debits = "debit, debit amount, debits, dr, 借方, 借方金额, 本期借方, 应收借方, soll, débit, debe, cargo"
  static let credits = "credit, credit amount, credits, cr, 贷方, 贷方金额, 本期贷方, 应收贷方, haben, crédit, haber, abono"
  static let runningBalances = """
    balance, running balance, closing balance, balance amount, balance qty, balance quantity, closing qty, closing stock, \
    qty after transaction, balance stock, 余额, 结存, 结存数量, 结存数, 余额数量, 库存余额, 期末余额, saldo, solde, bestand
    """
  /// Lines of a ledger that say what there was before, and sums of its periods.
  static let openings = """
    opening balance, opening, opening stock, balance brought forward, brought forward, balance b/f, b/f, previous balance, \
    期初余额, 期初结存, 期初, 期初数, 上期结转, 上期结余, 上年结转, 年初余额, anfangsbestand, anfangssaldo, saldovortrag, \
    solde initial, report à nouveau, saldo inicial
    """
  static let periodSums = """
    closing balance, closing stock, balance carried forward, carried forward, balance c/f, c/f, month total, monthly total, \
    period total, year to date, total for the month, 本期合计, 本月合计, 本年累计, 本期累计, 本季合计, 本日合计, 累计, \
    期末余额, 期末结存, endbestand, schlusssaldo, monatssumme, saldo final, solde final
    """

  /// What is taken off a whole order.
  static let takenOff = """
    discount amount, order discount, total discount, discount total, coupon amount, coupon discount, 优惠金额, 订单优惠, 整单优惠
    """

  /// What recurring revenue came from, and where it went, beside `MRR` or `ARR`.
  static let gains = """
    new, new business, new logo, new customer, expansion, upgrade, upsell, cross sell, reactivation, 新增, 新签, 扩容, 增购, 升级, 续费增长
    """
  static let losses = "contraction, downgrade, churn, churned, cancellation, cancelled, lost, 收缩, 降级, 流失, 减少"

  /// Nouns of records that this store does not hold: what is about them is no customer.
  static let strangers =
    "supplier, vendor, shipper, carrier, supply, category, region, lead time, ticket, case, web event, page view, web session, campaign member, 供应商, 承运商, 分类"

  /// What of an invoice is still open; whether it is paid; and the words for that it is.
  static let balances = """
    balance, balance due, open balance, amount due, amount due signed, outstanding, outstanding amount, open amount, \
    remaining amount, remaining, residual, amount residual, due amount, unpaid amount, balance amount, invoice balance, \
    amount remaining, remaining due, invoice amount due, 余额, 未收金额, 未付金额, 未回款金额, 欠款, 欠款金额, 未收款, 剩余金额
    """
  static let paidStatuses = "paid, is paid, payment status, payment state, paid yes no, settled, 付款状态, 回款状态, 是否付款, 是否已付"
  static let paid = "paid, paid in full, fully paid, settled, cleared, 已付款, 已收款, 已回款, 已结清, 已付清"

  /// What a unit in the header does to a number: `金额(万元)`.
  static let factors = """
    money 1000: $000, $000s, 000, 000s, in 000s, us$000, €000, k€, €k, keur, k eur, eur k, teur, t€, tsd, tsd €, tsd. €, in tsd. €, k£, £k, k, thousands, in thousands, thousand, k usd, usd k, k$, $k, 千元, 千
    money 10000: 万, 万元, 万人民币, 萬元
    money 1000000: m€, €m, mio, mio €, mio. €, mn, m£, £m, m, mm, millions, in millions, million, m usd, usd m, $m, m$, 百万, 百万元
    money 100000000: 亿, 亿元
    minutes 60: h, hr, hrs, hour, hours, in hours, 小时
    """
  static let divisors = """
    minutes 60: s, sec, secs, second, seconds, in seconds, 秒
    money 100: cents, in cents, minor units, pence, 分
    """

  /// What the rows of a file of activities without a type are, by a word of the file's name or of its headers.
  static let activityTypes = """
    call: call, calls, phone, 通话, 电话, 外呼; visit: visit, visits, 拜访, 签到, 外勤; meeting: meeting, meetings, appointment, \
    appointments, event, events, 会议, 日程; email: email, emails, 邮件; demo: demo, demos, test drive, test drives, 演示, 试驾; task: task, tasks, \
    任务; note: note, notes, 备注
    """

  /// Words of other systems for the values of closed lists, beside those that the import knows itself.
  static let values = """
    customer_status: customer = closed won, won, existing, existing customer, current, 已成交, 成交客户, 正式客户, 合作中; \
    prospect = lead, opportunity, sales qualified lead, marketing qualified lead, subscriber, new, 未成交, 意向客户, 跟进中; \
    dormant = on hold, paused, 休眠, 不活跃; lost = past customer, former customer, ex-customer, closed, 已流失, 流失客户
    state: won = closedwon, 已赢单, 赢; lost = closedlost, omitted, 已丢单, 已输单, 输; \
    open = active, in-progress, ongoing, new, pending, 跟进中, 未结束
    quote_status: draft = new, quotation; sent = delivered, quotation sent, in review, presented, pending, published; \
    accepted = closed won, confirmed, sale, sales order, signed; rejected = closed lost, cancelled, canceled, expired, denied
    direction: outbound = outbound-dial, outbound-api, outgoing call, outbound call, made, 呼出, 拨出; inbound = incoming call, inbound call, received, 已接
    activity_status: planned = waiting on someone else, deferred, overdue, to do, not done, upcoming, new, active, 进行中, \
    待办, 未开始; done = visited, logged, connected, won, success, 已结束, 已拜访; cancelled = canceled by client, deleted, 已作废; \
    no_show = missed, not_held, unattended, no access, not home, nobody home, 爽约; cancelled = rescheduled, 改期
    order_status: draft = created, quotation sent, sent, unpaid, 待审核, 待确认, 待付款; \
    confirmed = sale, sales order, in force, past due, past_due, trialing, trial, paused, lapsed, approved, in progress, in process, released, accepted, awaiting shipment, \
    pending fulfillment, on backorder, backordered, ready to ship, on hold, disputed, locked, unfulfilled, activated, active, 已付款, 已审核, \
    执行中, 履行中, 生效, 进行中, 待发货, 已下单, 买家已付款, 等待卖家发货; \
    shipped = picked up, shipping, dispatched, in transit, out for delivery, partially shipped, partial, 发货中, 部分发货, 卖家已发货, 待收货; \
    delivered = delivered to buyer, 交易成功, 确认收货, done, closed, fulfilled, received, churned, expired, ended, terminated, invoiced, billed, resolved, 已完成, 完成, 已签收, 已结束; \
    cancelled = returned to seller, returning to seller, rejected by buyer, lost in transit, 已终止, 交易关闭, 已关闭, cancel, refunded, returned, rejected, unavailable, failed, voided, declined, surrendered, free-look cancelled, free look cancelled, freelook cancelled, \
    withdrawn, fully refunded, chargeback, written off, deleted, 已退货, 已退款, 已拒绝, 已退保, 已作废, 终止
    invoice_status: draft = created, 未开票; \
    issued = approved, authorised, authorized, awaiting payment, due later, due today, paid in full, viewed, past due, partially paid, partial, unpaid, not paid, in payment, delivered, closed, 已开票, 已付款, 未付款, \
    部分付款; issued = 正常, 有效, 红字, 蓝字, 红票, 蓝票, 正数, 负数, 未回款, 待回款, 已回款, 部分回款, 未收款, 已收款; void = deleted, written off, written-off, write off, write-off, \
    uncollectible, bad debt, voided, annulled, failed, declined, rejected, refunded, fully refunded, returned, expired, chargeback, charged back, cancel, \
    reversed, withdrawn, terminated, 已作废, 已取消, 已终止, 已退款, 已退货, 已拒绝, 失败, 坏账, 红冲
    payment_kind: receipt = inbound, incoming, customer payment, 到款, 预付款, 首付款, 尾款, 进度款; refund = outbound, outgoing, 退费
    expense_status: submitted = reported, to submit, draft, to approve, in review, pending, pending approval, awaiting approval, \
    in approval, under review, processing, open, unreported, 待审批, 审批中, 待提交, 未审批; \
    approved = done, posted, approved for payment, awaiting payment, ready to reimburse, closed, 审批通过, 已审批, 已通过, 待付款, 待报销; \
    rejected = refused, denied, cancelled, canceled, withdrawn, returned, 驳回, 已驳回, 已撤回, 已撤销, 未通过; \
    paid = reimbursed, settled, 已报销, 已付款, 已打款
    role: rep = account executive, sdr, bdr, sales representative, sales rep, 销售代表, 客户经理; \
    manager = team lead, sales lead, 主管, 销售经理; director = vp sales, head of sales, 销售总监; support = admin, operations
    movement_kind: receipt = incoming, purchase receipt, goods receipt, production, inbound, 采购入库; \
    issue = delivery, delivery note, sales invoice, outgoing, sales delivery, outbound, 销售出库; transfer = internal, internal transfer; \
    adjustment = inventory, stocktake, physical inventory, 盘点, 其他入库, 其他出库
    """

  /// Currencies in words.
  static let currencies = """
    CNY: 人民币, rmb, 人民币元, chinese yuan, yuan, ¥
    USD: 美元, us dollar, u.s. dollar, us dollars, $
    EUR: 欧元, euro, euros, €
    HKD: 港币, 港元
    JPY: 日元, yen
    GBP: 英镑, pound sterling, british pound, £
    """

  /// That somebody was reached.
  static let reached: Set<String> = [
    "answered", "call answered", "reached", "spoke", "spoken", "picked up", "success", "接通", "已接通", "已接", "接听", "已接听",
  ]

  /// When work began, and when it was over.
  static let beginnings = """
    check in, check in time, start, start time, start date time, visit start, call start, event start, begin, started at, \
    arrival, arrival time, 签到时间, 开始时间, 到达时间, 到店时间, 上门时间, 实际开始时间
    """
  static let ends = """
    check out, check out time, end, end time, end date time, visit end, call end, event end, finish, finished at, ended at, \
    departure, departure time, 签退时间, 结束时间, 离开时间, 离店时间, 实际结束时间
    """
  /// What was sold of a target, in the column beside it.
  static let actualSales = """
    actual, actuals, actual sales, sales actual, actual revenue, achieved, sales, revenue, 实际, 实际完成, 完成额, 实际销售额, \
    完成金额, 实际业绩
    """

  /// Columns of a report that count work, by the kind of work.
  static let counted = """
    call: calls, calls made, phone calls, outbound calls, dials, total calls, 电话, 电话量, 电话数, 通话量, 拨打量, 外呼量, 电话次数
    email: emails, emails sent, email sent, e-mails, 邮件, 邮件数
    message: messages, messages sent, linkedin messages, 微信, 微信数
    meeting: meetings, meetings held, meetings completed, meetings attended, 会议, 会议数, 面谈数
    visit: visits, site visits, field visits, customer visits, client visits, 拜访, 拜访量, 拜访数, 拜访次数, 客户拜访, 拜访客户数, 上门数
    demo: demos, demos given, demos held, demonstrations, 演示, 演示数
    proposal: proposals, proposals sent, quotes sent, quotes, quotations, 方案, 方案数, 报价, 报价数, 建议书数
    """

  /// Names of stages of other systems that say neither won nor lost in words the import knows.
  static let stages = """
    Closed Won: closedwon, won deal, deal won, 合同签订, 赢
    Closed Lost: closedlost, lost deal, deal lost, 已丢单, 输
    """
}
