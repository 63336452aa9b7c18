/// What analysts call numbers and records in whole phrases, and what is written for them.
extension EnglishSpeech {
  /// Sentences of their own; a period may follow, behind `in` the one in which what is followed began.
  static let sentences: [(said: [String], written: String)] = [
    (
      ["best selling products", "top selling products", "products sell best", "best sellers", "bestselling products"],
      "show products with sales, units sort sales desc"
    ),
    (
      ["inactive customers", "dormant customers", "customers who stopped buying", "sleeping customers"],
      "list customers where order_age > 180"
    ),
    (
      [
        "stage conversion", "stage conversions", "stage conversion rate", "stage conversion rates",
        "conversion by stage",
      ],
      "funnel stages for opportunities created in"
    ),
    (
      [
        "who is behind target", "who is below target", "who is under target", "who missed their target",
        "who missed target", "who missed quota", "who is below quota", "who is behind quota",
        "who did not reach target",
      ], "show reps where attainment < 100%"
    ),
    (
      [
        "who did not visit anyone", "who has not visited anyone", "who visited nobody", "who made no visits",
        "who had no visits", "nobody visited",
      ], "show reps where visits = 0"
    ),
    (
      [
        "expenses over budget", "we over budget", "who is over budget", "over budget", "expenses above budget",
        "spending over budget",
      ], "check expenses <= budget by team"
    ),
    (
      ["kind of customers buy", "kind of customers buy most", "customers buy most", "who buys", "typical customer"],
      "profile won customers by industry, size, source"
    ),
    (["customers are at risk", "customers at risk", "at risk customers"], "list customers where order_age > 90"),
    (
      ["open deals by close date", "open deals by expected close date", "open opportunities by close date"],
      "list opportunities where state = \"open\" sort expected_close"
    ),
  ]

  /// What is asked for in other words, and by what.
  static let meant: [(said: [String], metrics: String, by: String?)] = [
    (
      [
        "how long does it take to close", "how long it takes to close", "how long do we take to close",
        "how long to close",
        "time to close", "average time to close", "average sales cycle", "sales cycle length",
        "average sales cycle length",
      ], "cycle_days", nil
    ),
    (
      [
        "why do we lose", "why are we losing", "why did we lose", "reasons for losing", "lost deals by reason",
        "deals lost by reason", "reasons we lose", "loss reasons", "lost reasons",
      ], "losses", "loss_reason"
    ),
    (
      [
        "average deal size", "average deal value", "avg deal size", "average deal", "avg deal", "mean deal size",
        "mean deal", "avg deal value",
      ], "average_deal", nil
    ),
    (["average order value", "average order size", "average basket"], "average_order", nil),
    (["average discount", "discount rate"], "discount_rate", nil),
    (
      [
        "average time in stage", "average days in stage", "time in stage", "average time per stage",
        "time spent in stage",
      ],
      "stage_days", nil
    ),
    (["cost per win", "cost per won deal", "cost per customer", "cost to acquire a customer"], "cac", nil),
    (
      [
        "conversion from lead to deal", "conversion rate from lead to deal", "conversion from leads to deals",
        "conversion rate from leads to deals", "lead to deal conversion", "lead to win conversion",
        "lead to win conversion rate", "lead to close rate", "lead conversion rate",
      ],
      "lead_conversion", nil
    ),
    (
      ["month over month sales growth", "monthly sales growth", "month over month growth", "mom growth"],
      "sales, growth(sales)", "month"
    ),
    (["month over month revenue growth", "monthly revenue growth"], "revenue, growth(revenue)", "month"),
    (
      ["pipeline by close month", "pipeline by closing month", "pipeline by expected close month"],
      "expected_pipeline", "month"
    ),
    (["pipeline by close quarter", "pipeline by expected close quarter"], "expected_pipeline", "quarter"),
    (
      ["quota attainment", "sales against target", "sales versus target", "sales vs target", "revenue vs target"],
      "sales, target, attainment", nil
    ),
    (
      [
        "retention by first month", "retention by first order month", "cohort retention", "retention by cohort",
        "customer retention by cohort", "customer retention by first month", "retention by first purchase month",
      ], "active_customers, retention", firstMonths
    ),
    (
      ["average days to close", "days to close", "mean cycle", "average cycle", "avg cycle", "average cycle time"],
      "cycle_days", nil
    ),
    (
      [
        "percentage of leads converted", "share of leads converted", "percent of leads converted",
        "percentage of leads that convert", "leads converted to customers",
      ], "lead_conversion", nil
    ),
    (
      [
        "aging report", "ageing report", "ar aging", "ar ageing", "accounts receivable aging",
        "accounts receivable ageing",
        "receivables aging", "receivables ageing", "accounts receivable aging report",
      ], "unpaid", "ageing"
    ),
    (
      ["how are we doing against target", "are we on track", "are we on target", "are we hitting target"],
      "sales, target, attainment, pace", nil
    ),
    (
      ["% of target", "percent of target", "percentage of target", "% of quota", "percent of quota", "% to target"],
      "attainment", nil
    ),
    (["forecast", "sales forecast"], "forecast_commit, forecast_best_case", nil),
    (
      [
        "budget vs actual", "budget versus actual", "actual vs budget", "expenses vs budget", "spending vs budget",
        "expenses against budget", "actual against budget",
      ], "expenses, budget, budget_use", nil
    ),
    (
      ["collected vs due", "collections vs due", "collected versus due", "collected against due"],
      "collected, due_amount, collection_rate", nil
    ),
    (["call to meeting conversion", "call to meeting conversion rate"], "meetings / calls", nil),
    (["visits per deal won", "visits per won deal", "visits per win"], "visits / closes", nil),
    (["customer lifetime value", "lifetime value", "ltv"], "sales per customer", nil),
    (["deals lost to competitors", "deals lost to competition", "losses to competitors"], "losses", "competitor"),
    (["gross margin", "gross margin rate", "gross margins"], "margin, margin_rate", nil),
    (["win rate trend"], "win_rate", "month"), (["sales trend"], "sales", "month"),
    (["revenue trend"], "revenue", "month"),
    (["overdue invoices", "late invoices"], "overdue_invoices, overdue", nil),
    (["new customers", "customers acquired", "customers won"], "new_customers", nil),
    (["number of deals won", "deals won", "wins"], "closes", nil),
    (["number of deals lost", "deals lost"], "losses", nil),
    (["customers churned", "lost customers"], "churned_customers", nil),
  ]

  static let firstMonths = "cohort month, months after"

  static let fillers: Set = [
    "a", "an", "the", "our", "we", "do", "does", "did", "is", "are", "was", "were", "what", "how", "much", "many",
    "show", "me",
    "give", "please", "of", "deal", "deals", "each", "have", "has", "i", "want", "to", "see", "can", "you", "total",
    "whats", "need", "needs", "needed", "there",
  ]
  static let groupings = [
    "by", "per", "for each", "in each", "by each", "across", "split by", "broken down by", "does each", "does every",
    "do each", "every", "for every", "each",
  ]
  static let comparators: [(said: [String], written: String)] = [
    (
      [
        "vs last year", "compared to last year", "compared with last year", "versus last year", "year over year", "yoy",
      ],
      "vs same period last year"
    ),
    (["vs last month", "compared to last month", "versus last month", "compared with last month"], "vs last month"),
    (
      ["vs last quarter", "compared to last quarter", "versus last quarter", "compared with last quarter"],
      "vs last quarter"
    ),
  ]
}
