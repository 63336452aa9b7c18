import Semantics
import Syntax
import Values

// MARK: check

struct NaiveCheck {
  var answer: NaiveAnswer
  var isBroken: Bool
}

extension NaiveEvaluator {
  /// Broken rows first, the farthest off before the others, then those that cannot be compared, then those that hold.
  func check(_ request: CheckRequest, isStrict: Bool) throws -> NaiveCheck {
    var asked = request.question
    asked.columns = request.columns
    func add(_ quantity: Quantity) { asked.columns.append(asked.columns[0].holding(quantity)) }
    if let sides = request.sides { add(.arithmetic(.subtract, sides.left, sides.right)) }
    let compared = request.condition.quantities
    compared.forEach(add)
    let all = try run(asked)
    func satisfied(_ condition: RowCondition) throws -> Set<[Datum]> {
      var asked = asked
      asked.rowConditions.append(condition)
      return Set(try run(asked).kept.map { $0.keys.map(\.identity) })
    }
    let (held, broken) = (try satisfied(request.condition), try satisfied(.not(request.condition)))
    var rows: [(place: Int, distance: Double, cells: [Cell])] = []
    // What belongs to no deal is no row of deals.
    let mustBeSome = ["opportunities", "leads", "contacts"].contains(request.question.subject?.name)
    for row in try withoutEmptyTeams(all.kept, request.question) where !mustBeSome || row.keys[0].identity != .null {
      let cells = all.cells(row.numbers)
      let identity = row.keys.map(\.identity)
      var shown = Array(cells.prefix(request.columns.count + (request.sides == nil ? 0 : 1)))
      var distance = 0.0
      if request.sides != nil, let last = shown.popLast() {
        distance = last.number ?? 0
        shown.append(last.number.map { .number($0) } ?? .none)
      }
      var (place, word) = (1, "unknown")
      if held.contains(identity) {
        (place, word) = (2, "held")
      } else if broken.contains(identity) {
        (place, word) = (0, "broken")
      } else {
        for case .text(let text) in cells.suffix(compared.count) where ["no target", "no budget"].contains(text) {
          word = text
          break
        }
        if isStrict { word = "broken" }
      }
      rows.append((place, place == 0 ? abs(distance) : 0, row.keys.map(\.shown) + shown + [.text(word)]))
    }
    let order = rows.indices.sorted { left, right in
      if rows[left].place != rows[right].place { return rows[left].place < rows[right].place }
      if rows[left].distance != rows[right].distance { return rows[left].distance > rows[right].distance }
      return left < right
    }
    let isBroken = rows.contains { $0.place == 0 || isStrict && $0.place == 1 }
    return NaiveCheck(answer: NaiveAnswer(rows: order.map { rows[$0].cells }), isBroken: isBroken)
  }

  /// A team that only holds other teams has no work of its own and so no row, unless it has theirs.
  private func withoutEmptyTeams(_ rows: [NaiveAnswerRow], _ question: Question) throws -> [NaiveAnswerRow] {
    guard question.subject?.name == "teams",
      case .show(let show)? = try? parseStatement(
        "show reps with workdays by team" + (question.keys[0].isRolledUp ? " rolled up" : ""),
        lexicon: catalogue.lexicon
      ).kind
    else { return rows }
    var resolver = Resolver(catalogue: catalogue, environment: environment)
    var members = try resolver.question(show, span: .none)
    members.period = question.period
    members.moment = question.moment
    var present = Set(try run(members).kept.map { $0.keys[1].identity })
    for row in rows where row.groups[0].contains(where: { $0 != nil }) { present.insert(row.keys[0].identity) }
    return rows.filter { present.contains($0.keys[0].identity) }
  }

  /// Everybody, with what nobody did left out.
  private func people(_ question: Question) throws -> (run: NaiveRun, rows: [NaiveAnswerRow]) {
    let found = try run(question)
    return (found, try withoutEmptyTeams(found.kept, question).filter { !$0.keys[0].identity.isNull })
  }

  // MARK: benchmark

