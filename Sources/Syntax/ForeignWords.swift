/// Words of everyday speech, of SQL and of spreadsheets, and what is written for them here.
enum ForeignWords {
  typealias Table = [(words: [String], meant: String)]

  /// Where a clause must begin.
  static let clauses: Table = [
    (["group", "by"], "by"), (["grouped", "by"], "by"), (["split", "by"], "by"), (["broken", "down", "by"], "by"),
    (["order", "by"], "sort"), (["ordered", "by"], "sort"), (["sorted", "by"], "sort"), (["ranked", "by"], "sort"),
    (["limit"], "top"), (["限制"], "前"), (["when"], "where"), (["filter", "by"], "where"), (["filter"], "where"),
    (["previous"], "last"), (["prior"], "last"), (["current"], "this"), (["coming"], "next"), (["daily"], "by day"),
    (["weekly"], "by week"), (["monthly"], "by month"), (["quarterly"], "by quarter"), (["yearly"], "by year"),
    (["annually"], "by year"), (["days"], "by day"), (["weeks"], "by week"), (["months"], "by month"),
    (["quarters"], "by quarter"), (["years"], "by year"), (["down"], "desc"), (["up"], "asc"),
    (["yoy"], "vs same period last year"), (["mom"], "vs previous period"), (["against"], "vs"), (["minus"], "vs"),
    (["relative", "to"], "vs"), (["的"], "带"), (["有"], "带"), (["含下级"], "汇总"), (["包括下级"], "汇总"), (["trend"], "by month"),
    (["over", "time"], "by month"), (["fytd"], "this fiscal year"), (["fiscal", "ytd"], "this fiscal year"),
    (["fiscal", "year", "to", "date"], "this fiscal year"), (["财年至今"], "本 财年"),
    (["low", "on", "stock"], "where below_reorder > 0"), (["out", "of", "stock"], "where on_hand <= 0"),
  ]

  /// Beside what was before, where a grain may be the beginning of `month to date`.
  static let overTime: Table = [
    (["year", "over", "year"], "vs same period last year"), (["week", "over", "week"], "vs previous period"),
    (["month", "over", "month"], "vs previous period"), (["quarter", "over", "quarter"], "vs previous period"),
  ]

  /// After `vs`, where `week` may be the beginning of `week to date`.
  static let before: Table = [
    (["previous", "month"], "previous period"), (["previous", "quarter"], "previous period"),
    (["previous", "week"], "previous period"), (["previous", "year"], "previous period"),
    (["previous", "day"], "previous period"), (["prior", "month"], "previous period"),
    (["prior", "quarter"], "previous period"), (["prior", "week"], "previous period"),
    (["prior", "year"], "previous period"),
    (["day", "before"], "previous period"), (["week", "before"], "previous period"),
    (["month", "before"], "previous period"), (["quarter", "before"], "previous period"),
    (["year", "before"], "previous period"), (["period", "before"], "previous period"),
    (["one", "before"], "previous period"),
  ]

  /// Where a comparison may stand.
  static let comparisons: Table = [
    (["greater", "than"], ">"), (["bigger", "than"], ">"), (["higher", "than"], ">"), (["larger", "than"], ">"),
    (["more", "than"], ">"), (["above"], ">"), (["smaller", "than"], "<"), (["lower", "than"], "<"),
    (["fewer", "than"], "<"), (["less", "than"], "<"), (["below"], "<"), (["equal", "to"], "="), (["equals"], "="),
    (["begins", "with"], "starts with"), (["beginning", "with"], "starts with"),
    (["starting", "with"], "starts with"), (["ending", "with"], "ends with"), (["includes"], "contains"),
    (["including"], "contains"), (["containing"], "contains"), (["has"], "contains"), (["one", "of"], "in"),
  ]

  /// Words of the language that compare, where a condition has not begun.
  static let bounds: Table = [
    (["over"], ">"), (["more", "than"], ">"), (["under"], "<"), (["less", "than"], "<"), (["超过"], ">"), (["大于"], ">"),
    (["高于"], ">"), (["低于"], "<"), (["小于"], "<"), (["不足"], "<"),
  ]

  /// Where a plan is what is compared with.
  static let besidePlans: Table = [
    (["who", "missed"], "<"), (["that", "missed"], "<"), (["missed"], "<"), (["who", "beat"], ">="),
    (["who", "hit"], ">="),
    (["who", "made"], ">="), (["who", "exceeded"], ">"), (["hitting"], ">="), (["behind"], "<"), (["missing"], "<"),
    (["short", "of"], "<"), (["beating"], ">="), (["exceeding"], ">"),
  ]

  /// A plan, and the metric that compares with it.
  static let plans = [
    "target": "attainment", "targets": "attainment", "quota": "attainment", "quotas": "attainment",
    "goal": "attainment",
    "budget": "budget_use", "budgets": "budget_use",
  ]

