import Syntax
import Values

/// Which of the two kinds a condition is.
enum ConditionKind {
  /// Chooses facts.
  case attribute
  /// Chooses rows shown.
  case metric
  case mixed
}

extension Resolver {
  /// The parts of a condition that are joined by `and`.
  static func conjuncts(_ expression: Expression) -> [Expression] {
    if case .logical(.and, let parts) = expression.kind { return parts.flatMap(conjuncts) }
    // Neither this nor that.
    if case .not(let inner) = expression.kind, case .logical(.or, let parts) = inner.kind {
      return parts.flatMap { conjuncts(Expression(.not($0), $0.span)) }
    }
    return [expression]
  }

  /// A metric unless a dimension bears the name; what is unknown is reported.
  func kind(of expression: Expression) throws(Diagnostic) -> ConditionKind {
    switch expression.kind {
    case .logical(_, let parts):
      var kinds: [ConditionKind] = []
      try checkAlternatives(parts)
      for part in parts { kinds.append(try kind(of: part)) }
      let first = kinds.first ?? .attribute
      return kinds.allSatisfy { $0 == first } ? first : .mixed
    case .not(let part): return try kind(of: part)
    case .comparison(_, let left, let right):
      let leftKind = try kind(ofValue: left)
      if leftKind == .metric { return .metric }
      // A bare word beside an attribute is a value without its quotes, and is told so later.
      if case .name(let parts) = right.kind, parts.count == 1, catalogue.metric(parts[0].text) == nil {
        return leftKind
      }
      return try isValue(right) ? leftKind : (kind(ofValue: right) == .metric ? .metric : leftKind)
    case .within(let value, _, _):
      if case .name(let parts) = value.kind, parts.count == 1, hasDateField(parts[0]) { return .attribute }
      return try kind(ofValue: value)
    case .membership(let value, _, _), .range(let value, _, _, _), .emptiness(let value, _):
      return try kind(ofValue: value)
    case .was, .changed: return .attribute
    case .name, .number, .text, .boolean, .date, .moment, .duration, .parameter, .negative, .arithmetic, .per, .share,
      .aggregate, .call:
      return try kind(ofValue: expression)
    }
  }

  /// `source = "fair" or "web"`: a value where a condition must stand.
  func checkAlternatives(_ parts: [Expression]) throws(Diagnostic) {
    for (part, before) in zip(parts.dropFirst(), parts) {
      guard isValue(part), case .comparison(let op, let left, _) = before.kind else { continue }
      throw Messages.bareAlternative(text(part), as: "\(text(left)) \(op.rawValue) \(text(part))", at: part.span)
    }
  }

  private func hasDateField(_ name: Name) -> Bool {
    catalogue.entities.contains { $0.field(name.text)?.kind == .date }
  }

  /// `today - ordered`, `closed - created`: days of a record, also where a metric bears one of the names.
  private func areDates(_ left: Expression, _ right: Expression) -> Bool {
    var isMetric: [Bool] = []
    for side in [left, right] {
      switch side.kind {
      case .moment, .date: isMetric.append(false)
      case .name(let parts):
        guard let last = parts.last, hasDateField(last) else { return false }
        isMetric.append(parts.count == 1 && catalogue.metric(last.text) != nil)
      case .arithmetic, .number, .text, .boolean, .duration, .parameter, .negative, .logical, .not, .comparison,
        .membership, .within, .range, .emptiness, .was, .changed, .per, .share, .aggregate, .call:
        return false
      }
    }
    return isMetric.contains(false) && (Self.isName(left) || Self.isName(right))
  }

  private static func isName(_ expression: Expression) -> Bool {
    if case .name = expression.kind { true } else { false }
  }

