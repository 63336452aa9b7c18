import Semantics
import Syntax
import Values

extension NaiveEvaluator {
  func funnel(_ request: FunnelRequest) throws -> NaiveAnswer {
    switch request {
    case .volume(let question, let stages):
      return question.keys.isEmpty ? try volume(question, stages) : try answer(question)
    case .tracked(let funnel):
      return try NaiveTrackedFunnel(
        funnel: funnel, measures: measures(funnel.question)
      ).answer()
    }
  }

  /// How many of each stage, per one of the next and per one of the last.
  private func volume(_ question: Question, _ stages: [MetricColumn]) throws -> NaiveAnswer {
    var asked = question
    asked.columns = stages
    func add(_ quantity: Quantity) { asked.columns.append(stages[0].holding(quantity)) }
    for (stage, next) in zip(stages, stages.dropFirst()) {
      add(.arithmetic(.divide, stage.quantity, next.quantity))
      add(.arithmetic(.divide, stage.quantity, stages[stages.count - 1].quantity))
    }
    let run = try run(asked)
    let cells = run.kept.first.map { run.cells($0.numbers) } ?? asked.columns.map { _ in .none }
    return NaiveAnswer(
      rows: stages.indices.map { place in
        let ratios =
          place + 1 < stages.count ? Array(cells[(stages.count + 2 * place)...].prefix(2)) : [Cell.none, .none]
        return [.text(stages[place].title), cells[place]] + ratios
      })
  }
}

/// The same records followed: a step is reached by who came to it or to a later one, on the first day on which that was.
private struct NaiveTrackedFunnel {
  let funnel: TrackedFunnel
  let measures: NaiveMeasures
  var reader: NaiveReader { measures.reader }
  var store: NaiveStore { measures.store }
  var calendar: NaiveCalendar { measures.calendar }

  private struct Member {
    var id: Datum
    var known: Datum
    var entered: String
    var rows: [Row]

    /// With the part of the member that it has, in ten-thousandths.
    struct Row {
      var keys: [NaiveKey]
      var part: Int
    }
  }

  /// When a member first came to each step; a day that nobody wrote down is as good as any.
  private enum First {
    case never
    case someDay
    case day(String)

    func joined(_ other: First) -> First {
      switch (self, other) {
      case (.never, let found), (let found, .never): found
      case (.someDay, let found), (let found, .someDay): found
      case (.day(let one), .day(let two)): .day(min(one, two))
      }
    }

    var isReached: Bool { if case .never = self { false } else { true } }
  }

  private struct Count {
    /// In ten-thousandths.
    var reached: [Int]
    var days: [[Int]]
  }

  func answer() throws -> NaiveAnswer {
    let members = try members()
    let (names, firsts) = try funnel.stages.isEmpty ? pipeline(members) : stages(members)
    let none = Count(reached: names.map { _ in 0 } + [0], days: names.map { _ in [] } + [[]])
    var whole = none
    var groups: [(keys: [NaiveKey], count: Count)] = []
    for (member, own) in zip(members, firsts) {
      var steps = own
      for step in steps.indices.dropLast().reversed() { steps[step] = steps[step].joined(steps[step + 1]) }
      func add(_ part: Int, to count: inout Count) {
        count.reached[0] += part
        for (step, first) in steps.enumerated() where first.isReached {
          count.reached[step + 1] += part
          if case .day(let day) = first, let days = calendar.days(from: member.entered, to: day) {
            count.days[step + 1].append(days)
          }
        }
      }
      add(10_000, to: &whole)
      for row in member.rows {
        let place = groups.firstIndex { $0.keys.map(\.identity) == row.keys.map(\.identity) }
        if place == nil { groups.append((row.keys, none)) }
        add(row.part, to: &groups[place ?? groups.count - 1].count)
      }
    }
    if funnel.keys.isEmpty {
      let titles = [try title()] + names
      return NaiveAnswer(rows: titles.indices.map { stage(titles[$0], whole, $0) })
    }
    groups.sort { NaiveKey.precedes($0.keys, $1.keys) }
    var answer = NaiveAnswer(rows: groups.map { $0.keys.map(\.shown) + cells($0.count) })
    if groups.count > 1 { answer.total = funnel.keys.map { _ in .none } + cells(whole) }
    return answer
  }

  private func title() throws -> String {
    guard let home = reader.catalogue.entity(funnel.cohort.entity) else { throw NotTaught(funnel.cohort.entity) }
    return Resolver(catalogue: reader.catalogue, environment: measures.environment).title(of: home)
  }

  // MARK: Cells

  private func part(_ count: Int, _ whole: Int) -> Cell {
    whole == 0 ? .none : .number(Double(count) / Double(whole))
  }

