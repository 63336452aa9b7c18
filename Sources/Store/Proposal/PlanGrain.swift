import Values

/// How long each row of a plan is for, where it bears one day only.
package enum PlanGrain: String, Hashable, Sendable, CaseIterable {
  case quarter
  case half
  case year

  private init?(months: Int) {
    switch months {
    case 3: self = .quarter
    case 6: self = .half
    case 12: self = .year
    case _: return nil
    }
  }

  /// Told by the days of one and the same plan: they lie three, six or twelve months apart, never less, and at least two
  /// plans or three days say so. `nil` for months, which a day means anyway.
  ///
  /// - Parameters:
  ///   - keys: whose each row is.
  ///   - days: `nil` where the row says none.
  init?(keys: [String], days: [CivilDate?]) {
    var months: [String: Set<Int>] = [:]
    for (key, day) in zip(keys, days) {
      guard let day else { return nil }
      months[key, default: []].insert(day.year * 12 + day.month)
    }
    var gaps: [Int] = []
    for found in months.values where found.count > 1 {
      let sorted = found.sorted()
      gaps += zip(sorted, sorted.dropFirst()).map { $1 - $0 }
    }
    guard gaps.count > 1, let least = gaps.min(), gaps.allSatisfy({ $0 % least == 0 }) else { return nil }
    self.init(months: least)
  }
}
