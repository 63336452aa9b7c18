/// The entities and dimensions, as text. `CatalogueReader` says what a line means.
enum EntityText {
  static let text = #"""
    entity reps (rep) also salesperson, salespeople, seller, agent, 销售, 业务员, 销售人员
      table reps, population
      label name, external_id
      lists name, team, manager, role, hired, left
      shows visits, proposals, closes, win_rate, sales
      about "People who sell; a rep is listed when employed on any day of the period."
      text name also 姓名
      text role also 职务
      text email
      text title
      reference team -> teams = team_id assigned
      reference manager -> reps = manager_id assigned
      date hired = hired_on ahead also 入职
      date left = left_on ahead also 离职
      date modified = modified_on also last_modified, 修改日期
      boolean selling = is_selling
      text id = external_id

    entity teams (team) also department, 团队, 部门
      table teams, population
      label name, external_id
      lists name, parent, manager
      shows visits, closes, win_rate, sales
      about "Teams of reps."
      text name
      text region
      reference parent -> teams = parent_id
      reference manager -> reps = manager_id
      text id = external_id

    entity territories (territory) also 片区
      table territories, population
      label name, external_id
      lists name, region
      shows closes, sales
      about "Areas that reps cover."
      text name
      text region
      text id = external_id

    entity sources (source) also 来源, 客户来源
      table sources, population
      label name, external_id
      lists name, channel
      shows new_leads, closes, win_rate, won_value, spend
      about "Where customers come from."
      text name
      text channel also 渠道
      text id = external_id

    entity campaigns (campaign) also 市场活动
      table campaigns, population
      label name, external_id
      lists name, type, source, budget, starts, ends
      shows new_leads, closes, won_value, spend, roi
      about "Marketing campaigns with their budget and dates."
      text name
      text type
      reference source -> sources = source_id
      money budget
      date starts = starts_on ahead
      date ends = ends_on ahead
      text id = external_id

    entity campaign_spend (spend_record) also 投放记录
      table campaign_spend, event, date spent
      label external_id
      lists spent, campaign, source, amount, note
      about "Money spent on campaigns, day by day."
      reference campaign -> campaigns = campaign_id
      reference source -> sources = source_id
      date spent = spent_on
      money amount
      text note
      text id = external_id

    entity customers (customer) also account, client, 客户
      table customers, population, date created
      shares_id_with leads
      label name, external_id
      lists name, industry, city, owner, status, created
      shows visits, closes, won_value, sales
      about "Companies that buy or may buy; a lead becomes one and keeps its id."
      text name also 名称
      text industry also sector, 行业
      number employees also 员工数
      money annual_revenue
      text region also 区域, 大区
      text city also 城市
      text country also 国家
      text phone
      text email
      text status kept also 状态
      text current_status = status also 当前状态, 现状态
      reference source -> sources = source_id
      reference campaign -> campaigns = campaign_id
      reference owner -> reps = owner_id kept also rep
      reference current_owner -> reps = owner_id also 当前负责人, 现负责人
      reference territory -> territories = territory_id
      reference parent -> customers = parent_id
      date created = created_on also 创建
      date first_order = first_order_on then past_customers customer_id also 首单日期
      date last_order = last_order_on then past_customers customer_id also 末单日期, 最近订单, 最近订单日期
      date first_win = first_win_on then past_winners customer_id also 首次成交日期
      date modified = modified_on also last_modified, 修改日期
      text id = external_id

    hidden party_states (party_state)
      table party_states, interval
      about "Owner and status of leads and customers over time."
      reference customer -> customers = party_id
      reference rep -> reps = owner_id also owner
      text status
      date from = from_on
      date until = until_on

    hidden customer_states (customer_state)
      table customer_states, interval
      about "Owner and status of customers over time."
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference rep -> reps = rep_id also owner
      text status also customer_status
      date from = from_on
      date until = until_on

    hidden customer_orders (customer_order)
      table customer_orders, moment
      about "Customers that are there as of the moment, with their owner and their last order of then."
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference rep -> reps = rep_id also owner
      date last_order = last_order_on
      days order_age = last_order_on elapsed

    hidden territory_assignments (territory_assignment)
      table territory_assignments, interval
      about "Who covered which territory, and when."
      reference territory -> territories = territory_id
      reference rep -> reps = rep_id also owner
      date from = from_on
      date until = until_on

    entity contacts (contact) also 联系人
      table contacts, event, date created
      label name, external_id
      lists name, customer, title, email, phone
      shows contact_count
      about "People at customers."
      text name
      text title
      text email
      text phone
      text city
      text region
      text country
      reference customer -> customers = customer_id
      date created = created_on
      text id = external_id

