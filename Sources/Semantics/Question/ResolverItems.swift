import Syntax
import Values

/// What a question shows: its items, and the columns that they become.
extension Resolver {
  /// `show reps with visits`: the first item is an entity when no metric bears its name.
  func subject(of show: ShowQuestion) throws(Diagnostic) -> (Entity?, [ShowQuestion.Item]) {
    guard let first = show.items.first, first.alias == nil, case .name(let parts) = first.expression.kind,
      parts.count == 1,
      let name = parts.first
    else { return (nil, show.items) }
    let isOfRecords = catalogue.entity(name.text) != nil && (show.hasSubject || choosesAmongItsRecords(show))
    if catalogue.metric(name.text) != nil && !isOfRecords { return (nil, show.items) }
    guard let entity = catalogue.entity(name.text), entity.isListed else {
      // A segment stands for its entity's records.
      return (nil, show.items)
    }
    return (entity, Array(show.items.dropFirst()))
  }

  /// `show leads where calls = 0`: nobody asks of the one number of all leads whether there were no calls.
  private func choosesAmongItsRecords(_ show: ShowQuestion) -> Bool {
    guard show.items.count == 1, show.by.isEmpty, let condition = show.condition else { return false }
    return Self.conjuncts(condition).contains { (try? kind(of: $0)) == .metric }
  }

  /// What is shown, as it is written.
  mutating func columns(
    _ items: [ShowQuestion.Item], _ show: ShowQuestion, at span: Span
  ) throws(Diagnostic) -> [MetricColumn] {
    var columns: [MetricColumn] = []
    if items.count > Self.maximumColumns { throw Messages.tooMany("columns", Self.maximumColumns, at: span) }
    for item in items {
      if case .text(let text) = item.expression.kind {
        throw Messages.textAmongItems(text, alias: item.alias, with: show.withWord, at: item.expression.span)
      }
      let column = try column(item)
      if columns.contains(where: { $0.name == column.name }) {
        throw Messages.duplicateColumn(
          column.name, text(item.expression), alias: item.alias, at: item.expression.span)
      }
      columns.append(column)
      if let alias = item.alias { aliases[alias.text.lowercased()] = column.quantity }
      comparedExpressions[column.name.lowercased()] =
        item.alias.map { Expression(.name([$0]), $0.span) } ?? item.expression
      // A condition may be about them.
      for part in sampled(column, show.sampling) { aliases[part.name.lowercased()] = part.quantity }
    }
    return columns
  }

  /// Besides what is written, what conditions and the order ask about, the usual numbers where none is named, and samples.
  ///
  /// - Returns: Whether the usual ones were taken.
  mutating func complete(
    _ columns: inout [MetricColumn], _ subject: Entity?, _ rows: [Expression], _ show: ShowQuestion, at span: Span
  ) throws(Diagnostic) -> Bool {
    var usesDefaults = false
    if let subject {
      try addConditionColumns(rows + (show.having.map { [$0] } ?? []), to: &columns)
      try addSortColumns(show, to: &columns)
      if columns.isEmpty {
        guard !subject.shows.isEmpty else { throw Messages.nothingToShow(subject, at: span) }
        usesDefaults = true
        for name in subject.shows {
          columns.append(try column(.init(Expression(.name([Name(name, span: span)]), span))))
        }
      }
    }
    columns = try withSamples(withParetos(columns), show.sampling)
    return usesDefaults
  }

  mutating func column(_ item: ShowQuestion.Item) throws(Diagnostic) -> MetricColumn {
    let expression = item.expression
    var metric: Metric?
    if case .name(let parts) = expression.kind, parts.count == 1 { metric = catalogue.metric(parts[0].text) }
    if let name = item.alias, let old = aliases[name.text.lowercased()] {
      _ = old
      throw Messages.duplicateColumn(name.text, text(expression), alias: name, at: expression.span)
    }
    if var found = try comparedColumn(expression) {
      if let alias = item.alias { (found.name, found.title) = (alias.text, alias.text) }
      return found
    }
    let quantity = try quantity(expression)
    let name = item.alias?.text ?? metric?.name ?? columnName(of: canonical(expression))
    let title = item.alias?.text ?? metric.map { self.title(of: $0) } ?? title(of: expression)
    var found = MetricColumn(
      name: name, title: title, quantity: quantity, unit: unit(of: quantity),
      direction: metric?.direction ?? plannedDirection(expression),
      expression: expression)
    switch quantity {
    case .ofRows(.rank, _): (found.compares, found.direction) = (.change, .lower)
    case .bound: found.compares = .before
    case .measure, .shared, .constant, .date, .text, .arithmetic, .negative, .share, .ofRows, .pareto, .declared,
      .before, .growth, .elapsed, .workdays, .function:
      break
    }
    return found
  }

  /// A formula as a column's head: metrics under their canonical names, in Chinese under their titles.
  func title(of expression: Expression) -> String {
    let plain = canonical(expression)
    guard environment.language == .chinese else { return formatted(plain) }
    return formatted(spoken(plain), in: .chinese)
  }

