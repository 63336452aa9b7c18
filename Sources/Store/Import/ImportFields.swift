/// Every entity that can be imported and its fields, one line each.
///
/// ```
/// == entity table keys
/// name | kind | column | aliases | about
/// ```
///
/// - Kinds: `identity`, `text`, `word` (lower-cased), `integer`, `quantity`, `money`, `share`, `rate`, `date`, `moment`
///   (its time goes to the `_time` column), `boolean`, `minutes`, `period`, `plan` (a number whose unit the metric
///   decides), `choice(name)`, `to entity`. A `!` marks what a row cannot do without.
/// - Keys: how a row is found again when there is no id. `name`; `content` (all its values); `columns` whose values
///   together are unique; `primary` when these are the table's own key and there is no `external_id`.
/// - A column `-` is none of the table: the entity's rules read it.
enum ImportFields {
  static let table = #"""
    == teams teams name
    id | identity | external_id | team_id |
    name | text! | name | team, team_name |
    parent | to teams | parent_id | parent_team | the team above it
    manager | to reps | manager_id | lead, head |
    region | text | region | area |
    modified | date | modified_on | changed, last_modified, last_modified_date, modified_date, modified_on, updated, updated_on | when it was last changed: histories take this day

    == reps reps name
    id | identity | external_id | rep_id, employee_id, sales_id |
    name | text! | name | rep, full_name, sales_agent |
    role | choice(role) | role | | rep, manager, director, owner or support
    email | text | email | mail |
    title | text | title | job_title, position |
    team | to teams | team_id | department |
    manager | to reps | manager_id | reports_to, boss | a person named only here is a manager who does not sell
    hired | date | hired_on | hire_date, joined, started |
    left | date | left_on | left_date | the first day no longer employed
    modified | date | modified_on | changed, last_modified, last_modified_date, modified_date, modified_on, updated, updated_on | when it was last changed: histories take this day

    == territories territories name
    id | identity | external_id | territory_id |
    name | text! | name | territory |
    region | text | region | area |
    rep | to reps | - | owner | who covers it from now on

    == sources sources name
    id | identity | external_id | source_id |
    name | text! | name | source, lead_source |
    channel | text | channel | |

    == campaigns campaigns name
    id | identity | external_id | campaign_id |
    name | text! | name | campaign |
    type | text | type | kind |
    source | to sources | source_id | lead_source |
    budget | money | budget | |
    starts | date | starts_on | start, start_date, from |
    ends | date | ends_on | end, end_date, until |

    == campaign_spend campaign_spend content
    id | identity | external_id | spend_id |
    campaign | to campaigns | campaign_id | |
    source | to sources | source_id | lead_source | else the campaign's
    spent | date! | spent_on | date, day |
    amount | money! | amount | spend, cost |
    currency | text | currency | |
    note | text | note | notes |

    == customers customers name
    id | identity | external_id | customer_id, account_id |
    name | text! | name | customer, account, company, company_name |
    industry | text | industry | sector |
    employees | integer | employees | headcount, size |
    annual_revenue | money | annual_revenue | |
    region | text | region | area, state |
    city | text | city | |
    country | text | country | |
    phone | text | phone | telephone |
    email | text | email | mail |
    source | to sources | source_id | lead_source |
    campaign | to campaigns | campaign_id | |
    owner | to reps | owner_id | rep, sales_agent, account_manager |
    territory | to territories | territory_id | |
    parent | to customers | parent_id | parent_company, subsidiary_of |
    lead | to leads | - | | the lead it was converted from
    status | choice(customer_status) | status | | prospect, customer, dormant or lost
    created | date | created_on | created_date, since |
    modified | date | modified_on | changed, last_modified, last_modified_date, modified_date, modified_on, updated, updated_on | when it was last changed: histories take this day

    == contacts contacts content
    id | identity | external_id | contact_id |
    name | text! | name | contact, full_name |
    customer | to customers | customer_id | account, company |
    title | text | title | job_title, position |
    email | text | email | mail |
    phone | text | phone | telephone |
    city | text | city | |
    region | text | region | state, area |
    country | text | country | |
    created | date | created_on | created_date |

