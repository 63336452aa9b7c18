import Values

extension Printer {
  func text(_ question: ShowQuestion) -> String {
    var parts = [word(.show)]
    if question.hasSubject {
      parts += [items(Array(question.items.prefix(1))), word(.with), items(Array(question.items.dropFirst()))]
    } else {
      parts.append(items(question.items))
    }
    parts += sampling(question.sampling) + clauses(question)
    return parts.joined(separator: " ")
  }

  func text(_ followUp: FollowUp) -> String {
    let question = followUp.clauses
    let changes = followUp.changes
    var parts = [Symbol.range.rawValue]
    if let condition = changes.condition { parts += [word(.and), text(condition)] }
    if !changes.items.isEmpty { parts += [word(.and), items(changes.items)] }
    if !question.items.isEmpty { parts += [word(.with), items(question.items)] }
    parts += sampling(question.sampling) + clauses(question)
    let omitted = changes.clauses.map { word($0.omittedBy) } + changes.names.map { text($0) }
    if !omitted.isEmpty { parts += [word(.without), joined(omitted) { $0 }] }
    return parts.joined(separator: " ")
  }

  private func sampling(_ sampling: Sampling?) -> [String] {
    guard let sampling else { return [] }
    let kinds: [Keyword] = (sampling.hasSize ? [.sampleSize] : []) + (sampling.hasInterval ? [.interval] : [])
    return [word(.with), joined(kinds) { word($0) }]
  }

  /// Everything after the items.
  func clauses(_ question: ShowQuestion) -> [String] {
    var parts: [String] = []
    if !question.by.isEmpty { parts += [word(.by), joined(question.by) { text($0) }] }
    parts += scope(question.population, question.condition, isBeforePeriod: question.period != nil)
    if let period = question.period { parts.append(text(period)) }
    if let point = question.asOf { parts += [word(.asOf), text(point)] }
    parts += text(question.comparators)
    if let having = question.having { parts += [word(.having), text(having)] }
    if let ranking = question.ranking { parts.append(text(ranking)) }
    if !question.sort.isEmpty { parts.append(sort(question.sort)) }
    return parts + presentation(question.presentation)
  }

  func text(_ question: ListQuestion) -> String {
    var parts = [word(.list), text(question.entity)]
    if !question.columns.isEmpty { parts += [word(.with), items(question.columns)] }
    if let date = question.date { parts += [word(.on), text(date)] }
    parts += scope(question.population, question.condition, isBeforePeriod: question.period != nil)
    if let period = question.period { parts.append(text(period)) }
    if let point = question.asOf { parts += [word(.asOf), text(point)] }
    if let point = question.knownBy { parts += [word(.knownBy), text(point)] }
    if let ranking = question.ranking { parts.append(text(ranking)) }
    if !question.sort.isEmpty { parts.append(sort(question.sort)) }
    parts += presentation(question.presentation)
    return parts.joined(separator: " ")
  }

  func presentation(_ presentation: Answer.Presentation?) -> [String] {
    guard let presentation else { return [] }
    let shape: Keyword =
      switch presentation {
      case .table: .table
      case .bars: .bars
      case .line: .line
      case .spark: .spark
      case .funnel: .funnel
      case .csv: .csv
      case .tsv: .tsv
      case .json: .json
      case .jsonl: .jsonl
      case .markdown: .markdown
      case .html: .html
      }
    return [word(.presentation), word(shape)]
  }

  func items(_ items: [ShowQuestion.Item]) -> String {
    joined(items) { text($0) }
  }

  func text(_ item: ShowQuestion.Item) -> String {
    let expression = text(item.expression, atLeast: .per)
    return item.alias.map { "\(text($0)) = \(expression)" } ?? expression
  }