  private func spoken(_ expression: Expression) -> Expression {
    expression.mapped { part in
      if case .name(let parts) = part.kind, parts.count == 1, let metric = catalogue.metric(parts[0].text) {
        return Expression(.name([Name(title(of: metric))]), part.span)
      }
      if case .name(let parts) = part.kind, parts.count == 1, let entity = catalogue.entity(parts[0].text) {
        return Expression(.name([Name(title(of: entity))]), part.span)
      }
      guard case .per(let inner, let unit) = part.kind else { return nil }
      let word =
        Catalogue.perUnit(unit.text).map { Wording(records: $0.rawValue).text(in: .chinese) }
        ?? catalogue.entity(unit.text).map { title(of: $0) }
      return Expression(.per(spoken(inner), Name(word ?? unit.text)), part.span)
    }
  }

  /// The expression with every metric under its canonical name.
  func canonical(_ expression: Expression) -> Expression {
    let kind: Expression.Kind
    switch expression.kind {
    case .name(let parts):
      guard parts.count == 1, aliases[parts[0].text.lowercased()] == nil, let metric = catalogue.metric(parts[0].text)
      else {
        return expression
      }
      kind = .name([Name(metric.name, span: expression.span)])
    case .negative(let part): kind = .negative(canonical(part))
    case .arithmetic(let op, let left, let right): kind = .arithmetic(op, canonical(left), canonical(right))
    case .per(let part, let name) where isNumber(divisor: name):
      kind = .arithmetic(.divide, canonical(part), canonical(Expression(.name([name]), name.span)))
    case .per(let part, let name):
      let unit = Catalogue.perUnit(name.text)?.rawValue ?? catalogue.entity(name.text)?.singular ?? name.text
      kind = .per(canonical(part), Name(unit, span: name.span))
    case .share(let part): kind = .share(canonical(part))
    case .call(let name, let arguments):
      kind = .call(canonicalFunction(name, arguments), canonical(arguments, of: name))
    case .number, .text, .boolean, .date, .moment, .duration, .parameter, .logical, .not, .comparison, .membership,
      .within, .range, .emptiness, .was, .changed, .aggregate:
      return expression
    }
    return Expression(kind, expression.span)
  }

  /// You see what you asked about: the metrics a condition names, and what it compares.
  private mutating func addConditionColumns(_ conditions: [Expression], to columns: inout [MetricColumn])
    throws(Diagnostic)
  {
    for condition in conditions {
      for compared in compared(condition) {
        for name in names(in: compared) where catalogue.metric(name.text) != nil {
          try addColumn(Expression(.name([name]), name.span), to: &columns)
        }
        try addColumn(compared, to: &columns)
      }
    }
  }

  private mutating func addSortColumns(_ show: ShowQuestion, to columns: inout [MetricColumn]) throws(Diagnostic) {
    if let by = show.ranking?.by { try addColumn(by, to: &columns) }
    for key in show.sort {
      if case .name(let parts) = key.expression.kind, parts.count == 1, catalogue.metric(parts[0].text) == nil {
        continue
      }
      try addColumn(key.expression, to: &columns)
    }
  }

  private mutating func addColumn(_ expression: Expression, to columns: inout [MetricColumn]) throws(Diagnostic) {
    if case .name(let parts) = expression.kind, parts.count == 1, aliases[parts[0].text.lowercased()] != nil { return }
    // What was before and how it changed stand beside their own column.
    if let stem = comparedStem(expression) { return try addColumn(stem, to: &columns) }
    let column = try column(.init(expression))
    if !columns.contains(where: { $0.name == column.name }) { columns.append(column) }
  }

  func compared(_ condition: Expression) -> [Expression] {
    switch condition.kind {
    case .logical(_, let parts): parts.flatMap(compared)
    case .not(let part): compared(part)
    case .comparison(_, let left, let right): [left] + (names(in: right).isEmpty ? [] : [right])
    case .range(let value, _, _, _), .membership(let value, _, _), .within(let value, _, _), .emptiness(let value, _):
      [value]
    case .name, .number, .text, .boolean, .date, .moment, .duration, .parameter, .negative, .arithmetic, .per, .share,
      .aggregate, .call, .was, .changed:
      []
    }
  }

  func names(in expression: Expression) -> [Name] {
    switch expression.kind {
    case .name(let parts): parts.count == 1 ? parts : []
    case .arithmetic(_, let left, let right): names(in: left) + names(in: right)
    case .per(let part, let name): names(in: part) + (isNumber(divisor: name) ? [name] : [])
    case .negative(let part), .share(let part): names(in: part)
    case .call(_, let arguments): arguments.first.map(names) ?? []
    case .number, .text, .boolean, .date, .moment, .duration, .parameter, .logical, .not, .comparison, .membership,
      .within,
      .range, .emptiness, .was, .changed, .aggregate:
      []
    }
  }
}
