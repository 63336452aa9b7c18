import Values

/// Every message about words and signs of SQL, of spreadsheets and of everyday speech.
extension Diagnostic {
  // MARK: Habits of SQL and Excel

  static func foreignOperator(_ written: String, _ meant: String, _ span: Span) -> Diagnostic {
    let shown = meant.filter { $0 != " " }
    var fixes = [Fix("write `\(shown)`", replacing: span, with: meant)]
    if ["&", "|", "&&"].contains(written) {
      fixes.append(Fix("a list is written with commas", replacing: span, with: ", "))
    }
    return Diagnostic(code: "foreign-operator", "`\(written)` is written `\(shown)` here", at: span, fixes: fixes)
  }

  static func sql(_ span: Span, whole: Span, rewritten: String?) -> Diagnostic {
    Diagnostic(
      code: "sql", "this is SQL; a question starts with `show` (numbers) or `list` (records)", at: span,
      fixes: rewritten.map { [Fix("the same question: `\($0)`", replacing: whole, with: $0)] } ?? [])
  }

  static func foreignClause(_ written: String, _ meant: String, _ span: Span, behind blank: String = "") -> Diagnostic {
    Diagnostic(
      code: "foreign-clause", "`\(written)` is written `\(meant)` here", at: span,
      fixes: [Fix("write `\(meant)`", replacing: span, with: blank + meant)])
  }

  // MARK: Habits of speech

  static func filler(_ written: String, _ span: Span, upTo next: Int) -> Diagnostic {
    Diagnostic(
      code: "filler", "`\(written)` adds nothing: the name alone says what is meant", at: span,
      fixes: [Fix("leave it out", replacing: Span(span.start, next), with: "")])
  }

  /// `rows` is the mean over rows, `ratio` the same of sums, `rest` what stood between.
  static func meanOfRows(
    _ word: String, _ rows: String, _ ratio: String?, behind rest: String, replacing whole: Span, at span: Span
  ) -> Diagnostic {
    var found = meanOfRows(word, at: span)
    found.fixes = [Fix("write `\(rows)`", replacing: whole, with: rows + rest)]
    if let ratio { found.fixes.append(Fix("`\(ratio)`, a ratio of sums", replacing: whole, with: ratio + rest)) }
    return found
  }

