import Syntax
import Values

extension Resolver {
  /// A condition on records of `entity`.
  mutating func predicate(_ expression: Expression, on entity: Entity) throws(Diagnostic) -> Predicate {
    if let plain = try unbanded(expression, on: entity) { return try predicate(plain, on: entity) }
    switch expression.kind {
    case .logical(let op, let parts):
      var found: [Predicate] = []
      try checkAlternatives(parts)
      for part in parts { found.append(try predicate(part, on: entity)) }
      switch op {
      case .and: return .all(found)
      case .or: return .any(found)
      }
    case .not(let part):
      if case .not(let inner) = part.kind { return try predicate(inner, on: entity) }
      return .not(try predicate(part, on: entity))
    case .comparison(let op, let left, let right):
      return try comparison(op, left, right, on: entity, at: expression.span)
    case .membership(let value, let list, let negated):
      var options: [Predicate] = []
      var values: [Scalar] = []
      let (subject, kind) = try operand(value, on: entity)
      for item in list {
        for meant in try meanings(of: item, for: subject, value) {
          let (literal, period) = try self.literal(meant, comparedWith: value, kind, subject.storedScale)
          if let period { options.append(.within(subject, period)) } else { values.append(literal) }
        }
      }
      if !values.isEmpty { options.insert(.member(subject, of: values), at: 0) }
      let found: Predicate = options.count == 1 ? options[0] : .any(options)
      return negated ? .not(found) : found
    case .within(let value, let written, let negated):
      let (subject, kind) = try operand(value, on: entity)
      guard kind == .date else {
        throw Messages.noDateToCompare(text(value), at: expression.span)
      }
      if written.kind == .own, allowsOwnTime { return negated ? .not(.ownTime(subject)) : .ownTime(subject) }
      guard let period = try periods.period(written) else { return .not(.empty(subject)) }
      return negated ? .not(.within(subject, period)) : .within(subject, period)
    case .range(let value, let low, let high, let negated):
      let found = Predicate.all([
        try comparison(.greaterOrEqual, value, low, on: entity, at: expression.span),
        try comparison(.lessOrEqual, value, high, on: entity, at: expression.span),
      ])
      return negated ? .not(found) : found
    case .emptiness(let value, let negated):
      let (subject, _) = try operand(value, on: entity, labelled: false)
      return negated ? .not(.empty(subject)) : .empty(subject)
    case .was(let name, let state):
      return .history(
        try history(name, from: state, to: nil, period: nil, isChange: false, on: entity, at: expression.span))
    case .changed(let name, let from, let to, let period):
      return .history(
        try history(name, from: from, to: to, period: period, isChange: true, on: entity, at: expression.span))
    case .name(let parts):
      if let condition = segment(parts, of: entity) { return try predicate(condition, on: entity) }
      return .comparison(.equal, .column(try flag(parts, expression, on: entity)), .integer(1))
    case .boolean(let value): return .comparison(.equal, .integer(value ? 1 : 0), .integer(1))
    case .number, .text, .date, .moment, .duration, .parameter, .negative, .arithmetic, .per, .share, .aggregate, .call:
      throw Messages.notACondition(at: expression.span)
    }
  }

  /// What a segment of the same records says of them; one that rests on others stands behind `for` only.
  private func segment(_ parts: [Name], of entity: Entity) -> Expression? {
    guard parts.count == 1, entity.field(parts[0].text) == nil, let found = catalogue.segment(parts[0].text),
      found.entity == entity.name
    else { return nil }
    var isPlain = true
    _ = found.condition.mapped { part in
      if case .name(let inner) = part.kind, inner.count == 1, catalogue.segment(inner[0].text) != nil {
        isPlain = false
      }
      return nil
    }
    return isPlain ? found.condition : nil
  }

  /// What stands alone as a condition is yes or no; a number of the record is compared.
  private func flag(_ parts: [Name], _ written: Expression, on entity: Entity) throws(Diagnostic) -> ColumnPath {
    do {
      let path = try column(parts, on: entity)
      if path.field.kind == .boolean { return path }
    } catch {
      guard parts.count == 1, catalogue.metric(parts[0].text) != nil, allowsMeasures else { throw error }
      _ = try scalar(written, on: entity)
      throw Messages.notACondition(text(written), isMetric: true, at: written.span)
    }
    throw Messages.notACondition(text(written), at: written.span)
  }

