import Semantics
import Values

/// What became of a cohort: rows of nothing, too, and how many of it have not had their time yet.
extension NaiveRun {
  private var entered: (position: Int, grain: Grain)? {
    for (position, key) in question.keys.enumerated() {
      if case .cohort(.entered(let grain)) = key.kind { return (position, grain) }
    }
    return nil
  }

  private var after: (position: Int, lapse: Lapse)? {
    for (position, key) in question.keys.enumerated() {
      if case .cohort(.after(let lapse)) = key.kind { return (position, lapse) }
    }
    return nil
  }

  var hasImmature: Bool {
    // Of some members of a cohort nobody says how many.
    let isOfCohort = question.keys.allSatisfy { key in if case .cohort = key.kind { true } else { false } }
    return measures.cohort.map { isOfCohort && (after != nil || entered != nil && $0.hasWindow) } ?? false
  }

  /// `nil` when that is no part of the question.
  func immature(_ row: NaiveAnswerRow) -> Cell? {
    guard hasImmature, let cohort = measures.cohort else { return nil }
    let bucket = entered.flatMap { entered in
      row.keys[entered.position].identity.text.map { ($0, calendar.next(entered.grain, after: $0)) }
    }
    let store = measures.store
    if let after {
      guard let ordinal = row.keys[after.position].identity.whole else { return .number(0) }
      return .number(Double(cohort.immature(ordinal + 1, after.lapse, in: bucket, store, today: measures.today)))
    }
    guard let window = cohort.cohort.window else { return nil }
    return .number(Double(cohort.immature(window.count, window.lapse, in: bucket, store, today: measures.today)))
  }

  /// Every time of entering, and every unit since then that has begun, for everything else that has a row.
  mutating func fillCohort() {
    guard let cohort = measures.cohort, entered != nil || after != nil else { return }
    let (entered, after) = (self.entered, self.after)
    var cells: [(entered: Datum, after: Datum)] = []
    for bucket in entered.map({ entries(cohort, $0.grain) }) ?? [.null] {
      let time = entered.flatMap { entered in
        bucket.text.map { ($0, calendar.next(entered.grain, after: $0)) }
      }
      guard let after else {
        cells.append((bucket, .null))
        continue
      }
      for count in 0..<cohort.begun(after.lapse, in: time, measures.store, today: measures.today) {
        cells.append((bucket, .integer(count)))
      }
    }
    var known: Set<[Datum]> = Set(kept.map { $0.keys.map(\.identity) })
    let others = question.keys.indices.filter { $0 != entered?.position && $0 != after?.position }
    var groups: [[NaiveKey]] = kept.map(\.keys)
    if groups.isEmpty && others.isEmpty { groups = [question.keys.map { shown($0, .null, at: 0) }] }
    // Nobody reads so many rows.
    if Set(groups.map { group in others.map { group[$0].identity } }).count * cells.count > 200_000 { return }
    var done: Set<[Datum]> = []
    for group in groups where done.insert(others.map { group[$0].identity }).inserted {
      for cell in cells {
        var keys = group
        if let entered {
          keys[entered.position] = shown(question.keys[entered.position], cell.entered, at: entered.position)
        }
        if let after { keys[after.position] = shown(question.keys[after.position], cell.after, at: after.position) }
        if known.insert(keys.map(\.identity)).inserted { kept.append(emptyRow(keys)) }
      }
    }
  }

  /// Every bucket in which somebody could have entered so far; in all of time those between the first and the last.
  private func entries(_ cohort: NaiveCohort, _ grain: Grain) -> [Datum] {
    guard let first = cohort.days.first, let last = cohort.days.last else { return [] }
    var (start, end) = (first, calendar.adding(1, to: last))
    if let period = cohort.cohort.period, period.start.iso != "1900-01-01" {
      (start, end) = (period.start.iso, min(period.end.iso, calendar.adding(1, to: measures.today)))
    }
    return calendar.buckets(grain, start, end).map(Datum.text)
  }
}
