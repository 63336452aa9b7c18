import Semantics
import Syntax
import Values

/// What a question should answer.
struct NaiveAnswer {
  var rows: [[Cell]]
  var others: (groups: Int, cells: [Cell])?
  var total: [Cell]?
}

/// Answers a question with loops over plain rows. It shares with the program what the question means, and nothing of how
/// it is answered.
struct NaiveEvaluator {
  let store: NaiveStore
  let catalogue: Catalogue
  let environment: Environment

  func answer(_ question: Question) throws -> NaiveAnswer {
    let run = try self.run(question)
    var answer = NaiveAnswer(rows: run.kept.map { row in row.keys.map(\.shown) + run.cells(row.numbers) })
    if !run.rest.isEmpty { answer.others = (run.rest.count, run.totals(run.rest, isEverything: false)) }
    let all = run.kept + run.rest
    if !question.keys.isEmpty && all.count > 1 {
      answer.total = run.totals(all, isEverything: run.leftOut == 0)
    }
    return answer
  }

  func run(_ question: Question) throws -> NaiveRun {
    let populations = try members(of: question.populations, on: question.moment.iso)
    let reader = NaiveReader(store: store, catalogue: catalogue, populations: populations)
    var run = try NaiveRun(NaiveMeasures(question: question, environment: environment, reader: reader))
    try run.answer()
    return run
  }

  func members(of asked: [PopulationQuestion], on moment: String) throws -> [Set<Int>] {
    var populations: [Set<Int>] = []
    for population in asked {
      if let inner = population.question {
        let chosen = try run(inner)
        populations.append(Set((chosen.kept + chosen.rest).compactMap { $0.keys.first?.identity.whole }))
        continue
      }
      let reader = NaiveReader(store: store, catalogue: catalogue, populations: populations)
      let members = try store.rows(of: reader.table(population.entity)).filter { row in
        guard let predicate = population.predicate else { return true }
        // What belongs to a day of its own is of the team of that day.
        let own = population.date.flatMap { row.at($0.column).text }
        return try reader.holds(predicate, NaiveRecord(row: row, day: own ?? moment, moment: moment))
      }
      populations.append(Set(members.compactMap { $0.at("id").whole }))
    }
    return populations
  }
}

struct NaiveKey {
  let identity: Datum
  let shown: Cell
  /// Numbers and days by size, texts by their bytes, what is missing last.
  let place: Datum

  static func precedes(_ left: [NaiveKey], _ right: [NaiveKey]) -> Bool {
    for (first, second) in zip(left, right) {
      if let order = precedes(first.place, second.place) { return order }
      if let one = first.identity.whole, let other = second.identity.whole, one != other { return one < other }
    }
    return false
  }

  /// `nil` when they stand at the same place.
  static func precedes(_ left: Datum, _ right: Datum) -> Bool? {
    if left == right { return nil }
    return Datum.isLess(left, right) ?? !left.isNull
  }
}

struct NaiveAnswerRow {
  var keys: [NaiveKey]
  var groups: [NaiveGroup?]
  var numbers: NaiveNumbers
  /// Whether any record made it, not only that somebody is there.
  var hasFacts: Bool
}

/// One question on its way: rows, time axis, conditions, order, ranking.
struct NaiveRun {
  let measures: NaiveMeasures
  let question: Question
  var formulas = NaiveFormulas()
  var calculator: NaiveCalculator
  let columns: [NaiveFormula]
  private let tests: [NaiveTest]
  private let ranking: NaiveFormula?
  private let sorts: [NaiveFormula?]
  private(set) var sharedKeys: [[Int]] = []
  private(set) var sharedGroups: [NaiveMeasures.Groups] = []
  private(set) var kept: [NaiveAnswerRow] = []
  private(set) var rest: [NaiveAnswerRow] = []
  private(set) var leftOut = 0

  init(_ measures: NaiveMeasures) throws {
    self.measures = measures
    question = measures.question
    var formulas = NaiveFormulas()
    columns = try question.columns.map { try formulas.formula($0.quantity) }
    tests = try question.rowConditions.map { try formulas.test($0) }
    ranking = try question.ranking.map { try formulas.formula($0.by) }
    sorts = try question.sort.map { key in
      if case .quantity(let quantity) = key.key { return try formulas.formula(quantity) }
      return nil
    }
    self.formulas = formulas
    calculator = NaiveCalculator(formulas: formulas, calendar: measures.calendar, today: measures.today)
  }