  /// The left side of a comparison; a reference compares by its label.
  private func operand(_ expression: Expression, on entity: Entity, labelled wanted: Bool = true) throws(Diagnostic)
    -> (Scalar, Field.Kind)
  {
    let (value, kind) = try scalar(expression, on: entity)
    if wanted, case .reference = kind, case .column(let path) = value { return (.column(labelled(path)), .text) }
    return (value, kind)
  }

  private func comparison(
    _ op: ComparisonOperator, _ left: Expression, _ right: Expression, on entity: Entity, at span: Span
  ) throws(Diagnostic) -> Predicate {
    if op == .inside { return try inside(left, right, on: entity) }
    let (subject, kind) = try operand(left, on: entity)
    var right = try substituted(right)
    if op == .equal || op == .notEqual {
      let meanings = try meanings(of: right, for: subject, left)
      if meanings.count > 1 {
        var options: [Scalar] = []
        for meant in meanings { options.append(try literal(meant, comparedWith: left, kind, subject.storedScale).0) }
        return op == .equal ? .member(subject, of: options) : .not(.member(subject, of: options))
      }
      right = meanings.first ?? right
    } else {
      right = try weekday(right, of: subject, left)
    }
    switch op {
    case .contains, .startsWith, .endsWith:
      guard case .text(let wanted) = right.kind, kind == .text else {
        throw wrongText(op, left, right, kind, at: span)
      }
      let match: Predicate.TextMatch = op == .contains ? .contains : op == .startsWith ? .startsWith : .endsWith
      return .matches(match, subject, wanted)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .before, .after, .inside: break
    }
    // Another field on the right: `shipped > required`.
    if case .name(let parts) = right.kind, let path = try? column(parts, on: entity) {
      try checkComparable(kind, left, path.field.kind, right)
      if kind == .text { return .comparison(Self.plain(op), subject, .column(labelled(path))) }
      let (first, second) = alike((subject, kind), (.column(path), path.field.kind))
      return .comparison(Self.plain(op), first, second)
    }
    if let other = try computed(right, comparedWith: left, (subject, kind), on: entity) {
      return .comparison(Self.plain(op), other.0, other.1)
    }
    if let mistake = stateMeant(op, left, right, on: entity, at: span) { throw mistake }
    let (value, period) = try literal(right, comparedWith: left, kind, subject.storedScale, op: op, whole: span)
    if let period { return Self.compare(op, subject, with: period) }
    return .comparison(Self.plain(op, about: subject), subject, value)
  }

  /// A computed number or a metric on the right; `nil` where a literal stands.
  private func computed(
    _ right: Expression, comparedWith left: Expression, _ subject: Kinded, on entity: Entity
  ) throws(Diagnostic) -> (Scalar, Scalar)? {
    switch right.kind {
    case .arithmetic where subject.kind != .date: break
    case .call(let name, _) where RecordFunction(rawValue: name.text.lowercased()) != nil: break
    case .call, .aggregate, .per:
      if !allowsMeasures { return nil }
    case .name(let parts):
      let isMetric = parts.count == 1 && catalogue.metric(parts[0].text) != nil
      if !allowsMeasures || !isMetric || !subject.kind.isNumeric && subject.kind != .date { return nil }
    case .arithmetic, .number, .text, .boolean, .date, .moment, .duration, .parameter, .negative, .logical, .not,
      .comparison,
      .membership, .within, .range, .emptiness, .was, .changed, .share:
      return nil
    }
    let (value, kind) = try scalar(right, on: entity)
    try checkComparable(subject.kind, left, kind, right)
    return alike(subject, (value, kind))
  }

  /// A day is no number.
  private func checkComparable(
    _ kind: Field.Kind, _ left: Expression, _ other: Field.Kind, _ right: Expression
  ) throws(Diagnostic) {
    let areAlike = kind.isNumeric == other.isNumeric && (kind == .date) == (other == .date)
    if areAlike || kind == .boolean || other == .boolean { return }
    let (what, example): (Wording, String) =
      kind.isNumeric ? ("a number", "1000") : kind == .date ? ("a date", "2026-03-15") : ("text", "\"Ltd\"")
    throw Messages.valueKind(text(left), is: what, example: example, at: right.span)
  }

