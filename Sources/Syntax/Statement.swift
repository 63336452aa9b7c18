package import Values

/// One sentence.
package struct Statement: Hashable, Sendable {
  package let kind: Kind
  package let span: Span

  package init(_ kind: Kind, _ span: Span = .none) {
    self.kind = kind
    self.span = span
  }

  package indirect enum Kind: Hashable, Sendable {
    /// `show visits/closes by rep this month`
    case show(ShowQuestion)
    /// `list customers with name, city where industry = "retail"`
    case list(ListQuestion)
    /// `check expenses <= budget by team this month`
    case check(CheckQuestion)
    /// `benchmark visits per workday against closes by rep this quarter`
    case benchmark(BenchmarkQuestion)
    /// `correlate visits per workday with closes by rep this quarter`: a question with two items
    case correlate(ShowQuestion)
    /// `funnel calls -> visits -> closes by rep last quarter`
    case funnel(FunnelQuestion)
    /// `profile won customers by industry, size this year`
    case profile(ProfileQuestion)
    /// `score reps with monthly last month`
    case score(ScoreQuestion)
    /// `lock monthly last month`, `lock teams with monthly last month`: the scores of a period that is over are kept as they
    /// are; of reps when nothing is said
    case lock(Name?, card: Name, PeriodExpression)
    /// `define hit_rate "Hit rate" = closes / proposals as percent`
    case define(Definition)
    /// `undefine hit_rate`
    case undefine(Name)
    /// `import "Calls.csv" as activities (id = TASKID, ...)`; without fields it only proposes them
    case importFile(ImportStatement)
    /// `alias product "GTXPro" = "GTX Pro"`: the other name that files use
    case alias(Name, other: QuotedText, name: QuotedText)
    /// `unalias product "GTXPro"`
    case unalias(Name, other: QuotedText)
    /// `undo`, `undo 17`, `undo import 7`
    case undo(UndoTarget)
    /// `log visit to "Acme" by "Li Na" today 45 minutes`
    case log(LogStatement)
    /// `explain show ...`, `explain sql show ...`, `explain plan show ...`
    case explain(ExplainForm, Statement)
    /// `drill 3 visits`: the records behind a number of the last answer; without a number the first one of the row
    case drill(RowReference, Expression?)
    /// `why 3 visits/closes`, `why`: how a number of the last answer came about; without a row the whole answer
    case why(RowReference?, Expression?)
    /// `last`, `last as bars`: the last answer again, with all its rows
    case last(Answer.Presentation?)
    /// `.. by team`: the last question with other clauses
    case followUp(FollowUp)
    /// `describe win_rate`
    case describe(Name)
    /// `metrics`, `dimensions`, `entities`; `metrics visit` keeps those that contain the word
    case catalogue(CatalogueList, filter: Name?)
    /// `set language = zh`, `set language zh`; without a value shows it; `set` alone shows all
    case set(Name?, Expression?)
    /// `param $rep = "Li Na"`: a default that `--set` overrides
    case parameter(Name, ParameterValue)
    /// `let $since = 2026-01-01`: always takes the value
    case assignment(Name, ParameterValue)
    /// `run "review.crmql"`
    case run(String)
    /// `save "review.crmql"`: the statements of this session that worked
    case save(String, replace: Bool)
    /// `export show visits by rep to "visits.xlsx"`
    case export(ExportStatement)
    /// `open "company.db"`
    case open(String)
    /// `backup to "copy.db" replace`: the store as it is at this moment
    case backup(to: String, replace: Bool)
    /// `check store`, `check store repair`: whether what the store holds goes together
    case checkStore(repair: Bool)
    /// `help`, `help show`
    case help([Name])
    /// `quit`, `exit`
    case quit
  }
}

/// A text where its place matters for messages.
package struct QuotedText: Hashable, Sendable {
  package let text: String
  package let span: Span

  package init(_ text: String, span: Span = .none) {
    self.text = text
    self.span = span
  }
}

/// The change that `undo` takes back.
package enum UndoTarget: Hashable, Sendable {
  /// `import 7`: what a file brought, by the number that `list imports` shows
  case importNumber(Int, Span)
  /// `17`: an entry of the log, by its number
  case entry(Int, Span)
  /// Nothing: the last entry of one's own
  case last
}

/// A row of the last answer.
package enum RowReference: Hashable, Sendable {
  /// `3`: by its place, counted from 1
  case place(Int, Span)
  /// `"Li Na"`: the first row that is about it
  case named(String, Span)
  /// `total`
  case total
  /// `others`: what a ranking left out
  case others
}

package enum ExplainForm: String, Hashable, Sendable, CaseIterable { case words, sql, plan }

package enum CatalogueList: String, Hashable, Sendable, CaseIterable { case metrics, dimensions, entities }