    entity leads (lead) also 线索, 销售线索
      table leads, event, date created
      label name, external_id
      lists name, company, source, rep, status, created
      shows new_leads
      about "Possible customers before they are qualified."
      text name
      text company
      text email
      text phone
      text industry
      text region
      text status then past_leads lead_id
      reference source -> sources = source_id
      reference campaign -> campaigns = campaign_id
      reference rep -> reps = rep_id kept also owner
      reference current_owner -> reps = rep_id also 当前负责人, 现负责人
      reference customer -> customers = customer_id
      date created = created_on time created_time also 创建
      date qualified = qualified_on then past_leads lead_id also 转为有效
      date disqualified = disqualified_on then past_leads lead_id
      text disqualify_reason
      date converted = converted_on then past_leads lead_id
      date modified = modified_on also last_modified, 修改日期
      minutes first_response = first_response_minutes then past_leads lead_id
      text id = external_id

    hidden created_leads (created_lead)
      table created_leads, event, date created
      label name, external_id
      lists name, company, source, rep, status, created
      about "Leads, to the credit of who owned them on the day they were created."
      fields leads
      reference lead -> leads = id
      reference rep -> reps = rep_id
      reference owner -> reps = owner_id kept
      reference current_owner -> reps = owner_id

    hidden lead_qualifications (lead_qualification)
      table lead_qualifications, event, date qualified
      label name, external_id
      lists name, company, source, rep, status, created, qualified
      about "Leads that were qualified, to the credit of who owned them on that day."
      fields leads
      reference lead -> leads = id
      reference rep -> reps = rep_id
      reference owner -> reps = owner_id kept
      reference current_owner -> reps = owner_id

    entity stages (stage) also 阶段
      table stages, population
      label name, external_id
      lists name, position, state, probability
      shows opened
      about "Steps of a pipeline."
      text name
      number position
      text state
      percent probability = probability_bp
      text forecast_category
      number rots_after = rots_after_days
      text id = external_id

    entity opportunities (opportunity) also deal, potential, 商机, 销售机会, 项目
      table opportunities, event, date created
      credits opportunity_credits opportunity_id then past_opportunities opportunity_id as opportunity_state_credits state_id
      label name, external_id
      lists name, customer, rep, stage, amount, created, expected_close, closed
      shows opened, closes, win_rate, won_value
      about "Deals; credit goes to the owner at closing, while open to the owner, and to each rep that shares one by share."
      text name
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference campaign -> campaigns = campaign_id
      reference lead -> leads = lead_id
      reference rep -> reps = rep_id credited then past_opportunities opportunity_id
      reference owner -> reps = owner_id then past_opportunities opportunity_id
      reference current_owner -> reps = owner_id also 当前负责人, 现负责人
      reference product -> products = product_id
      reference stage -> stages = stage_id then past_opportunities opportunity_id
      text state then past_opportunities opportunity_id also 商机状态, 状态
      text type
      money amount then past_opportunities opportunity_id also 金额, value
      percent probability = probability_bp else stage
      date created = created_on also 创建
      date expected_close = expected_close_on ahead then past_opportunities opportunity_id also expected
      date closed = closed_on then past_opportunities opportunity_id also 结束
      date modified = modified_on also last_modified, 修改日期
      days cycle = cycle_days then past_opportunities opportunity_id
      days age = created_on elapsed
      text loss_reason
      text competitor
      text id = external_id
      percent credit_share = share_bp credited also 分成比例
      money credited = amount credited then past_opportunities opportunity_id also 分成金额
      percent own_probability = probability_bp also 自身赢单概率
      date lead_created worked_out lead_day also 线索创建日期

    hidden opened_opportunities (opened_opportunity)
      table opened_opportunities, event, date created
      credits opportunity_state_credits state_id of state_id
      label name, external_id
      lists name, customer, rep, stage, amount, created, expected_close, closed
      about "Opportunities, to the credit of who owned them on the day they were created, and of each rep that shares one by share."
      fields opportunities without credited
      reference opportunity -> opportunities = id
      reference rep -> reps = rep_id credited