  /// The values that are meant by one beside a column: a word of another language may stand for several.
  private func meanings(
    of written: Expression, for subject: Scalar, _ left: Expression
  ) throws(Diagnostic) -> [Expression] {
    let value = try weekday(substituted(written), of: subject, left)
    guard case .column(let path) = subject, case .text(let word) = value.kind else { return [value] }
    let words = ValueWords.values(of: path.field, called: word)
    return words.isEmpty ? [value] : words.map { Expression(.text($0), value.span) }
  }

  /// `"Monday"` beside a weekday is its number.
  private func weekday(_ written: Expression, of subject: Scalar, _ left: Expression) throws(Diagnostic) -> Expression {
    guard case .column(let path) = subject else { return written }
    if path.field.entity == "problems" { return storeWord(try substituted(written), path.field.name) }
    guard path.field.part == .weekday else { return written }
    let expression = try substituted(written)
    var word = text(expression)
    if case .number = expression.kind { return expression }
    if case .text(let text) = expression.kind { word = text }
    guard let day = Weekday(word) else {
      let near = nearestWords(to: word, among: Set(Weekday.names))
      throw Messages.valueKind(
        text(left), is: "a weekday", example: "\"Monday\"", at: expression.span,
        fixes: near.map { .init("did you mean \"\($0)\"?", replacing: expression.span, with: "\"\($0)\"") })
    }
    return Expression(.number(NumberLiteral(digits: day.number)), expression.span)
  }

  /// A rule of `list problems`, or a kind of records there, under its Chinese name.
  private func storeWord(_ written: Expression, _ field: String) -> Expression {
    guard case .text(let text) = written.kind else { return written }
    let known: String? =
      switch field {
      case "rule": ProblemWords.rules.first { $0.value == text }?.key
      case "kind": catalogue.entities.first { $0.isListed && $0.aliases.contains(text) }?.name
      default: nil
      }
    return known.map { Expression(.text($0), written.span) } ?? written
  }

  static func plain(_ op: ComparisonOperator) -> Predicate.Comparison {
    switch op {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .before: .less
    case .after: .greater
    case .contains, .startsWith, .endsWith, .inside: .equal
    }
  }

  /// What never happened happened before any day: only for what is looked up about a record, such as its last visit.
  private static func plain(_ op: ComparisonOperator, about subject: Scalar) -> Predicate.Comparison {
    if op == .before, case .aggregated = subject { return .lessOrNever }
    switch subject {
    case .dayDifference(_, .aggregated), .lapse(_, from: .aggregated, to: _): break
    case .dayDifference, .lapse, .column, .integer, .real, .text, .date, .daysBefore, .scaled, .arithmetic,
      .aggregated:
      return plain(op)
    }
    return op == .greater ? .greaterOrNever : op == .greaterOrEqual ? .greaterOrEqualOrNever : plain(op)
  }

  /// A date against a literal period: `= 2026-03` is inside it, `> 2026-03` is after its last day.
  private static func compare(_ op: ComparisonOperator, _ subject: Scalar, with period: Period) -> Predicate {
    switch op {
    case .equal: .within(subject, period)
    case .notEqual: .not(.within(subject, period))
    case .less: .comparison(.less, subject, .date(period.start))
    case .before: .comparison(plain(op, about: subject), subject, .date(period.start))
    case .lessOrEqual: .comparison(.less, subject, .date(period.end))
    case .greater, .after: .comparison(.greaterOrEqual, subject, .date(period.end))
    case .greaterOrEqual: .comparison(.greaterOrEqual, subject, .date(period.start))
    case .contains, .startsWith, .endsWith, .inside: .within(subject, period)
    }
  }

