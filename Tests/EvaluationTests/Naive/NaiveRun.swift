import Syntax
import Values

@testable import Semantics

struct NaiveAnswerRow {
  var keys: [NaiveKey]
  /// What each period knows of it: one group for each measure, `nil` where there is no record.
  var groups: [[NaiveGroup?]]
  /// `nil` where a period has no such part.
  var numbers: [NaiveNumbers?] = []
  /// Whether any record made it, not only that somebody is there.
  var hasFacts: Bool
}

/// One question on its way: rows, time axis, conditions, order, ranking.
struct NaiveRun {
  /// The question's own period first, then those it is compared with.
  let sides: [NaiveMeasures]
  let question: Question
  let formulas: NaiveFormulas
  var calculator: NaiveCalculator
  let columns: [NaiveFormula]
  private let tests: [NaiveTest]
  let ranking: NaiveFormula?
  let sorts: [NaiveFormula?]
  /// Of each period; which rows make a part is asked of the first only.
  var paretos: [[NaivePareto]] = []
  /// Of each shared measure, in each period: the keys that cut it, and its groups.
  private(set) var sharedKeys: [[Int]] = []
  private(set) var sharedGroups: [[NaiveMeasures.Groups]] = []
  /// Those that are of the team of the one rep whom the question is about.
  private(set) var ofOneRep: Set<Int> = []
  private(set) var counterparts: [NaiveCounterparts]
  var kept: [NaiveAnswerRow] = []
  var rest: [NaiveAnswerRow] = []
  private(set) var leftOut = 0
  /// Of a subject, who is there in which rows, whatever their time.
  private(set) var present: Set<[Datum]> = []

  var measures: NaiveMeasures { sides[0] }
  var calendar: NaiveCalendar { sides[0].calendar }

  init(_ sides: [NaiveMeasures]) {
    self.sides = sides
    question = sides[0].question
    var formulas = NaiveFormulas()
    columns = question.columns.map { formulas.formula($0.quantity) }
    tests = question.rowConditions.map { formulas.test($0) }
    ranking = question.ranking.map { formulas.formula($0.by) }
    sorts = question.sort.map { key in
      if case .quantity(let quantity) = key.key { return formulas.formula(quantity) }
      return nil
    }
    self.formulas = formulas
    calculator = NaiveCalculator(
      formulas: formulas, calendar: sides[0].calendar,
      sides: sides.map { NaiveSide(today: $0.today, moment: $0.question.moment.iso) })
    counterparts = zip(sides[0].question.comparators.compactMap(\.period), sides.dropFirst()).map { other, _ in
      NaiveCounterparts(sides[0].question, other, sides[0].calendar)
    }
  }