    hidden opportunity_states (opportunity_state)
      table opportunity_states, interval from until
      credits opportunity_state_credits state_id
      lists opportunity, customer, rep, stage, state, amount, expected_close
      about "Every state an opportunity was in, with the days it held."
      reference opportunity -> opportunities = opportunity_id
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference rep -> reps = owner_id credited also owner
      reference stage -> stages = stage_id
      text state
      money amount
      money old_amount
      date expected_close = expected_close_on ahead
      date from = from_on
      date until = until_on
      percent credit_share = share_bp credited also 分成比例
      money credited = amount credited also 分成金额

    hidden open_deals (open_deal)
      table open_deals, moment
      credits opportunity_state_credits state_id
      lists opportunity, customer, rep, stage, amount, expected_close, stage_age, idle
      about "Opportunities open as of the moment, with their stay in the stage and the last activity."
      reference opportunity -> opportunities = opportunity_id
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference rep -> reps = rep_id credited also owner
      reference stage -> stages = stage_id
      money amount
      date expected_close = expected_close_on ahead
      days stage_age = entered_on elapsed
      days idle = touched_on elapsed
      percent credit_share = share_bp credited also 分成比例
      money credited = amount credited also 分成金额

    hidden expected_deals (expected_deal)
      table expected_deals, span
      credits opportunity_state_credits state_id
      lists opportunity, customer, rep, stage, amount, expected_close
      about "Opportunities open as of the moment and expected to close in the period."
      reference opportunity -> opportunities = opportunity_id
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference rep -> reps = rep_id credited also owner
      reference stage -> stages = stage_id
      money amount
      date expected_close = expected_close_on ahead
      percent credit_share = share_bp credited also 分成比例
      money credited = amount credited also 分成金额

    hidden planned_closes (planned_close)
      table planned_closes, span
      credits opportunity_state_credits state_id
      lists opportunity, customer, rep, stage, amount, expected_close, open
      about "Opportunities that at the start of the period were expected to close in it."
      reference opportunity -> opportunities = opportunity_id
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference rep -> reps = rep_id credited also owner
      reference stage -> stages = stage_id
      money amount
      date expected_close = expected_close_on ahead
      boolean open = is_open
      percent credit_share = share_bp credited also 分成比例
      money credited = amount credited also 分成金额

    hidden stage_stays (stage_stay)
      table stage_stays, event, date left
      credits opportunity_state_credits state_id
      lists opportunity, customer, rep, stage, entered, left
      about "Stays of opportunities in a stage that have ended."
      reference opportunity -> opportunities = opportunity_id
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference rep -> reps = rep_id credited also owner
      reference stage -> stages = stage_id
      text state
      date entered = entered_on
      date left = left_on
      percent credit_share = share_bp credited also 分成比例

    hidden opportunity_changes (opportunity_change)
      table opportunity_changes, event, date changed
      credits opportunity_state_credits state_id
      lists opportunity, customer, rep, stage, changed, state, old_state, amount, old_amount, expected_close, old_expected_close
      about "Opportunities at the end of each day on which they changed, beside what they were before."
      reference opportunity -> opportunities = opportunity_id
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference rep -> reps = rep_id credited also owner
      reference stage -> stages = stage_id
      date changed = changed_on
      text state
      text old_state
      money amount
      money old_amount
      date expected_close = expected_close_on ahead
      date old_expected_close = old_expected_close_on
      percent credit_share = share_bp credited also 分成比例
      money credited = amount credited also 分成金额

    entity quotes (quote) also 报价
      table quotes, event, date sent
      label external_id
      lists sent, customer, rep, opportunity, status, amount
      shows quotes_sent
      about "Quotes sent to customers."
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference rep -> reps = rep_id
      reference opportunity -> opportunities = opportunity_id
      text status
      date sent = sent_on
      money amount
      text id = external_id

    hidden proposals (proposal)
      table proposals, event, date proposed
      about "Quotes sent, and proposal activities without a quote."
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference rep -> reps = rep_id
      reference opportunity -> opportunities = opportunity_id
      date proposed = proposed_on
      money amount

    entity activities (activity) also 活动, 跟进, 跟进记录
      table activities, event, date done
      label subject, external_id
      lists done, type, status, rep, customer, subject, minutes
      shows activities
      kept_by_rep type, status, done, minutes
      kept_by_day type, status
      about "Calls, messages, meetings, visits, demos, proposals, tasks and notes; credit goes to who did it."
      text type
      text direction
      text status
      text outcome
      text subject
      text note
      number minutes
      date done = done_on time done_time
      date due = due_on ahead
      reference rep -> reps = rep_id
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference contact -> contacts = contact_id
      reference lead -> leads = lead_id
      reference opportunity -> opportunities = opportunity_id
      boolean with_open_deal worked_out open_deal also 有在跟商机
      text id = external_id