    == leads leads content
    id | identity | external_id | lead_id |
    name | text! | name | lead, full_name, contact |
    company | text | company | account |
    email | text | email | mail |
    phone | text | phone | telephone |
    industry | text | industry | sector |
    region | text | region | area, state |
    source | to sources | source_id | lead_source |
    campaign | to campaigns | campaign_id | |
    rep | to reps | rep_id | owner, sales_agent |
    status | word | status | lead_status |
    created | moment | created_on | created_date, date |
    qualified | date | qualified_on | qualified_date |
    disqualified | date | disqualified_on | disqualified_date |
    disqualify_reason | text | disqualify_reason | reason |
    converted | date | converted_on | converted_date |
    customer | to customers | customer_id | | the customer it became
    modified | date | modified_on | changed, last_modified, last_modified_date, modified_date, modified_on, updated, updated_on | when it was last changed: histories take this day

    == stages stages name
    id | identity | external_id | stage_id |
    name | text! | name | stage |
    pipeline | to pipelines | pipeline_id | |
    position | integer | position | order, sequence |
    state | choice(state) | state | | open, won or lost; else told by the name
    probability | share | probability_bp | |
    forecast_category | choice(forecast_category) | forecast_category | forecast | commit, best_case, pipeline, omitted or closed
    rots_after | integer | rots_after_days | | days

    == opportunities opportunities content
    id | identity | external_id | opportunity_id, deal_id |
    name | text | name | opportunity, deal, subject |
    rep | to reps | owner_id | owner, sales_agent |
    customer | to customers | customer_id | account, company |
    source | to sources | source_id | lead_source | else the customer's
    campaign | to campaigns | campaign_id | |
    lead | to leads | lead_id | |
    product | to products | product_id | |
    stage | to stages | stage_id | deal_stage |
    state | choice(state) | state | outcome | open, won or lost; else the stage's
    type | text | type | kind |
    amount | money | amount | value, close_value, estimated_value |
    currency | text | currency | |
    probability | share | probability_bp | |
    created | date | created_on | created_date, opened, engage_date |
    expected_close | date | expected_close_on | expected_close_date, expected |
    closed | date | closed_on | close_date, closed_date | while it is open, when it is expected to close
    loss_reason | text | loss_reason | lost_reason |
    competitor | text | competitor | |
    modified | date | modified_on | changed, last_modified, last_modified_date, modified_date, modified_on, updated, updated_on | when it was last changed: histories take this day
    stage_changed | date | - | last_stage_change_date, stage_since, stage_entered | when it came into its stage

    == opportunity_history opportunities primary:id
    opportunity | to opportunities! | id | deal, opportunity_id, deal_id |
    changed | date! | modified_on | changed_on, modified, date, edit_date, created | from then on it was what the row says
    stage | to stages | stage_id | new_stage, deal_stage |
    stage_before | to stages | - | old_stage, from_stage | what it was before that day, where no row speaks of it
    state | choice(state) | state | outcome | open, won or lost; else the stage's
    rep | to reps | owner_id | owner, sales_agent |
    rep_before | to reps | - | old_owner | whose it was before that day, where no row speaks of it
    amount | money | amount | value |
    amount_before | money | - | old_amount | what it was before that day, where no row speaks of it
    currency | text | currency | |
    probability | share | probability_bp | |
    expected_close | date | expected_close_on | expected_close_date, close_date |
    expected_close_before | date | - | old_close_date | what it was before that day, where no row speaks of it

    == opportunity_splits opportunity_splits primary:opportunity_id,rep_id
    opportunity | to opportunities! | opportunity_id | deal, deal_id |
    rep | to reps! | rep_id | owner, sales_agent |
    share | share! | share_bp | split, percentage | what is missing to the whole stays with the deal's rep