  /// Work that leaves a customer touched, and whether it is a visit.
  static let touches = [
    "visited": true, "visit": true, "visits": true, "seen": true, "contacted": false, "contact": false, "called": false,
    "touched": false, "activity": false, "activities": false,
  ]

  /// Between such work and how long ago it is.
  static let lapseWords: Set<String> = ["for", "in", "since", "the", "last", "past", "over", "within", "more", "than"]

  /// What somebody did most of, by the metric that counts it.
  static let deeds = [
    "sold": "sales", "sells": "sales", "sell": "sales", "visited": "visits", "called": "calls", "closed": "closes",
    "won": "closes", "collected": "collected", "owe": "receivable", "owes": "receivable", "owing": "receivable",
    "met": "meetings", "spent": "expenses",
  ]

  /// What customers did for the first time, by the date of theirs that it is.
  static let firstDeeds: Table = [
    (["first", "ordered"], "first_order"), (["first", "bought"], "first_order"),
    (["first", "purchased"], "first_order"), (["first", "won"], "first_win"),
  ]

  /// Places that are called by where they lie, and no cities.
  static let directions: Set<String> = ["north", "east", "south", "west", "central", "华东", "华北", "华南", "华西", "华中"]

  /// How many days something is, by what is said of it: of records themselves, and of the facts that a number is made of.
  static let inDays: [String: (ofRecords: String, ofFacts: String, counted: String?)] = [
    "overdue": ("days_overdue", "ageing", nil), "逾期": ("days_overdue", "ageing", nil),
    "逾期款": ("days_overdue", "ageing", nil), "overdue_invoices": ("days_overdue", "ageing", "invoices"),
    "unpaid": ("days_overdue", "ageing", nil), "receivable": ("days_overdue", "ageing", nil),
    "untouched": ("no_touch_days", "no_touch_days", nil), "未跟进": ("no_touch_days", "no_touch_days", nil),
  ]

  /// Before what is not to count.
  static let exclusions: Table = [
    (["excluding"], ""), (["exclude"], ""), (["except", "for"], ""), (["except"], ""), (["other", "than"], ""),
    (["not", "including"], ""), (["ignoring"], ""), (["without"], ""), (["不含"], ""), (["不包括"], ""), (["不包含"], ""),
    (["除了"], ""), (["除去"], ""),
  ]

  /// Money that other money is lessened by.
  static let deductions: Set<String> = ["credits", "refunds", "expenses", "spend", "cost_of_sales", "冲销额", "退款", "费用"]

  /// Words for a mean, before a number.
  static let means: [String: Keyword] = [
    "average": .average, "avg": .average, "mean": .average, "median": .median, "平均": .average, "中位数": .median,
  ]

  /// How often something is, by the rows that it makes.
  static let regularly = [
    "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year", "annual": "year",
  ]

  /// Before what is missing.
  static let withouts: Set<String> = ["without", "没有", "无"]

  /// What a record has one of, or none.
  static let singleFields: Set<String> = [
    "account", "amount", "campaign", "category", "city", "client", "country", "customer", "email", "expected_close",
    "industry", "loss_reason", "manager", "owner", "phone", "product", "region", "rep", "source", "stage", "team",
    "territory",
  ]

  /// Days of records.
  static let dates: Set<String> = [
    "closed", "converted", "created", "done", "due", "ends", "expected_close", "first_order", "hired", "issued",
    "last_order", "modified", "ordered", "paid", "qualified", "required", "sent", "shipped", "spent", "starts",
  ]

  /// Records that belong to others, and the number of them; `activities` are only those done.
  static let counted: [String: String] = [
    "activities": "count(activities)", "activity": "count(activities)", "contact": "count(contacts)",
    "contacts": "count(contacts)", "deal": "count(deals)", "deals": "count(deals)", "invoice": "count(invoices)",
    "invoices": "count(invoices)", "lead": "leads", "opportunities": "count(opportunities)",
    "opportunity": "count(opportunities)", "order": "orders", "payment": "count(payments)",
    "payments": "count(payments)", "quote": "count(quotes)", "quotes": "count(quotes)",
  ]

  /// Before the part of a number that some make.
  static let makings: Set<String> = [
    "make", "making", "generate", "generating", "bring", "bringing", "account", "accounting", "giving",
  ]

  /// Words before `of` and what a part is taken of.
  static let parts: Set<String> = ["share", "percentage", "percent", "proportion", "part", "fraction"]

