/// How other systems and people head their columns, one line a field, beside the names and aliases of `ImportFields`.
///
/// ```
/// == entity | nouns of its records
/// field | headers
/// ```
///
/// Headers are compared without case, blanks and punctuation, and without a noun of the entity in front (`Deal - Stage`,
/// `商机阶段`); references also without `id`, `name` or the like behind, dates without `date`, `time` and the like. A
/// reference knows the nouns of what it refers to. Of several columns for one field the header named first wins. `!`
/// marks a field that is the opposite of its header, `~` a header that means it only where there is nothing better. The
/// headers are those of the exports of Salesforce (reports and Data Loader), HubSpot, Zoho, Pipedrive, Odoo (labels and
/// technical names), Dynamics 365, Close and monday, and of usual sheets in English and Chinese.
enum HeaderTable {
  static let text = """
    == teams | team, sales team, department, group, 团队, 销售团队, 部门, 小组
    name | team name, description, 名称
    parent | parent team, parent department, 上级部门, 上级团队
    manager | leader, team leader, head, supervisor, 负责人, 主管, 经理
    region | area, region, office, 大区, 区域

    == reps | rep, sales rep, salesperson, salesman, sales agent, sales executive, account executive, account manager, \
    employee, user, owner, staff, seller, 销售, 销售人员, 销售员, 业务员, 员工, 负责人, 客户经理, \
    agent, sales employee, sales associate, technician, service engineer, field engineer, 经手人
    id | user id, employee no, staff no, business entity id, 工号, 员工编号
    name | full name, display name, user name, name, 姓名, 名字
    email | email address, work email, 邮箱, 电子邮件
    title | job title, position, designation, 职务, 职位, 岗位
    role | role name, profile, user role, 角色
    team | regional office, office, branch, group name, division, 主属部门, 大区, 分公司, 所属部门, 所属团队
    manager | manager name, reports to, supervisor, line manager, 上级, 主管, 直属上级, 经理
    hired | hire date, start date, joined on, date of joining, 入职日期, 入职时间
    left | termination date, end date, leaving date, date of leaving, 离职日期, 离职时间

    == territories | territory, sales territory, 销售区域, 片区, 辖区
    name | territory description, description, 名称
    region | region, region id, area, 大区
    rep | assigned to, covered by, employee id, 负责人

    == sources | source, lead source, channel, 来源, 渠道
    name | source name, 来源名称, 渠道名称
    channel | medium, type, 渠道类型, 渠道类别

    == campaigns | campaign, marketing campaign, 市场活动, 营销活动, 推广活动
    name | title, subject, 活动名称
    type | campaign type, 活动类型
    budget | budgeted cost, budget cost, planned budget, budgeted amount, 预算, 活动预算
    starts | start date, begins, proposed start date, 开始日期, 开始时间
    ends | end date, finishes, proposed end date, 结束日期, 结束时间

    == campaign_spend | campaign spend, ad spend, ad cost, marketing spend, 广告花费, 推广费用, 投放
    spent | date, day, reporting starts, 日期, 投放日期, ~month, ~week, ~period, ~月份
    amount | cost, spend, amount spent, actual cost, total cost, 花费, 消费, 投放金额, 费用, \
    media cost
    note | remarks, 备注

    == customers | customer, account, company, organization, organisation, client, partner, firm, business, 客户, 公司, \
    企业, 单位, institution, hospital, clinic, 医院
    id | record id, account number, customer number, customer code, default code, ref, 客户编号, 客户编码
    name | account name, company name, display name, complete name, business name, legal name, customer name, \
    full name, 名称, 公司名称, 客户名称, 企业名称, 单位名称
    industry | sector, vertical, business type, line of business, industry code, 行业, 所属行业, 客户行业
    employees | no employees, number of employees, no of employees, employee count, headcount, staff, company size, size, 人数, \
    员工人数, 员工数, 人员规模, 公司规模
    annual_revenue | annual revenue, revenue, turnover, yearly revenue, 年收入, 年营业额, 营业额, 年营收
    region | billing state province, billing state, state region, state province, province, region, state, county, \
    address 1 state province, shipping state, regional office, 省份, 省, 地区, 区域, 所在地区, 大区
    city | billing city, mailing city, address 1 city, town, shipping city, 城市, 市, 所在城市
    country | billing country, country region, address 1 country region, country id, office location, \
    shipping country, 国家, 国家地区
    phone | phone number, main phone, telephone 1, mobile, office phone, contact phone, 电话, 联系电话, 手机, 手机号
    email | email address, work email, contact email, 邮箱, 电子邮件
    source | account source, lead source, original source, original traffic source, source id, channel, \
    acquisition channel, source channel, how did you hear about us, came from, 来源, 客户来源, 获客渠道, 渠道
    campaign | source campaign, campaign id, originating campaign
    owner | account owner, company owner, sales rep employee no, support rep, support rep id, account rep, assigned to, owner name, user id, salesperson, ~created by, 负责人, 跟进人, \
    所有人, 归属人, 归属销售, \
    record owner, owned by, sales owner
    territory | territory name
    parent | parent account, parent company, parent customer, parent name, subsidiary of, ultimate parent, \
    母公司, 上级客户, 总公司
    lead | originating lead, converted from
    status | churn, churned, exited, attrition, account status, customer status, lifecycle stage, relationship type, account type, type, 客户状态, 成交状态
    created | create date, created date, created on, created time, date created, creation date, date added, add time, \
    create time, onboard date, onboarding date, onboarded, customer since, account since, registered, signup date, 创建时间, 创建日期, 录入时间, 建档日期, 注册时间

    == contacts | contact, person, people, contact person, hcp, doctor, physician, 联系人, 医生
    id | record id, contact number
    name | full name, name, display name, contact name, person name, 姓名, 联系人姓名, 名字
    customer | account name, company name, associated company, primary associated company, primary company, \
    parent id, organization name, employer, 客户名称, 所属客户, 公司名称, \
    account, organization, company
    title | job title, position, role, function, job position, designation, contact title, 职务, 职位
    email | email address, email work, work email, primary email, email 1, 邮箱, 电子邮件, 电子邮箱
    phone | phone number, mobile, mobile phone, business phone, phone work, work phone, telephone, cell, contact number, \
    手机, 手机号, 电话, 联系电话
    city | mailing city, address 1 city, town, 城市
    region | mailing state province, mailing state, state region, province, state, 省份, 地区
    country | mailing country, country region, 国家
    created | create date, created date, created on, created time, date created, add time, 创建时间, 创建日期

    == leads | lead, prospect, inquiry, enquiry, mql, marketing qualified lead, 线索, 潜在客户, 销售线索
    id | record id, lead number, 线索编号
    name | lead name, full name, contact name, name, topic, title, person name, 姓名, 联系人, 线索名称
    company | company account, company name, account name, organization, partner name, account, business name, \
    公司, 公司名称, 客户名称, 企业名称, \
    associated company, primary associated company
    email | email address, email from, work email, 邮箱, 电子邮件
    phone | phone number, mobile, mobile phone, business phone, telephone, contact number, 手机, 手机号, 电话, 联系电话
    industry | sector, vertical, 行业, 所属行业
    region | state province, state region, province, state, 省份, 地区, 区域
    source | lead source, original source, original traffic source, source id, channel, utm source, medium, \
    source channel, origin, 来源, 线索来源, 渠道
    campaign | source campaign, campaign id, utm campaign, campaign name, 市场活动
    rep | lead owner, sdr, bdr, contact owner, owner name, assigned to, assigned user, user id, 负责人, 跟进人, 归属人, \
    record owner, owned by, sales owner
    status | lead status, lead stage, status label, stage, lifecycle stage, 状态, 线索状态, 跟进状态
    created | create date, created date, created on, created time, date created, add time, create time, lead date, inquiry date, ~mql date, \
    submitted at, first contact date, 创建时间, 创建日期, 录入时间, 提交时间
    qualified | qualified date, became a sales qualified lead date, sql date, ~mql date, 确认日期
    disqualified | disqualified date, lost date, 作废日期, 无效日期
    disqualify_reason | disqualification reason, unqualified reason, lost reason, reason, 无效原因, 作废原因
    converted | converted date, conversion date, customer date, became customer, ~closing date, ~sale date, date converted, converted on, 转换时间, 转化日期, 转客户时间, \
    became a customer date
    customer | converted account, converted customer, converted account name, 转化客户

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
    rep | deal owner, opportunity owner, owner name, sales rep, sales lead, salesperson, assigned to, assigned user, user id, \
    user name, rep name, sales rep id, sr id, account executive, owner creator, owner full name, people, person, ~creator, 负责人, 销售负责人, \
    跟进人, 所有人, 归属人, \
    record owner, owned by, sales owner, sales employee, agent name
    customer | account name, company name, customer name, potential customer, partner id, associated company, \
    primary associated company, associated company names, lead name, organization name, parent customer, client name, \
    客户名称, 客户公司, 关联客户, ~contact, ~contact person, ~联系人, \
    related account, related company
    source | lead source, original source, original traffic source, deal source, source channel, source id, channel, \
    来源, 商机来源, 渠道
    campaign | primary campaign source, campaign source, source campaign, campaign id, 市场活动
    lead | originating lead, lead id
    product | product name, product interest, product line, product id, 产品, 产品名称, 意向产品
    stage | deal stage, sales stage, stage name, opportunity stage, pipeline stage, stage id, pipeline phase, \
    sales process stage, status label, step, 阶段, 销售阶段, 商机阶段, 当前阶段, 跟进阶段
    state | status, state, deal status, outcome, won lost, won status, status type, is won, result, win loss, 状态, \
    商机状态, 赢输, 结果, 输赢
    type | deal type, opportunity type, record type, business type, 类型, 商机类型, 业务类型
    amount | value, deal value, opportunity amount, deal amount, revenue, est revenue, estimated revenue, \
    expected revenue, close value, total amount, contract value, deal size, acv, arr, total contract value, \
    price, amount in company currency, ~total price, ~line total, 金额, 商机金额, 预计金额, 预计销售金额, 成交金额, 合同金额, 签单金额
    currency | currency of value, deal currency, opportunity currency, amount currency, currency code, currency id, 币种, 货币, \
    value currency
    probability | probability percent, win probability, deal probability, chance, win chance, confidence, likelihood, close probability, \
    赢率, 成功率, 可能性
    created | create date, created date, created on, created time, date created, creation date, deal created, add time, \
    create time, engage date, open date, opened on, start date, 创建时间, 创建日期, 立项时间, 发现时间, 录入时间
    expected_close | expected close date, expected closing, est close date, estimated close date, date deadline, \
    expected close, forecast close date, target close date, expected close time, 预计成交日期, 预计成交时间, 预计签单日期, \
    预计结单日期, 预计签约日期, 预计关闭日期, expected close month, expected close quarter, expected quarter, expected month, \
    预计成交月份
    closed | close date, closing date, closed date, actual close date, deal closed on, closed on, date closed, \
    close time, closed time, closed won lost date, close quarter, closing quarter, closed quarter, close month, closing month, \
    closed month, 成交月份, 签单月份, 成交季度, ~won time, ~won date, ~date won, ~decision date, 成交日期, 成交时间, 结单日期, 关闭日期, 实际成交日期, 签单日期, 签约日期, \
    actual close, 赢单时间, 结单时间
    loss_reason | lost reason, closed lost reason, reason for loss, loss reason, reason lost, lost reason id, \
    输单原因, 丢单原因, 失败原因, \
    lost reason id name, reason for lost, close reason
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
    id | quote number, quotation no, order reference, 报价单号, 报价编号
    status | quote stage, quote status, state, 报价状态
    sent | quote date, sent on, sent date, issue date, creation date, created time, valid from, 报价日期
    amount | grand total, total price, quote amount, amount total, net amount, 报价金额, 总额

    == activities | activity, task, event, call, phone call, visit, meeting, appointment, email, interaction, \
    engagement, follow up, touchpoint, 活动, 跟进, 跟进记录, 拜访, 拜访记录, 拜访签到, 通话, 通话记录, 会议, 日程, 任务
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
    distributor, store, store name, shop, shop name, 门店, 门店名称, 网点, 终端, 经销商, ~related to, related account
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
    actual end, activity date time, start date time, 活动时间, week ending, week starting, week commencing, week of, week, 填报日期, 周末日期
    minutes | talk time, handle time, talk duration, avg talk duration, average talk duration, average talk time, avg talk time, conversation duration, call time seconds, 停留时长, 拜访时长, duration, call duration, duration minutes, length, minutes, call length, time spent, \
    call duration in seconds, duration in minutes, 时长, 拜访时长, 通话时长, 持续时间, \
    actual duration, actual durationminutes
    outcome | call outcome, call result, result, disposition, call disposition, meeting outcome, 结果, 拜访结果, 跟进结果, ~y, ~response, ~subscribed, ~deposit
    subject | title, call title, meeting name, summary, topic, event name, call subject, 主题, 标题, 目的, 拜访目的
    note | description, notes, comments, body, call notes, note body, details, full comments, remarks, call description, \
    备注, 内容, 拜访总结, 跟进内容, 拜访内容, 沟通内容, 描述

    == products | product, item, sku, material, 产品, 商品, 物料, 货品
    id | product code, item code, ~item, sku, internal reference, default code, product number, item number, article no, \
    产品编码, 产品编号, 商品编码, 物料编码, 货号
    name | product name, item name, description, title, 产品名称, 商品名称, 名称, 品名
    category | product category, product family, family, categ id, series, item group, category id, category name, \
    product line, 分类, 类别, 产品分类, 产品类别, 品类, 系列
    price | unit price, list price, sales price, sale price, standard price, msrp, retail price, price 1, 单价, 售价, \
    标准价, 标准售价, 价格
    cost | standard price, std cost, standard cost, cost price, unit cost, purchase price, 成本, 成本价, 进价
    reorder_level | reorder point, min stock, minimum stock, safety stock, reorder level, 安全库存, 最低库存, 补货点
    active | is active, product active, enabled, status, !discontinued, !inactive, !archived, 是否启用, 是否上架, \
    !停售, !停用
    stock | on hand qty, qty on hand, available qty, qty in stock, quantity in stock, stock quantity, on hand, quantity on hand, qty available, inventory, \
    units in stock, stock level, 库存, 库存数量, 现有库存

    == orders | order, sales order, so, sale, sales, purchase, contract, subscription, mrr movement, arr movement, \
    订单, 销售订单, 合同, 销售单, \
    policy, sales document, 销货单
    id | order number, order reference, so number, order no, contract number, order code, reference, document number, name, \
    invoice no, invoice id, invoice number, receipt no, \
    订单号, 订单编号, 合同编号, 合同号, 单号, 单据编号, \
    sales document, sales doc, invoice no
    customer | customer name, account name, client name, company name, bill to, sold to, partner id, customer id, \
    invoice partner display name, buyer, buyer name, ~ship name, ~contact id, ~contact, 客户名称, 购买方, 买方, \
    买家会员名, 买家昵称, 买家, ~收货人姓名, ~收货人, ~billing name, \
    sold to party, ship to party, 购货单位, 客户简称, 往来单位, policy holder, policyholder, insured, ~name
    rep | salesperson, sales rep, employee id, user id, owner name, sold by, account manager, 业务员, 销售员, 负责人, \
    csm, customer success manager, sales employee, agent, agent name, 经手人, 制单人
    opportunity | deal name, opportunity id, opportunity name, 关联商机
    status | order status, state, fulfillment status, delivery status, 状态, 订单状态, 合同状态, 单据状态
    ordered | order date, date order, date ordered, purchase date, sales date, sale date, placed on, created at, \
    purchase timestamp, order timestamp, created on, creation date, transaction date, contract date, document date, invoice date, 下单日期, \
    下单时间, 订单日期, 签约日期, 合同日期, 单据日期, 签订日期, 日期, \
    date key, order date key, doc date, billing date, policy start date, 订单创建时间, 创建时间, 订单付款时间, 成交时间, \
    ~start date, ~effective date, ~month, ~period, ~date
    required | required date, requested delivery date, commitment date, delivery date, estimated delivery date, \
    expected delivery date, promised date, 要求交期, 交货日期, 交期
    shipped | ship date, shipped date, shipping date, fulfilled at, date shipped, delivered carrier date, shipment date, \
    dispatch date, 发货日期, 发货时间
    cancelled | cancelled at, canceled at, cancel date, cancellation date, 取消日期, 取消时间
    amount | 买家实际支付金额, 实付金额, 买家实付金额, order total, amount total, grand total, total amount, order amount, total price, net total, order value, \
    contract amount, sales amount, sales, revenue, subtotal, total due, 总额, 订单金额, 合同金额, 总金额, 金额, 销售金额, 销售额, \
    net value, net sales, gross sales, net revenue, acv, tcv, contract value, premium, annual premium, mrr, arr, mrr change, mrr delta, arr change, 应付金额, plan amount, monthly fee, annual fee, 价税合计, 订单总额, ~price, ~selling price, ~sale price
    currency | currency code, currency id, 币种

    == order_lines | order line, order item, order detail, order details, order product, line item, sales line, \
    sales detail, sales order detail, sales order line, invoice line, sale item, 订单明细, 销售明细, 订单行, 合同明细, 出库明细, \
    billing, billing document, billing item, 销售订单序时簿, 销售出库单, 出库单, 销售订单明细
    id | line id, line no, line item id, row id, 行号
    order | order number, order reference, so number, order no, order id, invoice no, invoice number, sales id, invoice id, \
    transaction id, receipt no, ~name, 订单号, 订单编号, 合同编号, 单号, 单据编号, \
    bill doc, billing doc, billing document, sales document, sales doc, document number, doc no, order key, \
    amazon order id, invoice, receipt, bill no
    product | product name, product code, product id, product service, item name, item no, item code, sku, stock code, lineitem name, \
    description, 产品名称, 商品名称, 产品, 商品, 品名, 产品编码, 货号, \
    material, material description, product key, stock item, item type, product title, 商品标题, 货品名称, \
    存货名称, 物料名称, 存货编码, 产品代码
    quantity | quantity ordered, qty ordered, order qty, qty sold, quantity sold, product uom qty, units sold, ordered quantity, lineitem quantity, \
    order quantity, 数量, 销售数量, 订购数量, \
    qty shipped, shipped qty, qty invoiced, billed quantity, sales quantity, order quantity, 销量, 出库数量, \
    实发数量, 发货数量, 开票数量, 购买数量
    price | unit price, price unit, sales price, price each, lineitem price, selling price, list price, rate, 单价, 售价, \
    unit amount, price per unit, item price, 含税单价
    discount | unit price discount, discount percent, disc percent, discount rate, 折扣, 折扣率
    amount | item total, line item total, line total, line amount, line price, subtotal, price subtotal, total price, extended price, net amount, \
    net price, total amount, sales, sales amount, amount, revenue, 小计, 金额, 行金额, 销售金额, 销售额, 总价, 总金额, \
    net value, net sales, gross sales, value, total, total revenue, line revenue, 价税合计, 本币金额
    cost | line cost, total cost, cost amount, cogs, 成本, 成本金额
    tax | tax rate, tax percent, vat, vat rate, gst, taxes, 税率
    customer | customer name, account name, customer id, company name, client name, buyer name, ~billing name, \
    ~billing company, 客户名称, 买家会员名, 买家昵称, contact name, sold to, ship to, sold to party, bill to party, 购货单位, 客户简称, 往来单位
    rep | salesperson, sales rep, sales associate, cashier, employee id, owner name, sold by, 业务员, 销售员, \
    sales employee, salesman, agent, 经手人
    ordered | order date, date ordered, sales date, sale date, invoice date, purchase date, transaction date, created at, 下单日期, \
    订单日期, 日期, 销售日期, 单据日期, \
    date key, order date key, billing date, billing doc date, doc date, document date

    == invoices | invoice, bill, sales invoice, 发票, 开票, 应收, 应收单, \
    invoice list, 应收账款, 应收明细, 应收明细账, 应收款, 销售发票
    id | invoice number, invoice no, number, document number, reference, name, 发票号, 发票编号, 发票号码, 单号, \
    单据号, 单据编号, 应收单号, transaction number
    order | order number, order reference, order no, order id, so number, sales order, origin, 订单号, 订单编号, \
    合同编号, 合同号
    customer | customer name, account name, company name, client name, bill to, partner id, customer id, \
    invoice partner display name, billed to, 客户名称, 购买方, 购方名称, \
    contact name, ~name, 往来单位, 客户简称, 购货单位
    status | invoice status, state, 状态, 发票状态
    issued | invoice date, issue date, date issued, invoice bill date, bill date, date, issued on, created date, \
    created time, posting date, 开票日期, 开具日期, 日期, 发票日期, 应收日期, \
    单据日期, billing date, transaction date, 业务日期
    due | due date, invoice date due, payment due date, due on, payment due, 到期日, 到期日期, 应付日期, 应收到期日, \
    due date receive by, 收款到期日, 约定收款日期
    amount | invoice amount, grand total, amount total, total signed, total amount, invoice total, total, \
    gross amount, invoiced, total in currency signed, total in currency, untaxed amount signed, untaxed amount, 开票金额, 发票金额, 价税合计, 总额, 金额, 应收金额, \
    原币金额, 本币金额, 单据金额, 应收总额, 含税金额, original amount
    currency | currency code, currency id, 币种
    rep | sales rep, 业务员, 负责人, 经手人

    == instalments | instalment, installment, payment plan, payment schedule, 分期, 回款计划, 付款计划
    invoice | invoice number, invoice no, 发票号
    due | due date, planned date, 计划回款日期, 到期日
    amount | instalment amount, planned amount, 计划回款金额

    == credit_notes | credit note, credit memo, refund note, 红字发票, 贷项通知单, 退款单
    id | credit note number, credit memo number, number
    issued | credit date, issue date, date issued, date
    amount | credit amount, total, amount total, 退款金额
    invoice | invoice number, original invoice, invoice no
    reason | credit reason, memo, 原因

    == payments | payment, receipt, collection, cash receipt, 回款, 收款, 回款记录, 收款单
    id | payment number, receipt number, receipt no, check number, cheque number, transaction id, reference, 回款编号, 收款单号, 流水号
    kind | payment type, transaction type, 回款类型, 收款类型
    invoice | invoice number, invoice no, applied to, memo reference, 发票号, 发票编号, \
    关联发票, 核销单号
    customer | customer name, account name, payer, received from, paid by, partner id, 客户名称, 付款方
    rep | collected by, collector, received by, 收款人, 业务员, 回款负责人
    paid | payment date, paid date, paid on, receipt date, date received, received on, settled date, date, \
    回款日期, 收款日期, 到账日期, 付款日期
    amount | payment amount, amount paid, paid amount, amount received, received amount, total paid, 回款金额, \
    收款金额, 到账金额, 实收金额, 金额, \
    已收金额, 已收款, 已回款, 已核销金额, 累计收款, invoice amount paid, amount applied
    method | payment method, payment mode, paid via, pay type, 回款方式, 收款方式, 付款方式, 支付方式, \
    结算方式

    == expenses | expense, reimbursement, expense report, cost claim, travel expense, 费用, 报销, 报销单, 费用报销
    id | expense number, report id, claim no, 报销单号, 费用编号, 审批编号
    rep | employee name, claimant, submitted by, paid by, spent by, 报销人, 申请人, 员工
    team | department name, cost center, cost centre, 部门
    category | expense type, expense category, type, product, account, 费用类型, 费用类别, 报销类型, 科目
    spent | expense date, submitted on, submission date, 提交时间, 提交日期, 申请时间, 申请日期, 报销时间, date, transaction date, spent on, date incurred, 日期, 费用日期, 报销日期, 发生日期
    status | expense status, state, approval status, 状态, 审批状态
    amount | expense amount, total, cost, amount claimed, total amount, 金额, 费用金额, 报销金额
    note | description, merchant, purpose, comments, memo, 备注, 事由, 说明, 报销事由

    == targets | target, quota, goal, sales target, sales quota, plan, 目标, 业绩目标, 销售目标, 任务量, 指标
    metric | kpi, measure, goal type, quota type, metric name, 指标, 指标名称, 目标类型
    rep | salesperson, owner name, sales rep, employee name, business entity id, quota owner id, 销售, 姓名, 负责人, ~name
    team | team name, sales team, department, 团队, 部门
    territory | region, area, district, 区域, 大区, 片区
    category | product category, product line, 品类, 类别, 产品线
    period | month, quarter, year, fiscal period, quota month, target month, quota date, date, period name, 月份, 月度, 季度, 年度, 期间, 年月
    starts | start date, period start, from, 开始日期
    ends | end date, period end, to, 结束日期
    value | target value, quota amount, target amount, goal value, amount, sales target, sales quota, quota, revenue target, \
    目标值, 目标金额, 销售目标, 业绩目标, 目标额

    == budgets | budget, budget plan, 预算
    category | expense type, budget category, account, cost type, 费用类型, 预算科目, 科目
    team | department, cost center, 部门, 团队
    period | month, quarter, year, date, 月份, 季度, 年度, 期间
    amount | budget amount, budgeted, planned amount, allocated, 预算金额, 金额

    == holidays | holiday, public holiday, 节假日, 假期
    day | date, holiday date, 日期
    name | holiday name, title, description, occasion, 名称, 节日
    worked | is workday, working day, is working day, 是否上班, 补班, 调休

    == rates | exchange rate, currency rate, fx rate, 汇率
    currency | currency code, from currency, code, 币种, 货币
    valid | date, valid from, rate date, effective date, 日期, 生效日期
    rate | exchange rate, conversion rate, unit per currency, 汇率

    == stock_movements | stock movement, stock move, inventory movement, inventory transaction, 出入库, 库存流水, 库存变动, \
    收发存, 收发存明细, 收发存明细账, 存货明细账, 库存明细账, 出入库明细, 出入库流水
    product | product name, product code, item, sku, item no, item code, item name, 产品名称, 产品编码, 货号, \
    存货, 存货编码, 存货名称, 物料, 物料编码, 物料名称, 商品
    location | warehouse, from, source location, location id, 仓库, 库位
    kind | movement type, transaction type, move type, voucher type, 类型, 出入库类型, 业务类型, \
    单据类型, 收发类别, document type
    moved | date, movement date, transaction date, posting date, 日期, 出入库日期, 业务日期, \
    单据日期
    quantity | quantity, qty, quantity done, product uom qty, 数量, \
    movement quantity, 收发数量
    id | 单据号, 单据编号, document no, reference, voucher no

    == pipelines | pipeline definition, sales process, 销售流程
    == locations | location, warehouse, 仓库, 库位
    """