  private func stage(_ title: String, _ count: Count, _ step: Int) -> [Cell] {
    func number(_ step: Int) -> Cell { .number(Double(count.reached[step]) / 10_000) }
    if step == 0 { return [.text(title), number(0), .none, .none, .none] }
    let days = count.days[step].sorted()
    let middle: Cell =
      days.isEmpty ? .none : .number(Double(days[(days.count - 1) / 2] + days[days.count / 2]) / 2)
    return [
      .text(title), number(step), part(count.reached[step], count.reached[step - 1]),
      part(count.reached[step], count.reached[0]), middle,
    ]
  }

  private func cells(_ count: Count) -> [Cell] {
    count.reached.map { .number(Double($0) / 10_000) }
      + count.reached.indices.dropFirst().map { part(count.reached[$0], count.reached[$0 - 1]) }
  }

  // MARK: Members

  /// Each with the rows it belongs to: one, or everybody above where the rows roll up.
  private func members() throws -> [Member] {
    let kind = NaiveCohort.kind(of: funnel.cohort)
    guard let home = reader.catalogue.entity(kind) else { throw NotTaught(kind) }
    let run = NaiveRun([measures])
    var found: [Member] = []
    for row in store.rows(of: home.table) {
      let moment = funnel.question.moment.iso
      let own = row.at(funnel.cohort.date.field.column).text
      // What belongs to a day of its own is of the team of that day.
      let record = NaiveRecord(
        row: row, day: home.timing == .event ? own ?? moment : moment, moment: moment,
        time: funnel.question.period.map { .days($0.start.iso, $0.end.iso) } ?? .all)
      // A shared deal is one of those of each who shares it.
      let isMember = try store.parts(of: row, home.name).contains { part in
        var record = record
        record.part = part
        return try reader.holds(funnel.cohort.members, record)
      }
      guard let entered = own, isMember else { continue }
      var rows: [Member.Row] = []
      // Rows by who is credited have each a part of it.
      for part in isSplitByCredit(home) ? store.parts(of: row, home.name) : [nil] {
        var record = record
        record.part = part
        var found: [[NaiveKey]] = [[]]
        for (position, key) in funnel.keys.enumerated() {
          let values = try self.values(key, record, home, entered).map { shown(key, $0, position, run) }
          found = found.flatMap { keys in values.map { keys + [$0] } }
        }
        rows += found.map { Member.Row(keys: $0, part: part?.share ?? 10_000) }
      }
      let known = funnel.cohort.identities.map { reader.value($0, record) }.first { !$0.isNull } ?? .null
      found.append(Member(id: row.at("id"), known: known, entered: entered, rows: rows))
    }
    return found.sorted { ($0.id.whole ?? 0) < ($1.id.whole ?? 0) }
  }

  private func isSplitByCredit(_ home: Entity) -> Bool {
    funnel.keys.contains { key in
      switch key.kind {
      case .attribute(let paths, _, _, _):
        paths[home.name].map { ($0.references.first ?? $0.field).isCredited } ?? false
      case .expression(let values, _, _):
        values[home.name].map {
          NaiveMeasures.columns(.empty($0)).contains { ($0.references.first ?? $0.field).isCredited }
        } ?? false
      case .time, .cohort, .number: false
      }
    }
  }

  private func values(_ key: GroupKey, _ record: NaiveRecord, _ home: Entity, _ entered: String) throws -> [Datum] {
    switch key.kind {
    case .cohort(.entered(let grain)): return [.text(calendar.bucket(grain, entered))]
    case .attribute(let paths, _, _, _):
      guard let path = paths[home.name] else { return [.null] }
      if key.isRolledUp { return store.above(reader.value(path, record), isTeam: key.name == "team", on: record.day) }
      return [try measures.keyValue(key, .column(path), record)]
    case .expression(let values, _, _):
      return [try values[home.name].map { try measures.keyValue(key, $0, record) } ?? .null]
    case .time, .cohort, .number: throw NotTaught(key)
    }
  }

  private func shown(_ key: GroupKey, _ value: Datum, _ position: Int, _ run: NaiveRun) -> NaiveKey {
    guard case .cohort(.entered(let grain)) = key.kind, let start = value.text else {
      return run.shown(key, value, at: position)
    }
    return NaiveKey(identity: value, shown: .text(calendar.label(grain, start)), place: value)
  }

  // MARK: Steps

  /// Of records of a window only what happened in it.
  private func isFollowed(_ day: String, _ entered: String) -> Bool {
    guard let window = funnel.cohort.window else { return true }
    let end: String
    switch window.lapse {
    case .day: end = calendar.adding(window.count, to: entered)
    case .week: end = calendar.adding(7 * window.count, to: entered)
    case .month, .quarter, .year:
      let months = window.count * (window.lapse == .month ? 1 : window.lapse == .quarter ? 3 : 12)
      let same = calendar.addingMonths(months, to: entered)
      end = same.suffix(2) == entered.suffix(2) ? same : calendar.adding(1, to: same)
    }
    return entered <= day && day < end
  }

  private func first(_ day: String?, _ entered: String) -> First {
    guard let day else { return funnel.cohort.window == nil ? .someDay : .never }
    return isFollowed(day, entered) ? .day(day) : .never
  }

