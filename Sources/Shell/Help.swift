import Rendering
import Semantics
import Syntax
import Values

/// `help`: for every statement its shape, what it answers, and examples that the tests run on the sample company.
enum Help {
  struct Topic {
    let name: String
    let summary: String
    let shape: String
    let details: String
    let examples: [String]

    func said(in language: Language) -> (summary: String, details: String) {
      guard language == .chinese, let words = HelpWords.topics[name] else { return (summary, details) }
      return (words.summary, words.details)
    }
  }

  static func text(for words: [String], catalogue: Catalogue, language: Language) -> String {
    guard let word = words.first?.lowercased() else { return overview(in: language) }
    guard let topic = topics.first(where: { $0.name == word || $0.name == HelpWords.topic(called: word) }) else {
      if catalogue.metric(word) != nil || catalogue.entity(word) != nil || catalogue.dimension(word) != nil {
        return language == .chinese ? "`describe \(word)` 说明它是什么。" : "`describe \(word)` says what it is."
      }
      let near = nearestWords(to: word, among: topics.map(\.name)).joined(separator: ", ")
      switch language {
      case .english:
        let hint = near.isEmpty ? "" : " Did you mean: \(near)?"
        return "There is no help on \(word).\(hint) `help` lists the topics."
      case .chinese:
        let hint = near.isEmpty ? "" : "是不是要看：\(near)？"
        return "没有关于 \(word) 的帮助。\(hint)`help` 列出所有主题。"
      }
    }
    let (summary, details) = topic.said(in: language)
    var lines = [summary, "", "  \(topic.shape)", ""]
    if !details.isEmpty { lines += [details, ""] }
    if !topic.examples.isEmpty {
      lines.append(language == .chinese ? "例：" : "Examples:")
      lines += topic.examples.map { "  \(example($0, catalogue, language))" }
    }
    return lines.joined(separator: "\n")
  }

  /// With the keywords of the language.
  private static func example(_ text: String, _ catalogue: Catalogue, _ language: Language) -> String {
    guard language == .chinese, let statement = parse(text, lexicon: catalogue.lexicon).statements.first else {
      return text
    }
    return formatted(statement, in: .chinese)
  }

  private static func overview(in language: Language) -> String {
    func named(_ topic: Topic) -> String {
      guard language == .chinese, let word = HelpWords.topics[topic.name]?.names.first else { return topic.name }
      return "\(topic.name) \(word)"
    }
    let width = topics.map { displayWidth(named($0)) }.max() ?? 0
    let rows = topics.map { topic in
      let name = named(topic)
      return
        "  \(name)\(String(repeating: " ", count: width - displayWidth(name)))  \(topic.said(in: language).summary)"
    }
    switch language {
    case .english:
      return
        (["One sentence is one question. TAB shows what can follow.", ""] + rows + [
          "", "`help show` tells more about one; `metrics`, `dimensions` and `entities` list the words.",
        ]).joined(separator: "\n")
    case .chinese: return ([HelpWords.opening, ""] + rows + ["", HelpWords.closing]).joined(separator: "\n")
    }
  }

  private static var functions: String {
    let width = AnswerFunction.allCases.map(\.usage.example.count).max() ?? 0
    let lines = AnswerFunction.allCases.map(\.usage).map { usage in
      usage.example + String(repeating: " ", count: width - usage.example.count + 2) + usage.meaning
    }
    return
      (lines + [
        "",
        "Along time each combination of the other keys goes for itself. Conditions are tested afterwards: a rank is one among",
        "all rows. What several rows together have no such number for (`others`, totals) stays empty.",
      ]).joined(separator: "\n")
  }