  mutating func answer() throws {
    try share()
    try collect()
    fillAxis()
    calculator.wholes = formulas.wholes.map { whole in
      calculator.value(whole, sum(kept, for: whole, isEverything: true)).plain
    }
    for (position, whole) in formulas.wholes.enumerated() where isOfMoments(whole) {
      let moments = Dictionary(grouping: kept) { $0.numbers.time?.start ?? "" }
      calculator.momentWholes[position] = moments.compactMapValues {
        calculator.value(whole, sum($0, for: whole, isEverything: false)).plain
      }
    }
    let before = kept.count
    kept.removeAll { row in !tests.allSatisfy { calculator.truth($0, row.numbers) == true } }
    leftOut = before - kept.count
    order()
    rank()
  }

  /// Whether it is never summed over the time that rows have.
  private func isOfMoments(_ formula: NaiveFormula) -> Bool {
    guard let axis = question.timeAxis, case .time(let grain) = question.keys[axis].kind, !grain.isCycle else {
      return false
    }
    return NaiveFormulas.measures(formula).contains { formulas.measures[$0].timing.isSnapshot }
  }

  // MARK: Rows

  /// Numbers that divide keep their value where they cannot be cut.
  private mutating func share() throws {
    for measure in formulas.shared {
      let keys = question.keys.indices.filter { measures.splits(measure, question.keys[$0]) }
      sharedKeys.append(keys)
      sharedGroups.append(try measures.groups(measure, keys: keys))
    }
  }

  private mutating func collect() throws {
    let all = Array(question.keys.indices)
    var found: [[Datum]: NaiveAnswerRow] = [:]
    let empty = [NaiveGroup?](repeating: nil, count: formulas.measures.count)
    func place(_ keys: [Datum], _ change: (inout NaiveAnswerRow) -> Void) throws {
      var row =
        try found[keys]
        ?? NaiveAnswerRow(
          keys: try zip(question.keys, keys).enumerated().map { try shown($1.0, $1.1, at: $0) }, groups: empty,
          numbers: NaiveNumbers(results: [], shared: []), hasFacts: false)
      change(&row)
      found[keys] = row
    }
    for (position, measure) in formulas.measures.enumerated() {
      for (keys, group) in try measures.groups(measure, keys: all) {
        try place(keys) { row in
          row.groups[position] = group
          row.hasFacts = true
        }
      }
    }
    if let subject = question.subject {
      for row in try measures.population(subject.name) {
        let record = NaiveRecord(row: row, day: question.moment.iso, moment: question.moment.iso)
        var keys: [Datum] = []
        for key in question.keys {
          if case .expression(let values, _, _) = key.kind {
            keys.append(try values[subject.name].map { try measures.keyValue(key, $0, record) } ?? .null)
          } else {
            keys.append(try measures.way(key, subject.name).map { try measures.keyValue(key, $0, record) } ?? .null)
          }
        }
        try place(keys) { _ in }
      }
    }
    if question.keys.isEmpty && found.isEmpty { try place([]) { $0.hasFacts = true } }
    var rows = Array(found.values)
    rows.removeAll { isStranger($0.keys.first?.identity ?? .null) }
    if question.subject != nil {
      let busy = Set(rows.filter(\.hasFacts).compactMap { $0.keys.first?.identity })
      rows.removeAll { !$0.hasFacts && question.keys.count > 1 && busy.contains($0.keys.first?.identity ?? .null) }
    }
    kept = try rows.map { row in
      var row = row
      row.numbers = try numbers(row.groups, row.keys)
      return row
    }
  }

  func numbers(_ groups: [NaiveGroup?], _ keys: [NaiveKey]) throws -> NaiveNumbers {
    var results: [Datum] = []
    for (group, measure) in zip(groups, formulas.measures) {
      results.append(try group?.result(measure) ?? .null)
    }
    var shared: [Datum] = []
    for (position, measure) in formulas.shared.enumerated() {
      let group = sharedGroups[position][sharedKeys[position].map { keys[$0].identity }]
      shared.append(try group?.result(measure) ?? .null)
    }
    return NaiveNumbers(results: results, shared: shared, time: time(of: keys))
  }