  /// The best quarter of those whose result rests on enough; the middle half of their effort is the norm.
  func benchmark(_ request: BenchmarkRequest) throws -> NaiveAnswer {
    var asked = request.question
    asked.columns = [request.effort, request.result]
    func add(_ quantity: Quantity) { asked.columns.append(asked.columns[0].holding(quantity)) }
    add(request.volume)
    switch request.standing {
    case .perWorkday(let column): add(column.quantity)
    case .rate(let hits, let cases):
      add(hits)
      add(cases)
    case .itself: break
    }
    let (run, rows) = try people(asked)
    let isLower = request.result.direction == .lower
    var found: [NaivePerson] = []
    var isOfOthers = false
    if case .rate = request.standing {
      isOfOthers = rows.contains { row in
        let cells = run.cells(row.numbers)
        return (cells[4].number ?? 0) > 0 && (cells[3].number ?? 0) > (cells[4].number ?? 0)
      }
    }
    for row in rows {
      let cells = run.cells(row.numbers)
      var person = NaivePerson(
        name: row.keys[0].shown, effort: cells[0], result: cells[1], volume: cells[2].number ?? 0, shown: [])
      switch request.standing {
      case .perWorkday:
        person.standing = cells[3].number
        person.shown = [cells[3]]
      case .rate where isOfOthers:
        person.standing = cells[1].number
        person.shown = [.none, .none]
      case .rate:
        let interval = cells[3].number.flatMap { hits in
          cells[4].number.flatMap { NaiveInterval(hits: hits, cases: $0) }
        }
        person.standing = interval.map { isLower ? $0.high : $0.low }
        person.shown = interval.map { [.number($0.low), .number($0.high)] } ?? [.none, .none]
      case .itself: person.standing = cells[1].number
      }
      person.takesPart = person.standing != nil && person.volume >= Double(request.minimum)
      found.append(person)
    }
    let order = found.indices.sorted { left, right in
      let (one, other) = (found[left], found[right])
      if one.takesPart != other.takesPart { return one.takesPart }
      switch (one.standing, other.standing) {
      case (let first?, let second?) where first != second: return isLower ? first < second : first > second
      case (_?, nil): return true
      case (nil, _?): return false
      default: return left < right
      }
    }
    var people = order.map { found[$0] }
    let count = people.filter(\.takesPart).count
    var norm: (low: Double, high: Double)?
    if count >= 4 {
      var best = (count + 3) / 4
      while best < count, people[best].standing == people[best - 1].standing { best += 1 }
      for place in 0..<best { people[place].isBest = true }
      let efforts = people.prefix(best).compactMap(\.effort.number).sorted()
      if !efforts.isEmpty { norm = (Self.quantile(efforts, 1), Self.quantile(efforts, 3)) }
    }
    let countsItself = request.volume.undeclared == request.result.quantity.undeclared
    return NaiveAnswer(
      rows: people.map { person in
        let word = person.isBest ? "best" : !person.takesPart ? "too few" : norm == nil ? "–" : "rest"
        return [person.name, .text(word), person.result] + (countsItself ? [] : [.number(person.volume)])
          + person.shown + [person.effort] + Self.distance(person.effort.number, norm)
      })
  }

  /// So many quarters of the way from the least to the most, between the two nearest in proportion.
  private static func quantile(_ sorted: [Double], _ quarters: Int) -> Double {
    let place = (sorted.count - 1) * quarters
    let below = sorted[place / 4]
    return place % 4 == 0 ? below : below + (sorted[place / 4 + 1] - below) * Double(place % 4) / 4
  }

  private static func distance(_ effort: Double?, _ norm: (low: Double, high: Double)?) -> [Cell] {
    guard let norm else { return [.none, .none, .none, .none] }
    let bounds: [Cell] = [.number(norm.low), .number(norm.high)]
    guard let effort else { return bounds + [.none, .none] }
    if effort < norm.low { return bounds + [.number(effort - norm.low), .text("below")] }
    if effort > norm.high { return bounds + [.number(effort - norm.high), .text("above")] }
    return bounds + [.number(0), .text("inside")]
  }

  // MARK: score