  /// A literal in the units of what it is compared with, of which `scale` make one; a literal period comes back as such.
  func literal(
    _ expression: Expression, comparedWith subject: Expression, _ kind: Field.Kind, _ scale: Int,
    op: ComparisonOperator = .equal, whole: Span? = nil
  ) throws(Diagnostic) -> (Scalar, Period?) {
    let expression = try substituted(expression)
    let span = expression.span
    switch (kind, expression.kind) {
    case (.text, .text(let text)), (.reference, .text(let text)): return (.text(text), nil)
    case (.text, .number) where Self.isOrdering(op), (.reference, .number) where Self.isOrdering(op):
      throw Messages.orderOfText(text(subject), op.rawValue, at: span)
    case (.text, .number(let number)), (.reference, .number(let number)):
      return (.text(number.integer.map(String.init) ?? "\(number.double)"), nil)
    case (.text, .boolean(let value)): return (.text(value ? "true" : "false"), nil)
    case (.text, .name(let parts)), (.reference, .name(let parts)):
      throw parts.first.map { Messages.quoteText($0) } ?? Messages.notACondition(at: span)
    case (.boolean, .boolean(let value)): return (.integer(value ? 1 : 0), nil)
    case (.date, .date(let literal)): return (.date(periods.period(of: literal).start), periods.period(of: literal))
    case (.date, .number(let number)):
      guard let year = number.integer, (1900...2199).contains(year) else {
        throw Messages.valueKind(text(subject), is: "a date", example: "2026-03-15", at: span)
      }
      let period = periods.period(of: .year(year))
      return (.date(period.start), period)
    case (.date, .moment(let point)):
      if case .ago = point, [.less, .lessOrEqual, .greater, .greaterOrEqual].contains(op), let whole {
        throw Messages.agoComparison(op.rawValue, field: text(subject), ago: text(expression), at: whole)
      }
      return (try moment(point, at: span), nil)
    case (.number, .number(let number)), (.days, .number(let number)), (.minutes, .number(let number)):
      return (number.integer.map(Scalar.integer) ?? .real(number.double), nil)
    case (.days, .duration(let count, .day)): return (.integer(count), nil)
    case (.days, .duration(let count, let stretch)):
      throw Messages.daysExpected(text(subject), text(expression), Self.days(count, stretch), at: span)
    case (.money, .number(let number)): return (number.scaled(by: environment.currency.minorFactor), nil)
    case (.quantity, .number(let number)): return (number.scaled(by: scale), nil)
    case (.percent, .number(let number)):
      if !number.isPercent, let whole = number.integer, abs(whole) > 1 {
        throw Messages.percentExpected("\(whole)", percent: "\(whole)%", what: text(subject), at: span)
      }
      return (number.scaled(by: scale), nil)
    case (_, .negative(let part)):
      if case .negative(let inner) = part.kind {
        return try literal(inner, comparedWith: subject, kind, scale, op: op, whole: whole)
      }
      let (value, _) = try literal(part, comparedWith: subject, kind, scale, op: op, whole: whole)
      return (.arithmetic(.subtract, .integer(0), value), nil)
    case (.text, _), (.reference, _):
      throw Messages.valueKind(text(subject), is: "text", example: "\"retail\"", at: span)
    case (.date, .duration):
      let ago = "\(text(expression)) ago"
      throw Messages.valueKind(
        text(subject), is: "a date", example: ago, at: span,
        fixes: [.init("write `\(ago)`", replacing: span, with: ago)])
    case (.date, .text(let written)):
      if let day = CivilDate(iso: written) {
        return (.date(day), Period(from: day, through: day))
      }
      throw Messages.valueKind(
        text(subject), is: "a date", example: "2026-03-15", at: span,
        fixes: periodFix(written, subject, replacing: whole ?? span))
    case (.date, _): throw Messages.valueKind(text(subject), is: "a date", example: "2026-03-15", at: span)
    case (.boolean, _):
      throw Messages.valueKind(text(subject), is: "yes or no", example: Self.truth(expression) ?? "true", at: span)
    case (.number, _), (.money, _), (.quantity, _), (.percent, _), (.days, _), (.minutes, _):
      throw Messages.valueKind(
        text(subject), is: "a number", example: "1000", at: span, fixes: Self.unquoted(expression))
    }
  }

