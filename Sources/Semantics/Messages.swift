import Syntax
import Values

/// Everything this stage says about a question that cannot be answered as written, with stable codes.
enum Messages {
  // MARK: Names

  static func unknownMetric(_ name: Name, near: [String]) -> Diagnostic {
    if let (message, example) = whatIsElsewhere(name.text) {
      return Diagnostic(code: "unknown-metric", message, at: name.span, example: .init(example))
    }
    return withFunction(
      name,
      unknown(
        "unknown-metric", "nothing to show is called `\(name.text)`", name, near,
        see: .init("`metrics` lists what there is", "metrics")))
  }

  /// What is asked for in another statement, or not kept at all, with a sentence.
  private static func whatIsElsewhere(_ word: String) -> (Wording, example: String)? {
    switch word.lowercased() {
    case "funnel": (ofItsOwn(word), "funnel visits -> proposals -> closes by rep this quarter")
    case "profile": (ofItsOwn(word), "profile won_customers by industry")
    case "benchmark", "标杆", "榜样", "role_model", "role_models":
      (ofItsOwn(word), "benchmark visits per workday against closes by rep this quarter")
    case "correlate": (ofItsOwn(word), "correlate visits per workday with closes by rep this quarter")
    case "score", "scores", "grade", "grades", "得分", "评分", "等级": (ofItsOwn(word), "score reps with monthly last month")
    case "lift", "提升度":
      (
        "`\(word)` is a column of `profile`, which compares those who bought with all",
        "profile won_customers by industry"
      )
    case "best_performer", "top_performer", "销售冠军":
      ("who comes first is said by `top` and by what", "show reps with sales top 1 by sales this month")
    case "commission", "commissions", "提成":
      (
        "no `\(word)` is kept; where it is a part of a number, that can be defined",
        "define commission also 提成 = sales * 3%"
      )
    default: nil
    }
  }

  private static func ofItsOwn(_ word: String) -> Wording {
    "`\(word)` is no number but asked for by a statement of its own"
  }

  /// The name of a function alone needs what it looks at.
  private static func withFunction(_ name: Name, _ mistake: Diagnostic) -> Diagnostic {
    var found = mistake
    if found.fixes.isEmpty, let function = AnswerFunction(rawValue: name.text.lowercased()) {
      let example = function.usage.example
      found.fixes = [.init("such as `\(example)`", replacing: name.span, with: example)]
    }
    return found
  }

  static func targetOfMetric(_ name: Name, _ meant: String) -> Diagnostic {
    Diagnostic(
      code: "unknown-metric", "nothing to show is called `\(name.text)`", at: name.span,
      fixes: [.init("write `\(meant)`", replacing: name.span, with: meant)])
  }

  static func unknownName(_ name: Name, near: [String]) -> Diagnostic {
    withFunction(
      name,
      unknown(
        "unknown-name", "neither a metric nor a dimension is called `\(name.text)`", name, near,
        see: .init("`metrics` lists what there is", "metrics")))
  }