  private func isValue(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .number, .text, .boolean, .date, .moment, .duration, .parameter: true
    case .negative(let part): isValue(part)
    case .name, .arithmetic, .logical, .not, .comparison, .membership, .within, .range, .emptiness, .was, .changed,
      .per,
      .share, .aggregate, .call:
      false
    }
  }

  private func kind(ofValue expression: Expression) throws(Diagnostic) -> ConditionKind {
    switch expression.kind {
    case .name(let parts):
      guard parts.count == 1, let name = parts.first else { return .attribute }
      let word = name.text.lowercased()
      if aliases[word] != nil { return .metric }
      if catalogue.dimension(word)?.name == word { return .attribute }
      if catalogue.metric(word) != nil { return .metric }
      if try isComparedName(name) { return .metric }
      if catalogue.dimension(word) != nil || catalogue.entities.contains(where: { $0.field(word) != nil }) {
        return .attribute
      }
      if Catalogue.grain(word)?.isCycle == true { return .attribute }
      if Catalogue.grain(word) != nil || word == "date" { throw Messages.timeInCondition(name) }
      if let segment = catalogue.segment(word) { throw Messages.segmentAlone(name, segment) }
      let known = metricNames.union(catalogue.dimensions.flatMap { [$0.name] + $0.aliases })
      throw Messages.unknownName(name, near: nearestWords(to: name.text, among: known))
    case .arithmetic(.subtract, let left, let right) where areDates(left, right): return .attribute
    case .arithmetic(_, let left, let right):
      let leftKind = isValue(left) ? nil : try kind(ofValue: left)
      let rightKind = isValue(right) ? nil : try kind(ofValue: right)
      return leftKind == .metric || rightKind == .metric ? .metric : (leftKind ?? rightKind ?? .metric)
    case .negative(let part): return try kind(ofValue: part)
    case .per, .share, .aggregate, .call, .number: return .metric
    case .text, .boolean, .date, .moment, .duration, .parameter: return .attribute
    case .logical, .not, .comparison, .membership, .within, .range, .emptiness, .was, .changed:
      return try kind(of: expression)
    }
  }

  /// A condition on a row's numbers.
  mutating func rowCondition(_ expression: Expression) throws(Diagnostic) -> RowCondition {
    switch expression.kind {
    case .logical(let op, let parts):
      var found: [RowCondition] = []
      for part in parts { found.append(try rowCondition(part)) }
      switch op {
      case .and: return .all(found)
      case .or: return .any(found)
      }
    case .not(let part): return .not(try rowCondition(part))
    case .comparison(let op, let left, let right):
      if case .moment(.ago) = right.kind, [.less, .lessOrEqual, .greater, .greaterOrEqual].contains(op) {
        throw Messages.agoComparison(op.rawValue, field: text(left), ago: text(right), at: expression.span)
      }
      let leftQuantity = try quantity(left)
      try checkSides(left, leftQuantity, right, at: expression.span)
      let rightQuantity = try bound(right, comparedWith: leftQuantity, left)
      return .comparison(op, leftQuantity, rightQuantity)
    case .range(let value, let low, let high, let negated):
      let subject = try quantity(value)
      let found = RowCondition.range(
        subject, low: try bound(low, comparedWith: subject, value), high: try bound(high, comparedWith: subject, value))
      return negated ? .not(found) : found
    case .membership(let value, let list, let negated):
      let subject = try quantity(value)
      var options: [Quantity] = []
      for item in list { options.append(try bound(item, comparedWith: subject, value)) }
      return negated ? .not(.member(subject, of: options)) : .member(subject, of: options)
    case .within(let value, let written, let negated):
      let subject = try quantity(value)
      guard let period = try periods.period(written) else { return .not(.empty(subject)) }
      return negated ? .not(.within(subject, period)) : .within(subject, period)
    case .emptiness(let value, let negated):
      let found = RowCondition.empty(try quantity(value))
      return negated ? .not(found) : found
    case .name, .number, .text, .boolean, .date, .moment, .duration, .parameter, .negative, .arithmetic, .per, .share,
      .aggregate, .call, .was, .changed:
      throw Messages.notACondition(isValue(expression) ? nil : text(expression), isMetric: true, at: expression.span)
    }
  }

  /// The other side of a comparison, in the units of the first: money in minor units, percentages as fractions.
  mutating func bound(_ written: Expression, comparedWith subject: Quantity, _ subjectText: Expression)
    throws(Diagnostic) -> Quantity
  {
    let expression = try substituted(written)
    let unit = unit(of: subject)
    func plainNumber(_ number: String) -> Diagnostic {
      Messages.valueKind(
        text(subjectText), is: "a number", example: "12", at: expression.span,
        fixes: [.init("write `\(number)`", replacing: expression.span, with: number)])
    }
    switch expression.kind {
    case .number(let number):
      // 60% of what?
      if number.isPercent, ![.percent, .points, .ratio, .text, .date].contains(unit) {
        throw plainNumber(formatted(expression).replacing("%", with: ""))
      }
      switch unit {
      case .money(let currency): return .constant(number.double * Double(currency.minorFactor))
      case .percent, .points:
        if !number.isPercent, let whole = number.integer, abs(whole) > 1 {
          throw Messages.percentExpected("\(whole)", percent: "\(whole)%", what: text(subjectText), at: expression.span)
        }
        return .constant(number.double)
      case .count, .ratio, .days, .minutes, .quantity: return .constant(number.double)
      case .text, .date:
        throw Messages.valueKind(text(subjectText), is: "a date", example: "2026-03-15", at: expression.span)
      }
    case .negative(let part): return .negative(try bound(part, comparedWith: subject, subjectText))
    case .duration(let count, .day):
      if unit != .days { throw plainNumber("\(count)") }
      return .constant(Double(count))
    case .duration(let count, let stretch):
      if unit != .days { throw plainNumber("\(count)") }
      throw Messages.daysExpected(text(subjectText), text(expression), Self.days(count, stretch), at: expression.span)
    case .text, .boolean:
      if unit == .text { return try quantity(expression) }
      throw Messages.valueKind(
        text(subjectText), is: unit == .date ? "a date" : "a number", example: unit == .date ? "2026-03-15" : "12",
        at: expression.span, fixes: unit == .date ? [] : Self.unquoted(expression))
    case .date, .moment:
      guard unit == .date else {
        throw Messages.numberIsNoDay(text(subjectText), at: expression.span)
      }
      return try quantity(expression)
    case .name, .arithmetic, .logical, .not, .comparison, .membership, .within, .range, .emptiness, .was, .changed,
      .per,
      .share, .aggregate, .call, .parameter:
      return inUnits(try quantity(expression), of: unit)
    }
  }

  /// `closes >= target`: the target of sales is money. `sales >= sales last month`: both sides are of the question's period.
  private mutating func checkSides(
    _ left: Expression, _ quantity: Quantity, _ right: Expression, at span: Span
  ) throws(Diagnostic) {
    guard let other = Self.loneName(right).flatMap({ catalogue.metric($0.text) }), metricStack.isEmpty else { return }
    if other.name == "target", case .count = unit(of: quantity) {
      throw Messages.targetOfOther("target(\(text(left)))", text(left), at: right.span)
    }
    if [.percent, .points].contains(unit(of: quantity)) {
      // A share and an amount are never more or less than one another.
      switch unit(of: try self.quantity(right)) {
      case .money, .count, .days, .minutes, .quantity:
        throw Messages.shareBesideAmount(text(left), other.name, isTarget: other.name == "target", at: right.span)
      case .percent, .points, .ratio, .text, .date: break
      }
    }
    if let own = Self.loneName(left).flatMap({ catalogue.metric($0.text) }), own.name == other.name {
      throw Messages.sidesAlike(own.name, at: span)
    }
  }

  /// About as many days of the calendar.
  static func days(_ count: Int, _ unit: CalendarUnit) -> Int {
    switch unit {
    case .day: count
    case .workday: (count * 7 + 2) / 5
    case .week: count * 7
    case .month: count * 30
    case .quarter, .fiscalQuarter: count * 91
    case .half, .fiscalHalf: count * 182
    case .year, .fiscalYear: count * 365
    }
  }
}