    == quotes quotes content
    id | identity | external_id | quote_id |
    opportunity | to opportunities | opportunity_id | deal |
    customer | to customers | customer_id | account | else the opportunity's; likewise source and rep
    source | to sources | source_id | lead_source |
    rep | to reps | rep_id | owner |
    status | choice(quote_status) | status | | draft, sent, accepted or rejected
    sent | date | sent_on | date, quote_date |
    amount | money | amount | total, value |
    currency | text | currency | |

    == activities activities content
    id | identity | external_id | activity_id, task_id |
    type | choice(activity_type)! | type | kind, activity_type | call, visit, ... or a type of your own
    direction | choice(direction) | direction | | outbound or inbound
    status | choice(activity_status) | status | | planned, done, cancelled or no_show
    completed | boolean | - | is_done, finished | instead of status
    rep | to reps | rep_id | owner, sales_agent |
    customer | to customers | customer_id | account, company | else the opportunity's, contact's or lead's
    source | to sources | source_id | lead_source | else the customer's
    contact | to contacts | contact_id | |
    lead | to leads | lead_id | |
    opportunity | to opportunities | opportunity_id | deal |
    due | date | due_on | due_date, planned |
    done | moment | done_on | date, done_date, start, activity_date | a date, or a date with a time
    minutes | minutes | minutes | duration |
    outcome | text | outcome | result |
    subject | text | subject | title |
    note | text | note | notes, description |
    times | integer | - | how_many | how many of them the row stands for, as in a weekly report

    == products products name
    id | identity | external_id | product_id, item_no, sku |
    name | text! | name | product, item_name |
    category | text | category | series |
    price | money | price | unit_price, sales_price |
    cost | money | cost | unit_cost |
    reorder_level | quantity | reorder_level | |
    active | boolean | is_active | is_active |
    stock | quantity | - | inventory, units_in_stock | on hand today

    == orders orders content
    id | identity | external_id | order_id, order_no |
    customer | to customers | customer_id | account, company |
    rep | to reps | rep_id | owner, salesperson, employee |
    source | to sources | source_id | lead_source | else the customer's
    opportunity | to opportunities | opportunity_id | deal |
    status | choice(order_status) | status | | draft, confirmed, shipped, delivered or cancelled
    ordered | date | ordered_on | date, order_date |
    required | date | required_on | required_date |
    shipped | date | shipped_on | shipped_date |
    cancelled | date | cancelled_on | cancelled_date |
    amount | money | - | total, value | stands for the order until its lines arrive
    currency | text | currency | |

    == order_lines order_lines content
    id | identity | external_id | line_id | else the order, the product and which of them
    order | to orders! | order_id | order_id, order_no | made when it is not known yet
    product | to products | product_id | item, item_no |
    quantity | quantity | quantity | units, qty |
    price | money | price | unit_price |
    discount | share | discount_bp | |
    amount | money | amount | net, total, line_total | net after discount; else quantity x price - discount
    currency | text | currency | |
    cost | money | cost | | of the line; else the product's cost
    tax | share | tax_bp | tax_rate |
    customer | to customers | - | account, company | of the order that is made, likewise rep, source and ordered
    rep | to reps | - | owner, salesperson |
    source | to sources | - | lead_source |
    ordered | date | - | date, order_date |

    == invoices invoices content
    id | identity | external_id | invoice_id, invoice_no |
    order | to orders | order_id | |
    customer | to customers | customer_id | account | else the order's; likewise source and rep
    source | to sources | source_id | lead_source |
    rep | to reps | rep_id | owner, salesperson |
    status | choice(invoice_status) | status | | draft, issued or void
    issued | date! | issued_on | date, invoice_date |
    due | date | due_on | due_date |
    amount | money! | amount | total, value |
    currency | text | currency | |

    == instalments instalments invoice_id,due_on
    id | identity | external_id | instalment_id |
    invoice | to invoices! | invoice_id | |
    due | date! | due_on | due_date, date |
    amount | money! | amount | |