  static func meanOfRows(_ word: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "mean-of-rows", "`\(word)` is a mean over rows, and which they are is said in its brackets", at: span,
      example: .init("show avg(sales by month) this year"))
  }

  static func leftOut(_ word: String, _ conditions: [String], replacing whole: Span, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "left-out", "what `\(word)` leaves out is left out by a condition here", at: span,
      fixes: conditions.map { Fix("write `\($0)`", replacing: whole, with: $0) },
      example: .init("show sales where industry != \"retail\" this year"))
  }

  static func lessened(_ fixes: [(Wording, String)], replacing whole: Span, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "lessened", "a number without another is one less the other, or one of those who have none of it",
      at: span, fixes: fixes.map { Fix($0.0, replacing: whole, with: $0.1) })
  }

  static func unquotedText(_ written: String, _ span: Span, replacing whole: Span, with text: String) -> Diagnostic {
    Diagnostic(
      code: "unquoted-text", "`\(written)` is a value, and a value of more than one word stands in quotes", at: span,
      fixes: [Fix("write `\(text)`", replacing: whole, with: text)])
  }

  static func conditionWithoutWhere(_ condition: String, _ span: Span) -> Diagnostic {
    conditionWithoutWhere(condition, shown: condition, span, replacing: span)
  }

  static func conditionWithoutWhere(
    _ text: String, shown: String, _ span: Span, replacing whole: Span
  ) -> Diagnostic {
    Diagnostic(
      code: "missing-where", "a condition starts with `where`", at: span,
      fixes: [Fix("write `\(shown)`", replacing: whole, with: text)])
  }

  static func dateOfPeriod(_ date: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "missing-on", "which date a period is about is said with `on`", at: span,
      fixes: [Fix("write `on \(date)`", replacing: Span(span.start, span.start), with: "on ")])
  }

  /// `invoices paid this month`: what settles them has that day.
  static func noSuchDate(_ date: String, _ records: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "missing-on", "`\(date)` is no date of \(records)", at: span,
      example: .init(date.lowercased() == "paid" ? "list payments this month" : "describe \(records)"))
  }

  /// `as of last quarter`; without `as of` it is the same.
  static func periodAsDay(_ span: Span, leaving words: Span) -> Diagnostic {
    Diagnostic(
      code: "period-as-day",
      "`as of` takes a day; over a period alone what is read as of a moment is read at the period's end", at: span,
      fixes: [Fix("leave `as of` out", replacing: words, with: "")])
  }

  /// `days` are those of the name, likeliest first.
  static func weekdayAsDay(_ span: Span, _ days: [CivilDate]) -> Diagnostic {
    Diagnostic(
      code: "weekday-as-day", "a period begins and ends on a date; of a day of the week the date is written", at: span,
      fixes: days.map { Fix("write `\($0)`", replacing: span, with: "\($0)") })
  }

  /// `on Monday`
  static func onWeekday(_ recent: CivilDate, _ written: String, _ span: Span) -> Diagnostic {
    let every = "where weekday = \"\(written)\""
    return Diagnostic(
      code: "weekday-as-day", "a day is said by its date, and every one of the week by a condition", at: span,
      fixes: [
        Fix("the last one", replacing: span, with: "\(recent)"), Fix("each of them", replacing: span, with: every),
      ])
  }

  static func foreignPeriod(_ meant: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "foreign-period", "this period is written `\(meant)` here", at: span,
      fixes: [Fix("write `\(meant)`", replacing: span, with: meant)])
  }

  /// `by created month`: `clauses` follow those records each.
  static func byCohort(
    _ part: String, _ clauses: [(records: String, text: String)], replacing whole: Span, at span: Span
  ) -> Diagnostic {
    Diagnostic(
      code: "grain-of-date",
      "`\(part)` makes rows of that date; `by cohort_month for customers created in this year` follows the records that began then",
      at: span,
      fixes: [Fix("write `\(part)`", replacing: span, with: part)]
        + clauses.map { Fix("follow \($0.records)", replacing: whole, with: $0.text) })
  }

  static func grainOfDate(_ part: String, _ grain: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "grain-of-date",
      "`\(grain)` is that of the day which counts; that of another day is written behind it, with a dot", at: span,
      fixes: [Fix("write `\(part)`", replacing: span, with: part)])
  }

  /// `list hot leads`
  static func unknownState(_ word: String, _ records: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "unknown-state", "which \(records) are `\(word)` is said in a condition, after `where`", at: span,
      example: .init("`describe \(records)` says what they are chosen by", "describe \(records)"))
  }

  static func whose(_ span: Span, isList: Bool) -> Diagnostic {
    Diagnostic(
      code: "whose", "whose is said by a name, as in `where rep = \"Li Na\"`", at: span,
      example: .init(isList ? "list activities where rep = \"Li Na\"" : "show visits where rep = \"Li Na\""))
  }

  static func valueFirst(_ name: String, _ what: String, _ whole: Span, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "missing-where", "whose number it is, is a condition and stands behind", at: span,
      fixes: ["rep", "customer", "city"].map { owner in
        Fix("of the \(owner)", replacing: whole, with: "\(what) where \(owner) = \(name)")
      })
  }

  static func nameWithoutWhere(
    _ name: String, at span: Span, replacing whole: Span, owners: [String]
  ) -> Diagnostic {
    Diagnostic(
      code: "missing-where", "whose number it is, is a condition and stands behind", at: span,
      fixes: owners.map { owner in
        Fix("of the \(owner)", replacing: whole, with: "where \(owner) " + (name.hasPrefix("(") ? "in " : "= ") + name)
      })
  }

  static func rangeBackwards(_ low: String, _ high: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "range-backwards", "the range would end (\(high)) before it starts (\(low))", at: span,
      fixes: [Fix("turn it round", replacing: span, with: "\(high) and \(low)")])
  }

  static func rowWithoutQuotes(_ name: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "row-without-quotes", "a row is called by its number, or in quotes by what it is about", at: span,
      fixes: [Fix("write \(name)", replacing: span, with: name)])
  }

  static func groupsNotHere(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "groups-not-here", "`in each` is known to `top`, `rank`, `cumulative` and `share(...)` only", at: span,
      example: .init("show sales, share(sales in each team) by team, rep this month"))
  }

  static func conditionInDefinition(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "condition-in-definition", "what a number counts is chosen inside of its brackets", at: span,
      example: .init("define retail_deals = count(opportunities where customer.industry = \"retail\" on closed)"))
  }

  static func segmentOfNumbers(_ entity: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "segment-of-numbers",
      "a segment is chosen by what its records are, after `where`; by their numbers a question chooses them, after `for`",
      at: span, example: .init("show sales by industry for customers with sales > 100000 this year"))
  }

  /// `上上月`
  static func periodBeforeLast(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "period-before-last", "what lies before the last period has no word; it is written as a date", at: span,
      example: .init("show visits by rep 2026-03"))
  }

  static func placeWithoutWhere(_ name: String, _ span: Span, places: [String]) -> Diagnostic {
    Diagnostic(
      code: "missing-where", "`in` begins a period; where somebody is, is a condition", at: span,
      fixes: places.map { place in
        Fix("whose \(place) it is", replacing: span, with: "where \(place) = \(name)")
      })
  }

  /// `fix` is the text from what is shown on, and what it replaces.
  static func chosenByOtherPeriod(_ span: Span, _ fix: (whole: Span, text: String)?) -> Diagnostic {
    Diagnostic(
      code: "duplicate-clause",
      "a question has one period, in which it also chooses whom to look at; by another one they are chosen beside it, after `vs`",
      at: span, fixes: fix.map { [Fix("beside that period", replacing: $0.whole, with: $0.text)] } ?? [],
      example: .init("show customers with sales this year vs all of last year having sales_before > 100000"))
  }

  /// `sales in USD`
  static func inCurrency(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "in-currency", "all amounts are in the store's currency, which `set base_currency` shows", at: span,
      example: .init("set base_currency"))
  }

  static func splitName(_ written: String, _ joined: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "split-name", "a name is one word, and `\(written)` is two", at: span,
      fixes: [Fix("write `\(joined)`", replacing: span, with: joined)])
  }

  static func noBranches(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "no-branches",
      "there is no `case` here: `where` chooses what is counted, and `having` which rows are shown", at: span,
      example: .init("show large = count(opportunities where amount > 10000), opened by rep"))
  }

  static func missingComma(_ span: Span, after end: Int) -> Diagnostic {
    Diagnostic(
      code: "missing-comma", "there is no comma before this name", at: span,
      fixes: [Fix("put a comma between them", replacing: Span(end, end), with: ",")])
  }

  static func join(_ span: Span, whole: Span) -> Diagnostic {
    Diagnostic(
      code: "join", "nothing needs joining: every record knows its customer, its rep, its source, so just name them",
      at: span, fixes: [Fix("leave it out", replacing: whole, with: "")])
  }

  static func groupsAfterComma(_ function: AnswerFunction, _ group: String, _ comma: Span, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "groups-after-comma", "within which rows `\(function.rawValue)` compares is said with `in each`", at: span,
      fixes: [.init("write `in each \(group)`", replacing: comma, with: " in each ")])
  }

  static func countedMissing(_ function: AnswerFunction, at span: Span, replacing place: Span) -> Diagnostic {
    Diagnostic(
      code: "counted-missing",
      "`\(function.rawValue)` needs to know what is counted, as in `\(function.usage.example)`",
      at: span, fixes: [.init("count customers", replacing: place, with: " by customer")])
  }

  static func partOfWhat(_ part: String, _ span: Span, with text: String) -> Diagnostic {
    Diagnostic(
      code: "part-of-what", "`\(part)` is a part of a sum, and it says of which, as in `top \(part) of sales`",
      at: span,
      fixes: [.init("write `of`", replacing: span, with: text)])
  }

  static func functionWithoutBrackets(_ function: AnswerFunction, _ operand: String, _ span: Span) -> Diagnostic {
    let call = "\(function.rawValue)(\(operand)\(function == .moving ? ", 3" : ""))"
    // A rank alone does not say of what.
    let text = function == .rank ? "\(operand), \(call)" : call
    return Diagnostic(
      code: "function-brackets", "what `\(function.rawValue)` looks at stands in brackets", at: span,
      fixes: [.init("write `\(text)`", replacing: span, with: text)])
  }

  static func rankingFirst(_ span: Span, whole: Span, with text: String) -> Diagnostic {
    Diagnostic(
      code: "ranking-first", "how many are shown is said after what is shown", at: span,
      fixes: [Fix("turn it round", replacing: whole, with: text)])
  }

  static func clauseFirst(_ verb: String, _ span: Span, whole: Span, with text: String) -> Diagnostic {
    Diagnostic(
      code: "clause-first", "the sentence starts with `\(verb)`; conditions and groupings follow", at: span,
      fixes: [Fix("turn it round", replacing: whole, with: text)])
  }

  static func foreignStatement(_ written: String, _ meant: String, _ span: Span, replacing whole: Span) -> Diagnostic {
    Diagnostic(
      code: "foreign-statement", "`\(written)` is written `\(meant)` here", at: span,
      fixes: [Fix("write `\(meant)`", replacing: whole, with: meant)])
  }

  static func spreadsheetFormula(_ span: Span, whole: Span) -> Diagnostic {
    Diagnostic(
      code: "spreadsheet-formula", "this is a spreadsheet formula; here numbers have names, as in `show sales by rep`",
      at: span,
      fixes: [
        Fix("ask for it with `show`", replacing: span, with: "show "),
        Fix("see which names there are", replacing: whole, with: "metrics"),
      ])
  }

  static func sqlVerb(_ written: String, _ span: Span, whole: Span, table: String?) -> Diagnostic {
    Diagnostic(
      code: "sql",
      "`\(written)` is SQL; questions start with `show` or `list`, and records come in with `import`",
      at: span, fixes: table.map { [Fix("look at them", replacing: whole, with: "list \($0)")] } ?? [])
  }

  static func populationIsNoCondition(_ word: Span, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "population-is-no-condition", "`for` names an entity or a segment; a condition starts with `where`",
      at: span,
      fixes: [Fix("write `where`", replacing: word, with: "where")])
  }

  static func fromIsForPeriods(_ span: Span, isBeforeName: Bool) -> Diagnostic {
    Diagnostic(
      code: "from-is-for-periods",
      "`from` begins a period (`from 2026-01-05 to 2026-02-10`); whom to look at is said with `for`",
      at: span, fixes: isBeforeName ? [Fix("write `for`", replacing: span, with: "for")] : [],
      example: .init("show visits by rep from 2026-01-05 to 2026-02-10"))
  }

  static func null(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "null", "a missing value is asked for with `is empty` or `is not empty`", at: span,
      example: .init("list customers where city is empty"))
  }

  static func comparedWithNull(_ left: String, isNegated: Bool, _ span: Span) -> Diagnostic {
    let test = isNegated ? "is not empty" : "is empty"
    return Diagnostic(
      code: "null", "a missing value is asked for with `\(test)`", at: span,
      fixes: [Fix("write `\(test)`", replacing: span, with: "\(left) \(test)")])
  }

  static func like(_ pattern: String, _ span: Span) -> Diagnostic {
    let (starts, ends) = (pattern.hasSuffix("%"), pattern.hasPrefix("%"))
    let word = starts == ends ? (starts ? "contains" : "=") : starts ? "starts with" : "ends with"
    let text = String(pattern.filter { $0 != "%" }).replacingQuotes
    return Diagnostic(
      code: "like", "patterns are written `contains`, `starts with` or `ends with`", at: span,
      fixes: [Fix("write `\(word) \"\(text)\"`", replacing: span, with: "\(word) \"\(text)\"")])
  }

  static func notLike(_ pattern: String, left: String, _ span: Span, at word: Span) -> Diagnostic {
    let found = like(pattern, word)
    let text = "not (\(left) \(found.fixes.first?.replacement ?? "= \"\""))"
    return Diagnostic(
      code: "like", found.message, at: word, fixes: [Fix("write `\(text)`", replacing: span, with: text)])
  }

  static func everything(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "everything", "there is no `*`: name what to show, or `list` an entity for all its columns", at: span,
      example: .init("list customers"))
  }

  static func countStar(
    _ span: Span, of records: String = "activities", replacing place: Span? = nil, with text: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      code: "count-star", "`count` names what is counted, such as `count(activities)`", at: span,
      fixes: [Fix("count \(records)", replacing: place ?? span, with: text ?? records)])
  }

  static func functionAtEnd(_ call: String, _ span: Span, whole: Span, with text: String) -> Diagnostic {
    Diagnostic(
      code: "function-brackets", "what a function looks at stands in its brackets, where the number is shown", at: span,
      fixes: [Fix("write `\(call)`", replacing: whole, with: text)])
  }

  static func distinctInside(_ span: Span, _ word: String) -> Diagnostic {
    Diagnostic(
      code: "distinct-inside", "`distinct` stands before the bracket", at: span,
      fixes: [Fix("write `count distinct(`", replacing: span, with: "\(word) distinct(")])
  }
}