  /// `for` and `where`. A `where` after `for` would belong to it, so the question's own stands first when both do.
  func scope(_ population: Population?, _ condition: Expression?, isBeforePeriod: Bool) -> [String] {
    var parts: [String] = []
    if let condition {
      let isLast = population == nil && isBeforePeriod
      parts += [word(.condition), text(condition, closingChange: isLast)]
    }
    if let population {
      parts += [word(.population), text(population, isBeforePeriod: isBeforePeriod)]
    }
    return parts
  }

  func text(_ population: Population, isBeforePeriod: Bool) -> String {
    var parts = [text(population.name)]
    if let cohort = population.cohort {
      parts += [text(cohort.date), word(.within), text(cohort.period)]
      if let window = cohort.window {
        parts += [word(.window), String(window.count), text(window.unit, count: window.count)]
      }
    }
    if let inner = population.condition {
      parts += [word(.condition), text(inner, closingChange: isBeforePeriod)]
    }
    return parts.joined(separator: " ")
  }

  /// `stage changed` takes a period that follows it, `created in since 2026-03-01` its end: in front of the question's
  /// period it stands in parentheses.
  func text(_ condition: Expression, closingChange: Bool) -> String {
    closingChange && condition.endsOpenly ? "(\(text(condition)))" : text(condition)
  }

  func text(_ grouping: Grouping) -> String {
    if grouping.isRolledUp { return "\(text(grouping.name)) \(word(.rolledUp))" }
    let value = grouping.expression.map { grouped($0, isNamed: grouping.alias != nil) } ?? text(grouping.name)
    let named = grouping.alias.map { "\(text($0)) = \(value)" } ?? value
    guard !grouping.bands.isEmpty else { return named }
    return "\(named) \(word(.inBands)) " + joined(grouping.bands) { text($0) }
  }

  /// In parentheses where it would not be known for an expression by its first word.
  private func grouped(_ expression: Expression, isNamed: Bool) -> String {
    let written = text(expression, atLeast: .per)
    return expression.startsGrouping(named: isNamed) ? written : "(\(written))"
  }

  func text(_ count: Count) -> String {
    switch count {
    case .number(let count): String(count)
    case .given(let name): "$\(name.text)"
    }
  }

  func text(_ binding: ParameterValue) -> String {
    switch binding {
    case .value(let value): text(value, atLeast: .per)
    case .period(let period): text(period)
    }
  }

  func text(_ ranking: Ranking) -> String {
    var parts = [word(ranking.isTop ? .top : .bottom)]
    switch ranking.extent {
    case .rows(let count):
      parts.append(String(count))
      if let value = ranking.by { parts += [word(.by), text(value, atLeast: .per)] }
    case .part(let literal):
      parts.append(text(literal))
      if let value = ranking.by { parts += [word(.of), text(value, atLeast: .per)] }
    case .given(let name, let isPart):
      parts.append("$\(name.text)")
      if let value = ranking.by { parts += [word(isPart ? .of : .by), text(value, atLeast: .per)] }
    }
    if !ranking.each.isEmpty { parts += [word(.inEach), joined(ranking.each) { text($0) }] }
    return parts.joined(separator: " ")
  }

  /// In Chinese `按 x 降序`: every key says its direction, which tells sorting from grouping.
  func sort(_ keys: [SortKey]) -> String {
    switch language {
    case .english:
      "\(word(.sort)) "
        + joined(keys) { text($0.expression, atLeast: .per) + ($0.descending ? " \(word(.descending))" : "") }
    case .chinese:
      "\(word(.by)) "
        + joined(keys) {
          text($0.expression, atLeast: .per) + " " + word($0.descending ? .descending : .ascending)
        }
    }
  }

  // MARK: Periods