    == credit_notes credit_notes content
    id | identity | external_id | credit_note_id |
    invoice | to invoices | invoice_id | |
    customer | to customers | customer_id | account | else the invoice's; likewise source and rep
    source | to sources | source_id | lead_source |
    rep | to reps | rep_id | owner |
    issued | date! | issued_on | date |
    amount | money! | amount | total |
    currency | text | currency | |
    reason | text | reason | |

    == payments payments content
    id | identity | external_id | payment_id |
    kind | choice(payment_kind) | kind | type | receipt, refund or write_off
    invoice | to invoices | - | | settles it
    order | to orders | - | | settles the invoice of this order; without one it is an advance
    customer | to customers | customer_id | account | else the invoice's or the order's; likewise source and rep
    source | to sources | source_id | lead_source |
    rep | to reps | rep_id | owner, collector |
    paid | date! | paid_on | date, paid_date, settled | else the day of the order, where that is mapped
    amount | money! | amount | total |
    currency | text | currency | |
    method | text | method | |

    == expenses expenses content
    id | identity | external_id | expense_id |
    rep | to reps | rep_id | owner, employee |
    team | to teams | team_id | department |
    customer | to customers | customer_id | account |
    source | to sources | source_id | lead_source | else the customer's
    campaign | to campaigns | campaign_id | |
    category | text | category | type |
    spent | date! | spent_on | date, day |
    status | choice(expense_status) | status | | submitted, approved, rejected or paid
    amount | money! | amount | total, cost |
    currency | text | currency | |
    note | text | note | notes, description |

    == targets targets metric,scope,rep_id,team_id,territory_id,product_id,customer_id,category,starts_on,ends_on
    id | identity | external_id | target_id |
    metric | word | metric | measure | sales when it is not said
    scope | choice(scope) | scope | level | told by whose it is when it is not said
    rep | to reps | rep_id | owner, sales_agent |
    team | to teams | team_id | department |
    territory | to territories | territory_id | |
    product | to products | product_id | |
    customer | to customers | customer_id | account |
    category | text | category | |
    period | period | - | month, quarter, year | 2026-03, 2026-Q1 or 2026
    starts | date | starts_on | start, from |
    ends | date | ends_on | end, until | the last day inside
    value | plan! | value | target, quota, amount |

    == budgets budgets scope,rep_id,team_id,category,starts_on,ends_on
    id | identity | external_id | budget_id |
    scope | choice(budget_scope) | scope | level | told by whose it is when it is not said
    rep | to reps | rep_id | owner |
    team | to teams | team_id | department |
    category | text | category | type |
    period | period | - | month, quarter, year | 2026-03, 2026-Q1 or 2026
    starts | date | starts_on | start, from |
    ends | date | ends_on | end, until | the last day inside
    amount | money! | amount | budget, value |

    == holidays holidays primary:day
    day | date! | day | date |
    name | text | name | holiday |
    worked | boolean | is_worked | is_worked | a weekend day that is worked

    == rates exchange_rates primary:currency,valid_on
    currency | text! | currency | code |
    valid | date! | valid_on | date, day |
    rate | rate! | rate_e8 | value | units of the base currency for one

    == stock_movements stock_movements content
    id | identity | external_id | movement_id |
    product | to products! | product_id | item, item_no |
    location | to locations | location_id | warehouse |
    kind | choice(movement_kind) | kind | type | receipt, issue, transfer or adjustment; else told by the sign
    moved | date! | moved_on | date |
    quantity | quantity! | quantity | units, qty | out is negative; an issue is always out
    order | to orders | order_id | |

    == pipelines pipelines name
    id | identity | external_id | pipeline_id |
    name | text! | name | pipeline |

