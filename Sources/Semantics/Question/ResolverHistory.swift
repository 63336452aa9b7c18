import Syntax
import Values

extension Resolver {
  /// Fields of opportunities of which every state is kept.
  private static let ofOpportunities: Set<String> = ["stage", "owner", "rep", "state", "amount", "expected_close"]
  /// Likewise of leads and customers; of other fields of customers the changes are.
  private static let ofParties: Set<String> = ["owner", "rep", "status"]

  /// `stage was proposal`: the words after `was` and `from` may stand without quotes.
  func history(
    _ name: Name, from: PastState?, to: PastState?, period: PeriodExpression?, isChange: Bool, on entity: Entity,
    at span: Span
  ) throws(Diagnostic) -> HistoryCondition {
    guard let (record, track, field) = followed(name, on: entity) else {
      let isNow = !isChange && entity.field(name.text) != nil
      let usual = ["stage", "status"].first { followed(Name($0), on: entity) != nil }
      throw Messages.historyField(
        name, present: isNow ? from.flatMap { present(name, $0) } : nil, followed: usual, at: span)
    }
    let when = try knownTime(of: period)
    let kind: Field.Kind = if case .reference = field.kind { .text } else { field.kind }
    let compared = labelled(ColumnPath(root: field.entity, references: [], field: field)).field
    return HistoryCondition(
      record: record, track: track, field: field,
      from: try test(from, of: name, kind, isChange, at: span) { state in
        isChange ? .changed(name, from: state, to: to, period) : .was(name, state)
      }?.meant(of: compared),
      to: try test(to, of: name, kind, isChange, at: span) { .changed(name, from: from, to: $0, period) }?
        .meant(of: compared),
      isChange: isChange, period: when)
  }

  /// When a change happened, or a state held: as of a past day nothing later is known.
  func knownTime(of written: PeriodExpression?) throws(Diagnostic) -> Period? {
    let period = try written.map { (written) throws(Diagnostic) in try periods.period(written) } ?? nil
    guard let pastDay else { return period }
    return (period ?? Period(from: PeriodBounds.earliest, through: pastDay)).cut(through: pastDay)
  }

  /// The same asked of today.
  private func present(_ name: Name, _ state: PastState) -> String? {
    switch state {
    case .compared(let op, let value): "\(name.text) \(op.rawValue) \(text(value))"
    case .within: nil
    }
  }

  /// `whole` is the condition with another state in the place of this one.
  private func test(
    _ state: PastState?, of name: Name, _ kind: Field.Kind, _ isChange: Bool, at span: Span,
    whole: (PastState) -> Expression.Kind
  ) throws(Diagnostic) -> StateTest? {
    let subject = Expression(.name([name]), name.span)
    switch state {
    case nil: return nil
    case .within(let written):
      guard kind == .date else {
        let example = kind == .text ? "\"Proposal\"" : "1000"
        throw Messages.valueKind(name.text, is: kind == .text ? "text" : "a number", example: example, at: written.span)
      }
      return try periods.period(written).map { .within($0) }
    case .compared(let op, let value) where kind == .text:
      return try test(op, word: value, of: name, isChange, at: span, whole: whole)
    case .compared(let op, let value):
      if case .moment(.ago) = value.kind, op != .equal, op != .notEqual, op != .before, op != .after {
        throw Messages.agoState(op.rawValue, ago: text(value), at: value.span, before: span) { side in
          formatted(Expression(whole(.compared(side, value)), span))
        }
      }
      let (found, period) = try literal(value, comparedWith: subject, kind, kind.storedScale, op: op)
      guard let period else { return .comparison(Self.plain(op), found) }
      switch op {
      case .equal, .contains, .startsWith, .endsWith, .inside: return .within(period)
      case .notEqual: return .outside(period)
      case .less, .before: return .comparison(.less, .date(period.start))
      case .lessOrEqual: return .comparison(.less, .date(period.end))
      case .greater, .after: return .comparison(.greaterOrEqual, .date(period.end))
      case .greaterOrEqual: return .comparison(.greaterOrEqual, .date(period.start))
      }
    }
  }

  private func test(
    _ op: ComparisonOperator, word: Expression, of name: Name, _ isChange: Bool, at span: Span,
    whole: (PastState) -> Expression.Kind
  ) throws(Diagnostic) -> StateTest {
    let value = try substituted(word)
    guard op == .equal || op == .notEqual else {
      let isText = if case .text = value.kind { true } else { false }
      let meant = isText ? value : Expression(.text("Proposal"), value.span)
      let text = formatted(Expression(whole(.compared(.equal, meant)), span))
      throw Messages.valueKind(
        name.text, is: "text", example: "\"Proposal\"", at: value.span,
        fixes: [.init("such as `\(text)`", replacing: span, with: text)])
    }
    switch value.kind {
    case .text(let text): return .comparison(Self.plain(op), .text(text))
    case .name(let parts): return .comparison(Self.plain(op), .text(parts.map(\.text).joined(separator: ".")))
    case .number(let number) where number.integer != nil:
      return .comparison(Self.plain(op), .text(number.integer.map(String.init) ?? ""))
    case .date, .moment:
      throw Messages.valueKind(
        name.text, is: "text", example: "\"Proposal\"", at: value.span,
        fixes: isChange
          ? [.init("when it changed", replacing: span, with: "\(name.text) changed in \(text(value))")] : [])
    default: throw Messages.valueKind(name.text, is: "text", example: "\"Proposal\"", at: value.span)
    }
  }

  /// Whose history it is and where that is kept: the opportunity's before the customer's.
  private func followed(_ name: Name, on entity: Entity) -> (ColumnPath, HistoryCondition.Track, Field)? {
    let word = name.text.lowercased()
    func way(to records: [String]) -> ColumnPath? {
      for record in records {
        guard let target = catalogue.entity(record) else { continue }
        if entity == target { return ColumnPath(root: entity.name, references: [], field: entity.key) }
      }
      return records.first.flatMap(catalogue.entity).flatMap { catalogue.path([$0.singular], from: entity) }
    }
    func states(_ entity: String, _ key: String, _ record: ColumnPath) -> (ColumnPath, HistoryCondition.Track, Field)? {
      catalogue.entity(entity)?.field(word).map { (record, .states(entity, key: key), $0) }
    }
    if let record = way(to: ["opportunities"]),
      let field = catalogue.entity("opportunity_states")?.field(word), Self.ofOpportunities.contains(field.name)
    {
      return states("opportunity_states", "opportunity_id", record)
    }
    guard let record = way(to: ["customers", "leads"]) else { return nil }
    if Self.ofParties.contains(word) { return states("party_states", "party_id", record) }
    guard entity.name != "leads", let field = catalogue.entity("customers")?.field(word) else { return nil }
    return (record, .customerField(field.name), field)
  }
}

extension StateTest {
  /// With the values that a word of another language stands for.
  fileprivate func meant(of field: Field) -> StateTest {
    guard case .comparison(let op, .text(let word)) = self else { return self }
    let values = ValueWords.values(of: field, called: word)
    switch (values.count, op) {
    case (0, _): return self
    case (1, _): return .comparison(op, .text(values[0]))
    case (_, .notEqual): return .notAmong(values)
    case (_, _): return .among(values)
    }
  }
}