    hidden rep_workdays (rep_workday)
      table rep_workdays, event, date day
      about "One row a rep and working day employed."
      reference rep -> reps = rep_id
      date day

    entity products (product) also item, 产品, 商品
      table products, population
      label name, external_id
      lists name, category, price, cost, reorder_level, active
      shows units, sales, on_hand
      about "What is sold."
      text name
      text category also 类别, 品类
      money price
      money cost
      quantity reorder_level
      boolean active = is_active
      text id = external_id

    entity orders (order) also 订单
      table orders, event, date ordered
      label external_id
      lists id, ordered, customer, rep, status, shipped
      shows orders, average_order
      about "Orders of customers; drafts never count and a cancelled order leaves the day it was placed on."
      text status then past_orders order_id
      text current_status = status also 当前状态, 现状态
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference rep -> reps = rep_id
      reference opportunity -> opportunities = opportunity_id
      date ordered = ordered_on also date
      date required = required_on ahead
      date shipped = shipped_on then past_orders order_id
      date cancelled = cancelled_on then past_orders order_id
      money amount added order_lines order_id
      boolean priced worked_out priced also 有金额
      text id = external_id

    hidden owned_orders (owned_order)
      table orders, event, date ordered
      label external_id
      lists ordered, customer, status
      about "Orders for whoever owns the customer on the day asked about, not for whoever took them."
      held
      text status then past_orders order_id by id
      text current_status = status also 当前状态, 现状态
      reference customer -> customers = customer_id also buyer
      date ordered = ordered_on

    entity order_lines (order_line) also 订单明细, line
      table order_lines, event, date ordered
      label external_id
      lists ordered, order, customer, product, quantity, price, discount, amount
      shows ordered, units
      about "Lines of orders: quantity, net after discount, cost."
      reference order -> orders = order_id
      reference product -> products = product_id
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference rep -> reps = rep_id
      text status then past_orders order_id
      date ordered = ordered_on
      quantity quantity
      money price
      percent discount = discount_bp
      money gross
      money amount also net
      money cost
      percent tax = tax_bp
      text id = external_id

    hidden first_orders (first_order)
      table first_orders, event, date ordered, then past_first_orders
      about "The first order of each customer."
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference rep -> reps = rep_id
      date ordered = ordered_on

    hidden first_wins (first_win)
      table first_wins, event, date closed, then past_first_wins
      credits opportunity_credits opportunity_id then past_opportunities opportunity_id by id as opportunity_state_credits state_id
      about "The first won deal of each customer."
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference campaign -> campaigns = campaign_id
      reference rep -> reps = rep_id credited
      date closed = closed_on
      percent credit_share = share_bp credited also 分成比例

    entity invoices (invoice) also 发票, 开票
      table invoices, event, date issued
      label external_id
      lists id, issued, due, customer, rep, status, amount
      shows invoiced
      about "Invoices; void and draft ones never count."
      text status
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference rep -> reps = rep_id
      reference order -> orders = order_id
      date issued = issued_on
      date due = due_on ahead
      money amount
      text id = external_id

    hidden dues (due_item)
      table dues, event, date due
      about "What falls due: instalments, or the invoice itself."
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference rep -> reps = rep_id
      date due = due_on ahead
      money amount

    hidden unpaid_dues (unpaid_due)
      table unpaid_dues, moment
      about "What is invoiced and not settled as of the moment, by instalment where there are any."
      reference invoice -> invoices = invoice_id
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference rep -> reps = rep_id
      date due = due_on ahead
      days days_overdue = due_on elapsed
      money amount

    hidden owed_invoices (owed_invoice)
      table invoices, event, date issued
      label external_id
      lists issued, due, customer, rep, status, amount
      about "Invoices for the team and the manager that their rep has on the day asked about, as what is owed of them."
      held
      text status
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference rep -> reps = rep_id
      date issued = issued_on
      date due = due_on ahead
      money amount

    hidden settlements (settlement)
      table settlements, event, date settled
      about "Invoices settled in full."
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference rep -> reps = rep_id
      date settled = settled_on
      days days_late

    hidden receivable_movements (receivable_movement)
      table receivable_movements, event, date moved
      about "Invoices add, allocated payments and credit notes take away."
      held
      stand_in unpaid
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference rep -> reps = rep_id
      date moved = moved_on
      money amount

