import Semantics
import Syntax
import Values

/// Several rows together.
extension NaiveRun {
  func cells(_ numbers: [NaiveNumbers?]) -> [Cell] { columns.map { calculator.value($0, numbers).cell } }

  /// - Parameter areOthers: what a ranking left out; of plain rows their records are all looked at together.
  func totals(_ rows: [NaiveAnswerRow], isEverything: Bool, areOthers: Bool = false) -> [Cell] {
    let areTogether = areOthers && question.hasPlainRows && rows.count <= (question.keys.count == 1 ? 2_000 : 200)
    let hasTime = question.keys.contains(where: \.isWhen)
    return question.keys.map { _ in Cell.none }
      + zip(columns, question.columns).map { formula, column in
        let used = column.quantity.measures
        // A state is not added up over time.
        if hasTime && used.contains(where: { $0.timing.isSnapshot }) { return .none }
        // Different ones of several rows can only be counted where nothing is left out.
        if !isEverything && rows.count != 1 && !areTogether
          && used.contains(where: { $0.function == .countDistinct || needsWhole($0) && Self.isZeroOfNothing($0) })
        {
          return .none
        }
        // Rows of a roll-up overlap: only what is everybody's own adds up.
        if question.isRolledUp && rows.count != 1 {
          let all = used + column.quantity.sharedMeasures
          if !all.allSatisfy({ $0.isOwn ? Self.addsUp($0) : isEverything }) { return .none }
        }
        var numbers = sums(rows, for: formula, isEverything: isEverything, areTogether: areTogether)
        if isEverything {
          for side in sides.indices {
            numbers[side]?.views = formulas.views.map { view in
              guard case .pareto(let position, let figure) = view, paretos[side].indices.contains(position) else {
                return .none
              }
              return paretos[side][position].whole(figure)
            }
          }
        }
        return calculator.value(formula, numbers).cell
      }
  }

  private static func addsUp(_ measure: Measure) -> Bool {
    switch measure.function {
    case .count, .sum, .balance: true
    case .avg, .median, .percentile, .stddev, .corr, .min, .max, .countDistinct: false
    }
  }

  private static func isZeroOfNothing(_ measure: Measure) -> Bool {
    addsUp(measure) || measure.function == .countDistinct
  }

  /// Whether a number of all rows is another than that of their records together: what lies in the time of its row may
  /// lie in the whole period and in none of its parts, and rows of a roll-up have the same records.
  private func needsWhole(_ measure: Measure) -> Bool {
    if question.isRolledUp { return !measure.isOwn }
    guard let axis = question.timeAxis, case .time(let grain) = question.keys[axis].kind, !grain.isCycle else {
      return false
    }
    // Who has something in the whole period need not have it in any part.
    if measure.timing == .population && measure.condition?.usesPopulation ?? false { return true }
    if comesAndGoes(measure) { return true }
    return measure.condition.map(NaiveMeasures.asksTime) ?? false
      || question.filters[measure.entity].map(NaiveMeasures.asksTime) ?? false
  }

  private func comesAndGoes(_ measure: Measure) -> Bool {
    measure.timing == .population && !measure.isWholeCohort && NaiveMeasures.comingAndGoing.contains(measure.entity)
  }

  private func isOfSeveralTimes(_ rows: [NaiveAnswerRow], _ side: Int) -> Bool {
    question.timeAxis.map { axis in Set(rows.map { there($0.keys, side)?[axis] }).count > 1 } ?? false
  }

  private func whole(_ measure: Measure, _ side: Int, bucket: String? = nil) -> NaiveGroup? {
    var together: NaiveGroup?
    let hasStrangers = question.subject?.sharesIdWith != nil && measure.plan == nil
    let axis = bucket == nil ? [] : question.timeAxis.map { [$0] } ?? []
    for (place, group) in (try? sides[side].groups(measure, keys: (hasStrangers ? [0] : []) + axis)) ?? [:]
    where !(hasStrangers && isStranger(place[0])) && (bucket == nil || place.last == bucket.map(Datum.text)) {
      var sum = together ?? NaiveGroup()
      sum.add(group)
      together = sum
    }
    return together
  }