  /// `contains` and its kin beside something that is no text.
  private func wrongText(
    _ op: ComparisonOperator, _ left: Expression, _ right: Expression, _ kind: Field.Kind, at span: Span
  ) -> Diagnostic {
    if kind == .text {
      return Messages.valueKind(
        text(left), is: "text", example: "\"Ltd\"", at: right.span,
        fixes: [.init("put it in quotes", replacing: right.span, with: "\"\(text(right))\"")])
    }
    guard case .text(let written) = right.kind, Double(written) != nil else {
      return Messages.textOperator(op.rawValue, text(left), at: left.span, fixes: [])
    }
    let meant = "\(text(left)) = \(written)"
    return Messages.textOperator(
      op.rawValue, text(left), at: left.span, fixes: [.init("write `\(meant)`", replacing: span, with: meant)])
  }

  /// Yes or no under another name: `0`, `"no"`.
  private static func truth(_ expression: Expression) -> String? {
    let word: String
    switch expression.kind {
    case .number(let number): word = number.integer.map(String.init) ?? ""
    case .text(let text): word = text.lowercased()
    case .name(let parts): word = parts.count == 1 ? parts[0].text.lowercased() : ""
    case .boolean, .date, .moment, .duration, .parameter, .negative, .arithmetic, .per, .share, .aggregate, .call,
      .logical, .not, .comparison, .membership, .within, .range, .emptiness, .was, .changed:
      return nil
    }
    if ["0", "no", "n", "false", "f", "off", "inactive", "否", "不"].contains(word) { return "false" }
    return ["1", "yes", "y", "true", "t", "on", "active", "是"].contains(word) ? "true" : nil
  }

  /// `product is inactive`: what the record keeps as yes or no.
  private func stateMeant(
    _ op: ComparisonOperator, _ left: Expression, _ right: Expression, on entity: Entity, at span: Span
  ) -> Diagnostic? {
    guard op == .equal || op == .notEqual, case .name(let parts) = right.kind, parts.count == 1,
      case .name(let path) = left.kind, let found = try? column(path, on: entity),
      case .reference(let target) = found.field.kind, let home = catalogue.entity(target)
    else { return nil }
    let word = parts[0].text.lowercased()
    let stems =
      [word] + ["in", "un", "not_"].compactMap { word.hasPrefix($0) ? String(word.dropFirst($0.count)) : nil }
    guard let stem = stems.first(where: { home.field($0)?.kind == .boolean }) else { return nil }
    let meant = "\(text(left)).\(stem) = \((stem == word) == (op == .equal))"
    return Messages.stateMeant(parts[0], meant, replacing: span)
  }

  /// `"12"` where a number must stand.
  static func unquoted(_ expression: Expression) -> [Diagnostic.Fix] {
    guard case .text(let written) = expression.kind, Double(written) != nil else { return [] }
    return [.init("leave the quotes out", replacing: expression.span, with: written)]
  }

  /// `created = "last month"`: the text is a period.
  private func periodFix(_ written: String, _ subject: Expression, replacing span: Span) -> [Diagnostic.Fix] {
    let meant = "\(text(subject)) in \(written)"
    guard (try? parseExpression(meant, lexicon: catalogue.lexicon)) != nil else { return [] }
    return [.init("write `\(meant)`", replacing: span, with: meant)]
  }

  /// A condition on records that are counted, each in the time of its row.
  mutating func condition(_ expression: Expression, onCounted entity: Entity) throws(Diagnostic) -> Predicate {
    let outer = allowsOwnTime
    allowsOwnTime = true
    defer { allowsOwnTime = outer }
    return try condition(expression, on: entity)
  }

  /// A condition that the store can be asked.
  mutating func condition(_ expression: Expression, on entity: Entity) throws(Diagnostic) -> Predicate {
    let found = try predicate(expression, on: entity)
    if found.nesting > Self.maximumNesting { throw Messages.tooNested(at: expression.span) }
    return found
  }

  private static func isOrdering(_ op: ComparisonOperator) -> Bool {
    switch op {
    case .less, .lessOrEqual, .greater, .greaterOrEqual: true
    case .equal, .notEqual, .before, .after, .contains, .startsWith, .endsWith, .inside: false
    }
  }

  func text(_ expression: Expression) -> String { formatted(expression) }
}