  func text(_ period: PeriodExpression) -> String {
    switch period.kind {
    case .day(let point): return text(point)
    case .this(.year) where language == .chinese: return word(.thisYear)
    case .this(let unit): return stretch(.this, nil, unit)
    case .last(1, .year, counted: false) where language == .chinese: return word(.lastYear)
    case .last(let count, let unit, let counted):
      return stretch(counted && language == .chinese ? .past : .last, counted ? count : nil, unit)
    case .next(1, .year, counted: false) where language == .chinese: return word(.nextYear)
    case .next(let count, let unit, let counted): return stretch(.next, counted ? count : nil, unit)
    case .toDate(let unit):
      switch unit {
      case .quarter: return word(.quarterToDate)
      case .month: return word(.monthToDate)
      case .week: return word(.weekToDate)
      case .day, .workday, .half, .year, .fiscalQuarter, .fiscalHalf, .fiscalYear: return word(.yearToDate)
      }
    case .since(let point): return "\(word(.since)) \(text(point))"
    case .until(let point): return "\(word(.until)) \(text(point))"
    case .range(let first, let last): return "\(text(first))..\(text(last))"
    case .literal(let literal): return literal.written
    case .all: return word(.allTime)
    case .own: return word(.ownPeriod)
    case .parameter(let name): return "$\(name.text)"
    }
  }

  private func stretch(_ keyword: Keyword, _ count: Int?, _ unit: CalendarUnit) -> String {
    guard let count else {
      // 本月, 上季度: one word, as it is written.
      let isOneWord = language == .chinese && [.week, .month, .quarter].contains(unit)
      return word(keyword) + (isOneWord ? "" : blank) + text(unit, count: 1)
    }
    return word(keyword) + blank + String(count) + blank + text(unit, count: count)
  }

  func text(_ point: DatePoint) -> String {
    switch point {
    case .today: word(.today)
    case .yesterday: word(.yesterday)
    case .tomorrow: word(.tomorrow)
    case .literal(let literal): literal.written
    case .thisUnit(let unit): stretch(.this, nil, unit)
    case .lastUnit(let unit): stretch(.last, nil, unit)
    case .ago(let count, let unit): "\(count)\(blank)\(text(unit, count: count))\(blank)\(word(.ago))"
    case .parameter(let name): "$\(name.text)"
    }
  }

  /// English units after another count than one are plural.
  func text(_ unit: CalendarUnit, count: Int) -> String {
    let keyword = KeywordIndex.units.first { $0.unit == unit }?.keyword ?? .day
    let isPlural = count != 1 && language == .english
    return isPlural ? keyword.spellings.english[1].split(separator: " ").joined(separator: blank) : word(keyword)
  }
}

extension Expression {
  /// Whether it is a difference or the like that begins with a day such as `today`, or with a name after one of its own.
  fileprivate func startsGrouping(named isNamed: Bool) -> Bool {
    guard case .arithmetic(_, let left, _) = kind else { return false }
    switch left.kind {
    case .name: return isNamed
    case .moment(let point):
      switch point {
      case .today, .yesterday, .tomorrow: return true
      case .literal, .ago, .thisUnit, .lastUnit, .parameter: return false
      }
    case .arithmetic, .number, .text, .boolean, .date, .duration, .parameter, .negative, .logical, .not, .comparison,
      .membership, .within, .range, .emptiness, .was, .changed, .per, .share, .aggregate, .call:
      return false
    }
  }

  /// `changed` without a period.
  var isOpenChange: Bool { if case .changed(_, _, _, nil) = kind { true } else { false } }

  /// Whether a `changed` or a `since` in it would take a period that follows its text.
  var endsOpenly: Bool {
    switch kind {
    case .changed: isOpenChange
    case .within(_, let period, _): if case .since = period.kind { true } else { false }
    case .logical(let operation, let operands):
      operands.last?.endsOpenly ?? false
        || operation == .and && operands.count(where: \.isOpenChange) == 1
    case .not(let operand): operand.endsOpenly
    case .number, .text, .boolean, .date, .moment, .duration, .parameter, .name, .negative, .arithmetic, .comparison,
      .membership, .range, .emptiness, .was, .per, .share, .aggregate, .call:
      false
    }
  }
}