  mutating func answer() throws {
    try share()
    try collect()
    fillAxis()
    fillCohort()
    for side in sides.indices {
      calculator.sides[side].wholes = formulas.wholes.map { whole in
        calculator.value(whole, sums(kept, for: whole, isEverything: true), side).plain
      }
      for (position, whole) in formulas.wholes.enumerated() where isOfMoments(whole) {
        let timely = kept.filter { $0.numbers[side]?.bucket != nil }
        let byBucket = Dictionary(grouping: timely) { $0.numbers[side]?.bucket ?? "" }
        for (bucket, rows) in byBucket {
          let sum = sums(rows, for: whole, isEverything: false, bucket: bucket)
          calculator.sides[side].momentWholes[position, default: [:]][bucket] = calculator.value(whole, sum, side).plain
        }
      }
    }
    kept.sort { NaiveKey.precedes($0.keys, $1.keys) }
    lookAround()
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

  /// What another period has made of itself: its rows at their own times.
  func asItself() -> NaiveRun {
    var there = self
    there.counterparts = counterparts.map(\.same)
    return there
  }

  // MARK: Rows

  /// Numbers that divide keep their value where they cannot be cut.
  private mutating func share() throws {
    for measure in formulas.shared {
      if measure.isOfTeam {
        try shareTeams(measure)
        continue
      }
      let keys = question.keys.indices.filter { measures.splits(measure, question.keys[$0]) }
      sharedKeys.append(keys)
      sharedGroups.append(try sides.map { try $0.groups(measure, keys: keys) })
    }
  }

  /// What the team of each row has: the row's own, or the one that its rep is in. Where a condition leaves one rep it is
  /// that one's team, with what the others of it did.
  private mutating func shareTeams(_ measure: Measure) throws {
    let only = Self.onlyRep(question.filters[measure.entity])
    let position = question.keys.firstIndex { $0.name == "team" }
    let rep = question.keys.firstIndex { $0.name == "rep" }
    if only != nil { ofOneRep.insert(sharedKeys.count) }
    sharedKeys.append([position ?? rep].compactMap { $0 })
    sharedGroups.append(
      try sides.map { side in
        var asked = side.question
        if let only { asked.filters[measure.entity] = .all(only.others) }
        if position == nil, rep != nil || only != nil {
          var team = GroupKey(
            name: "team", title: "team",
            kind: .attribute(paths: [:], entity: "teams", kind: .reference("teams"), bands: []))
          team.parts = ["team"]
          asked.keys = [team]
        }
        let there = try NaiveMeasures(asked, side.environment, side.reader, chosen: side.chosen)
        if position == nil, rep == nil, only == nil { return try there.groups(measure, keys: []) }
        let teams = try there.groups(measure, keys: [position ?? 0])
        if position != nil { return teams }
        var found: NaiveMeasures.Groups = [:]
        var named: Set<Datum> = []
        for row in side.store.rows(of: "reps") {
          let team = side.store.assignment(of: row.at("id"), on: side.question.moment.iso)?.at("team_id") ?? .null
          if team.isNull { continue }
          if rep != nil { found[[row.at("id")]] = teams[[team]] }
          if row.at("name").text == only?.rep { named.insert(team) }
        }
        if rep == nil, let team = named.first, named.count == 1 { found[[]] = teams[[team]] }
        return found
      })
  }

  /// `rep = "Bo"` among the conditions, and the others.
  private static func onlyRep(_ filter: Predicate?) -> (rep: String, others: [Predicate])? {
    guard let filter else { return nil }
    var parts = [filter]
    if case .all(let all) = filter { parts = all }
    for (place, part) in parts.enumerated() {
      guard case .comparison(.equal, .column(let path), .text(let name)) = part,
        path.references.map(\.name) + [path.field.name] == ["rep", "rep"]
      else { continue }
      parts.remove(at: place)
      return (name, parts)
    }
    return nil
  }

  /// What a row is about but for its time.
  func timeless(_ keys: [Datum]) -> [Datum] {
    zip(question.keys, keys).compactMap { key, value in key.isWhen ? nil : value }
  }

  private mutating func collect() throws {
    let all = Array(question.keys.indices)
    var found: [[Datum]: NaiveAnswerRow] = [:]
    let empty = sides.map { _ in [NaiveGroup?](repeating: nil, count: formulas.measures.count) }
    func place(_ keys: [Datum], _ change: (inout NaiveAnswerRow) -> Void) {
      var row =
        found[keys]
        ?? NaiveAnswerRow(
          keys: zip(question.keys, keys).enumerated().map { shown($1.0, $1.1, at: $0) }, groups: empty, hasFacts: false)
      change(&row)
      found[keys] = row
    }
    var days: [[Datum]: Set<[Datum]>] = [:]
    for (side, measures) in sides.enumerated() {
      days = [:]
      for (position, measure) in formulas.measures.enumerated() {
        for (there, group) in try measures.groups(measure, keys: all) {
          if side > 0 { days[counterparts[side - 1].own(there), default: []].insert(there) }
          place(side == 0 ? there : counterparts[side - 1].own(there)) { row in
            var sum = group
            if let known = row.groups[side][position] {
              sum.add(known)
              sum.isOfSeveralDays =
                known.isOfSeveralDays || !known.result(measure).isNull && !group.result(measure).isNull
            }
            row.groups[side][position] = sum
            row.hasFacts = true
          }
        }
      }
      // One or two records have no deviation and no correlation, and are there all the same.
      for (keys, days) in days where days.count > 1 {
        for position in formulas.measures.indices
        where [.stddev, .corr].contains(formulas.measures[position].function) {
          found[keys]?.groups[side][position]?.isOfSeveralDays = true
        }
      }
    }
    if let subject = question.subject {
      let places = NaivePlaces(measures, subject.name, all)
      for record in try measures.present(subject.name, isAsked: !question.usesDefaultItems, isSubject: true) {
        var member: NaiveCohort.Member?
        switch measures.cohort?.membership(of: record, subject.name) {
        case nil, .unlinked?: break
        case .stranger?: continue
        case .member(let found)?: member = found
        }
        for keys in try places.of(record, member, nil, time: { _ in .null }) {
          place(keys) { _ in }
          present.insert(timeless(keys))
        }
      }
    }
    if question.keys.isEmpty && found.isEmpty { place([]) { $0.hasFacts = true } }
    var rows = Array(found.values)
    rows.removeAll { isStranger($0.keys.first?.identity ?? .null) }
    if question.subject != nil, !question.keepsIdle {
      let busy = Set(rows.filter(\.hasFacts).compactMap { $0.keys.first?.identity })
      rows.removeAll { !$0.hasFacts && question.keys.count > 1 && busy.contains($0.keys.first?.identity ?? .null) }
    }
    kept = rows.map(numbered)
  }

  /// A row of which nothing is known.
  func emptyRow(_ keys: [NaiveKey]) -> NaiveAnswerRow {
    let empty = [NaiveGroup?](repeating: nil, count: formulas.measures.count)
    return numbered(NaiveAnswerRow(keys: keys, groups: sides.map { _ in empty }, hasFacts: true))
  }

  func numbered(_ row: NaiveAnswerRow) -> NaiveAnswerRow {
    var row = row
    row.numbers = sides.indices.map { side in
      let own = row.keys.map(\.identity)
      let there = self.there(row.keys, side)
      if there == nil && row.groups[side].allSatisfy({ $0 == nil }) { return nil }
      return numbers(row.groups[side], there ?? own, side)
    }
    return row
  }

  /// The row's keys as a period has them; `nil` where it has no such part.
  func there(_ keys: [NaiveKey], _ side: Int) -> [Datum]? {
    let own = keys.map(\.identity)
    return side == 0 ? own : counterparts[side - 1].other(own)
  }

  private func numbers(_ groups: [NaiveGroup?], _ keys: [Datum], _ side: Int) -> NaiveNumbers {
    let time = self.time(of: keys, side)
    return NaiveNumbers(
      results: zip(groups, formulas.measures).map { $0?.result($1) ?? .null },
      shared: formulas.shared.enumerated().map { position, measure in
        sharedGroups[position][side][sharedKeys[position].map { keys[$0] }]?.result(measure) ?? .null
      }, time: time.days, isPart: time.isPart, bucket: bucket(of: keys),
      unknown: unknown(groups))
  }

  /// What does not follow from the numbers of several days.
  func unknown(_ groups: [NaiveGroup?]) -> Set<Int> {
    Set(
      groups.indices.filter { position in
        groups[position]?.isOfSeveralDays ?? false
          && (formulas.measures[position].timing.isSnapshot
            || ![.count, .sum, .balance, .min, .max].contains(formulas.measures[position].function))
      })
  }

  private func bucket(of keys: [Datum]) -> String? {
    guard let axis = question.timeAxis, case .time(let grain) = question.keys[axis].kind, !grain.isCycle else {
      return nil
    }
    return keys[axis].text
  }

  private func time(of keys: [Datum], _ side: Int) -> (days: (start: String, end: String)?, isPart: Bool) {
    let whole = sides[side].question.period.map { (start: $0.start.iso, end: $0.end.iso) }
    guard let axis = question.timeAxis, case .time(let grain) = question.keys[axis].kind, !grain.isCycle,
      let start = keys[axis].text
    else { return (whole, false) }
    let end = calendar.next(grain, after: start)
    guard let whole else { return ((start, end), true) }
    let part = (start: max(start, whole.start), end: max(min(end, whole.end), max(start, whole.start)))
    return (part, part != whole)
  }

  /// Leads have the ids of customers; asked about customers, they are strangers.
  func isStranger(_ id: Datum) -> Bool {
    guard let subject = question.subject, subject.sharesIdWith != nil, !id.isNull else { return false }
    guard let record = measures.store.record(measures.reader.table(subject.name), id) else { return true }
    guard question.isPast else { return false }
    // Nobody who became a customer later was one.
    let moment = question.moment.iso
    return record.at("created_on").text.map { $0 > moment } ?? false || !measures.store.wasCustomer(record, on: moment)
  }
}