    hidden advance_movements (advance_movement)
      table advance_movements, event, date moved
      about "Receipts less refunds, less what of them settles invoices."
      held
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference rep -> reps = rep_id
      date moved = moved_on
      money amount

    entity credit_notes (credit_note) also 红字发票, 冲销
      table credit_notes, event, date issued
      label external_id
      lists issued, customer, rep, amount, reason
      shows credits
      about "Credit notes; they count on the day they are issued."
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference rep -> reps = rep_id
      reference invoice -> invoices = invoice_id
      date issued = issued_on
      money amount
      text reason
      text id = external_id

    entity payments (payment) also receipt, 回款记录, 收款
      table payments, event, date paid
      label external_id
      lists paid, kind, customer, rep, amount, method
      shows collected
      about "Money received, refunded or written off; part payments count when paid."
      text kind
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference rep -> reps = rep_id
      date paid = paid_on
      money amount
      text method
      text id = external_id

    entity expenses (expense) also 费用单
      table expenses, event, date spent
      label note, external_id
      lists spent, rep, category, amount, status, note
      shows expenses
      about "Expenses of reps and teams; only approved and paid ones count."
      reference rep -> reps = rep_id
      reference team -> teams = team_id
      reference customer -> customers = customer_id
      reference source -> sources = source_id
      reference campaign -> campaigns = campaign_id
      text category
      date spent = spent_on
      text status
      money amount
      text note
      text id = external_id

    entity targets (target_record) also 目标记录
      table targets, event, date starts
      label external_id
      lists metric, scope, rep, team, starts, ends, amount, value
      about "Targets as they were set: `amount` of money, `value` of anything else."
      text metric
      text scope
      reference rep -> reps = rep_id
      reference team -> teams = team_id
      reference territory -> territories = territory_id
      reference product -> products = product_id
      reference customer -> customers = customer_id
      text category
      date starts = starts_on ahead
      date ends = ends_on ahead
      money amount = value of_money
      number value of_numbers

    entity budgets (budget_record) also 预算记录
      table budgets, event, date starts
      label external_id
      lists scope, rep, team, category, starts, ends, amount
      about "Budgets as they were set."
      text scope
      reference rep -> reps = rep_id
      reference team -> teams = team_id
      text category
      date starts = starts_on ahead
      date ends = ends_on ahead
      money amount

    hidden plan_rollups (plan_rollup)
      table plan_rollups, event, date starts
      about "Targets and budgets, rolled up to every level and grain."
      text kind
      text metric
      text level
      text grain
      reference rep -> reps = rep_id
      reference team -> teams = team_id
      reference territory -> territories = territory_id
      reference product -> products = product_id
      reference customer -> customers = customer_id
      text category
      number has_parts
      date starts = starts_on ahead
      date ends = ends_on ahead
      date assigned = assigned_on
      number value

    hidden plan_days (plan_day)
      table plan_days, event, date day
      about "Targets and budgets, rolled up and spread over the working days that they are for."
      date day ahead
      number day_value

    entity stock_movements (stock_movement) also 出入库
      table stock_movements, event, date moved
      label external_id
      lists moved, product, kind, quantity
      about "Stock in (positive) and out (negative)."
      reference product -> products = product_id
      reference location -> locations = location_id
      text kind
      date moved = moved_on
      quantity quantity
      text id = external_id

    hidden product_stock (product_stock_row)
      table product_stock, moment
      about "Stock of each product as of the moment against its reorder level, which is the one of today."
      reference product -> products = product_id
      quantity on_hand
      quantity reorder_level

    entity locations (location) also 仓库
      table locations, population
      label name, external_id
      lists name
      shows on_hand
      about "Where stock lies."
      text name
      text id = external_id

    entity holidays (holiday) also 节假日
      table holidays, event, date day
      label name
      lists day, name, worked
      about "Days off, and weekend days that are worked."
      date day ahead
      text name
      boolean worked = is_worked

    entity customer_changes (customer_change) also 客户变更
      table customer_changes, event, date changed
      label field
      lists changed, customer, field, old_value, new_value, rep
      about "What changed at customers, field by field."
      reference customer -> customers = customer_id
      date changed = changed_on
      text field
      text old_value
      text new_value
      reference rep -> reps = rep_id

    entity problems (problem) also 数据问题, 问题
      table problems, interval from until
      label rule
      lists rule, kind, record, customer, rep, day, detail
      about "Records that a review should not trust, one row a rule that is broken: missing source, missing owner, day after today, won without amount, same name, stopped reporting ..."
      text rule also 规则
      text kind also 数据类别
      text record also 对象
      text id = record_id
      reference customer -> customers = customer_id
      reference rep -> reps = rep_id
      date day = day ahead also 发生日
      text detail also 详情
      date from = from_on
      date until = until_on