/// `show visits, hit_rate = closes / proposals by rep this month vs last month top 5 by visits as bars`
package struct ShowQuestion: Hashable, Sendable {
  package var items: [Item]
  /// `show reps with visits`: the first item was followed by `with`, so it can only be an entity.
  package var hasSubject = false
  /// `with n, interval`
  package var sampling: Sampling?
  /// Where `with` and `having` stand, for messages.
  package var withWord = Span.none
  package var havingWord = Span.none
  /// Groupings in the order written.
  package var by: [Grouping] = []
  package var population: Population?
  package var condition: Expression?
  package var period: PeriodExpression?
  /// `as of 2026-09-30`
  package var asOf: DatePoint?
  /// `vs last month, target`
  package var comparators: [Comparator] = []
  /// From `vs` to the last of them, for messages.
  package var versus = Span.none
  package var having: Expression?
  package var ranking: Ranking?
  package var sort: [SortKey] = []
  package var presentation: Answer.Presentation?

  package init(items: [Item]) { self.items = items }

  /// `visits`, `hit_rate = closes / proposals`. In `show reps with visits, closes` the first item is `reps`.
  package struct Item: Hashable, Sendable {
    package var alias: Name?
    package var expression: Expression
    package init(alias: Name? = nil, _ expression: Expression) {
      self.alias = alias
      self.expression = expression
    }
  }
}

/// `with n, interval`: what every rate of cases is shown with.
package struct Sampling: Hashable, Sendable {
  package var hasSize: Bool
  package var hasInterval: Bool
  package var span: Span
  package init(hasSize: Bool, hasInterval: Bool, span: Span = .none) {
    self.hasSize = hasSize
    self.hasInterval = hasInterval
    self.span = span
  }
}

/// `by rep`, `by month`, `by employees in bands 50, 200, 1000`, `by age = today - created in bands 31, 91`,
/// `by manager rolled up`
package struct Grouping: Hashable, Sendable {
  /// What the column is called.
  package var alias: Name?
  /// One part, or more for a path (`customer.city`); none for an expression.
  package var name: [Name]
  /// Of each record; `nil` for a name.
  package var expression: Expression?
  /// Upper-exclusive edges; empty when not banded.
  package var bands: [NumberLiteral]
  /// Facts count for everybody above, too.
  package var isRolledUp = false
  package var span: Span

  package init(
    _ name: [Name], alias: Name? = nil, expression: Expression? = nil, bands: [NumberLiteral] = [], span: Span = .none
  ) {
    self.name = name
    self.alias = alias
    self.expression = expression
    self.bands = bands
    self.span = span
  }
}

/// `for reps with visits/closes > 12`, `for customers where industry = "retail"`, `for key_accounts`: whom to look at,
/// chosen by their whole result (`with`) or their attributes (`where`); `for customers created in 2026-Q1` follows them
/// from a day of their own.
package struct Population: Hashable, Sendable {
  package var name: Name
  package var cohort: CohortClause?
  /// `with` and `where` are joined by `and`.
  package var condition: Expression?
  package var span: Span
  package init(_ name: Name, cohort: CohortClause? = nil, condition: Expression? = nil, span: Span = .none) {
    self.name = name
    self.cohort = cohort
    self.condition = condition
    self.span = span
  }
}

/// `created in 2026-Q1 within 90 days`
package struct CohortClause: Hashable, Sendable {
  package var date: Name
  package var period: PeriodExpression
  package var window: Window?

  package init(_ date: Name, in period: PeriodExpression, within window: Window? = nil) {
    self.date = date
    self.period = period
    self.window = window
  }

  package struct Window: Hashable, Sendable {
    package var count: Int
    package var unit: CalendarUnit
    package var span: Span

    package init(_ count: Int, _ unit: CalendarUnit, span: Span = .none) {
      self.count = count
      self.unit = unit
      self.span = span
    }
  }
}

/// A whole number, or the `$` parameter that says it.
package enum Count: Hashable, Sendable {
  case number(Int)
  case given(Name)
}

/// What a `$` parameter stands for.
package enum ParameterValue: Hashable, Sendable {
  case value(Expression)
  /// `last month`: days and months alone are values, too.
  case period(PeriodExpression)
}

/// `top 5 by closes in each team`, `top 80% of sales`
package struct Ranking: Hashable, Sendable {
  package var isTop: Bool
  package var extent: Extent
  /// `nil` ranks by the first metric. Of a part, what it is a part of.
  package var by: Expression?
  package var each: [Name]
  package var span: Span
  package enum Extent: Hashable, Sendable {
    case rows(Int)
    /// `80%`: the fewest rows that make so much of the whole.
    case part(NumberLiteral)
    /// What the `$` parameter says: a number of rows or, before `of`, a part.
    case given(Name, isPart: Bool)
  }

  package init(isTop: Bool, count: Int, by: Expression?, each: [Name] = [], span: Span = .none) {
    self.init(isTop: isTop, .rows(count), by: by, each: each, span: span)
  }

  package init(isTop: Bool, _ extent: Extent, by: Expression?, each: [Name] = [], span: Span = .none) {
    self.isTop = isTop
    self.extent = extent
    self.by = by
    self.each = each
    self.span = span
  }
}