    == locations locations name
    id | identity | external_id | location_id |
    name | text! | name | location, warehouse |
    """#

  /// The words of closed lists: `list: value = other words; value ...`. `*` lets any other word stand as it is,
  /// lower-cased.
  static let choices = """
    role: rep = sales, salesperson, 销售, 业务员; manager = sales manager, 经理; director = 总监; owner = boss, 老板; \
    support = assistant, 助理
    customer_status: prospect = potential, 潜在客户; customer = active, client, 客户; dormant = inactive, 沉睡; \
    lost = churned, former, 流失
    state: open = in progress, 进行中, 跟进中; \
    won = closed won, closed-won, win, success, successful, sold, signed, contracted, contract signed, converted, accepted, \
    ordered, order received, po received, purchased, booked, 赢单, 成交, 已成交, 成功, 中标, 已中标, 签单, 已签单, 签约, 已签约; \
    lost = closed lost, closed-lost, lose, loss, dead, disqualified, unqualified, no decision, abandoned, cancelled, \
    canceled, rejected, declined, failed, not interested, no interest, no budget, expired, withdrawn, 输单, 丢单, 失败, 流失, \
    已流失, 未成交, 作废, 已作废, 无效, 无效商机, 未中标, 落标, 流标, 终止, 已终止, 放弃, 已放弃, 战败
    forecast_category: commit = committed, 承诺; best_case = best case, best-case, bestcase, most likely, upside, 最佳情况; \
    pipeline = open pipeline, 在跟; omitted = omit, not forecasted, excluded, 不计入; \
    closed = closed won, won, closed lost, lost, 已结束
    quote_status: draft = 草稿; sent = open, issued, 已发送; accepted = won, approved, 已接受; \
    rejected = lost, declined, 已拒绝
    activity_type: call = phone, remote, remote call, phone call, telephone, cellular, mobile phone, landline, outbound call, inbound call, cold call, follow-up call, logged call, \
    call back, callback, 电话, 电话拜访, 电话沟通, 电话跟进, 通话, 外呼; \
    email = e-mail, mail, email sent, sent email, outgoing email, incoming email, outbound email, 邮件, 邮件沟通; \
    message = sms, text, text message, wechat, whatsapp, linkedin message, 微信, 微信沟通, 短信; \
    meeting = meet, in-person meeting, face to face, face-to-face, online meeting, video meeting, video call, \
    virtual meeting, conference call, web conference, appointment, 会面, 面谈, 会议, 线上会议, 视频会议; \
    visit = site visit, face to face visit, f2f, in person visit, in-person visit, detailing, group detailing, field visit, onsite visit, on-site visit, customer visit, client visit, sales visit, store visit, \
    拜访, 上门拜访, 上门, 客户拜访, 实地拜访, 登门拜访, 现场拜访, 外出拜访; \
    demo = demonstration, product demo, demo call, 演示, 产品演示; \
    proposal = proposal sent, quote sent, send proposal, 方案, 建议书; \
    task = to-do, todo, 任务, 待办; note = notes, 备注; *
    direction: outbound = outgoing, out, 外呼, 去电; inbound = incoming, in, missed, 呼入, 来电
    activity_status: planned = open, pending, scheduled, not started, in progress, 计划, 未完成; \
    done = completed, complete, closed, held, finished, 完成, 已完成; cancelled = canceled, 取消, 已取消; \
    no_show = no show, no-show, not held, 未到
    order_status: draft = quotation, 草稿; confirmed = open, new, pending, processing, paid, 已确认; \
    shipped = 已发货; delivered = completed, complete, 已送达; cancelled = canceled, void, 已取消
    invoice_status: draft = 草稿; issued = open, sent, posted, paid, overdue, 已开; void = cancelled, canceled, 作废
    payment_kind: receipt = payment, received, 收款, 回款; refund = refunded, 退款; \
    write_off = write-off, write off, bad debt, 坏账
    expense_status: submitted = pending, open, 已提交; approved = 已批准; rejected = declined, 已拒绝; paid = 已支付
    scope: company = all, 公司; team = 团队; rep = 销售; territory = 区域; product = 产品; category = 类别; customer = 客户
    budget_scope: company = all, 公司; team = 团队; rep = 销售
    movement_kind: receipt = in, purchase, 入库; issue = out, sale, 出库; transfer = move, 调拨; \
    adjustment = adjust, count, opening, 调整
    """
}
