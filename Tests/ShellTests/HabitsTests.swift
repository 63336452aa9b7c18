import Syntax
import Testing

@testable import Shell

/// What analysts type who come from SQL, from SOQL, from spreadsheets: the first fix, and the one after it when the
/// sentence has two habits in it, is the sentence that they mean.
@Suite struct HabitsTests {
  static let habits: [(typed: String, meant: String)] = [
    ("select count(*) from customers", "show count(customers)"),
    ("select count(distinct customer_id) from activities", "show count distinct(activities.customer)"),
    (
      "select rep, sum(amount) as total from opportunities group by rep order by total desc limit 5",
      "show total = sum(opportunities.amount) by rep top 5 by total"
    ),
    (
      "select rep, count(*) as n from activities group by rep order by 2 desc limit 3",
      "show n = count(activities) by rep top 3 by n"
    ),
    (
      "select rep, sum(amount) from opportunities group by rep order by sum(amount) desc",
      "show sum(opportunities.amount) by rep sort sum(opportunities.amount) desc"
    ),
    (
      "select avg(amount) from opportunities where stage == 'Won'",
      "show avg(opportunities.amount) where stage = 'Won'"
    ),
    ("select top 5 name from customers order by name", "list customers with name bottom 5 by name"),
    (
      "select * from customers where city is not null limit 10 offset 20",
      "list customers where city is not empty top 10"
    ),
    (
      "select name from customers c where c.created > '2026-01-01'",
      "list customers with name where created > '2026-01-01'"
    ),
    (
      "SELECT Name, Amount FROM Opportunity WHERE StageName = 'Closed Won'",
      "list Opportunity with Name, Amount where stage = 'Closed Won'"
    ),
    ("SELECT Owner.Name, SUM(Amount) FROM Opportunity GROUP BY Owner.Name", "show sum(Opportunity.Amount) by Owner"),
    ("SELECT COUNT() FROM Lead WHERE CreatedDate = THIS_MONTH", "show count(Lead) this month"),
    (
      "SELECT Name FROM Opportunity WHERE CloseDate = LAST_N_DAYS:30",
      "list Opportunity with Name where closed in last 30 days"
    ),
    (
      "SELECT LeadSource, COUNT(Id) FROM Lead WHERE CreatedDate = LAST_QUARTER AND Industry = 'Retail' GROUP BY LeadSource",
      "show count(Lead) by source where Industry = 'Retail' last quarter"
    ),
    ("show visits by rep desc", "show visits by rep sort visits desc"),
    ("show visits group by rep order by visits desc", "show visits by rep sort visits desc"),
    (
      "show visits where source == \"fair\" && rep <> \"Li Na\"",
      "show visits where source = \"fair\"  and  rep <> \"Li Na\""
    ),
    ("show sales where rep like 'Li%'", "show sales where rep starts with \"Li\""),
    ("list customers limit 10", "list customers top 10"), ("list all customers", "list customers"),
    ("show best reps by sales", "show reps top 5 by sales"),
    ("top 3 customers by revenue this year", "show customers top 3 by revenue this year"),
    (
      "which source has the best win rate this year", "show source with win_rate this year sort win_rate desc"
    ),
    ("who made the most visits this month", "show reps with visits this month sort visits desc"),
    ("which reps have the lowest win rate", "show reps with win_rate sort win_rate asc"),
    ("list won deals this year", "list opportunities on closed where state = \"won\" this year"),
    ("list overdue invoices", "list invoices where overdue > 0"), ("show top customers", "show customers top 5"),
    ("sort customers by sales", "show customers with sales sort sales desc"),
    ("pivot sales by rep", "show sales by rep"), ("filter visits by rep", "show visits by rep"),
    ("chart sales by month", "show sales by month"), ("show total sales", "show sales"),
    ("show sales growth by month this year", "show growth(sales) by month this year"),
    ("show visits by day of week", "show visits by weekday"),
    ("show share of sales by rep", "show share(sales) by rep"),
    ("show % of sales by rep", "show sales by rep"), ("how many calls per close by rep", "show calls per close by rep"),
    ("show percentage of target by rep", "show attainment by rep"),
    ("list customers without visits this quarter", "show customers where visits = 0 this quarter"),
    ("list customers without visits", "list customers where visits = 0"),
    ("list customers who did not order this year", "show customers where orders = 0 this year"),
    ("show sales in march by rep", "show sales in 2026-03 by rep"),
    ("show sales Q1 by rep", "show sales 2026-Q1 by rep"),
    ("list invoices due this week", "list invoices on due this week"), ("=SUM(sales)", "show sales"),
    ("show sum(visits) by rep", "show visits by rep"),
    ("show visits between jan and mar", "show visits between 2026-01 and 2026-03"),
    ("show visits in Q1", "show visits 2026-Q1"), ("show visits & calls by rep", "show visits , calls by rep"),
    ("show visits by rep top 5%", "show visits by rep top 5% of visits"),
    ("show distinct(activities.customer)", "show count distinct(activities.customer)"),
    ("list customers where name = 「Acme」", "list customers where name = 「Acme」"),
    ("list customers where name == 「Acme", "list customers where name = 「Acme」"),
    ("show reps below target", "show reps where attainment < 100%"),
    ("show teams over budget last month", "show teams where budget_use > 100% last month"),
    (
      "list open deals over 50000 this month",
      "list opportunities where state = \"open\" and amount > 50000 this month"
    ),
    ("list deals over 50k", "list deals where amount > 50k"),
    ("list overdue invoices over 1000", "list invoices where overdue > 1000"),
    (
      "list deals closing this month",
      "list opportunities on expected_close where state = \"open\" this month"
    ),
    ("list deals won last month", "list opportunities on closed where state = \"won\" last month"),
    ("list customers not visited for 90 days", "list customers where last_visit before 90 days ago"),
    ("list accounts without contact in the last 2 weeks", "list accounts where no_touch_days > 14"),
    ("who sold the most this year", "show reps with sales this year sort sales desc"),
    ("show reps who missed target last quarter", "show reps where attainment < 100% last quarter"),
    (
      "list invoices overdue more than 60 days",
      "list invoices where unpaid > 0 and due before 60 days ago"
    ),
    (
      "list deals stuck in negotiation",
      "list deals where state = \"open\" and stage contains \"negotiation\""
    ),
    ("list new customers this month", "list customers on first_order this month"),
    ("show deals without customer", "show deals where customer is empty"),
    ("list deals without account", "list deals where account is empty"),
    ("list reps without deals", "list reps where count(deals) = 0"),
    ("list leads with no activity", "list leads where count(activities) = 0"),
    ("show leads without activities by source", "show leads for leads with count(activities) = 0 by source"),
    ("show customers making 80% of sales this year", "show customers with sales top 80% of sales this year"),
    ("show best rep by team this quarter", "show reps with sales top 1 by sales in each team this quarter"),
    (
      "show top rep in each team by won_value this quarter",
      "show reps with won_value top 1 by won_value in each team this quarter"
    ),
    ("show top 3 performers this quarter", "show reps with sales top 3 by sales this quarter"),
    ("show won value by team month over month", "show won value by team this month vs previous period"),
    ("show won_value by team month", "show won_value by team, month"),
    ("show pipeline as of 30 June 2026", "show pipeline as of 2026-06-30"),
    ("show pipeline by team as of June 30, 2026", "show pipeline by team as of 2026-06-30"),
    ("show pipeline as of the end of June 2026", "show pipeline as of 2026-06"),
    ("show pipeline by team as of the end of last quarter", "show pipeline by team last quarter"),
    ("list products where active = 0", "list products where active = false"),
    ("list order_lines where product is inactive", "list order_lines where product.active = false"),
    ("show products with units where active", "show products with units where product.active"),
    ("list orders with id, total", "list orders with id, sum(order_lines.amount)"),
    ("看 客户 有 拜访量 本月", "看 客户 带 拜访量 本月"), ("看 销售额 按 经理 含下级 本月", "看 销售额 按 经理 汇总 本月"),
    ("看 每个 团队 本季度 成交额 最高 的 销售", "查看 销售 带 成交额 前 1 按 成交额 每个 团队 本季度"),
    ("看 需要补货 的 产品", "列出 产品 其中 below_reorder > 0"),
    ("看 销售 有 成交额 按 团队 前 1 按 成交额 每个 团队 本季度", "看 销售 带 成交额 按 团队 前 1 按 成交额 每个 团队 本季度"),
    ("show sales trend last 12 months", "show sales by month last 12 months"),
    ("show products low on stock", "show products where below_reorder > 0"),
    ("李娜本月的拜访量", "查看 拜访量 其中 销售 = \"李娜\" 本月"), ("上季度丢单原因", "查看 losses 按 loss_reason 上季度"),
    ("看 张伟 本月 销售额", "查看 销售额 其中 销售 = \"张伟\" 本月"), ("看 销售额 按 团队 第一季度", "看 销售额 按 团队 2026-Q1"),
    ("去年一季度各团队销售额", "查看 销售额 按 团队 2025-Q1"), ("三月份各销售的拜访量", "查看 拜访量 按 销售 2026-03"),
    ("上半年各团队销售额", "查看 销售额 按 团队 2026-H1"), ("近三个月各销售拜访量", "查看 拜访量 按 销售 近3个月"),
    ("各团队本季度销售额对比目标", "查看 销售额 按 团队 本季度 对比 目标"), ("应收账款账龄", "查看 unpaid 按 ageing"),
    ("今年各团队人均销售额", "查看 销售额 每 销售 按 团队 今年"), ("本月日均拜访量", "查看 本月日均拜访量"),
    ("每周拜访量趋势", "查看 拜访量 按 周"), ("今年平均成交周期", "查看 cycle_days 今年"), ("各销售的赢单率", "查看 赢单率 按 销售"),
    ("哪个来源的赢单率最高", "查看 赢单率 按 来源 排序 赢单率 降序"),
    ("今年销售额前3的客户", "查看 销售额 按 客户 今年 前 3 按 销售额"),
    ("看 今年销售额最低的5个产品", "查看 销售额 按 产品 今年 倒数 5 按 销售额"), ("列出 逾期 发票", "列出 发票 其中 overdue > 0"),
    ("90天没有拜访的客户", "列出 客户 其中 last_visit 早于 90天之前"), ("本周没有拜访的销售", "查看 销售 其中 拜访量 = 0 本周"),
    ("上月赢单的商机", "列出 商机 日期取 closed 其中 state = \"won\" 上月"), ("今年每个月的销售额同比", "查看 销售额 按 月 今年 对比 去年同期"),
    ("show sales yesterday vs same day last week", "show sales yesterday vs 1 week ago"),
    ("show sales this month vs the same period last month", "show sales this month vs 1 month ago"),
    ("show sales last week vs the week before", "show sales last week vs previous period"),
    ("show sales fytd", "show sales this fiscal year"),
    ("show sales by team fiscal year to date", "show sales by team this fiscal year"),
    ("list leads untouched for 14 days", "list leads where no_touch_days > 14"),
    ("list customers uncontacted for 2 weeks", "list customers where no_touch_days > 14"),
    ("show visits for team North this month", "show visits where team = \"North\" this month"),
    ("show visits of team North this month", "show visits where team = \"North\" this month"),
    ("show visits in North this month", "show visits where team = \"North\" this month"),
    (
      "show visits by rep for reps who report to Grace Liu this month",
      "show visits by rep where manager = \"Grace Liu\" this month"
    ),
    ("show visits for \"Li Na\" this month", "show visits where rep = \"Li Na\" this month"),
    ("show sales of Kiosk K1 by region", "show sales where product = \"Kiosk K1\" by region"),
    ("profile dormant customers by size", "profile customers with dormant_customers > 0 by size"),
    (
      "profile churned customers by industry this year",
      "profile customers with churned_customers > 0 by industry this year"
    ),
    (
      "show sales for customers won in 2025-Q4 within 90 days",
      "show sales for customers first_win in 2025-Q4 within 90 days"
    ),
    (
      "show retention by month for customers first ordered in 2025-Q4",
      "show retention by month for customers first_order in 2025-Q4"
    ),
    ("funnel stages this quarter", "funnel stages for opportunities created in this quarter"),
    ("show sales per head by team this quarter", "show sales per rep by team this quarter"),
    ("show sales by director this quarter", "show sales by manager rolled up this quarter"),
    ("show sales by boss rolled up", "show sales by manager rolled up"),
    ("看 销售额 按 总监 本季度", "看 销售额 按 manager rolled up 本季度"),
    (
      "show sales this year for customers with sales > 100000 last year",
      "show customers with sales this year vs all of last year having sales_before > 100000"
    ),
    (
      "show sales this month for reps with attainment < 80% last month",
      "show reps with sales, attainment this month vs all of last month having attainment_before < 80%"
    ),
    ("看 销售额 3月", "看 销售额 2026-03"),
    ("show headcount by month this year by team", "show headcount by month, team this year"),
    ("list invoices where due this month", "list invoices where due in this month"),
    ("list invoices where unpaid > 0 and due last week", "list invoices where unpaid > 0 and due in last week"),
    (
      "list opportunities where expected_close within 2 weeks",
      "list opportunities where expected_close in next 2 weeks"
    ),
    (
      "show count(customers where count(orders) > 3 and industry = \"retail\")",
      "show count(customers where industry = \"retail\" with count(orders) > 3)"
    ),
    ("show count(customers where orders > 3) this year", "show count(customers with orders > 3) this year"),
    ("funnel closes this month", "funnel visits -> closes this month"),
    ("漏斗 拜访量 到 成交 按 销售 本月", "漏斗 拜访量 -> 成交 按 销售 本月"),
    ("show closes, closes_target by rep this month", "show closes, target(closes) by rep this month"),
    ("show target of closes by rep this month", "show target(closes) by rep this month"),
    ("show attainment of visits by rep this month", "show visits / target(visits) by rep this month"),
    ("show variance(opportunities.amount) this year", "show stddev(opportunities.amount) this year"),
    ("show best case by rep this quarter", "show best case by rep this quarter"),
    ("profile won customers by industry vs all customers", "profile won customers by industry vs customers"),
    ("list customers won this quarter", "list customers on first_win this quarter"),
    (
      "show customers where owner = \"Li Na\" and visits = 0 this quarter",
      "show customers where customer.owner = \"Li Na\" and visits = 0 this quarter"
    ),
    (
      "score \"Li Na\" with monthly last month", "score reps with monthly for reps where name = \"Li Na\" last month"
    ),
    ("list activities where minutes between 60 and 30", "list activities where minutes between 30 and 60"),
    ("近30天各团队的拜访量和成交量", "查看 拜访量, 成交量 按 团队 近30天"),
  ]

  @Test(arguments: habits) func aHabitLeadsToTheSentence(typed: String, meant: String) throws {
    let session = try SlipsTests.session(TourTests.Capture())
    var text = typed
    for _ in 0..<4 {
      guard let mistake = SlipsTests.mistake(in: text, session), let fix = mistake.fixes.first else { break }
      text = SlipsTests.applied(fix, to: text)
    }
    #expect(text.split(separator: " ").joined(separator: " ") == meant.split(separator: " ").joined(separator: " "))
    #expect(SlipsTests.mistake(in: text, session) == nil)
  }
}