  private func stages(_ members: [Member]) throws -> ([String], [[First]]) {
    var firsts = members.map { _ in funnel.stages.map { _ in First.never } }
    let places = Dictionary(grouping: members.indices) { members[$0].known }
    for (step, stage) in funnel.stages.enumerated() {
      for measure in stage.measures {
        for (known, day, created) in try facts(measure) {
          let who = places[known] ?? []
          // A deal that names no lead is none of a lead that came after it.
          if let created, let first = who.map({ members[$0].entered }).min(), created < first { continue }
          for place in who {
            firsts[place][step] = firsts[place][step].joined(first(day, members[place].entered))
          }
        }
      }
    }
    return (funnel.stages.map(\.title), firsts)
  }

  /// Whom each record that counts is about, and its day; of a deal that names no lead, where leads are followed, also the
  /// day that it was created.
  private func facts(_ measure: Measure) throws -> [(Datum, String?, String?)] {
    guard let fact = reader.catalogue.entity(measure.entity) else {
      throw NotTaught(measure.entity)
    }
    let ways = Resolver(catalogue: reader.catalogue, environment: measures.environment)
      .links(to: funnel.cohort, from: fact)
    if ways.isEmpty { throw NotTaught("\(fact.name) of \(funnel.cohort.entity)") }
    let moment = funnel.question.moment.iso
    let period = funnel.question.period
    let deal = NaiveCohort.deals(of: funnel.cohort, reader)[fact.name]
    var found: [(Datum, String?, String?)] = []
    for row in store.rows(of: fact.table) {
      let day = measure.date.flatMap { row.at($0.column).text }
      if let period {
        guard let day, period.start.iso <= day, day < period.end.iso else { continue }
      }
      let record = NaiveRecord(
        row: row, day: day ?? moment, moment: moment, time: period.map { .days($0.start.iso, $0.end.iso) } ?? .all)
      let conditions = [measure.condition, funnel.question.filters[fact.name]].compactMap { $0 }
      if try !counts(record, fact.name, conditions) { continue }
      if measure.function == .countDistinct, let operand = measure.operand, try reader.value(operand, record).isNull {
        continue
      }
      guard let known = ways.map({ reader.value($0, record) }).first(where: { !$0.isNull }) else { continue }
      let created = deal.flatMap { reader.value($0.lead, record).isNull ? reader.value($0.created, record).text : nil }
      found.append((known, day, created))
    }
    return found
  }

  /// Whether any of those who share it is asked for.
  private func counts(_ record: NaiveRecord, _ entity: String, _ conditions: [Predicate]) throws -> Bool {
    try store.parts(of: record.row, entity).contains { part in
      var record = record
      record.part = part
      return try conditions.allSatisfy { try reader.holds($0, record) }
    }
  }

  /// The open stages by position, then that it was won. Of a deal without history only the stage of now is known.
  private func pipeline(_ members: [Member]) throws -> ([String], [[First]]) {
    let open = store.rows(of: "stages").filter { $0.at("state") == .text("open") }
    let positions = Set(open.compactMap { $0.at("position").whole }).sorted()
    var firsts = members.map { _ in [First](repeating: .never, count: positions.count + 1) }
    func step(_ stage: Datum) -> Int? {
      guard let stage = store.record("stages", stage), stage.at("state") == .text("open") else { return nil }
      return stage.at("position").whole.flatMap { positions.firstIndex(of: $0) }
    }
    func counts(_ entity: String, _ row: NaiveRow, _ day: String?) throws -> Bool {
      let moment = funnel.question.moment.iso
      let filters = funnel.question.filters[entity].map { [$0] } ?? []
      return try self.counts(NaiveRecord(row: row, day: day ?? moment, moment: moment), entity, filters)
    }
    let states = Dictionary(grouping: store.rows(of: "opportunity_states")) { $0.at("opportunity_id") }
    for (place, member) in members.enumerated() {
      for state in states[member.id] ?? [] {
        let day = state.at("from_on").text
        guard let step = step(state.at("stage_id")), try counts("opportunity_states", state, day) else { continue }
        firsts[place][step] = firsts[place][step].joined(first(day, member.entered))
      }
      guard let deal = store.record("opportunities", member.id), try counts("opportunities", deal, nil) else {
        continue
      }
      if let step = step(deal.at("stage_id")) {
        firsts[place][step] = firsts[place][step].joined(first(nil, member.entered))
      }
      if deal.at("state") == .text("won") {
        firsts[place][positions.count] = first(deal.at("closed_on").text, member.entered)
      }
    }
    let names = positions.map { position in
      var names: [String] = []
      for stage in open where stage.at("position").whole == position {
        if let name = stage.at("name").text, !names.contains(name) { names.append(name) }
      }
      return names.joined(separator: "/")
    }
    let won = reader.catalogue.metric("closes").map {
      Resolver(catalogue: reader.catalogue, environment: measures.environment).title(of: $0)
    }
    return (names + [won ?? ""], firsts)
  }
}