  func score(_ request: ScoreRequest) throws -> NaiveAnswer {
    var asked = request.question
    asked.columns = request.items.map(\.column)
    for case let goal? in request.items.map(\.goal) {
      asked.columns.append(asked.columns[0].holding(goal))
    }
    var (run, rows) = try people(asked)
    // Who was not employed in the period is not scored, nor ranked among the others.
    if asked.subject?.name == "reps" {
      run.kept = run.kept.filter { run.present.contains(run.timeless($0.keys.map(\.identity))) }
      run.lookAround()
      rows = run.kept
    }
    var people = rows.map { NaiveScored(key: $0.keys[0], cells: run.cells($0.numbers)) }
    var next = request.items.count
    for (position, item) in request.items.enumerated() {
      let goal = item.goal.map { _ in next }
      if goal != nil { next += 1 }
      let scores = item.naiveScores(
        people.map { person in (Self.least(person.cells[position]), goal.flatMap { Self.least(person.cells[$0]) }) })
      for place in people.indices { people[place].scores.append(scores[place]) }
    }
    for place in people.indices {
      let scored = zip(request.items, people[place].scores).compactMap { item, score in score.map { (item.weight, $0) }
      }
      people[place].weight = scored.reduce(0) { $0 + $1.0 }
      if people[place].weight == 0 { continue }
      people[place].total = scored.reduce(0.0) { $0 + Double($1.0) * $1.1 } / Double(people[place].weight)
    }
    let order = people.indices.sorted { left, right in
      switch (people[left].total, people[right].total) {
      case (let one?, let other?) where abs(one - other) > 1e-12: return one > other
      case (_?, nil): return true
      case (nil, _?): return false
      default: return left < right
      }
    }
    let chosen = try request.chosen.map { question in
      Set(try self.run(question).kept.map { $0.keys[0].identity })
    }
    var shown: [[Cell]] = []
    for place in order {
      let person = people[place]
      if !chosen.allSatisfy({ $0.contains(person.key.identity) }) { continue }
      let rank = person.total.map { own in
        1 + people.filter { other in other.total.map { $0 > own + 1e-12 } ?? false }.count
      }
      let grade = person.total.flatMap { own in request.grades.first { own + 1e-9 >= $0.from }?.name }
      var cells: [Cell] = [
        person.key.shown, rank.map { .number(Double($0)) } ?? .none, person.total.map { .number($0) } ?? .none,
        grade.map { .text($0) } ?? .none,
      ]
      for (position, item) in request.items.enumerated() {
        let score = person.scores[position]
        cells += [
          person.cells[position], score.map { .number($0) } ?? .none,
          score.map { .number($0 * Double(item.weight) / 100) } ?? .none,
        ]
      }
      shown.append(cells + [.number(Double(person.weight) / 10_000)])
    }
    return NaiveAnswer(rows: shown)
  }

  /// Of a count over none the least that it will be.
  private static func least(_ cell: Cell) -> Double? {
    if case .text(let text) = cell, text.hasSuffix("+") { return Double(text.dropLast()) }
    return cell.number
  }
}

private struct NaivePerson {
  var name: Cell
  var effort: Cell
  var result: Cell
  var volume: Double
  var shown: [Cell]
  var standing: Double?
  var takesPart = false
  var isBest = false
}

private struct NaiveScored {
  var key: NaiveKey
  var cells: [Cell]
  var scores: [Double?] = []
  var weight = 0
  var total: Double?
}

extension ScoredItem {
  /// By section "scorecard" of the definitions: linear, by bands or by rank, between floor and cap.
  fileprivate func naiveScores(_ values: [(actual: Double?, goal: Double?)]) -> [Double?] {
    func between(_ score: Double?) -> Double? {
      score.map { score in max(floor, min(cap ?? score, score)) }
    }
    /// More is better; of a goal where less is better, it over the value.
    func met(_ value: (actual: Double?, goal: Double?)) -> Double? {
      guard let actual = value.actual, let goal = value.goal else { return nil }
      if isHigherBetter { return goal > 0 ? actual / goal : nil }
      if goal < 0 { return nil }
      return actual > 0 ? goal / actual : cap ?? 1
    }
    switch method {
    case .linear: return values.map { between(met($0)) }
    case .bands(let bands):
      return values.map { value in
        var measured = value.actual
        if goal != nil {
          measured = value.actual.flatMap { actual in value.goal.flatMap { $0 > 0 ? actual / $0 : nil } }
        }
        guard let measured else { return nil }
        let sorted = bands.sorted { $0.from < $1.from }
        let reached =
          isHigherBetter
          ? sorted.last { $0.from <= measured + 1e-9 } : sorted.first { $0.from >= measured - 1e-9 }
        return between(reached?.score ?? 0)
      }
    case .rank:
      let places = values.map { goal == nil ? $0.actual.map { isHigherBetter ? $0 : -$0 } : met($0) }
      let all = places.compactMap { $0 }
      return places.map { own in
        between(own.map { own in Double(all.filter { $0 <= own }.count) / Double(all.count) })
      }
    }
  }
}

extension MetricColumn {
  /// A column of another number.
  func holding(_ quantity: Quantity) -> MetricColumn {
    var found = self
    found.quantity = quantity
    return found
  }
}
