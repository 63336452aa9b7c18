import Semantics
import Values

/// What records were, and what changed about them.
extension NaiveReader {
  func hadState(_ condition: HistoryCondition, _ record: Datum) -> Bool {
    if record.isNull { return false }
    let found =
      switch condition.track {
      case .states(let states, let key): steps(condition, store.rows(of: states).filter { $0.at(key) == record })
      case .customerField(let field): changes(condition, field, record)
      }
    let (from, to) = (condition.from?.lowercased(), condition.to?.lowercased())
    return found.contains { step in
      if let from, step.before != from { return false }
      if let to, step.after != to { return false }
      return true
    }
  }

  private struct Step {
    var before: String?
    var after: String?
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
      guard let old = words[index - 1], let new = words[index], old != new else { return nil }
      return isInside(held[index].at("from_on"), condition) ? Step(before: old, after: new) : nil
    }
  }

  /// What was written down change by change; what a customer was is also what it still is.
  private func changes(_ condition: HistoryCondition, _ field: String, _ customer: Datum) -> [Step] {
    var found = store.rows(of: "customer_changes").filter {
      $0.at("customer_id") == customer && $0.at("field") == .text(field) && isInside($0.at("changed_on"), condition)
    }.map { Step(before: $0.at("old_value").text?.lowercased(), after: $0.at("new_value").text?.lowercased()) }
    if !condition.isChange, let now = store.record("customers", customer)?.at(condition.field.column) {
      found.append(Step(before: word(now, condition.field)))
    }
    return found
  }

  private func isInside(_ day: Datum, _ condition: HistoryCondition) -> Bool {
    guard let period = condition.period else { return true }
    return day.text.map { period.start.iso <= $0 && $0 < period.end.iso } ?? false
  }

  /// As it is said, in small letters.
  private func word(_ value: Datum, _ field: Field) -> String? {
    if case .reference(let target) = field.kind {
      let label = catalogue.entity(target)?.labels.first ?? "name"
      return store.record(table(target), value)?.at(label).text?.lowercased()
    }
    return value.text?.lowercased() ?? value.whole.map(String.init)
  }
}
