package import Values

/// What the built-in metrics and kinds of records are, in Chinese: the name, then the sentence that `about` says in English.
/// `CatalogueWordsTests` says what is missing.
package enum CatalogueWords {
  /// What the groups of metrics are called.
  package static let groups = [
    "Work": "工作", "Opportunities": "商机", "Sales and money": "销售与款项", "Plans": "计划", "Means": "手段", "Stock": "库存",
  ]

  static let metrics = #"""
    activities 已完成的各类活动数。
    calls 拨出或接听的电话数。
    outbound_calls 销售拨出的电话数。
    inbound_calls 销售接听的电话数。
    connected_calls 拨出并接通的电话数。
    connected_rate 拨出电话中接通的比例。
    contacted_customers 主动联系过的不同客户和线索数。
    emails 收发的邮件数。
    messages 短消息数。
    meetings 会面次数。
    visits 已完成的上门拜访数；计划中、已取消和未到的不计。
    visits_per_close 拜访数与成交数之比，各计期内。
    visits_a_day 在职业务员每个工作日的拜访数，截至今天。
    sales_visits 拜访、会面，以及当天客户有进行中商机的电话。
    demos 演示次数。
    tasks 完成的任务数。
    proposals 发出的报价，以及没有报价的方案。
    quotes_sent 发出的报价数。
    overdue_activities 计划日期已过而仍未完成的活动数，计入计划的那天。
    completion_rate 已完成的活动与未取消的全部活动之比，计入到期那天。
    minutes 用于活动的分钟数。
    new_leads 新建的线索数，归当时的负责人。
    qualified_leads 转为有效的线索数，计入转为有效的那天，归当时的负责人。
    qualification_rate 期内转为有效的线索与期内新建线索之比。
    first_response 从线索建立到首次主动联系的分钟数的中位数。
    last_activity 截至期末，最后一次已完成活动的日期。
    last_visit 截至期末，最后一次上门拜访的日期。
    last_report 截至期末，业务员最后一次汇报活动的日期。
    no_touch_days 截至期末，距最后一次活动的天数；从未有过的没有值，视为比任何天数都久。
    workdays 在职的工作日数，至今天为止：人日。
    people 期内在职的销售人数。
    contact_count 登记的联系人数。
    problem_count 截至期末，记录违反数据质量规则的次数；`list problems` 列出它们。
    opened 新建的商机数，归当时的负责人。
    closes 赢单数，计入最后一次结束的那天；`closed` 同时计赢单和输单。
    losses 输单数，计入结束的那天。
    closed 已有结果的商机：赢单加输单。本产品的原始资料把赢单叫作 close，这里是 `closes`。
    win_rate 赢单与赢单加输单之比，按结束日期。
    won_value 赢单的金额。
    lost_value 输单的金额；没有记金额的输单不知其数。
    value_win_rate 赢单金额与赢单加输单金额之比。
    average_deal 有金额的赢单的金额除以其单数。
    median_deal 赢单金额的中位数。
    cycle_days 从创建到赢单的平均天数；结束早于创建的是数据错误，不计。
    median_cycle_days 从创建到赢单天数的中位数。
    lead_to_close 从变成商机的线索创建到赢单的平均天数；不来自线索的商机不计。
    median_lead_to_close 从变成商机的线索创建到赢单天数的中位数。
    open_opportunities 截至期末进行中的商机数。
    pipeline 截至期末进行中商机的金额。
    weighted_pipeline 截至期末进行中商机的金额乘以所在阶段的赢单概率。
    overdue_opportunities 截至期末，预计成交日已过而仍在进行的商机数。
    stage_days 期内结束的阶段停留的平均天数；`by stage` 分阶段看。
    stage_age 截至期末，进行中商机在当前阶段的平均天数。
    stalled 截至期末，未跟进的天数超过所在阶段允许天数的进行中商机数；从未跟进的从创建起算。
    stalled_value 停滞商机的金额。
    pushes 进行中的商机推迟预计成交日的次数；同一商机同一天只计一次净变化。
    planned_closes 期初预计在本期内成交的商机数；期未结束时，为至今应成交的；期未开始时，为现在预计在其中成交的。
    slipped 期初预计在本期内成交、期末仍未结束的商机数；期未结束时，为至今应成交的。
    slippage 滑单数与期初预计在本期内成交的商机数之比。
    reopened 赢单或输单的商机被重新打开的次数。
    strict_win_rate 赢单与赢单、输单及预计成交日已过的进行中商机之和的比：拖着不结的商机不能美化它。
    cohort_win_rate 期内新建的商机中至今赢单的比例，归新建时的负责人；新近的商机时间尚短。
    expected_pipeline 截至期末（最晚今天）进行中、且预计在本期内成交的商机金额。
    coverage 预计在本期内成交的进行中金额与目标尚缺金额之比；赢单已达目标时没有值。
    gross_coverage 赢单金额加预计在本期内成交的进行中金额，与本期目标之比。
    forecast_commit 本期已赢单的，加上预计在本期成交且已承诺的进行中金额。
    forecast_best_case 本期已赢单的，加上预计在本期成交、已承诺或最佳情况的进行中金额。
    forecast_open 预计在本期成交的各预测类别的进行中金额，不含已赢单的。
    trailing_closes 截至期末的 90 天内的赢单数。
    trailing_win_rate 截至期末的 90 天内赢单与赢单加输单之比。
    trailing_average_deal 截至期末的 90 天内，有金额的赢单的金额除以其单数。
    trailing_cycle_days 截至期末的 90 天内从创建到赢单的平均天数。
    velocity 销售管道每天带来的金额：进行中商机数乘赢单率乘客单价，再除以周期天数；后三项取近 90 天。
    sales 按本库口径（设置 sales_basis）计的销售额：赢单、订单、开票减红字发票，或回款。
    ordered 折后的订单明细金额，计入下单那天。
    gross_ordered 折前的订单明细金额。
    orders 下单数。
    late_orders 晚于要求日期发货的订单数，按下单日；尚未发货的不计。
    units 订购数量。
    average_order 有金额的订单的金额除以其单数。
    cost_of_sales 成本已知的订单明细的成本。
    margin 折后金额减成本，只计成本已知的明细。
    margin_rate 毛利与同一些明细的折后金额之比。
    discount_rate 让利的比例：1 减去折后与折前之比。
    active_customers 期内下过单的不同客户数。
    buyers 期内下过单的不同客户数，不论向谁下单：按业务员或团队时归期末当时的负责人；`active_customers` 归接单的业务员。
    new_customers 首次下单在期内的客户数。
    new_customer_sales 首次下单（口径为赢单时是首次赢单）在同一期内的客户的销售额；按月时为该月的新客户。
    new_customer_share 同期新客户带来的销售额占比。
    repeat_customers 期内下单、且之前也下过单的客户数。
    cohort_size `for ... created in ...` 所跟踪的客户、线索或商机数；没有它时为全部客户数。
    retention 下过单的客户与全部客户之比；加上 `for customers created in ... by cohort month, months after` 时，为每批客户在各自的每个月里下单的比例。线索批次则除以其中已成为客户的。
    repeat_buyers 在首次下单日之后又下过单的不同客户数。
    repeat_rate 下单客户中此前已下过单的比例；加上 `for customers created in ...` 时，为该批买家中再次购买的比例。
    current_customers 截至期末，近 180 天内下过单的客户数。
    dormant_customers 截至期末，曾经下单而近 180 天没有下单的客户数。
    churned_customers 截至期末，在更早的 180 天内下过单、此后再未下单的客户数。
    churn_rate 在更早的 180 天内下过单的客户中，此后再未下单的比例。
    last_order 截至期末，最后一次下单的日期。
    order_age 截至期末，距最后一次下单的天数；从未下单的没有值，视为比任何天数都久。
    customer_count 截至期末的客户数，按当时的状态和负责人。
    never_ordered 截至期末从未下过单的客户数。
    territories_covered 截至期末业务员负责的片区数；`by territory, rep` 说明谁负责哪里。
    change_count 客户处的变更数，与 `list changes` 所列相同。
    won_customers 首次赢单在期内的客户数。
    invoiced 开票金额。
    credits 红字发票金额，计入开具那天。
    net_invoiced 开票金额减红字发票金额，各计入开具那天。
    collected 收款减退款，计入付款那天；预收款也在内。
    refunds 退还的款项，计入退款那天。
    receivable 截至期末客户所欠：开票减去已付和已冲销。
    unpaid 截至期末已开票而未结清的金额；`receivable` 还减去多付的部分。
    not_due 截至期末未结清而未逾期的金额；当天到期不算逾期。
    overdue 截至期末已到期而未结清的金额；当天到期不算逾期。
    overdue_invoices 截至期末有款项逾期的发票数。
    days_overdue 截至期末，最早的未付款项到期以来的天数。
    advances 截至期末，收到而未核销任何发票（或发票之后才开出）的款项，减去已退的；不在 `receivable` 内。
    due_amount 期内到期的金额。
    collection_rate 回款与期内（截至今天）到期金额之比；尚未到期的只计入 `due_amount`。
    days_late 期内结清的发票平均晚付的天数，分期的按最晚的一期；全部按时为 0。
    dso 应收账款除以近 90 天的开票额，再乘 90。
    best_possible_dso 未到期金额除以近 90 天的开票额，再乘 90：人人按时付款时的周转天数。
    dso_countback 倒推法：所欠相当于多少天的销售，每次倒推 30 天；对有季节性的销售更公平。所欠超过 24 个 30 天的开票额时没有值。
    cei 回款效率：期初所欠或期内开票、除去期末未到期的部分，其中已不再欠的比例。
    target 本期销售额的目标，取与各行同级的目标。
    attainment 同期同范围的销售额与目标之比。
    gap 销售额减目标；未达到时为负。
    time_progress 已过的工作日（含今天）与本期工作日之比。
    pace 完成率与时间进度之比；100% 为正好跟上进度。
    projection 照此下去期末的销售额。
    weighted_projection 期内赢单金额，加上预计期内成交的进行中商机金额乘以赢单概率：商机自身的，没有则取所在阶段的。
    required_per_day 剩余每个工作日需要完成多少才能达到目标：已达到时为 0，没有剩余工作日时没有值。
    required_visits 剩余每个工作日需要的拜访数：尚缺金额除以客单价，乘以每单拜访数，两者取本行近 90 天的（没有赢单时取其团队的）；已达目标时为 0。
    expenses 已批准或已支付的费用，计入支出那天。
    submitted_expenses 待批的费用。
    budget 本期预算，取与各行同级的预算。
    budget_use 费用与预算之比；超过 100% 为超支。
    overspend 费用超出预算的部分；未超出时为 0。
    expense_ratio 费用与销售额之比。
    spend 市场活动和来源的花费。
    cost_per_lead 市场花费除以新线索数。
    conversion 加上 `for leads created in ...` 时，为该批线索、客户或商机中赢单的比例，每个只计一次；没有它时为期内赢单数与期内新线索数之比。
    lead_conversion 期内赢单数与期内新线索数之比。
    cac 市场花费除以首次赢单的客户数；一个都没有时没有值。
    roi 赢单金额减花费，再除以花费。
    margin_roi 已知成本的订单行的毛利减去市场花费，再除以市场花费。
    on_hand 截至期末的库存数量。
    reorder_level 需要再订货的数量，多个产品时为合计；都未设定时没有值。
    below_reorder 截至期末，库存不高于现在的订货点的产品数。
    daily_issues 近 90 天平均每天的出库数量。
    days_of_cover 按近 90 天的速度，库存可用的天数；没有出库时没有值。
    """#

  static let entities = #"""
    reps 销售人员；期内任一天在职的都列出。
    teams 业务员的团队。
    territories 业务员负责的片区。
    sources 客户的来源。
    campaigns 市场活动及其预算和日期。
    campaign_spend 市场活动每天的花费。
    customers 购买或可能购买的公司；线索成为客户后保留原来的编号。
    contacts 客户处的人。
    leads 尚未确认的潜在客户。
    stages 销售管道的步骤。
    opportunities 商机；结束时归当时的负责人，进行中归负责人，有分成的按比例归各人。
    quotes 发给客户的报价。
    activities 电话、消息、会面、拜访、演示、方案、任务和备注；归做的人。
    products 所卖的产品。
    orders 客户的订单；草稿不计，取消的订单从下单那天起不计。
    order_lines 订单明细：数量、折后金额、成本。
    invoices 发票；作废的和草稿不计。
    credit_notes 红字发票，计入开具那天。
    payments 收款、退款和坏账；分次付款计入付款那天。
    expenses 业务员和团队的费用；只计已批准和已支付的。
    targets 所定的目标：金额在 `amount`，其余在 `value`。
    budgets 所定的预算。
    stock_movements 出入库：入库为正，出库为负。
    locations 存放库存的地方。
    holidays 休息日，以及调休上班的周末。
    customer_changes 客户处的变更，一个字段一条。
    problems 复盘时不可信的记录，每违反一条规则一行：缺少来源、缺少负责人、日期晚于今天、赢单无金额、名称重复、停止汇报等。
    changes 客户处的变更：状态、负责人、字段、阶段、商机的金额和预计成交日、首次下单、180 天未下单。
    log 各人汇报的记录，一句一条，带记录人和发生的日期。
    imports 读入过的文件及其行数；`undo import` 撤销其中一次。
    import_problems 导入文件时被拒绝的行，各带原因。
    aliases 文件中用的其他名称；用 `alias` 声明。
    """#

  private static let said = [metrics, entities].map { text in
    var found: [String: String] = [:]
    for line in text.split(separator: "\n") {
      guard let blank = line.firstIndex(of: " ") else { continue }
      found[String(line[..<blank])] = String(line[line.index(after: blank)...])
    }
    return found
  }

  static func about(metric name: String) -> String? { said[0][name] }
  static func about(entity name: String) -> String? { said[1][name] }
}

extension Metric {
  /// What it is, in the language of the output; a definition of one's own is said as it was written.
  package func about(in language: Language) -> String {
    switch language {
    case .english: about
    case .chinese: isBuiltIn ? CatalogueWords.about(metric: name) ?? about : about
    }
  }
}

extension Entity {
  package func about(in language: Language) -> String {
    switch language {
    case .english: about
    case .chinese: CatalogueWords.about(entity: name) ?? about
    }
  }
}