  private func time(of keys: [NaiveKey]) -> (start: String, end: String)? {
    let whole = question.period.map { (start: $0.start.iso, end: $0.end.iso) }
    guard let axis = question.timeAxis, case .time(let grain) = question.keys[axis].kind, !grain.isCycle,
      let start = keys[axis].identity.text
    else { return whole }
    let end = measures.calendar.next(grain, after: start)
    guard let whole else { return (start, end) }
    return (max(start, whole.start), max(min(end, whole.end), max(start, whole.start)))
  }

  // MARK: Keys

  func shown(_ key: GroupKey, _ datum: Datum, at position: Int) throws -> NaiveKey {
    func made(_ cell: Cell, _ place: Datum) -> NaiveKey { NaiveKey(identity: datum, shown: cell, place: place) }
    if datum.isNull { return made(.text("(none)"), .null) }
    switch key.kind {
    case .time(let grain):
      guard let start = datum.text else { return made(.number(datum.number ?? 0), datum) }
      return made(.text(measures.calendar.label(grain, start)), datum)
    // No random question follows a cohort; hand-written ones do.
    case .cohort: return made(.number(datum.number ?? 0), datum)
    case .attribute(_, let entity?, _, _):
      let label = self.label(entity, datum, isSubject: position == 0 && question.subject?.sharesIdWith != nil)
      return made(.text(label), .text(label))
    case .attribute(_, nil, let kind, let edges), .expression(_, let kind, let edges):
      if !edges.isEmpty, let ordinal = datum.whole {
        let name = key.parts.isEmpty ? key.name : key.parts.joined(separator: ".")
        let isAgeing = measures.reader.catalogue.dimension(name)?.isAgeing ?? false
        return made(.text(isAgeing ? ageing(ordinal, edges) : band(ordinal, edges, kind)), datum)
      }
      if case .boolean = kind { return made(.text(datum == .integer(0) ? "no" : "yes"), datum) }
      if let text = datum.text { return made(.text(text), datum) }
      var unit = 1.0
      if case .attribute = key.kind { unit = kind == .quantity ? 1000.0 : kind == .percent ? 10_000 : 1 }
      return made(.number((datum.number ?? 0) / unit), datum)
    }
  }

  private func label(_ entity: String, _ id: Datum, isSubject: Bool) -> String {
    func name(_ entity: Entity) -> String? {
      let record = measures.store.record(entity.table, id)
      return entity.labels.lazy.compactMap { record?.at($0).text }.first
    }
    guard let home = measures.reader.catalogue.entity(entity) else { return "" }
    if let own = name(home) { return own }
    if !isSubject, let other = home.sharesIdWith.flatMap(measures.reader.catalogue.entity), let found = name(other) {
      return found
    }
    return "#\(id.whole ?? 0)"
  }

  private func band(_ ordinal: Int, _ edges: [NumberLiteral], _ kind: Field.Kind) -> String {
    let texts = edges.map { formatted(Expression(.number($0), .none)) }
    if ordinal == 0 { return "<" + texts[0] }
    if ordinal == edges.count { return texts[ordinal - 1] + "+" }
    let isWhole = edges[ordinal - 1].integer != nil && edges[ordinal].integer != nil
    if isWhole, [.number, .days, .minutes].contains(kind), let next = edges[ordinal].integer {
      return edges[ordinal - 1].integer == next - 1 ? texts[ordinal - 1] : "\(texts[ordinal - 1])-\(next - 1)"
    }
    return texts[ordinal - 1] + ".." + texts[ordinal]
  }

  /// Edges are first days outside: 1, 31, 61 for 1-30, 31-60.
  private func ageing(_ ordinal: Int, _ edges: [NumberLiteral]) -> String {
    let days = edges.compactMap(\.integer)
    if ordinal == 0 { return "not due" }
    return ordinal < days.count ? "\(days[ordinal - 1])-\(days[ordinal] - 1)" : "\(days[ordinal - 1] - 1)+"
  }

  // MARK: Time axis

