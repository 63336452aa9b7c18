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
      "which source has the best win rate this year", "show source with win rate this year sort win rate desc"
    ),
    ("who made the most visits this month", "show reps with visits this month sort visits desc"),
    ("which reps have the lowest win rate", "show reps with win rate sort win rate asc"),
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
    ("list customers without visits this quarter", "list customers where visits = 0 this quarter"),
    ("list invoices due this week", "list invoices on due this week"), ("=SUM(sales)", "show sales"),
    ("show sum(visits) by rep", "show visits by rep"),
    ("show visits between jan and mar", "show visits between 2026-01 and 2026-03"),
    ("show visits in Q1", "show visits this quarter"), ("show visits & calls by rep", "show visits , calls by rep"),
    ("show visits by rep top 5%", "show visits by rep top 5% of visits"),
    ("show distinct(activities.customer)", "show count distinct(activities.customer)"),
    ("list customers where name = 「Acme」", "list customers where name = 「Acme」"),
    ("list customers where name == 「Acme", "list customers where name = 「Acme」"),
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