  static let topics: [Topic] = [
    Topic(
      name: "show", summary: "Numbers: metrics over groups.",
      shape:
        "show METRIC, ... [by DIMENSION, ...] [for WHOM] [where CONDITION] [PERIOD] [vs ...] [having CONDITION] [top N by METRIC] [sort ...] [as bars]",
      details: """
        Clauses come in any order. `show reps ...` has a row for every rep, also without any fact. A condition on records
        chooses what is counted; a condition on a metric chooses the rows shown. `per` divides, `by` makes rows. `weekday`
        and `hour` are those of the day that counts, `created.weekday` and `created.month = 2026-10` of
        another. `by created.month` makes rows of
        another date than the one that counts, of the months (weeks, quarters ...) that occur; the period still chooses by
        the one that counts. Deals, leads and contacts are those created in the period or, where numbers of theirs are
        asked about, those that were there in it.
        30+ means: none to divide by yet, it will take at least 30.
        """,
      examples: [
        "show reps where visits/close > 12 by source this month", "show opportunities where visits = 0 this month",
        "show visits, closes, visits/closes by rep this quarter top 5 by closes",
        "show calls per close, visits per close by team this quarter",
        "show sales, target, attainment by team this month",
        "show visits, target(visits), attainment(visits), pace(visits) by rep this month",
        "show hit = closes / proposals, share{sales} by team last month",
        "show visits per workday by rep last month sort visits per workday desc",
        "show sales by month this year as bars", "show win_rate, closes by created.month this year",
        "show calls, connected_rate by rep where weekday = \"Friday\" and hour >= 15 this quarter",
      ]),
    Topic(
      name: "series", summary: "Numbers that look at other rows: running totals, growth, ranks, cumulative shares.",
      shape:
        "running(X) | moving(X, N) | previous(X[, N]) | change(X[, N]) | growth(X[, N]) | rank(X [in each DIMENSION]) | cumulative(X ...) | cumulative_share(X ...) | share(X in each DIMENSION) | lower(RATE) | upper(RATE)",
      details: functions,
      examples: [
        "show sales, running(sales), running(target) by month this year",
        "show visits/closes, moving(visits/closes, 3) by month this year",
        "show sales, growth(sales), growth(sales, 12) by month last 2 years",
        "show running(closes) by team, month this year",
        "show reps with sales, rank(sales), rank(sales in each team) this quarter sort rank(sales)",
        "show customers with sales, cumulative_share(sales) this year sort sales desc",
        "show sales, share(sales in each team) by team, rep this month",
        "show customers with sales last year top 80% of sales",
        "show few = pareto(sales by customer, 80%) last year",
        "show pareto(sales by customer, 50%) by team last year",
        "show reps with win_rate with n, interval this year",
        "show reps with win_rate, lower(win_rate) this year sort lower(win_rate) desc",
      ]),
    Topic(
      name: "people", summary: "Who is credited, and everybody below a manager or a team.",
      shape: "show METRIC, own(METRIC) by manager|team rolled up, ... where team|rep|manager within \"NAME\"",
      details: """
        Work is credited to who did it, a deal to who owned it when it closed, an order to its rep, money to who collected
        it. A deal that several reps share goes by share: amounts to the cent, counts as parts of one; a median or the
        largest sees it whole. `by current owner` is today's owner of the deal or the customer instead. Customers, and
        those that ordered, are of who owned them at the end of the time counted. A team is that of the day. Rolled up, a fact counts for every manager above in the reporting line of its day (a manager's own for
        the manager, which `own(...)` tells apart), or for every team above on that day: rows overlap, the total is the whole.
        `within` chooses the one named and everybody below; where two bear the name, `rep.id within "7"` tells which.
        """,
      examples: [
        "show people, sales, own(sales) by manager rolled up this quarter",
        "show people, sales, target, attainment by team rolled up this month",
        "show visits by rep where rep within \"Helen Zhou\" last month",
        "show won_value by current owner this year top 5",
      ]),
    Topic(
      name: "list", summary: "Records: one row per customer, deal, activity, order ...",
      shape:
        "list RECORDS [with FIELD, ...] [on DATE] [for WHOM] [where CONDITION] [PERIOD] [as of DAY [known by DAY]] [top N by FIELD] [sort FIELD [desc], ...]",
      details: """
        The period is that of the record's own day, or of the date after `on`. Metrics about a record, such as last_visit,
        can be columns and conditions. What was: `stage was proposal`, `amount was > 1000`; what changed: `changed
        [from ...] [to ...] [PERIOD]`. `list problems` shows records that a review should not trust. The customer of work
        with a lead is the lead, by its name; `customer.name is empty` chooses those that are no customers yet. `as of` a
        past day, reps have the team and the manager of that day, customers and leads their owner and status, deals their
        stage, orders their status; with `known by today` the records of that day are shown as they are today. Targets of
        money have an amount, others a value.
        """,
      examples: [
        "list customers with name, city, last_visit where industry = \"retail\" and last_visit before 30 days ago sort last_visit",
        "list opportunities where stage changed from proposal to negotiation this month",
        "list opportunities where amount changed from > 50000 to < 50000 this year",
        "list opportunities where expected_close changed from this month to next month",
        "list customers with name, no_touch_days, order_age where no_touch_days > 30",
        "list customers where owner changed this quarter", "list changes this week",
        "list activities where rep = \"Li Na\" yesterday",
        "list invoices where due before today top 10 by amount", "list opportunities on closed this month",
        "list problems where kind = \"opportunities\"", "list reps with name, team, manager as of 2026-03-31",
        "list customers where status = \"dormant\" as of 2026-06-30",
        "list customers with name, status as of 2026-03-31 known by today",
        "list targets where scope = \"team\" this year",
      ]),
    Topic(
      name: "check", summary: "An assertion: rows that break it first, and exit status 1 at the end of the program.",
      shape: "check CONDITION [by DIMENSION, ...] [for WHOM] [where CONDITION] [PERIOD] [as of DAY] [vs ...] [strict]",
      details: """
        Every rep, team, customer, deal, lead or contact asked about has a row, also without any fact; what belongs to no
        deal, lead or contact has none. What has no budget, no target or no value does not break it; with `strict` it does. The
        statements after a broken check still run.
        """,
      examples: [
        "check expenses <= budget by team last month", "check visits per workday >= 0.5 by rep this week",
        "check attainment >= 80% by rep last month strict", "check no_touch_days <= 30 by lead",
        "check visits >= 1 by opportunity where opportunity.state = \"open\" this month",
        "check sales_change_pct >= -10% by team last month vs same month last year",
      ]),
    Topic(
      name: "benchmark", summary: "How much the best do: the range of an effort among those with the best result.",
      shape: "benchmark EFFORT against RESULT [by rep|team] [for WHOM] [where CONDITION] [PERIOD] [minimum N]",
      details: """
        The best are the top quarter: by a count or money each working day, by the lower end of the 95% Wilson interval
        of a rate. Who has fewer than 5 records (20 cases of a rate) behind the result takes no part. The norm is the
        middle half of the effort of the best, 25th to 75th percentile; below 4 who take part there is none.
        """,
      examples: [
        "benchmark visits per workday against closes by rep this quarter",
        "benchmark calls per workday against win_rate by rep this year minimum 10",
        "benchmark visits / closes against won_value this year",
      ]),
    Topic(
      name: "funnel", summary: "How much of one stage it takes to reach the next.",
      shape:
        "funnel STAGE -> STAGE -> ... [by DIMENSION, ...] [for WHOM] [where CONDITION] [PERIOD] [vs PERIOD] [as funnel]",
      details: """
        Every stage is a count of its own day, so the stages are not the same records. `for customers created in ...`
        follows the same ones: a stage is reached with it or a later one. `funnel stages for opportunities created in ...`
        takes the stages of the pipeline, or those that are named, from history; lost deals count as far as they came.
        """,
      examples: [
        "funnel calls -> leads -> meetings -> visits -> proposals -> closes by team last quarter",
        "funnel leads -> proposals -> closes for customers created in last quarter within 90 days",
        "funnel visits -> proposals -> closes this quarter vs last quarter",
        "funnel stages by source for opportunities created in last quarter",
        "funnel Qualification -> Negotiation -> Won for opportunities created in last quarter",
      ]),
    Topic(
      name: "profile", summary: "Who they are: won customers against a base, with lift.",
      shape:
        "profile WHO by DIMENSION [x DIMENSION], ... [where CONDITION] [PERIOD] [with METRIC, ...] [vs WHO]",
      details: """
        WHO is won_customers, lost_customers, new_customers, active_customers, won_opportunities, lost_opportunities,
        qualified_leads, a segment, or records with `where` and `with`. Without `vs` the base is all of them: those decided,
        or all records. lift is share over base share; thin values (fewer than 20 in the base) stand last.
        """,
      examples: [
        "profile won customers by industry, size, source this year",
        "profile won opportunities by industry x size with won_value this year",
        "profile customers with sales > 100000 by region this year vs lost customers",
      ]),
    Topic(
      name: "cohorts", summary: "The same records followed from a day of their own.",
      shape: "... for RECORDS DATE in PERIOD [within N days] [by cohort month] [, months after]",
      details: """
        `for customers created in 2026-Q1` counts what happened to them, whenever it was; `within 90 days` only what happened
        on the day itself and the 89 after it. `cohort month` (any unit) is when they entered, `months after` (days, weeks ...)
        how long after it. `immature` counts the members whose time is not over. A `list` follows them, too: there
        `months_after` and `cohort_day`, the day of the member, stand in columns and conditions.
        """,
      examples: [
        "show visits, closes, won_value for customers created in last quarter within 90 days",
        "show cohort_size, active_customers, retention by cohort month, months after for customers created in this year",
        "show opened, closes, closes / opened by cohort month for opportunities created in this year",
        "show active_customers, repeat_rate by cohort month for customers created in this year",
        "show current_customers, dormant_customers, churn_rate by month this quarter",
        "list orders with ordered, customer, months_after where months_after >= 1 for customers created in this year within 6 months",
      ]),
    Topic(
      name: "score", summary: "Appraisal by a scorecard: scores, points, grades and ranks of reps or teams.",
      shape:
        "score reps|teams with SCORECARD [for WHOM] [where CONDITION] PERIOD [vs PERIOD] [having CONDITION] [top N] [sort ...]",
      details: """
        define scorecard NAME = VALUE weight N% [target N | against target] [bands FROM -> POINTS, ... | by rank]
          [higher is better|lower is better] [floor N%] [cap N%], ... [grades A from N%, ...]
        The weights add up to 100%. Without a method a score is the share of the target, at most 120%; where lower is
        better, the target's share of the value. Bands give points of the card, or with % a share of the item's weight;
        with a target they begin at shares of it. By rank the first of n has 100%, the last 1/n. What has no value or no
        target is left out, and the score rests on the rest of the weight (scored_weight). 30+ counts as 30.
        `for`, `where`, `having` and `top` choose who is shown, by what they are or by columns such as score and grade;
        ranks are among all. `vs` puts rank_before, score_before and score_change beside. A locked period shows the scores as they were.
        """,
      examples: [
        "score reps with monthly last month", "describe monthly",
        "define scorecard small = sales weight 60% against target, visits per workday weight 40% target 2",
        "score teams with small this quarter", "score reps with small last month top 3",
        "score reps with small last month vs previous period having score_change < 0",
        "score reps with small where team = \"North\" last month having score >= 80% sort rep",
        "explain score reps with small for reps where team = \"South\" last month",
      ]),
    Topic(
      name: "lock", summary: "Keeps the scores of a period that is over, whatever changes later.",
      shape: "lock [reps|teams with] SCORECARD PERIOD",
      details: "Of reps when nothing is said. A card with locked scores stays as it is.",
      examples: [
        "lock monthly last month", "score reps with monthly last month", "lock teams with monthly last month",
        "score teams with monthly last month",
      ]),
    Topic(
      name: "define", summary: "A metric or a segment of your own; everyone who opens the store has it.",
      shape: "define NAME [\"Title\"] [also NAME, ...] = FORMULA [as UNIT] [higher is better] [about \"...\"]",
      details:
        "define segment NAME = RECORDS where CONDITION. Units: count, money, percent, ratio, days, minutes, quantity, date.",
      examples: [
        "define hit_share \"Hit share\" = closes / proposals as percent",
        "define big_wins = count(opportunities where state = \"won\" and amount > 100000 on closed)",
        "define segment big_customers = customers where employees >= 1000",
      ]),
    Topic(
      name: "undefine", summary: "Removes a definition of your own.", shape: "undefine NAME", details: "",
      examples: ["define trial = visits / calls", "undefine trial"]),
    Topic(
      name: "import",
      summary: "Reads a file into the store, or proposes how to: CSV, TSV, .xlsx, JSON, JSON lines, also compressed.",
      shape:
        "import \"FILE\"|- [sheet \"NAME\"] [range \"A3:H200\"] [no header] [encoding \"NAME\"] [unpivot COLUMN, ...] [as RECORDS [(FIELD = EXPRESSION [map (\"a\" -> \"b\", ...)], ...)]] [where CONDITION] [ignore COLUMN, ...|others] [dry run] [strict] [max problems N]",
      details: """
        An expression uses the file's column names (odd ones in back-ticks), text in quotes, arithmetic, `+` for text,
        and round, abs, if, coalesce, lower, upper, trim, left, right, replace, split_part(text, "/", -1), join(" ", a, b),
        digits. above(x) takes what stands last above a blank cell, as in reports that name the rep once; a field that
        refers to a record is blank with known(x) where there is no such record. Day or month first, and point or comma, are told by the whole column; where it does not tell, say
        day_first(x), month_first(x), decimal_point(x), decimal_comma(x). Importing the same file again changes nothing.
        `map (... , "*" -> "other")` is for every value that is not listed. `times = calls` makes that many activities of
        a row of a report. Columns that are neither
        mapped nor ignored become custom fields.
        The content tells what a file is; gzip is read through. `-` is standard input. Fields of objects in JSON are
        `owner.name`. Without a header, or with `no header`, the columns are column_1, column_2 ... `encoding "windows-1251"`
        names what the bytes do not tell. `unpivot Jan, Feb` makes a row of each of these cells, with the columns `heading`
        and `cell`; quarter(x), half(x) and year(x) are the period of a day, first_day(x) and last_day(x) the days of a period.
        minutes_between(start, end) is how long it took; total(x) adds x up over all rows with the same id, as of a deal that
        stands once for each of its products.
        Without a mapping nothing is changed: the file's name, headers and values say what its rows are and where each
        field comes from; a dry run shows what would happen, and the statements are printed. At the prompt they stand
        there for Enter, to be edited or run; `save` keeps them. `dry run` does everything, tells it and undoes it;
        `strict` refuses rows that name records not known yet; `max problems N` refuses the file when more than N rows
        cannot be read.
        A history of deals with one row a change is imported as opportunity_history; of deals that are not there yet, as
        opportunities with `modified`, the day of the change.
        """,
      examples: []),
    Topic(
      name: "alias", summary: "Another name that files use for a record.",
      shape: "alias KIND \"OTHER\" = \"NAME\" | unalias KIND \"OTHER\"",
      details: """
        Every later import finds the record by it. KIND is one of reps, teams, customers, contacts, products, stages,
        pipelines, sources, campaigns, territories, locations. `list aliases` shows them. A name that a record bears
        itself can be no alias: two records are not made into one.
        """,
      examples: [
        "alias source \"Web site\" = \"Website\"", "list aliases", "unalias source \"Web site\"",
      ]),
    Topic(
      name: "undo", summary: "Takes back what was logged, or what an import changed.",
      shape: "undo | undo NUMBER | undo import NUMBER",
      details: """
        `undo` takes back your last entry of the log, again the one before; with a number that entry (`list log` shows them).
        Nobody undoes somebody else's, and none that a later entry needs.
        `list imports` shows the numbers. Records that the import brought go, those that it changed are again what they
        were, histories included. What a later import changed or refers to is undone after that one; names that others use
        by now stay. `list import problems where import = 2` shows the rows that an import refused.
        """,
      examples: ["list imports", "list import problems where import = 1"]),
    Topic(
      name: "log", summary: "Reports work in one sentence: a visit, a call, an order, a payment, a deal that moves.",
      shape:
        "log KIND ... [to \"CUSTOMER\"] [by \"REP\"] [for \"DEAL\"] [DAY] [at 14:30] [45 minutes] [note \"...\"]",
      details: """
        log visit|call|meeting|email|demo|TYPE [to|with|from "CUSTOMER"] [contact "NAME"] [for "DEAL"] [due DAY] [outcome X]
          [subject "..."] [note "..."] [inbound|outbound] [no show|cancelled]; log note "..." on "CUSTOMER";
          log task "..." due DAY
        log proposal AMOUNT to ...; log order AMOUNT from ... [product "X" quantity N price P, ...]; log payment AMOUNT from ...
          [for invoice "NO"]; log expense AMOUNT [category X]
        log lead "NAME" [company "..."] [source X]; log opportunity "NAME" for "CUSTOMER" [amount N] [expected DAY] [stage X]
        log stage "DEAL" STAGE; log won "DEAL" [amount N]; log lost "DEAL" [reason X]
        Parts come in any order. Without a day it is today; what is `due` is planned. Without `by` it is you: `set me "NAME"`
        says so once, for you and this store. Names are those of records that are there, or their ids. What is answered is
        on the disk; `list log` shows the entries, `undo` takes the last one back.
        """,
      examples: [
        "set me \"Li Na\"", "log visit to \"Acme\" today 45 minutes note \"wants a demo\"",
        "list log where author = \"Li Na\" top 3", "undo",
      ]),
    Topic(
      name: "statistics", summary: "Averages, percentiles, deviation, correlation, bands: numbers over records.",
      shape:
        "FUNCTION(RECORDS.FIELD [where CONDITION] [on DATE]) | FUNCTION(METRIC by|per WHOM [where CONDITION]) [by NAME = EXPRESSION in bands N, ...]",
      details: """
        count, count distinct, sum, avg, median, percentile(FIELD, 90) or p90(FIELD), min, max, stddev, corr(FIELD, FIELD)
        take any number of a record, a field of a record it refers to (orders.customer.employees) or the days between two
        dates (opportunities.closed - opportunities.created); months_between(created, closed) counts whole months, likewise
        days, weeks, quarters and years. A percentile lies between its two neighbours in proportion;
        a deviation is that of a sample. Bands include their lower edge; `count(customers) by sales in bands 10000, 100000`
        cuts what each has in the time asked about, and what stands beside is theirs. Records without the value stay out.
        `in period` is true of a date in the row's own time: the month by month, else the whole period.
        count(RECORDS with CONDITION) counts those with such a whole result in the time of the row.
        Of metrics, avg, median, percentile, min, max and stddev put the numbers of several together: median(sales by
        customer) of those that have any, median(sales per customer) of all customers there are, avg(sales by month) of
        every month. The total is that of each as a whole. Rows of what is put together stand beside all of them:
        `show reps where visits > avg(visits by rep) this month` shows those above the mean.
        """,
      examples: [
        "show median(opportunities.amount), p90(opportunities.amount), stddev(opportunities.amount) by type this year",
        "show corr(opportunities.amount, opportunities.closed - opportunities.created where state = \"won\" on closed) this year",
        "show count(opportunities where state = \"open\") by stage, age = today - created in bands 31, 91, 181",
        "show ordered by discount in bands 5%, 10% this quarter",
        "show count(customers) by years = years_between(created, today) in bands 1, 2",
        "show count(customers), sales by sales in bands 10000, 100000 this year",
        "show count(orders) by late = shipped - required in bands -3, 0, 3 this quarter",
        "show count(customers with sales > 100000) by industry this year",
        "show median(sales by customer), p90(sales by customer), median(sales per customer) by team this year",
        "show avg(visits by month), max(visits by month) by rep this year",
        "show new_customer_sales = sum(order_lines.amount where customer.first_order in period) by month this year",
      ]),
    Topic(
      name: "correlate", summary: "Whether two numbers go together over rows.",
      shape: "correlate NUMBER with NUMBER by DIMENSION [for WHOM] [where CONDITION] [PERIOD] [having CONDITION]",
      details: """
        Pearson's correlation with its 95% interval and Spearman's, over the rows that have both numbers, and one sentence
        on what may be said. It never says what causes what. Over single records it is `corr(...)` in `show`.
        """,
      examples: [
        "correlate visits per workday with closes by rep this quarter",
        "correlate spend with won_value by month this year", "explain correlate calls with visits by rep last month",
      ]),
    Topic(
      name: "explain",
      summary: "Says a question back in plain words; `explain sql`, `explain plan` show how it is answered.",
      shape: "explain [sql|plan] QUESTION", details: "",
      examples: [
        "explain show reps where visits/close > 12 by source this month", "explain sql show visits by rep this month",
        "explain plan show visits by rep this month",
      ]),
    Topic(
      name: "drill", summary: "The records behind a number of the last answer, by the `list` that shows them.",
      shape: "drill ROW [NUMBER]",
      details: """
        ROW is a row's place, the name it is about in quotes, `total` or `others`; NUMBER is a column or any other number,
        else the first. A ratio has a list for each of its parts, a growth one for either time, a share one for the whole.
        Each list is printed as a statement, to be changed and kept. What was correlated is shown, to be looked into; of
        locked scores there are the records as they are now.
        """,
      examples: [
        "show visits, closes, visits/closes by rep this month", "drill 3 visits", "drill 1 visits/closes",
        "drill total closes",
      ]),
    Topic(
      name: "why", summary: "How a number of the last answer came about: formula, meaning, records, SQL.",
      shape: "why [ROW [NUMBER]]",
      details: "Alone it explains the whole answer, with its SQL. Of a rank it tells which rows come before.",
      examples: [
        "show attainment by team this month", "why 2 attainment", "why", "show rank(closes) by rep this month", "why 3",
      ]),
    Topic(
      name: "last", summary: "The last answer again, with all its rows.", shape: "last [as FORM]",
      details: """
        A terminal shows the first rows of a long answer (`set limit`); `last` shows them all. FORM is one of those that
        `as` takes in a question. `export to "all.xlsx"` writes the last answer into a file.
        """,
      examples: ["show visits, closes by customer this year", "last", "last as csv"]),
    Topic(
      name: "follow", summary: "Asks the last question again with other clauses.",
      shape: ".. [and MORE] [CLAUSE ...] [without WHAT, ...]",
      details: """
        A clause takes the place of the one of its kind, or is added: `.. by team`, `.. vs last month`, `.. top 5`,
        `.. as bars`; `.. with closes` shows other numbers. `.. where team = "East"` takes the place of what was said about
        the team, other conditions stay. `.. and closes` shows one more, `.. and amount > 1000` is one more condition.
        `.. without closes` leaves out a number, a grouping or the conditions about it, `.. without vs` a clause (`by`,
        `where`, `for`, `vs`, `having`, `top`, `sort`, `as`, `period`). Everything else stays. The whole question is printed.
        """,
      examples: [
        "show sales by rep this month", ".. vs last month", ".. and visits", ".. where source = \"referral\"",
        ".. without vs, where", ".. by team last quarter as bars", "drill 1 sales",
      ]),
    Topic(
      name: "describe", summary: "What a metric, a dimension or a kind of record is.", shape: "describe NAME",
      details: "",
      examples: ["describe win_rate", "describe customers", "describe size"]),
    Topic(
      name: "metrics", summary: "Lists the metrics, all or those with a word in them.", shape: "metrics [WORD]",
      details: "",
      examples: ["metrics", "metrics visit"]),
    Topic(
      name: "dimensions", summary: "Lists what `by` can take.", shape: "dimensions [WORD]", details: "",
      examples: ["dimensions"]),
    Topic(
      name: "entities", summary: "Lists the kinds of records.", shape: "entities [WORD]", details: "",
      examples: ["entities"]),
    Topic(
      name: "periods", summary: "How time is said.",
      shape:
        "today | this month | last 3 months | 2026-Q1 | 2026-01-05..2026-02-10 | since 2026-03-01 | ytd | all time",
      details: """
        `last 30 days` ends yesterday; `last quarter` is the one before this, and `since last quarter` goes from its first
        day to today; `since 2026-03 until 2026-05` has both ends. Weeks start on Monday unless
        `set week_start` says otherwise. `FY2026`, `FY2026-Q1` are of the fiscal year that ends in 2026
        (`set fiscal_year_start`). `as of 2026-09-30` asks as if on that day: pipeline, receivables, what was overdue and
        stock as they were, and nothing that happened later; `as of 2026-Q3` is its last day, `by month` reads them at each
        month's end.
        """,
      examples: [
        "show closes last 3 months", "show closes by week since 8 weeks ago", "show receivable as of yesterday",
        "show unpaid by ageing as of 2026-06-30", "show overdue by month this year",
      ]),
    Topic(
      name: "vs", summary: "Another period, or the target, beside every number.",
      shape:
        "show ... PERIOD vs [all of] last month | same quarter last year | previous period | 3 months ago | 2025-11 | target, ... [by workdays]",
      details: """
        While the period is not over, the other goes to the same date (`by workdays`: to the same number of working days;
        `all of`: to its end); a period that is over is compared whole. Beside a shorter period, `last year` is the same
        dates one year earlier, and weeks keep their number; `3 months ago` is the same period so long before. Of a metric m there are the columns m, m_before, m_change,
        m_change_pct, for a second comparator m_before_2 and so on; of `target`, m_before is the target. `having`, `top`
        and `sort` know them. Percentages change in points. What only the other period knows has a row too. Time axes
        are laid over each other: the third month beside the third.
        """,
      examples: [
        "show sales, visits by rep this month vs last month",
        "show sales this quarter vs last quarter, same quarter last year, target",
        "show reps with visits this month vs last month by workdays having visits_change < 0",
        "show visits, closes by rep for reps with sales_change < 0 this quarter vs last quarter",
        "show win_rate by team 2026-Q3 vs 2025-Q3 sort win_rate_change desc",
        "show sales by month this year vs last year",
        "show pipeline by team vs last month",
      ]),
    Topic(
      name: "param",
      summary: "A value for `$name` in scripts; `--set name=value` goes before it. `let` always sets it.",
      shape: "param $NAME = VALUE | PERIOD",
      details: "It stands where a value, a period or the number of `top` or `minimum` can.",
      examples: [
        "param $rep = \"Li Na\"", "list activities where rep = $rep yesterday", "let $least = 3",
        "show reps where visits > $least this month", "let $time = last quarter", "show visits by rep $time top $least",
      ]),
    Topic(
      name: "set", summary: "Shows and changes settings, of this session and of the store.",
      shape: "set [NAME [= VALUE]]", details: "",
      examples: ["set", "set limit = 100", "set language = en"]),
    Topic(
      name: "export", summary: "Writes an answer, or everything that a script answers, to a file.",
      shape: "export [QUESTION | run \"SCRIPT\"] to \"FILE\" [replace] [raw]",
      details: """
        export show visits, closes by rep this month to "visits.xlsx"
        export list customers where industry = "retail" to "retail.csv" replace
        export run "review.md" to "review.html"

        The ending says the format: .csv, .tsv, .xlsx, .json, .jsonl, .md, .html or .txt, texts also with .gz behind.
        Without a question it is the last one again. A file that is there is only written over with `replace`, and a file appears when it is whole. Texts
        that a spreadsheet would run as formulas get a `'` in front in .csv, .tsv and .xlsx; `raw` leaves them as they are.
        A script fills one page, or a sheet for each of its answers.
        """,
      examples: []),
    Topic(
      name: "run", summary: "Runs a script, or the crmql blocks of a Markdown file.", shape: "run \"FILE\"",
      details: "", examples: []),
    Topic(
      name: "save", summary: "Writes the statements of this session that worked to a file.",
      shape: "save \"FILE\" [replace]", details: "",
      examples: []),
    Topic(
      name: "backup", summary: "Copies the store as it is at this moment, while others go on working.",
      shape: "backup to \"FILE\" [replace]",
      details: """
        The copy is of one moment, is read once before it gets its name, and is a store like any other: `open` it. Without
        `replace` no file is written over, and never the store itself. What is interrupted leaves nothing.
        """,
      examples: []),
    Topic(
      name: "store", summary: "Whether what the store holds goes together; exit status 1 when not.",
      shape: "check store [repair]",
      details: """
        Looks at every page and index, at references, at the schema, at days that do not exist, at histories that
        contradict the record or themselves, at money allocated twice, stock below zero, circles, and works out again what
        is derived to compare it. One row a kind of finding: how many, an example, what to do. `repair` makes indexes and
        views anew and works out again what is derived; no record of yours is touched. An older store is brought up to
        date when it is opened, after a copy of it was kept beside it (`company.db.v1-2026-11-25.backup`).
        """,
      examples: ["check store"]),
    Topic(name: "open", summary: "Goes to another store.", shape: "open \"FILE\"", details: "", examples: []),
    Topic(
      name: "keys", summary: "What the keys do at the prompt.", shape: "TAB | Right | Up | Ctrl-R | Ctrl-C",
      details: """
        TAB             lists what can follow, with its meaning, and values of the data
        Right, End      takes the grey rest of a sentence
        Enter           asks; a sentence that is not finished goes on in the next line
        Up, Down        lines of the text, then earlier statements; Ctrl-R finds one by a part of it
        Ctrl-C          stops a question, an import or an export, or gives up what is typed; nothing is stored half
        Ctrl-X Ctrl-E   opens the statement in $EDITOR
        Ctrl-U, Ctrl-Y  takes the text away, brings it back
        After a mistake the corrected sentence stands there: Enter asks it, a blank, an arrow or a deletion goes on with
        it, and whatever else is typed begins anew (Ctrl-Y brings it back).
        """,
      examples: []),
    Topic(name: "quit", summary: "Leaves; so does Ctrl-D.", shape: "quit", details: "", examples: []),
  ]
}
