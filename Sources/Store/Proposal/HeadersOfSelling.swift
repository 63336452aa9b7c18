/// Deals and work.
extension HeaderTable {
  static let selling = """
    == stages | stage, pipeline stage, sales stage, 阶段, 销售阶段
    name | stage name, label, 阶段名称
    pipeline | pipeline name, 销售流程
    position | order, sort order, sequence, display order, 顺序, 排序
    state | stage type, status, type
    probability | win probability, probability percent, deal probability, 赢率, 成功率
    forecast_category | forecast type, forecast category name
    rots_after | rotten days, rot days, deal rot days

    == opportunities | opportunity, deal, opp, sales opportunity, pipeline, sales pipeline, item, 商机, 销售机会, \
    机会, 项目, \
    商机报备
    id | record id, opportunity number, deal number, external id, 商机编号, 项目编号
    name | deal name, opportunity name, title, topic, name, subject, item, deal title, 名称, 商机名称, 项目名称, 主题
    rep | deal owner, hubspot owner id, hubspot owner, opportunity owner, owner name, sales rep, sales lead, salesperson, assigned to, assigned user, user id, \
    user name, rep name, sales rep id, sr id, account executive, owner creator, owner full name, people, person, ~creator, 负责人, 销售负责人, \
    跟进人, 所有人, 归属人, \
    record owner, owned by, sales owner, sales employee, agent name
    customer | account name, company name, customer name, potential customer, partner id, associated company, \
    primary associated company, associated company names, lead name, organization name, parent customer, client name, \
    客户名称, 客户公司, 关联客户, ~contact, ~contact person, ~联系人, \
    related account, related company
    source | lead source, original source, original traffic source, deal source, source channel, source id, channel, \
    来源, 商机来源, 线索来源, 潜在客户来源, 客户来源, 渠道
    campaign | primary campaign source, campaign source, source campaign, campaign id, 市场活动
    lead | originating lead, lead id
    product | product name, product interest, product line, product id, 产品, 产品名称, 意向产品
    stage | deal stage, sales stage, stage name, opportunity stage, pipeline stage, stage id, pipeline phase, \
    sales process stage, status label, step, funnel stage, furthest stage, 阶段, 销售阶段, 商机阶段, 当前阶段, 跟进阶段
    state | status, state, deal status, outcome, won lost, won status, status type, is won, result, win loss, 状态, \
    商机状态, 赢输, 结果, 输赢
    type | deal type, opportunity type, record type, business type, 类型, 商机类型, 业务类型
    amount | value, deal value, opportunity amount, deal amount, revenue, est revenue, estimated revenue, \
    expected revenue, close value, total amount, contract value, deal size, acv, arr, total contract value, \
    price, amount in company currency, ~total price, ~line total, 金额, 商机金额, 预计金额, 预计销售金额, 成交金额, 合同金额, 签单金额, \
    ~expected amount, ~expected value, ~total value, ~forecast amount, ~contract amount, ~quote amount, ~quoted value, \
    ~quoted amount, ~potential value, ~potential amount, ~potential revenue, ~tcv, ~annual contract value, ~annual value, ~estimated acv, ~estimated arr, \
    ~mrr, ~final mrr, ~total, ~deal total, ~budget, ~net amount, 预计成交金额, 预计签约金额, 预计合同金额, 预计收入, 机会金额, 项目金额, \
    ~报价金额, ~销售金额, ~预算金额
    currency | currency of value, deal currency, opportunity currency, amount currency, currency code, currency id, 币种, 货币, \
    value currency
    probability | probability percent, win probability, deal probability, chance, win chance, confidence, likelihood, close probability, \
    赢率, 成功率, 可能性, \
    赢单率, 赢单概率, 成交概率, 成单率, 概率, \
    prob
    created | create date, created date, created on, created time, date created, creation date, deal created, add time, \
    create time, engage date, open date, opened on, start date, 创建时间, 创建日期, 立项时间, 发现时间, 录入时间
    expected_close | expected close date, expected closing, est close date, estimated close date, date deadline, \
    expected close, forecast close date, target close date, expected close time, 预计成交日期, 预计成交时间, 预计签单日期, \
    预计结单日期, 预计签约日期, 预计关闭日期, expected close month, expected close quarter, expected quarter, expected month, \
    预计成交月份
    closed | close date, closing date, closed date, actual close date, deal closed on, closed on, date closed, \
    close time, closed time, closed won lost date, close quarter, closing quarter, closed quarter, close month, closing month, \
    closed month, 成交月份, 签单月份, 成交季度, ~won time, ~won date, ~date won, ~decision date, 成交日期, 成交时间, 结单日期, 关闭日期, 实际成交日期, 签单日期, 签约日期, \
    actual close, 赢单时间, 结单时间, \
    ~结束日期, ~结束时间, 实际签单日期, 实际签约日期, 实际结单日期, 实际成交时间, 签单时间, 成单日期
    loss_reason | lost reason, closed lost reason, reason for loss, loss reason, reason lost, lost reason id, \
    输单原因, 丢单原因, 失败原因, \
    lost reason id name, reason for lost, close reason, \
    ~reason
    competitor | main competitor, competitors, lost to, competitor name, 竞争对手, 竞品

    == opportunity_history | opportunity history, deal history, stage history, opportunity stage history, \
    deal stage history, opportunity stage, deal stage, 商机历史, 商机变更记录, 阶段变更记录, 商机阶段记录
    opportunity | opportunity name, deal name, related deal, 商机名称
    changed | created date, updated at, updated on, occurred at, edit date, change date, changed on, changed at, modified date, last modified, \
    last modified date, date, timestamp, stage date, entered date, entered on, 变更时间, 变更日期, 修改时间
    stage | stage name, new stage, to stage, deal stage, opportunity stage, 新阶段, 变更后阶段, 阶段
    stage_before | old stage, from stage, previous stage, 原阶段, 变更前阶段
    rep | opportunity owner, deal owner, 负责人
    amount | value, opportunity amount, deal value, 金额
    expected_close | close date, expected close date, 预计成交日期

    == opportunity_splits | opportunity split, deal split, split, 业绩分成, 商机分成
    rep | team member, split owner, 分成人
    share | split percent, percent, percentage, split percentage, 分成比例, 比例

    == quotes | quote, quotation, proposal, estimate, 报价, 报价单
    rep | prepared by, quoted by, 报价人
    id | quote number, quotation no, order reference, 报价单号, 报价编号
    status | quote stage, quote status, state, 报价状态
    sent | quote date, sent on, sent date, issue date, creation date, created time, valid from, 报价日期
    amount | grand total, total price, quote amount, amount total, net amount, 报价金额, 总额, \
    金额, 报价总额, 价税合计

    == activities | activity, task, event, call, phone call, visit, meeting, appointment, email, interaction, \
    engagement, follow up, touchpoint, 活动, 跟进, 跟进记录, 拜访, 拜访记录, 拜访签到, 通话, 通话记录, 会议, 日程, 任务, \
    test drive, doctor call, sales call, store visit, 试驾, 到店, \
    外呼, 外呼记录, 电话记录, 签到, 外勤签到, 签到记录, 外勤
    id | record id, engagement id, call id
    type | activity type, task subtype, event type, kind, engagement type, interaction type, \
    activity type id, 类型, 活动类型, 跟进方式, 跟进类型, 拜访方式, 沟通方式, 拜访类型, \
    call and meeting type, 活动记录类型, 记录类型, 活动形式, 跟进形式, ~call purpose
    direction | call direction, call type, inbound outbound, 呼叫类型, 方向
    status | task status, call status, activity status, event status, state, done, 状态, 任务状态, 完成状态
    completed | done, is closed, is completed, completed yes no, marked as done, 是否完成, 已完成
    rep | owner, activity owner, sales owner, record owner, 经手人, 签到人, 外勤人员, activity assigned to, assigned to user, assigned to, assigned, task owner, call owner, host, event owner, \
    user name, owner name, user id, ~created by, agent, logged by, who, by, 负责人, 跟进人, 拜访人, 销售, 执行人, ~创建人, ~提交人, ~name, 姓名
    customer | account name, company account, company name, customer name, related company, organization name, ~regarding, \
    associated company, lead name, ~what id, 客户名称, 拜访客户, 客户, 关联客户, outlet, outlet name, retailer, dealer, \
    distributor, store, store name, shop, shop name, 门店, 门店名称, 网点, 终端, 经销商, ~related to, related account, \
    prospect, prospect name, 拜访对象, 拜访单位, 签到客户, 签到对象
    contact | contact name, contact person, who id, attendee, called to, 联系人, 联系人姓名
    lead | lead id, lead name, \
    ~who id, ~what id, ~regarding
    opportunity | deal name, opportunity name, related deal, related to, associated deal, 商机名称, 关联商机, \
    ~what id, ~regarding, ~related record, 商机, 关联项目
    due | due date, date due, deadline, planned date, scheduled date, date deadline, plan date, due, next step date, \
    截止日期, 计划时间, 计划日期, scheduled start, scheduled start date, scheduled start time, planned start, appointment date
    done | activity date, completed date, completed time, completed date time, actual start, call start time, start time, \
    start date, call date, visit date, meeting date, start datetime, from, date, marked as done time, \
    date completed, event start, logged at, call time, timestamp, on, when, 日期, 时间, 跟进时间, 跟进日期, 拜访时间, 拜访日期, \
    check in, check in time, check in date, visit start, 打卡时间, 到店时间, 实际签到时间, 实际拜访时间, 实际开始时间, 签到日期, 签到时间, 通话时间, 完成时间, 开始时间, \
    actual end, activity date time, start date time, 活动时间, week ending, week starting, week commencing, week of, week, 填报日期, 周末日期, \
    actual visit date, actual date, visited on, 实际日期, 实际时间, 实际完成日期, 实际完成时间, 完成日期, 呼叫时间, 外呼时间, 拨打时间
    minutes | talk time, handle time, talk duration, avg talk duration, average talk duration, average talk time, avg talk time, conversation duration, call time seconds, 停留时长, 拜访时长, duration, call duration, duration minutes, length, minutes, call length, time spent, \
    call duration in seconds, duration in minutes, 时长, 拜访时长, 通话时长, 持续时间, \
    actual duration, actual durationminutes
    outcome | call outcome, call result, result, disposition, call disposition, meeting outcome, 结果, 拜访结果, 跟进结果, ~y, ~response, ~subscribed, ~deposit, \
    接通状态, 呼叫结果, 通话结果
    subject | title, call title, meeting name, summary, topic, event name, call subject, 主题, 标题, 目的, 拜访目的
    note | description, notes, comments, body, call notes, note body, details, full comments, remarks, call description, \
    备注, 签到备注, 内容, 拜访总结, 跟进内容, 拜访内容, 沟通内容, 描述, \
    comment, call notes

    == pipelines | pipeline definition, sales process, 销售流程
    """
}