  /// `where month = 2026-03`
  static func timeInCondition(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "time-in-condition",
      "`\(name.text)` is no attribute: the time is said as it is, and rows of time are made by `by month`",
      at: name.span,
      example: .init("show visits by rep in 2026-03"))
  }

  static func unknownDimension(_ name: Name, near: [String]) -> Diagnostic {
    if ["currency", "currencies", "币种", "货币"].contains(name.text.lowercased()) {
      return Diagnostic(
        code: "unknown-dimension",
        "amounts are in the store's currency, at the rate of their day; in which one they were written is not asked",
        at: name.span, example: .init("show sales by country this year"))
    }
    return unknown(
      "unknown-dimension", "nothing to group by is called `\(name.text)`", name, near,
      see: .init("`dimensions` lists what there is", "dimensions"))
  }

  static func unknownEntity(_ name: Name, near: [String]) -> Diagnostic {
    if let meant = DescribedRecords.called(name.text)?.written {
      return Diagnostic(
        code: "unknown-entity", "there are no records called `\(name.text)`", at: name.span,
        fixes: [.init("say which with `where`", replacing: name.span, with: meant)])
    }
    if ["instalment", "instalments", "installment", "installments", "回款计划"].contains(name.text.lowercased()) {
      return Diagnostic(
        code: "unknown-entity", "instalments are listed with whatever falls due", at: name.span,
        fixes: [.init("list what falls due", replacing: name.span, with: "dues")])
    }
    return unknown(
      "unknown-entity", "there are no records called `\(name.text)`", name, near,
      see: .init("`entities` lists what there is", "entities"))
  }

  static func unknownField(_ name: Name, of entity: String, near: [String]) -> Diagnostic {
    unknown(
      "unknown-field", "\(spoken(entity)) have no field `\(name.text)`", name, near,
      see: .init("`describe \(entity)` lists them", "describe \(entity)"))
  }

  static func unknownUnit(_ name: Name, near: [String]) -> Diagnostic {
    unknown(
      "unknown-unit", "`per \(name.text)` is neither a unit of time nor something to count", name, near,
      see: .init("show visits per workday by rep this month"))
  }

  /// `arguments` as written: most functions of other programs are not needed here, and their first argument is.
  static func unknownFunction(_ name: Name, _ arguments: [String] = [], whole: Span? = nil) -> Diagnostic {
    func instead(_ why: Wording, _ text: String?, example: Diagnostic.Example? = nil) -> Diagnostic {
      var fixes: [Diagnostic.Fix] = []
      if let whole, let text { fixes.append(.init("write `\(text)`", replacing: whole, with: text)) }
      return Diagnostic(
        code: "unknown-function", "there is no `\(name.text)` here: \(why)", at: name.span, fixes: fixes,
        example: example)
    }
    switch name.text.lowercased() {
    case "round", "int", "floor", "ceil", "ceiling", "trunc", "format", "cast":
      return instead("numbers are rounded when they are shown", arguments.first)
    case "nvl", "coalesce", "ifnull", "isnull", "iferror", "nz", "nullif", "zeroifnull":
      return instead("nothing counted is 0 already", arguments.first)
    case "sumif", "sumifs", "countif", "countifs", "averageif", "averageifs":
      return instead(
        "a condition stands after `where`", arguments.count == 2 ? "\(arguments[0]) where \(arguments[1])" : nil)
    case "lag", "prev", "prior":
      return instead("the bucket before is `previous`", arguments.first.map { "previous(\($0))" })
    case "cumsum", "running_total", "running_sum", "cumulative_sum":
      return instead("along time it is `running`", arguments.first.map { "running(\($0))" })
    case "moving_average", "rolling", "rolling_average", "movavg":
      return instead("it is `moving`", arguments.first.map { "moving(\($0), 3)" })
    case "delta", "diff", "difference": return instead("it is `change`", arguments.first.map { "change(\($0))" })
    case "pct_change", "growth_rate": return instead("it is `growth`", arguments.first.map { "growth(\($0))" })
    case "row_number", "dense_rank", "percent_rank":
      return instead("it is `rank`", arguments.first.map { "rank(\($0))" })
    case "variance" where arguments.first?.contains(".") == true, "var", "var_samp", "var_s":
      return instead("its root is `stddev`", arguments.first.map { "stddev(\($0))" })
    case "attainment", "target_attainment", "quota_attainment", "gap", "variance", "pace", "projection",
      "required_per_day":
      return instead(
        "it is of one metric, as targets are", nil,
        example: .init("show attainment(visits), pace(visits) by rep this month"))
    case "p999" where arguments.count == 1:
      return instead("it is called `percentile`", "percentile(\(arguments[0]), 99.9)")
    case "correl", "correlation", "pearson":
      return instead("it is called `corr`", "corr(\(arguments.joined(separator: ", ")))")
    case "std", "stdev_s", "stddev_samp", "deviation":
      return instead("it is called `stddev`", "stddev(\(arguments.joined(separator: ", ")))")
    case "distinct", "countunique", "count_distinct":
      return instead("it is `count distinct`", arguments.first.map { "count distinct(\($0))" })
    case "quantile", "percentile_cont", "percentile_inc":
      return instead("it is called `percentile`", arguments.first.map { "percentile(\($0), 90)" })
    case "if", "iff", "iif", "switch", "decode":
      return instead(
        "`where` chooses what is counted, and `having` which rows are shown", nil,
        example: .init("show large = count(opportunities where amount > 10000), opened by rep"))
    case "year", "quarter", "month", "week", "day", "date", "datepart", "date_trunc":
      return instead(
        "time is a grouping, such as `by month`", nil, example: .init("show visits by month this year"))
    default:
      return unknown(
        "unknown-function", "there is no function `\(name.text)`", name,
        nearestWords(
          to: name.text,
          among: [
            "sum", "count", "avg", "median", "min", "max", "share", "target", "percentile", "stddev", "corr",
          ] + AnswerFunction.allCases.map(\.rawValue)),
        see: .init(
          "numbers are made with `sum`, `count`, `avg`, `median`, `percentile`, `stddev`, `min` and `max`",
          "show avg(opportunities.amount) by rep"))
    }
  }

  static func unknownParameter(_ name: Name, near: [String] = []) -> Diagnostic {
    // `$1000` is an amount of money.
    if name.text.first?.isNumber == true {
      return Diagnostic(
        code: "unknown-parameter", "`$` begins the name of a parameter; an amount is written without it",
        at: name.span, fixes: [.init("write `\(name.text)`", replacing: name.span, with: name.text)])
    }
    return Diagnostic(
      code: "unknown-parameter",
      "`$\(name.text)` has no value; give it one with `param $\(name.text) = ...` or `--set \(name.text)=...`",
      at: name.span, fixes: near.map { .init("did you mean `$\($0)`?", replacing: name.span, with: "$\($0)") },
      example: .init("give it a value", "param $\(name.text) = \"...\""))
  }

  static func parameterIsNoPeriod(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "parameter-no-period", "`$\(name.text)` stands where a period must, but its value is none", at: name.span,
      fixes: [.init("such as `this month`", replacing: name.span, with: "this month")])
  }

  static func parameterIsNoCount(_ name: Name, isPart: Bool) -> Diagnostic {
    isPart
      ? Diagnostic(
        code: "parameter-no-count", "`$\(name.text)` stands where a percentage must, but its value is none",
        at: name.span, fixes: [.init("such as `80%`", replacing: name.span, with: "80%")])
      : Diagnostic(
        code: "parameter-no-count", "`$\(name.text)` stands where a whole number must, but its value is none",
        at: name.span, fixes: [.init("such as `5`", replacing: name.span, with: "5")])
  }

  /// `see` shows where the names are that there are.
  static func unknown(_ code: String, _ message: Wording, _ name: Name, _ near: [String], see: Diagnostic.Example)
    -> Diagnostic
  {
    Diagnostic(code: code, message, at: name.span, fixes: .didYouMean(near, at: name.span), example: see)
  }

  static func wrongKind(_ name: Name, is found: Wording, expected: Wording, fixes: [Diagnostic.Fix] = []) -> Diagnostic
  {
    Diagnostic(code: "wrong-kind", "`\(name.text)` is \(found); \(expected)", at: name.span, fixes: fixes)
  }

  /// `show reps by visits`
  static func metricAfterBy(
    _ name: Name, of subject: Entity?, near: [String], bands: String?, at span: Span
  ) -> Diagnostic {
    guard let subject else {
      return wrongKind(
        name, is: "a metric", expected: "`by` takes a dimension such as \(near.prefix(3).joined(separator: ", "))",
        fixes: (bands.map { [.init("cut it into bands", replacing: span, with: $0)] } ?? [])
          + near.prefix(1).map { .init("group by \($0)", replacing: span, with: $0) })
    }
    return Diagnostic(
      code: "wrong-kind", "`\(name.text)` is a metric; what is shown of each stands after `with`", at: name.span,
      example: .init("show \(spoken(subject.name)) with \(name.text) sort \(name.text) desc"))
  }

  static func definitionCycle(_ names: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      code: "definition-cycle", "the definition goes in a circle: \(names.joined(separator: " -> "))", at: span,
      fixes: cycleFixes(at: span))
  }

  /// What is made of something else goes in no circle.
  static func cycleFixes(at span: Span) -> [Diagnostic.Fix] {
    [.init("make it of something else, such as `visits`", replacing: span, with: "visits")]
  }

  static func nameTaken(_ name: Name, by what: Wording) -> Diagnostic {
    Diagnostic(
      code: "name-taken", "`\(name.text)` is already \(what); choose another name", at: name.span,
      fixes: [.init("define `my_\(name.text)` instead", replacing: name.span, with: "my_\(name.text)")])
  }

  /// Records as people call them: `stock_movements` is the store's spelling.
  static func spoken(_ name: String) -> Wording { Wording(records: name) }

  static func unitAfterSlash(_ name: Name, replacing span: Span) -> Diagnostic {
    Diagnostic(
      code: "unit-after-slash", "`\(name.text)` is a unit of time, and dividing by one is said with `per`",
      at: name.span, fixes: [.init("write `per \(name.text)`", replacing: span, with: " per \(name.text)")])
  }

  static func metricInside(
    _ function: String, _ name: Name, whole: Span,
    correlated: String = "correlate visits with closes by rep this quarter"
  ) -> Diagnostic {
    if function == "corr" {
      return Diagnostic(
        code: "metric-inside", "`corr` is of fields of records; whether numbers go together is asked with `correlate`",
        at: name.span, example: .init(correlated))
    }
    return Diagnostic(
      code: "metric-inside",
      "`\(name.text)` is a number already; `\(function)` is for fields of records, as in `sum(opportunities.amount)`",
      at: name.span, fixes: [.init("write `\(name.text)`", replacing: whole, with: name.text)])
  }

  // MARK: Shapes of questions

  static func textAmongItems(_ text: String, alias: Name?, with word: Span = .none, at span: Span) -> Diagnostic {
    if let alias {
      return Diagnostic(
        code: "condition-among-items", "this names a column `\(alias.text)`; a condition stands after `where`",
        at: alias.span.joined(with: span),
        fixes: whereInstead(of: word))
    }
    let name = text.split(separator: " ").joined(separator: "_")
    return Diagnostic(
      code: "text-among-items", "a text is no number; names are written without quotes", at: span,
      fixes: name.isEmpty ? [] : [.init("leave the quotes out", replacing: span, with: name)])
  }

  static func tooMany(_ what: Wording, _ limit: Int, at span: Span) -> Diagnostic {
    Diagnostic(code: "too-many", "there are more than \(limit) \(what)", at: span)
  }

  static func tooNested(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "too-nested", "this is nested too deeply to be asked of the store; say it with fewer brackets", at: span)
  }

  static func tooLarge(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "too-large", "written out in full, with the definitions it uses, this is too large to be answered",
      at: span)
  }

  static func nothingToShow(_ entity: Entity, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "nothing-to-show",
      "\(spoken(entity.name)) have no numbers of their own; say which metrics to show with them",
      at: span, fixes: [.init("list them", replacing: span, with: "list \(entity.name)")])
  }

  static func entityNotFirst(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "entity-not-first",
      "`\(name.text)` are records, not a number; they can only stand first, as in `show \(name.text) with visits`",
      at: name.span,
      fixes: [.init("count them", replacing: name.span, with: "count(\(name.text))")])
  }

  /// - Parameter others: metrics that say nearly the same and can be split, where one stands.
  static func cannotSplit(
    _ metric: Wording, by dimension: String, reason: Wording, works: [String], at span: Span,
    others: [(name: String, place: Span)] = []
  ) -> Diagnostic {
    Diagnostic(
      code: "cannot-split",
      "\(metric) cannot be split by \(dimension): \(reason)"
        + (works.isEmpty ? "" : "; \(works.prefix(6).joined(separator: ", ")) work"),
      at: span,
      fixes: others.map { .init("ask for `\($0.name)`", replacing: $0.place, with: $0.name) }
        + works.prefix(3).map { .init("split by \($0)", replacing: span, with: $0) })
  }

  static func sameForEveryRow(_ name: String, at span: Span) -> Diagnostic {
    cannotSplit(
      "what the calendar alone says", by: name, reason: "it is the same for every row", works: ["month"], at: span)
  }

  static func sameForEveryRecord(_ text: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "cannot-split", "\(text) is the same for every record, so it cannot tell rows apart", at: span,
      example: .init("show opened by age = today - created in bands 31, 91"))
  }

  static func noTree(_ name: String, rolledUp: String = "", at span: Span) -> Diagnostic {
    let isPerson = name == "rep" || name == "owner" || Resolver.superiors.contains(name)
    let meant = (isPerson ? "manager" : "team") + rolledUp
    return Diagnostic(
      code: "no-tree", "nobody stands above a `\(name)`: only managers and teams gather those below them", at: span,
      fixes: [.init("write `\(meant)`", replacing: span, with: meant)])
  }

  /// `plain` is the dimension without its roll-up.
  static func overlappingRows(_ plain: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "overlapping-rows", "rows that are rolled up overlap, so they cannot be added one to the next", at: span,
      fixes: [.init("leave `rolled up` out", replacing: span, with: plain)])
  }

  static func ownOfOne(_ each: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      code: "own-of-one", "own(...) is of one number", at: span,
      fixes: each.isEmpty ? [] : [.init("write one for each", replacing: span, with: each.joined(separator: ", "))])
  }

  /// `inner` is what stands between the brackets.
  static func ownWithoutRollUp(_ inner: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "own-without-roll-up",
      "own(...) tells a manager's own numbers from those of everybody below, and these rows have nobody below them; add `by manager rolled up`",
      at: span, fixes: [.init("leave `own` out", replacing: span, with: inner)])
  }

  /// `instead` is the way from them to a field of that name, `listed` lists the records that have it.
  static func cannotFilter(
    _ entity: Entity, by field: String, works: [String], instead: String?, listed: String?, at span: Span
  ) -> Diagnostic {
    Diagnostic(
      code: "cannot-filter",
      "\(spoken(entity.name)) know no `\(field)`, so it cannot choose among them"
        + (works.isEmpty ? "" : "; \(works.prefix(6).joined(separator: ", ")) can"),
      at: span, fixes: instead.map { [.init("write `\($0)`", replacing: span, with: $0)] } ?? [],
      example: listed.map { .init($0) }
        ?? works.first.flatMap { entity.isListed ? .init("list \(entity.name) where \($0) is not empty") : nil })
  }

  /// `follows` are those that could be followed instead.
  static func notLinked(
    _ entity: String, to population: String, works: [String], follows: [String] = [], at span: Span
  ) -> Diagnostic {
    Diagnostic(
      code: "cannot-filter",
      "\(spoken(entity)) do not say which of the \(spoken(population)) they belong to"
        + (works.isEmpty ? "" : "; `for` can choose \(works.prefix(4).map(spoken).listed)"),
      at: span, fixes: follows.prefix(3).map { .init("follow the \(spoken($0))", replacing: span, with: $0) })
  }

  static func mixedOr(at span: Span, left: String, right: String) -> Diagnostic {
    Diagnostic(
      code: "mixed-or",
      "`or` joins a condition on records (\(left)) with one on the numbers of a row (\(right)), which are chosen at different times",
      at: span,
      fixes: [
        .init("require both", replacing: span, with: "\(left) and \(right)"),
        .init("ask two questions, the first `where \(left)`", replacing: span, with: left),
        .init("and the second `where \(right)`", replacing: span, with: right),
      ])
  }

  static func bareAlternative(_ written: String, as text: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "bare-alternative", "`or` and `and` join whole conditions, and \(written) alone is none", at: span,
      fixes: [.init("write `\(text)`", replacing: span, with: text)])
  }

  static func notAMetricCondition(at span: Span, word: Span) -> Diagnostic {
    Diagnostic(
      code: "not-a-metric-condition", "`having` compares numbers of the rows; a condition on records stands in `where`",
      at: span, fixes: whereInstead(of: word))
  }

  private static func whereInstead(of word: Span) -> [Diagnostic.Fix] {
    word.end > word.start ? [.init("write `where`", replacing: word, with: "where")] : []
  }

  /// `written` is the value that stands alone; `isMetric` says which comparison is meant.
  static func notACondition(_ written: String? = nil, isMetric: Bool = false, at span: Span) -> Diagnostic {
    let meant = written.map { isMetric ? "\($0) > 0" : "\($0) is not empty" }
    return Diagnostic(
      code: "not-a-condition", "a condition compares something, as in `visits > 12` or `source = \"referral\"`",
      at: span, fixes: meant.map { [.init("write `\($0)`", replacing: span, with: $0)] } ?? [],
      example: .init("show visits by rep where visits > 12 this month"))
  }

  static func notANumber(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "not-a-number", "a number is needed here, such as a metric, a count or an arithmetic expression", at: span,
      fixes: span.end > span.start ? [.init("such as `visits`", replacing: span, with: "visits")] : [])
  }

  /// `expression` is the second column's formula, `alias` the name it was given.
  static func duplicateColumn(_ name: String, _ expression: String, alias: Name?, at span: Span) -> Diagnostic {
    let fresh = String(name.map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "_" }) + "_2"
    let place = alias?.span ?? span
    return Diagnostic(
      code: "duplicate-column", "two columns are called `\(name)`", at: place,
      fixes: [
        .init("name it `\(fresh)`", replacing: place, with: alias == nil ? "\(fresh) = \(expression)" : fresh)
      ])
  }

  static func sortUnknown(_ text: String, near: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      code: "unknown-sort", "nothing shown is called `\(text)`", at: span,
      fixes: near.map { .init("sort by `\($0)`", replacing: span, with: $0) })
  }

  static func rankingCount(_ count: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "ranking-count", "`top \(count)` shows nothing; ask for at least 1", at: span,
      fixes: [.init("leave it out", replacing: span, with: "")])
  }

  // MARK: Values

  static func percentExpected(_ text: String, percent: String, what: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "percent-literal", "\(what) is a percentage and \(text) would be \(text) times the whole; write \(percent)",
      at: span,
      fixes: [.init("compare with \(percent)", replacing: span, with: percent)])
  }

  /// `attainment < target`
  static func shareBesideAmount(_ share: String, _ amount: String, isTarget: Bool, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "share-beside-amount", "\(share) is a percentage and \(amount) is none, so neither is more than the other",
      at: span,
      fixes: [
        isTarget
          ? .init("compare with the whole", replacing: span, with: "100%")
          : .init("such as 50%", replacing: span, with: "50%")
      ])
  }

  static func valueKind(_ what: String, is kind: Wording, example: String, at span: Span, fixes: [Diagnostic.Fix] = [])
    -> Diagnostic
  {
    Diagnostic(
      code: "value-kind", "\(what) is \(kind); compare it with one, such as \(example)", at: span,
      fixes: fixes.isEmpty ? [.init("such as \(example)", replacing: span, with: example)] : fixes)
  }

  /// `created in 5` where nothing happens on a day.
  static func noDateToCompare(_ what: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "value-kind", "\(what) is no date, and only a date lies in a period", at: span,
      fixes: [.init("such as `\(what) is not empty`", replacing: span, with: "\(what) is not empty")])
  }

  /// `amount was < 30 days ago`; `written` is the whole with another word.
  static func agoState(
    _ word: String, ago: String, at span: Span, before whole: Span, written: (ComparisonOperator) -> String
  ) -> Diagnostic {
    Diagnostic(
      code: "ago-comparison",
      "`\(word) \(ago)` reads as its opposite; say `before \(ago)` (longer ago) or `after \(ago)` (more recently)",
      at: span,
      fixes: [
        .init("longer ago", replacing: whole, with: written(.before)),
        .init("more recently", replacing: whole, with: written(.after)),
      ])
  }

  static func agoComparison(_ word: String, field: String, ago: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "ago-comparison",
      "`\(field) \(word) \(ago)` reads as its opposite; say `\(field) before \(ago)` (longer ago) or `\(field) after \(ago)` (more recently)",
      at: span,
      fixes: [
        .init("longer ago", replacing: span, with: "\(field) before \(ago)"),
        .init("more recently", replacing: span, with: "\(field) after \(ago)"),
      ])
  }

  static func textOperator(_ op: String, _ what: String, at span: Span, fixes: [Diagnostic.Fix]) -> Diagnostic {
    Diagnostic(
      code: "value-kind", "`\(op)` looks into texts, and \(what) is none", at: span, fixes: fixes,
      example: .init("list customers where name contains \"Ltd\""))
  }

  /// `homes` are the entities that have such a field.
  static func aggregateOperand(_ function: String, _ field: String, homes: [String], at span: Span) -> Diagnostic {
    let example = homes.first.map { "\($0).\(field)" } ?? "opportunities.amount"
    return Diagnostic(
      code: "aggregate-operand", "say whose field it is, as in `\(function)(\(example))`", at: span,
      fixes: homes.prefix(3).map { .init("of \(spoken($0))", replacing: span, with: "\($0).\(field)") })
  }

  /// `numbers` are fields that could be meant.
  static func aggregateKind(_ function: String, _ field: String, numbers: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      code: "aggregate-kind", "`\(function)` needs a number, and \(field) is none", at: span,
      fixes: numbers.prefix(3).map { .init("write `\(function)(\($0))`", replacing: span, with: $0) })
  }

  static func resultOfCount(_ meant: String, whole: Span) -> Diagnostic {
    Diagnostic(
      code: "result-of-count", "`with` chooses the records that `count` counts, by their whole result", at: whole,
      fixes: [.init("write `\(meant)`", replacing: whole, with: meant)])
  }

  static func noResult(_ entity: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "result-of-count", "\(spoken(entity)) have no result of their own, so `with` cannot choose among them",
      at: span, example: .init("show count(customers with sales > 1000) this year"))
  }

  static func correlationRows(at span: Span, after end: Span) -> Diagnostic {
    Diagnostic(
      code: "correlate-rows", "a correlation is over rows: say after `by` what they are", at: span,
      fixes: [.init("such as `by rep`", replacing: end, with: " by rep")])
  }

  static func correlationOfNumbers(_ what: String, beside others: [String], at span: Span) -> Diagnostic {
    let example = others.contains("visits") ? "closes" : "visits"
    return Diagnostic(
      code: "correlate-of-numbers", "a correlation is between two numbers, and \(what) is none", at: span,
      fixes: [.init("such as \(example)", replacing: span, with: example)])
  }

  static func percentileMissing(_ operand: String, replacing span: Span) -> Diagnostic {
    let whole = "\(operand), 90"
    return Diagnostic(
      code: "percentile-level", "say which percentile, as in `percentile(\(whole))`", at: span,
      fixes: [.init("write `percentile(\(whole))`", replacing: span, with: whole)])
  }

  /// `percent` is what a fraction such as 0.9 must have meant.
  static func percentileLevel(_ level: String, percent: String? = nil, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "percentile-level", "a percentile lies between 0 and 100, and \(level) is not meant so", at: span,
      fixes: [.init("write \(percent ?? "90")", replacing: span, with: percent ?? "90")])
  }

  /// `other` is another number of the same records.
  static func correlationPair(_ operand: String, other: String?, replacing span: Span) -> Diagnostic {
    Diagnostic(
      code: "corr-pair",
      "`corr` needs two numbers of the same records, as in `corr(opportunities.amount, opportunities.cycle)`", at: span,
      fixes: other.map { [.init("with \($0)", replacing: span, with: "\(operand), \($0)")] } ?? [])
  }

  static func bandsPercent(_ what: String, _ edge: String, _ meant: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "percent-literal", "\(what) is a percentage and \(edge) would be \(edge) times the whole; write \(edge)%",
      at: span, fixes: [.init("write `\(meant)`", replacing: span, with: meant)])
  }

  /// `sorted` are the same edges as they have to stand.
  static func bandsOrder(_ sorted: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "bands-order", "the edges of bands rise, each named once", at: span,
      fixes: [.init("write `\(sorted)`", replacing: span, with: sorted)])
  }

  static func bandsKind(_ field: String, replacing span: Span) -> Diagnostic {
    Diagnostic(
      code: "bands-kind", "only numbers are cut into bands, and \(field) is none", at: span,
      fixes: [.init("leave the bands out", replacing: span, with: field)])
  }

  static func notADate(_ name: Name, of entity: String, near: [String]) -> Diagnostic {
    unknown(
      "not-a-date", "`\(name.text)` is no date of \(spoken(entity))", name, near,
      see: .init("`describe \(entity)` lists them", "describe \(entity)"))
  }

  /// `present` asks the same of today.
  /// `followed` is a field of the same records that is.
  static func historyField(_ name: Name, present: String?, followed: String?, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "history-field",
      "no history is kept of `\(name.text)`; of opportunities, stage, owner, state, amount and expected_close are followed, of customers owner, status and the changes of their fields",
      at: name.span,
      fixes: present.map { [.init("write `\($0)`", replacing: span, with: $0)] }
        ?? followed.map { [.init("such as `\($0)`", replacing: name.span, with: $0)] } ?? [])
  }

  static func shareOfRatio(_ ratio: String, whole: Span, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "share-of-ratio", "parts of a ratio do not add up to a whole, so they have no share", at: span,
      fixes: [.init("show the ratio itself", replacing: whole, with: ratio)])
  }

  static func unitMismatch(_ left: String, _ right: String, both: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "unit-mismatch", "\(left) and \(right) cannot be added or subtracted", at: span,
      fixes: [.init("show both", replacing: span, with: both)])
  }

  /// `opening` is `list` up to the entity, where `show` can stand in its place.
  static func listMeasureOnly(_ name: String, of entity: Entity, at span: Span, opening: Span?) -> Diagnostic {
    Diagnostic(
      code: "list-ratio",
      "`\(name)` is computed from several numbers; a list shows fields and single numbers, `show` all of them",
      at: span, fixes: opening.map { [.init("write `show`", replacing: $0, with: "show ")] } ?? [],
      example: .init("show \(entity.name) with \(name)"))
  }

  /// A number about records that do not say which one of the list they are about.
  static func listNumberOfOthers(_ name: String, of facts: String, about entity: Entity, at span: Span) -> Diagnostic {
    let field = entity.fields.first(where: \.isNumeric) ?? entity.fields.first
    return Diagnostic(
      code: "cannot-split",
      "`\(name)` is no number about \(spoken(entity.name)): no \(spoken(entity.singular)) is kept with \(spoken(facts))",
      at: span, fixes: field.map { [.init("name a field of theirs", replacing: span, with: $0.name)] } ?? [])
  }

  static func noDay(_ entity: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "no-date", "\(spoken(entity)) have no day of their own, so a period cannot choose among them", at: span,
      fixes: [.init("leave the period out", replacing: span, with: "")])
  }

  /// `as of` beside records that happen on a day.
  /// `states` are the records that keep what these were.
  static func noHistory(_ entity: Name, _ states: String?, date: String?, day: CivilDate, at span: Span) -> Diagnostic {
    if let states {
      return Diagnostic(
        code: "no-history", "\(spoken(entity.text)) are as they are today; their states have been kept", at: span,
        fixes: [.init("ask those", replacing: entity.span, with: states)])
    }
    let fix: Diagnostic.Fix =
      date == nil
      ? .init("leave it out", replacing: span, with: "")
      : .init("list those up to that day", replacing: span, with: "until \(day)")
    return Diagnostic(
      code: "no-history", "\(spoken(entity.text)) are not valid from a day until a day, so they have no `as of`",
      at: span,
      fixes: [fix])
  }

  // MARK: Cohorts

  /// `whole` is everything that follows the records.
  static func noCohortDate(_ name: Name, _ entity: String, whole: Span, dates: [String], near: [String]) -> Diagnostic {
    guard !dates.isEmpty else {
      return Diagnostic(
        code: "cohort-date", "\(spoken(entity)) have no date of their own to be followed from", at: name.span,
        fixes: [.init("ask about all of them", replacing: whole, with: "")])
    }
    let meant = near.isEmpty ? Array(dates.prefix(3)) : near
    return Diagnostic(
      code: "cohort-date", "`\(name.text)` is no date of \(spoken(entity)); they have \(dates.joined(separator: ", "))",
      at: name.span, fixes: meant.map { .init("follow them from `\($0)`", replacing: name.span, with: $0) })
  }

  static func noCohort(_ axis: String, at span: Span) -> Diagnostic {
    let clause = "for customers created in this year"
    return Diagnostic(
      code: "no-cohort", "`\(axis)` needs records that are followed from a day of their own, as in `\(clause)`",
      at: span, fixes: [.init("follow customers", replacing: Span(span.end, span.end), with: " \(clause)")])
  }

  static func notConverted(_ entity: String, _ population: Population?, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "no-conversion", "leads, customers and opportunities are converted; \(spoken(entity)) are not", at: span,
      fixes: population.map { [.init("follow customers", replacing: $0.span, with: "customers created in this year")] }
        ?? [])
  }

  /// What is wrong is not the formula, but whom or when the question asks.
  static func isAboutTheQuestion(_ error: Diagnostic) -> Bool { error.code == "no-conversion" }

  static func notAfter(_ what: Wording, _ axis: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "cannot-split", "\(what) cannot be split by \(axis): it does not happen on a day of its own", at: span,
      fixes: [.init("split by cohort_month", replacing: span, with: "cohort_month")])
  }

  static func cohortWindowOfSnapshot(_ what: Wording, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "cohort-window", "\(what) is read as of a moment, so it does not lie in the first days of each record",
      at: span, fixes: [.init("leave `within` out", replacing: span, with: "")])
  }

  /// `instead` chooses the records by what they are.
  static func planOfCohort(
    _ plan: Value.Plan, _ entity: String, chosen: String, instead: String, at span: Span
  ) -> Diagnostic {
    let missing: Wording =
      switch plan {
      case .target: "no target is set"
      case .budget: "no budget is set"
      }
    return Diagnostic(
      code: "cohort-plan", "\(missing) for \(spoken(entity)) that are followed from a day of theirs", at: span,
      fixes: [.init("choose \(spoken(chosen)) by what they are", replacing: span, with: instead)])
  }

  static func cohortWindowInList(_ records: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "cohort-window", "\(spoken(records)) have no day that could lie in the first days of each", at: span,
      fixes: [.init("leave it out", replacing: span, with: "")])
  }

  static func cohortWindowUnit(_ count: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "cohort-window", "the days after a record's own are counted as days of the calendar", at: span,
      fixes: [.init("write `within \(count) days`", replacing: span, with: "within \(count) days")])
  }

  static func cohortWindowLength(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "cohort-window", "that is longer than anything can be followed", at: span,
      fixes: [.init("follow them whenever it happens", replacing: span, with: "")])
  }

  static func trailingArguments(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "trailing", "`trailing` takes a number and how many days it is counted over, as in `trailing(visits, 90)`",
      at: span, fixes: [.init("such as `trailing(visits, 90)`", replacing: span, with: "trailing(visits, 90)")])
  }

  static func trailingSnapshot(_ what: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "trailing", "`\(what)` does not happen on days that could be counted", at: span,
      fixes: [.init("such as `closes`", replacing: span, with: "closes")])
  }

  // MARK: Funnels

  static func stageNotCounted(_ stage: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "funnel-stage",
      "the stages of a funnel are counted, and `\(stage)` is no count; `metrics` lists what there is",
      at: span, example: .init("funnel visits -> proposals -> closes by rep this quarter"))
  }

  static func stageNotTracked(_ stage: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "funnel-stage",
      "the same records are followed from one thing that happens on a day to the next, and `\(stage)` is no such thing",
      at: span, example: .init("funnel visits -> proposals -> closes for customers created in last quarter"))
  }

  static func funnelCondition(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "funnel-condition",
      "a condition on a number chooses rows, and the rows are stages here; choose whom to count with `for ... with`",
      at: span, example: .init("funnel visits -> closes for customers with visits > 3 this year"))
  }

  /// `isWritten` when there is a `for` that follows nobody; a period beside it says which opportunities are meant.
  static func stagesNeedCohort(at span: Span, isWritten: Bool, period: PeriodExpression?) -> Diagnostic {
    let clause = "opportunities created in \(period.map { formatted($0) } ?? "last quarter")"
    let fix: Diagnostic.Fix? =
      switch (isWritten, period) {
      case (true, nil): .init("follow opportunities", replacing: span, with: clause)
      case (false, nil): .init("follow opportunities", replacing: Span(span.end, span.end), with: " for \(clause)")
      case (false, let period?): .init("follow opportunities", replacing: period.span, with: "for \(clause)")
      case (true, _?): nil
      }
    return Diagnostic(
      code: "funnel-cohort", "the stages are those of certain opportunities, as in `for \(clause)`", at: span,
      fixes: fix.map { [$0] } ?? [])
  }

  static func stagesOfOpportunities(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "funnel-cohort", "only opportunities have stages, and \(name) are none", at: span,
      fixes: [.init("follow opportunities", replacing: span, with: "opportunities")])
  }

  /// `counted` are those whom a metric of that name counts.
  static func unknownProfile(_ name: Name, near: [String], counted: String?) -> Diagnostic {
    var found = unknown(
      "unknown-entity", "nobody to profile is called `\(name.text)`", name, near,
      see: .init(
        "there are won_customers, lost_customers, new_customers, won_opportunities, and every kind of record",
        "profile won_customers by industry this year"))
    if let counted { found.fixes = [.init("those whom it counts", replacing: name.span, with: counted)] }
    return found
  }

  static func profileCondition(_ condition: String, _ who: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "profile-condition",
      "\(who) are chosen by what they did already; `\(condition)` chooses among all, as in `profile customers with ...`",
      at: span, example: .init("profile customers with \(condition) by industry this year"))
  }

  /// A condition on numbers behind `where`, which a row of two sides does not have.
  static func profileOfRows(_ condition: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "profile-condition",
      "`\(condition)` is about a row's numbers, and a row of a profile has two sides; whom to look at stands before `by`, as in `profile customers with \(condition) by industry`",
      at: span, example: .init("profile customers with \(condition) by industry this year"))
  }

  static func stagesHaveNoPeriod(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "funnel-period", "opportunities are followed through the stages from their own day, whenever that is",
      at: span, fixes: [.init("leave the period out", replacing: span, with: "")])
  }

  // MARK: Time

  static func ownPeriod(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "own-period",
      "`in period` is for a number of records, each in the time of its row, as in "
        + "`count(customers where first_order in period)`; elsewhere the period itself is said",
      at: span, fixes: [.init("say which, such as this month", replacing: span, with: "this month")])
  }

  /// `turned` is the same from its other end.
  static func periodBackwards(
    from start: CivilDate, to end: CivilDate, turned: String? = nil, at span: Span
  ) -> Diagnostic {
    Diagnostic(
      code: "period-backwards", "the period would end (\(end)) before it starts (\(start))", at: span,
      fixes: [.init("turn it round", replacing: span, with: turned ?? "\(end)..\(start)")])
  }

  static func outsideCalendar(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "outside-calendar", "this leaves the calendar, which has the years 1 to 9999", at: span,
      fixes: span.end > span.start ? [.init("such as `this year`", replacing: span, with: "this year")] : [])
  }

  static func notOneDay(_ last: CivilDate, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "not-one-day", "an entry is of one day, and this is a longer period", at: span,
      fixes: [.init("such as one of its days", replacing: span, with: last.iso)])
  }

  static func periodCount(_ count: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "period-count", "\(count) is no length of a period; say at least 1", at: span,
      fixes: [.init("such as `last 30 days`", replacing: span, with: "last 30 days")])
  }

  static func notSplitByTime(_ what: String, works: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      code: "no-time-axis", "\(spoken(what)) are known as of now only, so they cannot be split by time", at: span,
      fixes: works.prefix(3).map { .init("split by \($0)", replacing: span, with: $0) })
  }

  static func knownNowOnly(_ what: Wording, on day: CivilDate, period: Span?, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "known-now-only",
      "\(what) is known as of now only, and the question is about \(day); ask it without a past period or `as of`",
      at: period ?? span, fixes: period.map { [.init("ask as of now", replacing: $0, with: "")] } ?? [])
  }

  static func asOfBeforePeriod(_ what: Wording, _ period: Period, _ day: CivilDate, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "as-of-before-period",
      "as of \(day) nothing of a period that begins \(period.start) is there to make \(what)",
      at: span, fixes: [.init("ask of \(day.year)", replacing: span, with: String(day.year))])
  }

  static func needsPeriod(_ what: Wording, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "needs-period", "\(what) compares the start of a period with its end, so it needs one", at: span,
      fixes: [.init("ask of this quarter", replacing: Span(span.end, span.end), with: " this quarter")])
  }

  static func progressNeedsPeriod(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "needs-period", "working days passed and working days left are those of a period, so it needs one",
      at: span, fixes: [.init("ask of this month", replacing: Span(span.end, span.end), with: " this month")])
  }

  static func ownTimeNeedsPeriod(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "needs-period", "`in period` along time counts who is there in each part of a period, so it needs one",
      at: span, fixes: [.init("ask of this year", replacing: Span(span.end, span.end), with: " this year")])
  }

  static func peopleByCycle(_ entity: String, _ grain: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "no-time-axis",
      "how many \(spoken(entity)) there are is told for stretches of time such as a month, and \(grain) is none",
      at: span,
      fixes: [.init("split by month", replacing: span, with: "month")])
  }

  /// What is counted has a row for every time it happened; what is read has one for each part of a period.
  static func readingsNeedPeriod(_ what: Wording, beside other: Wording, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "needs-period", "\(what) is told for each part of a period, so along time beside \(other) it needs one",
      at: span, fixes: [.init("ask of this year", replacing: Span(span.end, span.end), with: " this year")])
  }

  static func openingOfWhat(_ what: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "opening", "`opening` takes one number that is read as of a moment, such as receivable or pipeline",
      at: span,
      fixes: [.init("write `opening(receivable)`", replacing: span, with: "opening(receivable)")])
  }

  static func cycleOfBalance(_ what: Wording, _ grain: Name, day: String) -> Diagnostic {
    Diagnostic(
      code: "no-time-axis",
      "\(what) is read as of a moment, and \(grain.text) is none; `\(day).\(grain.text)` chooses among the days that made it up",
      at: grain.span, fixes: [.init("say so", replacing: grain.span, with: "\(day).\(grain.text)")])
  }

  static func noCycle(_ what: String, _ grain: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "no-time-axis", "\(spoken(what)) are read as of a moment, and \(grain) is none", at: span,
      fixes: [.init("split by month", replacing: span, with: "month")])
  }

  static func tooManyBuckets(_ count: Int, limit: Int, coarser: String?, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "too-many-periods", "these are \(count) points of time; ask for at most \(limit)", at: span,
      fixes: coarser.map { [.init("split by \($0)", replacing: span, with: $0)] } ?? [])
  }
}