  /// Where a statement must begin, with what is asked for after them.
  static let statements: Table = [
    (["how", "many"], "show"), (["how", "much"], "show"), (["what", "is"], "show"), (["what", "are"], "show"),
    (["what", "was"], "show"), (["what", "were"], "show"), (["give", "me"], "show"), (["tell", "me"], "show"),
    (["compare"], "show"), (["display"], "show"), (["get"], "show"), (["give"], "show"), (["print"], "show"),
    (["calculate"], "show"), (["compute"], "show"), (["plot"], "show"), (["画图"], "看"), (["chart"], "show"),
    (["graph"], "show"),
    (["draw"], "show"), (["pivot"], "show"),
    (["sum", "of"], "show"), (["total"], "show"), (["average"], "show"), (["query"], "show"), (["filter"], "show"),
    (["rank"], "show"),
    (["report"], "show"), (["view"], "show"), (["which"], "show"), (["what"], "show"), (["find"], "list"),
    (["search"], "list"), (["browse"], "list"), (["back", "up", "to"], "backup to"), (["dump", "to"], "backup to"),
    (["dump"], "backup to"), (["restore", "from"], "open"), (["restore"], "open"),
  ]

  /// The store under other names, after `check`.
  static let stores: Set<String> = ["database", "databases", "db", "integrity", "file", "数据", "库"]

  /// Where one word may follow.
  static let lastWords: [String: Keyword] = ["overwrite": .replace, "force": .replace, "into": .to, "in": .to]

  /// Verbs of SQL that a question cannot begin with.
  static let sqlVerbs: Set<String> = [
    "insert", "update", "delete", "drop", "create", "alter", "truncate", "merge", "with", "from",
  ]

  /// Words before a name that add nothing to it.
  static let fillers: Set<String> = [
    "a", "all", "amount", "an", "average", "avg", "count", "dimension", "entity", "field", "how", "many", "me", "mean",
    "metric", "much", "my", "number", "of", "our", "please", "sum", "table", "the", "total", "us", "your",
    "平均", "每个", "所有", "全部", "各", "各个", "总", "总共",
  ]

  /// What a number can be declared as.
  static let units: Set<String> = ["count", "money", "percent", "ratio", "days", "minutes", "quantity", "date"]

  /// Who is at the top, before a name.
  static let rankings: [String: String] = [
    "best": "top", "biggest": "top", "largest": "top", "highest": "top", "most": "top", "worst": "bottom",
    "lowest": "bottom", "smallest": "bottom",
  ]

  /// Who sell, and whether the word is about one of them.
  static let sellers: [String: Bool] = [
    "rep": true, "performer": true, "seller": true, "salesperson": true, "reps": false, "performers": false,
    "sellers": false, "salespeople": false,
  ]

  /// What sellers are told apart by.
  static let groups: Set<String> = ["department", "manager", "region", "team", "territory"]

  /// Columns of other systems, in small letters.
  static let columns: [String: String] = [
    "createddate": "created", "created_at": "created", "created_on": "created", "closedate": "closed",
    "closed_at": "closed", "closed_on": "closed", "stagename": "stage", "ownerid": "owner", "accountid": "customer",
    "account.name": "customer", "leadsource": "source", "annualrevenue": "annual_revenue",
    "numberofemployees": "employees", "lastactivitydate": "last_activity",
  ]

  /// `THIS_MONTH`, `LAST_N_DAYS:30`
  static func period(_ word: String) -> String? {
    let parts = word.lowercased().split { $0 == "_" || $0 == ":" }.map(String.init)
    let units: Set<String> = [
      "day", "week", "month", "quarter", "year", "days", "weeks", "months", "quarters", "years",
    ]
    guard let first = parts.first, ["this", "last", "next"].contains(first), word == word.uppercased() else {
      return nil
    }
    if parts.count == 2, units.contains(parts[1]) { return "\(first) \(parts[1])" }
    guard parts.count == 4, parts[1] == "n", units.contains(parts[2]), let count = Int(parts[3]), count > 0 else {
      return nil
    }
    return "\(first) \(count) \(parts[2])"
  }

  /// Lists of what there is under other names.
  static let catalogues: [String: String] = [
    "tables": "entities", "databases": "entities", "schema": "entities", "entities": "entities", "measures": "metrics",
    "kpis": "metrics", "metrics": "metrics", "columns": "dimensions", "dimensions": "dimensions",
  ]

  /// Pictures and files under other names.
  static let presentations: [String: String] = [
    "bar": "bars", "chart": "bars", "column": "bars", "columns": "bars", "diagram": "bars", "graph": "line",
    "grid": "table", "histogram": "bars", "pie": "bars", "plot": "line", "sparkline": "spark", "trend": "line",
    "excel": "csv", "xls": "csv", "xlsx": "csv", "pdf": "html", "md": "markdown", "text": "table",
  ]

  static let months: [String: Int] = {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ]
    var found = ["sept": 9]
    for (position, name) in names.enumerated() {
      found[name] = position + 1
      found[String(name.prefix(3))] = position + 1
    }
    return found
  }()

  static let counts: [String: Int] = {
    let english = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    let chinese = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    var found = ["两": 2, "twenty": 20]
    for words in [english, chinese] {
      for (position, word) in words.enumerated() { found[word] = position + 1 }
    }
    return found
  }()

  static let currencies: Set<String> = [
    "usd", "eur", "cny", "rmb", "gbp", "jpy", "chf", "dollar", "dollars", "euro", "euros", "yuan", "元", "块",
  ]
}