/// `sort sales desc`
package struct SortKey: Hashable, Sendable {
  package var expression: Expression
  package var descending: Bool
  package init(_ expression: Expression, descending: Bool) {
    self.expression = expression
    self.descending = descending
  }
}

/// `list customers with name, city, last_visit where ... this month top 10 by employees sort name`
package struct ListQuestion: Hashable, Sendable {
  package var entity: Name
  /// Columns chosen; empty means the entity's own.
  package var columns: [ShowQuestion.Item] = []
  package var population: Population?
  package var condition: Expression?
  /// `on closed`: the date that the period is about and that a rep's team is looked up by; `nil` is the entity's own.
  package var date: Name?
  package var period: PeriodExpression?
  /// `as of 2026-09-30`: the records that were valid on that day, for entities that keep history
  package var asOf: DatePoint?
  /// `as of 2026-03-31 known by today`: what is kept of customers, leads, deals and orders, and whom the list is for, is that
  /// of another day; `nil` is the day of `as of`
  package var knownBy: DatePoint?
  /// Where `as of` stands, for messages.
  package var asOfSpan = Span.none
  package var ranking: Ranking?
  package var sort: [SortKey] = []
  package var presentation: Answer.Presentation?

  package init(entity: Name) { self.entity = entity }
}

/// `define hit_rate "Hit rate" also "命中率" = closes / proposals as percent higher is better about "..."`,
/// `define segment key_accounts = customers where employees >= 1000`
package struct Definition: Hashable, Sendable {
  package var name: Name
  package var title: String?
  package var aliases: [Name]
  package var body: Body
  package var about: String?

  package init(name: Name, title: String? = nil, aliases: [Name] = [], body: Body, about: String? = nil) {
    self.name = name
    self.title = title
    self.aliases = aliases
    self.body = body
    self.about = about
  }

  package enum Body: Hashable, Sendable {
    /// `as percent`: count, money, percent, ratio, days, minutes or quantity; `nil` is inferred.
    case metric(Expression, unit: Name?, direction: Direction?)
    case segment(entity: Name, condition: Expression)
    /// `scorecard monthly = attainment weight 60% target 100%, ... grades A from 85%`
    case scorecard(items: [ScorecardItem], grades: [ScorecardGrade])
  }
}

/// `import "pipeline.csv" as opportunities (id = opportunity_id, stage = deal_stage map ("Engaging" -> "Negotiation"))
/// where deal_stage != "Test"`
package struct ImportStatement: Hashable, Sendable {
  /// `-` is standard input.
  package var file: String
  package var fileSpan: Span
  /// `sheet "Deals"`
  package var sheet: String?
  package var sheetSpan = Span.none
  /// `range "A3:H200"`
  package var range: CellRange?
  package var hasNoHeader = false
  /// `encoding "gbk"`; `nil` when the bytes tell it.
  package var encoding: String?
  /// With the word before it.
  package var encodingSpan = Span.none
  /// `unpivot Jan, Feb`: columns of which each cell becomes a row with `heading` and `cell`.
  package var unpivoted: [Name] = []
  /// `nil` when it is to be found out.
  package var entity: Name?
  /// None when they are to be proposed.
  package var fields: [Field]
  /// Over the file's columns; rows that do not satisfy it are skipped.
  package var condition: Expression?
  /// `ignore city, industry`, `ignore others`
  package var ignored: Ignored?
  package var isDryRun: Bool
  /// Names not known yet are problems instead of being created.
  package var isStrict: Bool
  package var maxProblems: Int?

  package init(file: String, fileSpan: Span = .none, entity: Name?, fields: [Field]) {
    self.file = file
    self.fileSpan = fileSpan
    self.entity = entity
    self.fields = fields
    self.isDryRun = false
    self.isStrict = false
  }

  package struct Field: Hashable, Sendable {
    package var field: Name
    package var expression: Expression
    /// `map ("a" -> "b", "*" -> "other")`; without `*`, a value that is not listed stays as it is.
    package var map: [Pair]
    package init(_ field: Name, _ expression: Expression, map: [Pair] = []) {
      self.field = field
      self.expression = expression
      self.map = map
    }
  }

  /// Columns that are not kept as custom fields.
  package enum Ignored: Hashable, Sendable {
    case columns([Name])
    /// All that are not mapped.
    case others
  }

  package struct Pair: Hashable, Sendable {
    package var from: String
    package var to: String
    package init(_ from: String, _ to: String) {
      self.from = from
      self.to = to
    }
  }
}

/// `export check expenses <= budget by team to "check.xlsx" replace raw`
package struct ExportStatement: Hashable, Sendable {
  /// A question, or `run` for everything that a script answers; `nil` asks the last question again.
  package var source: Statement?
  /// `visits.csv`: its ending says the format.
  package var file: String
  package var fileSpan: Span
  /// Writes over a file that is there.
  package var replace = false
  /// Leaves texts that a spreadsheet would run as formulas as they are.
  package var isRaw = false

  package init(_ source: Statement?, to file: String, fileSpan: Span = .none) {
    self.source = source
    self.file = file
    self.fileSpan = fileSpan
  }
}
