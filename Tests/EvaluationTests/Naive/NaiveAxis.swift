import Semantics
import Values

/// Rows for times in which nothing happened.
extension NaiveRun {
  /// Every bucket from the period's beginning up to today, for everything else that has a row.
  mutating func fillAxis() {
    guard let axis = question.timeAxis, case .time(let grain) = question.keys[axis].kind else { return }
    let buckets = self.buckets(grain, axis)
    // An axis for ever is none.
    if buckets.isEmpty || buckets.count > 20_000 { return }
    func outer(_ position: Int) -> Grain? {
      guard position != axis, !grain.isCycle, case .time(let outer) = question.keys[position].kind, !outer.isCycle
      else { return nil }
      return outer
    }
    /// Whatever longer time it is in.
    func own(_ keys: [NaiveKey]) -> [Datum] {
      question.keys.indices.filter { outer($0) == nil }.map { keys[$0].identity }
    }
    var known: Set<[Datum]> = Set(kept.map { own($0.keys) })
    var groups: [[NaiveKey]] = kept.map(\.keys)
    if question.keepsIdle { groups += recurring(beside: axis) }
    if groups.isEmpty && question.keys.count == 1 { groups = [[NaiveKey(identity: .null, shown: .none, place: .null)]] }
    func apart(_ group: [NaiveKey]) -> [Datum] {
      question.keys.indices.filter { $0 != axis && outer($0) == nil }.map { group[$0].identity }
    }
    // Nobody reads so many rows.
    if Set(groups.map(apart)).count * buckets.count > 200_000 { return }
    var done: Set<[Datum]> = []
    for group in groups {
      let others = apart(group)
      if !done.insert(others).inserted { continue }
      for bucket in buckets {
        var keys = group
        keys[axis] = timeKey(grain, bucket)
        for position in question.keys.indices {
          guard let grain = outer(position), let start = bucket.text else { continue }
          let day = max(start, question.period?.start.iso ?? start)
          keys[position] = timeKey(grain, .text(measures.calendar.bucket(grain, day)))
        }
        if !areThere(keys, grain, bucket) || !known.insert(own(keys)).inserted { continue }
        kept.append(emptyRow(keys))
      }
    }
    // Who has nothing to say outside of time has the axis instead.
    kept.removeAll { !$0.hasFacts && $0.keys[axis].identity.isNull }
  }

  /// Whether every rep that a row is about is employed on one of its days.
  private func areThere(_ keys: [NaiveKey], _ grain: Grain, _ bucket: Datum) -> Bool {
    guard !grain.isCycle, let start = bucket.text else { return true }
    var (first, end) = (start, measures.calendar.next(grain, after: start))
    if let period = question.period { (first, end) = (max(first, period.start.iso), min(end, period.end.iso)) }
    return question.keys.indices.allSatisfy { position in
      let key = question.keys[position]
      guard case .attribute(_, entity: "reps", _, _) = key.kind, !key.isRolledUp,
        let rep = measures.store.record("reps", keys[position].identity)
      else { return true }
      if let hired = rep.at("hired_on").text, hired >= end { return false }
      if let left = rep.at("left_on").text, left <= first { return false }
      return true
    }
  }

  /// Whoever is there is there on every weekday.
  private func recurring(beside axis: Int) -> [[NaiveKey]] {
    let times = question.keys.indices.filter { question.keys[$0].isWhen }
    var found = kept.map(\.keys).filter { keys in
      times.allSatisfy { keys[$0].identity.isNull } && present.contains(timeless(keys.map(\.identity)))
    }
    for position in times where position != axis {
      guard case .time(let grain) = question.keys[position].kind, grain.isCycle else { continue }
      found = found.flatMap { keys in
        (buckets(grain, position) + (grain == .hour ? [.null] : [])).map { part in
          var keys = keys
          keys[position] = timeKey(grain, part)
          return keys
        }
      }
    }
    return found
  }

  private func timeKey(_ grain: Grain, _ start: Datum) -> NaiveKey {
    let cell: Cell = start.text.map { .text(measures.calendar.label(grain, $0)) } ?? .number(start.number ?? 0)
    return NaiveKey(identity: start, shown: cell, place: start)
  }

  private func buckets(_ grain: Grain, _ axis: Int) -> [Datum] {
    if grain == .weekday { return (1...7).map(Datum.integer) }
    if grain == .hour { return (0...23).map(Datum.integer) }
    let calendar = measures.calendar
    let seen = kept.compactMap { $0.keys[axis].identity.text }.sorted()
    let (start, end): (String, String)
    if let period = question.period, period.start.iso != "1900-01-01" || seen.isEmpty {
      start = period.start.iso
      end = min(period.end.iso, calendar.adding(1, to: max(measures.today, start)))
    } else if let first = seen.first, let last = seen.last {
      (start, end) = (first, calendar.adding(1, to: last))
    } else {
      return []
    }
    return calendar.buckets(grain, start, end).map(Datum.text)
  }
}