    entity changes (change) also 变更, 变动
      table changes, event, date changed, newest_first
      label what
      lists changed, customer, what, from, to, rep
      shows change_count
      about "What changed at customers: status, owner, fields, stage, amount and expected close of opportunities, first order, no order for 180 days."
      reference customer -> customers = customer_id
      reference opportunity -> opportunities = opportunity_id
      reference rep -> reps = rep_id
      date changed = changed_on
      text what also field, 内容
      text from = old_value also old_value, 原值
      text to = new_value also new_value, 新值

    entity log (log_entry) also log_entries, 日志
      table log_entries, event, date logged, newest_first
      label statement
      lists number, logged, author, kind, rep, customer, happened, statement, undone
      about "What people logged, one sentence each, with who logged it and when it happened."
      number number = id
      text kind
      text entity
      reference rep -> reps = rep_id
      reference author -> reps = author_id
      reference customer -> customers = customer_id
      date logged = logged_on
      text logged_at
      date happened = happened_on
      text statement
      text undone = undone_at

    entity imports (import_run) also 导入记录
      table imports, current, newest_first
      label file
      lists number, imported_at, file, entity, rows_read, inserted, updated, unchanged, skipped, refused, undone_at
      about "Files that were read, with their counts; `undo import` takes one back."
      number number = id
      text file
      text entity
      text digest
      text statement
      text imported_at also 导入时间
      text undone_at also 撤销时间
      number rows_read
      number inserted
      number updated
      number unchanged
      number skipped
      number refused
      number rounded

    entity import_problems (import_problem) also 导入问题
      table import_problems, current
      label reason
      lists import_number, row, column, value, reason
      about "Rows of imported files that were refused, each with its reason."
      number import_number = import_id also import, 导入号
      number row
      text column = column_name
      text value
      text reason

    entity aliases (alias) also 别名
      table name_aliases, current
      label alias
      lists entity, alias, name
      about "Other names that files use for records; `alias` declares one."
      text entity
      text alias
      text name

    dimension rep also 销售, 业务员, salesperson, sales_rep, account_manager, account_executive = rep; buyer.owner
    dimension owner also 负责人, account_owner, deal_owner = owner; buyer.owner
    dimension team also 团队, 部门, department = team; rep.team; owner.team; buyer.owner.team
    dimension manager also 经理 = rep.manager; owner.manager; team.manager; buyer.owner.manager
    dimension customer also 客户, account = customer
    dimension source also 来源, 客户来源, lead_source, deal_source = source; buyer.source
    dimension channel also 渠道, sales_channel = source.channel; buyer.source.channel
    dimension campaign also 市场活动 = campaign
    dimension industry also sector, 行业 = customer.industry; industry
    dimension size also 规模 = customer.employees in bands 10, 50, 200, 1000
    dimension employees also 员工数 = customer.employees
    dimension region also 区域, 大区, area = customer.region; region
    dimension city also 城市 = customer.city; city
    dimension country also 国家 = customer.country; country
    dimension territory also 片区 = territory; customer.territory
    dimension customer_status also 客户状态 = customer.status
    dimension product also 产品 = product
    dimension category also 类别, 品类, product_category, product_line = category; product.category apart
    dimension stage also 阶段, deal_stage, sales_stage, pipeline_stage = stage; opportunity.stage
    dimension forecast_category also 预测类别 = stage.forecast_category
    dimension state also 商机状态 = state
    dimension age also 存续天数 = opportunity.age in bands 31, 61, 91, 181
    dimension loss_reason also 输单原因, 丢单原因 = loss_reason
    dimension competitor also 竞争对手 = competitor
    dimension type also 类型, deal_type, opportunity_type, activity_type = type apart
    dimension direction also 方向 = direction
    dimension outcome also 结果 = outcome
    dimension status also 状态, order_status, lead_status, invoice_status = status apart
    dimension location also 仓库 = location
    dimension ageing also aging, 账龄, 账龄分析 = days_overdue ageing 30, 60, 90
    dimension current_owner also 当前负责人, 现负责人 = opportunity_state.opportunity.current_owner; open_deal.opportunity.current_owner; expected_deal.opportunity.current_owner; planned_close.opportunity.current_owner; stage_stay.opportunity.current_owner; opportunity_change.opportunity.current_owner; current_owner; customer.current_owner; owner
    """#
}