  /// All records of these rows together, in every period; where a plan takes part, of the rows that have one.
  ///
  /// - Parameter isAlong: they follow one another in time and have no record in common.
  /// - Parameter bucket: the time of which they are all there are.
  func sums(
    _ rows: [NaiveAnswerRow], for formula: NaiveFormula, isEverything: Bool, isAlong: Bool = false,
    bucket: String? = nil, areTogether: Bool = false
  ) -> [NaiveNumbers?] {
    let measures = NaiveFormulas.measures(formula)
    let plans = measures.filter { formulas.measures[$0].plan != nil }
    return sides.indices.map { side in
      let used = rows.filter { row in
        row.numbers[side] != nil && (question.isRolledUp || plans.allSatisfy { row.groups[side][$0] != nil })
      }
      var results = [Datum](repeating: .null, count: formulas.measures.count)
      var unknown = used.count == 1 ? self.unknown(used[0].groups[side]) : []
      for position in Set(measures) {
        // What is left out for want of a plan is not part of the whole.
        let isWhole = isEverything && used.count == (rows.count { $0.numbers[side] != nil })
        let measure = formulas.measures[position]
        if let bucket, question.isRolledUp, !measure.isOwn, used.count > 1 {
          results[position] = whole(measure, side, bucket: bucket)?.result(measure) ?? .null
          continue
        }
        if areTogether, used.count > 1, used.count == (rows.count { $0.numbers[side] != nil }) {
          results[position] = together(used.compactMap { $0.groups[side][position] }).result(measure) ?? .null
          continue
        }
        // Who is there in several months is there once.
        if question.isRolledUp, measure.isOwn, !isAlong, comesAndGoes(measure), isOfSeveralTimes(used, side) {
          unknown.insert(position)
          continue
        }
        results[position] = result(position, used, side, isWhole, isAlong) ?? .null
        // Nor is what only the whole time knows, such as different ones, that of some rows together.
        if !isWhole, !isAlong, used.count > 1, measure.function == .countDistinct || needsWhole(measure) {
          unknown.insert(position)
        }
      }
      var shared = [Datum](repeating: .null, count: formulas.shared.count)
      for position in Set(NaiveFormulas.shared(formula)) {
        shared[position] =
          sharedResult(position, used, of: rows.count { $0.numbers[side] != nil }, side, isEverything, isAlong) ?? .null
      }
      return NaiveNumbers(
        results: results, shared: shared,
        time: sides[side].question.period.map { (start: $0.start.iso, end: $0.end.iso) },
        unknown: unknown)
    }
  }

  private func result(_ position: Int, _ used: [NaiveAnswerRow], _ side: Int, _ isEverything: Bool, _ isAlong: Bool)
    -> Datum?
  {
    let measure = formulas.measures[position]
    let groups = used.compactMap { $0.groups[side][position] }
    if used.count == 1, isAlong || !isEverything || !needsWhole(measure) { return groups.first?.result(measure) }
    if needsWhole(measure) && !isAlong { return isEverything ? whole(measure, side)?.result(measure) : nil }
    if groups.isEmpty { return nil }
    // Of parts the mean is not known.
    guard Self.addsUp(measure) || [.min, .max].contains(measure.function) || isEverything else { return nil }
    return together(groups).result(measure)
  }

  private func together(_ groups: [NaiveGroup]) -> NaiveGroup {
    var together = groups.first ?? NaiveGroup()
    for group in groups.dropFirst() { together.add(group) }
    return together
  }

  private func sharedResult(
    _ position: Int, _ used: [NaiveAnswerRow], of count: Int, _ side: Int, _ isEverything: Bool, _ isAlong: Bool
  ) -> Datum? {
    let measure = formulas.shared[position]
    let keys = sharedKeys[position]
    // Of several rows the team is nobody's.
    if measure.isOfTeam && !keys.isEmpty && used.count != 1 && !isAlong { return nil }
    if used.count != 1, !isAlong, question.isRolledUp, keys.contains(where: { question.keys[$0].isRolledUp }),
      !measure.isOwn
    {
      return isEverything ? whole(measure, side)?.result(measure) : nil
    }
    // Who has no row is part of the whole.
    let isWhole = isEverything && used.count == count && !ofOneRep.contains(position)
    var used = used
    if measure.timing == .population, let axis = question.timeAxis, keys.contains(axis) {
      // Who is there at several times is not known from each; along time it is who is there at the end.
      let times = Set(used.compactMap { row in there(row.keys, side)?[axis].text })
      if isWhole, !isAlong { return whole(measure, side)?.result(measure) }
      if times.count > 1, !isAlong { return nil }
      let last = times.max()
      used = used.filter { row in there(row.keys, side)?[axis].text == last }
    }
    let parts = Set(used.compactMap { row in there(row.keys, side).map { own in keys.map { own[$0] } } })
    var together = NaiveGroup()
    for (key, group) in sharedGroups[position][side] {
      let isStranger = keys.first == 0 && self.isStranger(key.first ?? .null)
      if isWhole && !isStranger || parts.contains(key) { together.add(group) }
    }
    return together.result(measure)
  }
}
