import Semantics
import Values

/// What records were, and what changed about them.
extension NaiveReader {
  func hadState(_ condition: HistoryCondition, _ record: Datum, seenFrom reader: NaiveRecord) throws -> Bool {
    if record.isNull { return false }
    let found =
      switch condition.track {
      case .states(let states, let key): steps(condition, store.rows(of: states).filter { $0.at(key) == record })
      case .customerField(let field): changes(condition, field, record)
      }
    return try found.contains { step in
      try passes(condition.from, step.before, reader) && passes(condition.to, step.after, reader)
    }
  }

  private func passes(_ test: StateTest?, _ state: Datum, _ reader: NaiveRecord) throws -> Bool {
    func isInside(_ period: Period) -> Bool {
      state.text.map { period.start.iso <= $0 && $0 < period.end.iso } ?? false
    }
    switch test {
    case nil: return true
    case .among(let words): return words.contains { state == .text($0.lowercased()) }
    case .notAmong(let words): return !words.contains { state == .text($0.lowercased()) }
    case .within(let period): return isInside(period)
    case .outside(let period): return !isInside(period)
    case .comparison(let op, let scalar):
      if op == .notEqual && state.isNull { return true }
      var wanted = try value(scalar, reader)
      if case .text(let text) = scalar { wanted = .text(text.lowercased()) }
      guard let isLess = Datum.isLess(state, wanted), let isMore = Datum.isLess(wanted, state) else { return false }
      switch op {
      case .equal: return !isLess && !isMore
      case .notEqual: return isLess || isMore
      case .less: return isLess
      case .lessOrEqual: return !isMore
      case .greater: return isMore
      case .greaterOrEqual: return !isLess
      case .lessOrNever, .greaterOrNever, .greaterOrEqualOrNever: return false
      }
    }
  }

  /// Words in small letters; numbers and days as they are kept.
  private struct Step {
    var before: Datum = .null
    var after: Datum = .null
  }

  /// What is held for some time: each state, or each that differs from the one before it.
  private func steps(_ condition: HistoryCondition, _ states: [NaiveRow]) -> [Step] {
    let held = states.sorted {
      ($0.at("from_on").text ?? "", $0.at("id").whole ?? 0) < ($1.at("from_on").text ?? "", $1.at("id").whole ?? 0)
    }
    let words = held.map { word($0.at(condition.field.column), condition.field) }
    guard condition.isChange else {
      return zip(held, words).filter { state, _ in
        guard let period = condition.period else { return true }
        return (state.at("from_on").text ?? "") < period.end.iso && (state.at("until_on").text ?? "") > period.start.iso
      }.map { Step(before: $1) }
    }
    return held.indices.dropFirst().compactMap { index in
      let (old, new) = (words[index - 1], words[index])
      guard !old.isNull, !new.isNull, old != new else { return nil }
      if condition.field.name == "amount", store.isRepriced(held[index], after: held[index - 1]) { return nil }
      return isInside(held[index].at("from_on"), condition) ? Step(before: old, after: new) : nil
    }
  }

  /// What was written down change by change; what a customer was is also what it still is.
  private func changes(_ condition: HistoryCondition, _ field: String, _ customer: Datum) -> [Step] {
    var found = store.rows(of: "customer_changes").filter {
      $0.at("customer_id") == customer && $0.at("field") == .text(field) && isInside($0.at("changed_on"), condition)
    }.map {
      Step(before: told($0.at("old_value"), condition.field), after: told($0.at("new_value"), condition.field))
    }
    if !condition.isChange, let now = store.record("customers", customer)?.at(condition.field.column) {
      found.append(Step(before: word(now, condition.field)))
    }
    return found
  }

  private func isInside(_ day: Datum, _ condition: HistoryCondition) -> Bool {
    guard let period = condition.period else { return true }
    return day.text.map { period.start.iso <= $0 && $0 < period.end.iso } ?? false
  }

  /// As it is said: words in small letters.
  private func word(_ value: Datum, _ field: Field) -> Datum {
    var said = value
    if case .reference(let target) = field.kind {
      let label = catalogue.entity(target)?.labels.first ?? "name"
      said = store.record(table(target), value)?.at(label) ?? .null
    }
    return said.text.map { .text($0.lowercased()) } ?? said
  }

  /// A change is kept as text, whatever the field holds.
  private func told(_ value: Datum, _ field: Field) -> Datum {
    guard let text = value.text else { return value }
    return field.isNumeric ? .real(Double(text) ?? 0) : .text(text.lowercased())
  }
}