  /// Every bucket from the period's beginning up to today, for everything else that has a row.
  private mutating func fillAxis() {
    guard let axis = question.timeAxis, case .time(let grain) = question.keys[axis].kind else { return }
    let buckets = self.buckets(grain, axis)
    if buckets.isEmpty { return }
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
    if groups.isEmpty && question.keys.count == 1 { groups = [[NaiveKey(identity: .null, shown: .none, place: .null)]] }
    var done: Set<[Datum]> = []
    for group in groups {
      let others = question.keys.indices.filter { $0 != axis && outer($0) == nil }.map { group[$0].identity }
      if !done.insert(others).inserted { continue }
      for bucket in buckets {
        var keys = group
        keys[axis] = timeKey(grain, bucket)
        for position in question.keys.indices {
          guard let grain = outer(position), let start = bucket.text else { continue }
          let day = max(start, question.period?.start.iso ?? start)
          keys[position] = timeKey(grain, .text(measures.calendar.bucket(grain, day)))
        }
        if !known.insert(own(keys)).inserted { continue }
        let empty = [NaiveGroup?](repeating: nil, count: formulas.measures.count)
        guard let numbers = try? numbers(empty, keys) else { continue }
        kept.append(NaiveAnswerRow(keys: keys, groups: empty, numbers: numbers, hasFacts: true))
      }
    }
    // Who has nothing to say outside of time has the axis instead.
    kept.removeAll { !$0.hasFacts && $0.keys[axis].identity.isNull }
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

  // MARK: Order and ranking

  private mutating func order() {
    kept.sort { NaiveKey.precedes($0.keys, $1.keys) }
    for (key, formula) in zip(question.sort, sorts).reversed() {
      if case .dimension(let position) = key.key {
        kept = Self.sorted(kept, descending: key.descending) { $0.keys[position].place }
      } else if let formula {
        kept = sorted(kept, by: formula, descending: key.descending)
      }
    }
  }

  private func sorted(_ rows: [NaiveAnswerRow], by formula: NaiveFormula, descending: Bool) -> [NaiveAnswerRow] {
    Self.sorted(rows, descending: descending) { row in
      switch calculator.value(formula, row.numbers) {
      case .number(let number), .atLeast(let number): .real(number)
      case .day(let text), .text(let text): .text(text)
      case .none, .lacking: .null
      }
    }
  }

  /// Keeps the order of equals; what is missing comes last either way.
  private static func sorted(
    _ rows: [NaiveAnswerRow], descending: Bool, by value: (NaiveAnswerRow) -> Datum
  ) -> [NaiveAnswerRow] {
    let values = rows.map(value)
    let order = rows.indices.sorted { left, right in
      let (first, second) = (values[left], values[right])
      if first == second { return left < right }
      if first.isNull || second.isNull { return second.isNull }
      let isLess = Datum.isLess(first, second) ?? false
      return descending ? !isLess : isLess
    }
    return order.map { rows[$0] }
  }

  private mutating func rank() {
    guard let asked = question.ranking, let ranking else { return }
    let ordered = sorted(
      kept.sorted { NaiveKey.precedes($0.keys, $1.keys) }, by: ranking, descending: asked.isTop)
    var groups: [[Datum]: [NaiveAnswerRow]] = [:]
    for row in ordered { groups[asked.each.map { row.keys[$0].identity }, default: []].append(row) }
    var counts = groups.mapValues { rows in
      switch asked.extent {
      case .rows(let count): return count
      case .part(let part): return fewest(rows.map { calculator.value(ranking, $0.numbers).plain ?? 0 }, part)
      }
    }
    kept = []
    for row in ordered {
      let group = asked.each.map { row.keys[$0].identity }
      counts[group, default: 0] -= 1
      if counts[group, default: 0] >= 0 { kept.append(row) } else { rest.append(row) }
    }
    if !asked.each.isEmpty {
      let order = kept.indices.sorted { left, right in
        let (first, second) = (asked.each.map { kept[left].keys[$0] }, asked.each.map { kept[right].keys[$0] })
        if NaiveKey.precedes(first, second) { return true }
        return NaiveKey.precedes(second, first) ? false : left < right
      }
      kept = order.map { kept[$0] }
    }
    if !question.sort.isEmpty { order() }
  }

  /// How many of these, in their order, reach so much of their sum; all of them when there is no sum to reach.
  private func fewest(_ values: [Double], _ part: Double) -> Int {
    let whole = values.reduce(0, +)
    if whole <= 0 { return values.count }
    var sum = 0.0
    for (position, value) in values.enumerated() {
      sum += value
      if sum >= whole * part * (1 - 1e-12) { return position + 1 }
    }
    return values.count
  }

  // MARK: Cells and totals

  func cells(_ numbers: NaiveNumbers) -> [Cell] { columns.map { calculator.value($0, numbers).cell } }

  func totals(_ rows: [NaiveAnswerRow], isEverything: Bool) -> [Cell] {
    let hasTime = question.keys.contains { if case .time = $0.kind { true } else { false } }
    return question.keys.map { _ in Cell.none }
      + columns.map { formula in
        let used = NaiveFormulas.measures(formula).map { formulas.measures[$0] }
        // A state is not added up over time.
        if hasTime && used.contains(where: { $0.timing.isSnapshot }) { return .none }
        // Different ones of several rows can only be counted where nothing is left out.
        if !isEverything && rows.count != 1
          && used.contains(where: { $0.function == .countDistinct || question.needsWhole($0) && $0.isZeroOfNothing })
        {
          return .none
        }
        return calculator.value(formula, sum(rows, for: formula, isEverything: isEverything)).cell
      }
  }

  private func whole(_ measure: Measure) throws -> NaiveGroup {
    var together = NaiveGroup()
    let keys = question.keys.indices.filter { if case .time = question.keys[$0].kind { false } else { true } }
    for (place, group) in try measures.groups(measure, keys: keys) where !isStranger(place.first ?? .null) {
      together.add(group)
    }
    return together
  }

  /// Leads have the ids of customers; asked about customers, they are strangers.
  private func isStranger(_ id: Datum) -> Bool {
    guard let subject = question.subject, subject.sharesIdWith != nil, !id.isNull else { return false }
    return measures.store.record(measures.reader.table(subject.name), id) == nil
  }

  private func isStrange(_ key: [Datum], _ position: Int) -> Bool {
    guard sharedKeys[position].first == 0, let id = key.first else { return false }
    return isStranger(id)
  }

  /// All records of these rows together; where a plan takes part, of the rows that have one.
  private func sum(_ rows: [NaiveAnswerRow], for formula: NaiveFormula, isEverything: Bool) -> NaiveNumbers {
    let plans = NaiveFormulas.measures(formula).filter { formulas.measures[$0].plan != nil }
    let used = rows.filter { row in plans.allSatisfy { row.groups[$0] != nil } }
    var results: [Datum] = []
    for (position, measure) in formulas.measures.enumerated() {
      var together: NaiveGroup?
      for case let group? in used.map({ $0.groups[position] }) {
        var sum = together ?? NaiveGroup()
        sum.add(group)
        together = sum
      }
      let adds = [.count, .sum, .balance, .min, .max].contains(measure.function)
      if question.needsWhole(measure) && adds {
        // What lies in the time of its row may lie in the whole period and in none of its parts.
        let all = isEverything && used.count != 1 ? (try? whole(measure)) : used.count == 1 ? together : nil
        results.append((try? all?.result(measure)) ?? .null)
        continue
      }
      let isKnown = adds || used.count == 1 || isEverything
      results.append(isKnown ? (try? together?.result(measure)) ?? .null : .null)
    }
    var shared: [Datum] = []
    for (position, measure) in formulas.shared.enumerated() {
      var together = NaiveGroup()
      let parts = Set(used.map { row in sharedKeys[position].map { row.keys[$0].identity } })
      // Who has no row is part of the whole.
      let isWhole = isEverything && used.count == rows.count
      for (key, group) in sharedGroups[position] where isWhole && !isStrange(key, position) || parts.contains(key) {
        together.add(group)
      }
      shared.append((try? together.result(measure)) ?? .null)
    }
    return NaiveNumbers(
      results: results, shared: shared, time: question.period.map { (start: $0.start.iso, end: $0.end.iso) })
  }
}