  /// Two columns that are one value: `first + second = what it is called`, joined by a blank; `first / second` is the
  /// first of them that is not blank; `in - out` is what came without what went. Both may stand behind the same words (`Owner First Name`, `Owner Last Name`).
  static let pairs = """
    first name + last name = full name
    given name + family name = full name
    first name + surname = full name
    forename + surname = full name
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

  /// Nouns of records that this store does not hold: what is about them is no customer.
  static let strangers =
    "supplier, vendor, shipper, carrier, supply, category, region, lead time, ticket, case, 供应商, 承运商, 分类"

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
  static let divisors = "minutes 60: s, sec, secs, second, seconds, in seconds, 秒"

  /// What the rows of a file of activities without a type are, by a word of the file's name or of its headers.
  static let activityTypes = """
    call: call, calls, phone, 通话, 电话; visit: visit, visits, 拜访; meeting: meeting, meetings, appointment, \
    appointments, event, events, 会议, 日程; email: email, emails, 邮件; demo: demo, demos, 演示; task: task, tasks, \
    任务; note: note, notes, 备注
    """

  /// Words of other systems for the values of closed lists, beside those that the import knows itself.
  static let values = """
    customer_status: customer = closed won, won, existing, existing customer, current, 已成交, 成交客户, 正式客户, 合作中; \
    prospect = lead, opportunity, sales qualified lead, marketing qualified lead, subscriber, new, 未成交, 意向客户, 跟进中; \
    dormant = on hold, paused, 休眠, 不活跃; lost = past customer, former customer, ex-customer, closed, 已流失, 流失客户
    state: won = closedwon, closed-won, sold, signed, 已成交, 已赢单, 成功, 签约, 已签约, 赢; \
    lost = closedlost, closed-lost, abandoned, dead, cancelled, canceled, omitted, 已丢单, 失败, 已输单, 流失, 输; \
    open = active, in-progress, ongoing, new, pending, 跟进中, 未结束
    quote_status: draft = new, quotation; sent = delivered, quotation sent, in review, presented, pending, published; \
    accepted = closed won, confirmed, sale, sales order, signed; rejected = closed lost, cancelled, canceled, expired, denied
    direction: outbound = outbound-dial, outbound-api, outgoing call, outbound call, made, 呼出, 拨出; inbound = incoming call, inbound call, received, 已接
    activity_status: planned = waiting on someone else, deferred, overdue, to do, not done, upcoming, new, active, 进行中, \
    待办, 未开始; done = logged, connected, won, success, 已结束, 已拜访; cancelled = canceled by client, deleted, 已作废; \
    no_show = missed, not_held, unattended, no access, not home, nobody home, 爽约; cancelled = rescheduled, 改期
    order_status: draft = created, quotation sent, sent, unpaid, 待审核, 待确认, 待付款; \
    confirmed = sale, sales order, in force, lapsed, approved, in progress, in process, released, accepted, awaiting shipment, \
    pending fulfillment, on backorder, backordered, ready to ship, on hold, locked, unfulfilled, activated, active, 已付款, 已审核, \
    执行中, 进行中, 待发货, 已下单, 买家已付款, 等待卖家发货; \
    shipped = dispatched, in transit, out for delivery, partially shipped, partial, 发货中, 部分发货, 卖家已发货, 待收货; \
    delivered = 交易成功, 确认收货, done, closed, fulfilled, received, churned, expired, ended, terminated, invoiced, billed, resolved, 已完成, 完成, 已签收, 已结束; \
    cancelled = 交易关闭, 已关闭, cancel, refunded, returned, rejected, disputed, unavailable, failed, voided, 已退货, 已作废, 终止
    invoice_status: draft = created, 未开票; \
    issued = approved, authorised, authorized, awaiting payment, due later, due today, paid in full, viewed, past due, partially paid, partial, unpaid, not paid, in payment, delivered, closed, 已开票, 已付款, 未付款, \
    部分付款; void = deleted, written off, cancel, reversed, 已作废, 红冲
    payment_kind: receipt = inbound, incoming, customer payment, 到款, 预付款, 首付款, 尾款, 进度款; refund = outbound, outgoing, 退费
    expense_status: submitted = reported, to submit, draft, to approve, in review, 待审批, 审批中; \
    approved = done, posted, 审批通过, 已审批; rejected = refused, denied, 驳回, 已驳回; paid = reimbursed, 已报销, 已付款
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
    visit: visits, site visits, field visits, customer visits, client visits, 拜访, 拜访量, 拜访数, 拜访次数, 客户拜访, 上门数
    demo: demos, demos given, demos held, demonstrations, 演示, 演示数
    proposal: proposals, proposals sent, quotes sent, quotes, quotations, 方案, 方案数, 报价, 报价数, 建议书数
    """

  /// Names of stages of other systems that say neither won nor lost in words the import knows.
  static let stages = """
    Closed Won: closedwon, closed-won, won deal, deal won, contract signed, signed, 成交, 已成交, 签约, 已签约, 合同签订, 赢
    Closed Lost: closedlost, closed-lost, lost deal, deal lost, closed lost to competition, closed-lost to competition, \
    已丢单, 失败, 流失, 战败, 输
    """
}
