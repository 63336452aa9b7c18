import Evaluation
import Semantics
import Syntax
import Values

/// A number made again from the records that `drill` and `why` list for it, by arithmetic over their cells.
struct DrilledNumber {
  /// When a number is about: its row's time, the day that states are read at, and the day on which it is asked.
  struct Moment {
    /// `[start, end)`; `nil` is all time.
    var time: Period?
    var state: CivilDate
    var today: CivilDate
    /// `nil` where it is not known what time that is.
    var isKnown = true
    /// The unit of the time axis, and the time of the whole answer.
    var grain: Grain?
    var whole: Period?
  }

  let room: TrialRoom
  /// Another session of the same store, which knows no answer.
  let fresh: Workspace
  let named: [String: Expression]
  /// The statements of each part, as `why` prints them.
  let lists: [NumberPart: [ListQuestion]]
  let moment: Moment
  let cohort: Cohort?
  /// Whether customers are told apart by their names.
  let hasNamesakes: Bool
  /// Half a unit for each record that is cut into parts.
  var tolerance = 0.0
  /// Whether any record had a value.
  var isKnown = false
  /// Which number of a part of all is meant.
  var figure = ParetoFigure.needed
  /// Whether `why` says that plans count in part only.
  var arePlansInPart = false
  /// How many rows come before, as `why` tells it, for each rank in it.
  var rowsBefore: [Int] = []
  /// Only records of one of them: where a number of each is put together.
  var only: (key: Expression, value: Datum)?

  init(
    _ parts: [NumberPart], _ statements: [[ListQuestion]], named: [String: Expression], at moment: Moment,
    following cohort: Cohort?, in room: TrialRoom, _ fresh: Workspace, hasNamesakes: Bool
  ) {
    self.room = room
    self.fresh = fresh
    self.named = named
    lists = Dictionary(zip(parts, statements), uniquingKeysWith: { first, _ in first })
    self.moment = moment
    self.cohort = cohort
    self.hasNamesakes = hasNamesakes
  }

  /// Why a number was not made again.
  struct Unmade: Error { let reason: String }

  // MARK: Formulas

  /// `nil` is no value.
  mutating func value(
    _ expression: Expression, _ reading: NumberPart.Reading = .init()
  ) throws -> Double? {
    switch expression.kind {
    case .number(let number): return Double(number.digits) / power(number.scale)
    case .parameter(let name):
      guard case .value(let given)? = fresh.environment.parameters[name.text.lowercased()] else {
        throw Unmade(reason: name.text)
      }
      return try value(given, reading)
    case .negative(let part): return try value(part, reading).map { -$0 }
    case .name(let names):
      guard names.count == 1, let name = names.first?.text.lowercased() else { throw Unmade(reason: "a path") }
      if let given = named[name] { return try value(given, reading) }
      guard let metric = fresh.catalogue.metric(name) else { throw Unmade(reason: name) }
      return try value(metric.expression, reading)
    case .arithmetic(let op, let left, let right):
      let outside = tolerance
      tolerance = 0
      // A number beside money is one of major units.
      let isSum = op == .add || op == .subtract
      let (ofLeft, ofRight) = isSum ? (eachUnit(left, right), eachUnit(right, left)) : (1, 1)
      let first = try value(left, reading).map { $0 * ofLeft }
      let ofFirst = tolerance * ofLeft
      tolerance = 0
      let second = try value(right, reading).map { $0 * ofRight }
      tolerance *= ofRight
      tolerance = outside + Self.tolerance(op, first ?? 0, ofFirst, second ?? 0, tolerance)
      if isDay(left) || isDay(right), op != .subtract || isDay(left) != isDay(right) { return nil }
      guard let first, let second else { return nil }
      switch op {
      case .add: return first + second
      case .subtract: return first - second
      case .multiply: return first * second
      case .divide:
        let each = eachUnit(left, right)
        tolerance = outside + (tolerance - outside) * each
        return second == 0 ? nil : first / second * each
      }
    case .moment(.today):
      if reading.buckets != nil, let time = try time(of: reading) {
        return Double(min(time.last, try known().today).dayNumber)
      }
      return Double(try known().state.dayNumber)
    case .per(let part, let divisor):
      let outside = tolerance
      tolerance = 0
      let top = try value(part, reading)
      let ofTop = tolerance
      tolerance = 0
      let bottom = try self.divisor(divisor, reading)
      let each = eachUnit(part, Expression(.name([divisor]), .none))
      tolerance = outside + each * Self.tolerance(.divide, top ?? 0, ofTop, bottom ?? 0, tolerance)
      guard let top, let bottom else { return nil }
      return bottom == 0 || isDay(part) ? nil : top / bottom * each
    case .share(let part):
      var whole = reading
      whole.isWhole = true
      whole.isOfMoment = try isState(part)
      let top = try value(part, reading)
      // The whole is that of all of them.
      let (each, wasKnown) = (only, isKnown)
      only = nil
      defer { (only, isKnown) = (each, wasKnown) }
      guard let top, let bottom = try value(part, whole) else { return nil }
      return bottom == 0 ? nil : top / bottom
    case .aggregate(let aggregate):
      if let each = try each(aggregate) { return try spread(aggregate, over: each, reading) }
      return try value(aggregate, reading)
    case .call(let name, let arguments): return try value(name.text.lowercased(), arguments, reading)
    case .text, .boolean, .date, .moment, .duration, .logical, .not, .comparison, .membership, .within,
      .range, .emptiness, .was, .changed:
      throw Unmade(reason: formatted(expression))
    }
  }

  /// Money lies in minor units; what is no money is so much for each major one.
  private func eachUnit(_ left: Expression, _ right: Expression) -> Double {
    let resolver = Resolver(catalogue: fresh.catalogue, environment: fresh.environment)
    func unit(_ expression: Expression) -> Unit? {
      (try? resolver.quantity(expression, named: named)).map(resolver.unit(of:))
    }
    guard case .money(let currency)? = unit(right) else { return 1 }
    if case .money? = unit(left) { return 1 }
    return Double(currency.minorFactor)
  }

  /// How far off a result may be, whose parts may be so far off.
  private static func tolerance(
    _ op: ArithmeticOperator, _ first: Double, _ ofFirst: Double, _ second: Double, _ ofSecond: Double
  ) -> Double {
    switch op {
    case .add, .subtract: ofFirst + ofSecond
    case .multiply: ofFirst * abs(second) + ofSecond * abs(first) + ofFirst * ofSecond
    case .divide: second == 0 ? 0 : (ofFirst + abs(first / second) * ofSecond) / abs(second)
    }
  }

  private func known() throws -> Moment {
    if moment.isKnown { return moment }
    throw Unmade(reason: "the time")
  }

  private mutating func divisor(_ name: Name, _ reading: NumberPart.Reading) throws -> Double? {
    var divides = reading
    divides.isDivisor = true
    switch Catalogue.perUnit(name.text) {
    case .workday: return try value(Expression(.name([Name("workdays")]), .none), divides)
    case let unit?: return try calculated(.elapsed(unit), reading)
    case nil where fresh.catalogue.entity(name.text)?.isListed != true:
      return try value(Expression(.name([name]), .none), reading)
    case nil: return try value(Aggregate(.count, Expression(.name([name]), .none)), divides)
    }
  }

  private mutating func value(
    _ name: String, _ arguments: [Expression], _ reading: NumberPart.Reading
  ) throws -> Double? {
    func changed(_ change: (inout NumberPart.Reading) -> Void) -> NumberPart.Reading {
      var other = reading
      change(&other)
      return other
    }
    switch name {
    case "workdays_elapsed": return try calculated(.workdays(elapsedOnly: true), reading)
    case "workdays_total": return try calculated(.workdays(elapsedOnly: false), reading)
    case "budget": return try planned(.plan(.budget, metric: "expenses"), reading)
    case "target":
      guard case .name(let names)? = arguments.first?.kind, let metric = fresh.catalogue.metric(names[0].text) else {
        throw Unmade(reason: name)
      }
      return try planned(.plan(.target, metric: metric.name), reading)
    default: break
    }
    guard let first = arguments.first else { throw Unmade(reason: name) }
    let count = arguments.count > 1 ? Self.count(arguments[1]) ?? 1 : 1
    let before = changed { $0.buckets = .init(first: count, last: count).seen(from: $0.buckets) }
    switch name {
    case "basis":
      let resolver = Resolver(catalogue: fresh.catalogue, environment: fresh.environment)
      guard let basis = resolver.onSalesBasis(arguments) else { throw Unmade(reason: name) }
      return try value(basis, reading)
    case "above_zero": return try value(first, reading).flatMap { $0 > 0 ? $0 : nil }
    case "at_least_zero": return try value(first, reading).map { max(0, $0) }
    case "own": return try value(first, changed { $0.isOwn = true })
    case "opening": return try value(first, changed { $0.isOpening = true })
    case "trailing":
      let days = arguments.dropFirst().compactMap(Self.count)
      let end = days.count > 1 ? days[1] : 0
      return try value(first, changed { $0.trailing = .init(start: days.first.map { $0 + end }, end: end) })
    case "running": return try value(first, changed { $0.buckets = .init(first: nil, last: 0).seen(from: $0.buckets) })
    case "moving":
      let sum = try value(first, changed { $0.buckets = .init(first: count - 1, last: 0).seen(from: $0.buckets) })
      // Of a ratio the ratio of sums.
      if case .arithmetic(.divide, _, _) = first.kind {
        // What is read as of a moment is not added up.
        if try isState(first) { throw Unmade(reason: "moving a state") }
        return sum
      }
      guard isAdded(first) else { throw Unmade(reason: "moving a formula") }
      return sum.map { $0 / Double(count) }
    case "previous": return try value(first, before)
    case "change", "growth":
      guard let now = try value(first, reading), let then = try value(first, before) else { return nil }
      if isDay(first) && name == "growth" { return nil }
      return name == "change" ? now - then : then > 0 ? (now - then) / then : nil
    case "share":
      guard let above = lists.keys.compactMap(\.reading.above).first(where: { $0.number == first && $0.isWhole }),
        let own = try value(first, reading), let whole = try value(first, changed({ $0.above = above }))
      else { return nil }
      return whole == 0 ? nil : own / whole
    case "cumulative", "cumulative_share":
      guard let above = lists.keys.compactMap(\.reading.above).first(where: { $0.number == first && !$0.isWhole })
      else { throw Unmade(reason: name) }
      let sum = try value(first, changed { $0.above = above })
      if name == "cumulative" { return sum }
      let isOfRows = lists.keys.contains { $0.reading.above?.number == first && $0.reading.above?.isWhole == true }
      let whole = try value(
        first,
        changed { whole in
          if isOfRows {
            whole.above = above
            whole.above?.isWhole = true
          } else {
            whole.isWhole = true
          }
        })
      return sum.flatMap { sum in whole.flatMap { $0 == 0 ? nil : sum / $0 } }
    case "lower", "upper":
      guard let rate = rate(first), let hits = try value(rate.hits, reading), let cases = try value(rate.cases, reading)
      else { return nil }
      return try calculated(.bound(isUpper: name == "upper", hits: .constant(hits), cases: .constant(cases)))
    case "members":
      guard let cohort else { return try value(first, reading) }
      return try value(
        Aggregate(.count, Expression(.name([Name(NaiveCohort.kind(of: cohort))]), .none)),
        changed { $0.isCohort = true })
    case "converted":
      if let won = won(first) { return try value(won, changed { $0.isCohort = true }) }
      let isOfParties = cohort.map { $0.entity != "opportunities" } ?? false
      return try value(isOfParties ? arguments[arguments.count - 1] : first, reading)
    case "rank":
      if reading.buckets != nil { throw Unmade(reason: "a rank of another row") }
      // A count over none is ranked without having a value.
      guard !rowsBefore.isEmpty, try value(first, reading) != nil || rowsBefore.count == 1 else { return nil }
      return Double(rowsBefore.removeFirst() + 1)
    case "required": return try required(first, reading)
    case "countback": return try countback(first, arguments[arguments.count - 1], reading)
    case "pareto":
      guard arguments.count > 1, case .name(let names) = arguments[1].kind, let counted = names.first else {
        throw Unmade(reason: name)
      }
      var part = 0.8
      if arguments.count > 2, case .number(let number) = arguments[2].kind { part = number.double }
      let spread = key(counted)
      let values = try values(of: first, counted, changed { $0.spread = spread }).compactMap { $0 }
      let needed = Self.fewest(values, part)
      let base = Double(values.count { $0 != 0 })
      return switch figure {
      case .needed, .spread: needed
      case .base: base
      case .share: needed.map { $0 / base }
      }
    default: throw Unmade(reason: name)
    }
  }

  /// Those who were won, where `why` tells of them and not of their deals.
  private func won(_ deals: Expression) -> Aggregate? {
    lists.keys.lazy.compactMap { part -> Aggregate? in
      guard part.reading.isCohort, case .aggregate(let counted) = part.kind,
        case .comparison(.greater, deals, _)? = counted.result?.kind
      else { return nil }
      return counted
    }.first
  }

  /// Of what is missing so many deals, each of so much of the effort, on each working day that is left.
  private mutating func required(_ effort: Expression, _ reading: NumberPart.Reading) throws -> Double? {
    func named(_ name: String) -> Expression { Expression(.name([Name(name)]), .none) }
    guard let target = try value(named("target"), reading), let sales = try value(named("sales"), reading) else {
      return nil
    }
    var ofWhom = reading
    // Where the row closed nothing, `why` tells of its team.
    if lists.keys.contains(where: \.reading.isOfTeam) { ofWhom.isOfTeam = true }
    var recent = ofWhom
    recent.trailing = .init(start: 90, end: 0)
    guard let done = try value(effort, recent), let closes = try value(named("trailing_closes"), ofWhom), closes != 0,
      let deal = try value(named("trailing_average_deal"), ofWhom), deal != 0,
      let all = try calculated(.workdays(elapsedOnly: false)),
      let passed = try calculated(.workdays(elapsedOnly: true)),
      all != passed
    else { return nil }
    return max(0, target - sales) * (done / closes / deal) / (all - passed)
  }

  /// Days of sales that are owed, going back 30 days at a time, at most 24 times.
  private mutating func countback(
    _ owed: Expression, _ sold: Expression, _ reading: NumberPart.Reading
  ) throws -> Double? {
    guard case .aggregate(let aggregate) = sold.kind, only == nil, let day = aggregate.date,
      let lists = lists.first(where: { $0.key.kind == .aggregate(aggregate) && $0.key.reading == reading })?.value
    else { throw Unmade(reason: "countback") }
    guard var rest = try value(owed, reading) else { return nil }
    if rest <= 0 { return 0 }
    let last = reading.isOpening ? nil : try known().state
    guard let last else { throw Unmade(reason: "countback of the eve") }
    var stretches = [Double](repeating: 0, count: 24)
    for list in lists {
      let columns = [day.text, "amount"].map { ShowQuestion.Item(Expression(.name([Name($0)]), .none)) }
      for row in try rows(of: list, columns, nil).rows {
        guard case .date(let date) = row.cells[0] else { continue }
        let place = (last.dayNumber - date.dayNumber) / 30
        if stretches.indices.contains(place) { stretches[place] += row.cells[1].number ?? 0 }
      }
    }
    for (place, amount) in stretches.enumerated() {
      let sold = max(0, amount)
      if sold >= rest { return Double(place * 30) + rest / sold * 30 }
      rest -= sold
    }
    return nil
  }

  /// What follows from the time alone.
  private func calculated(_ formula: NaiveFormula, _ reading: NumberPart.Reading = .init()) throws -> Double? {
    let moment = try known()
    let time = try self.time(of: reading)
    let side = NaiveSide(today: moment.today.iso, moment: moment.state.iso)
    let numbers = NaiveNumbers(
      results: [], shared: [], time: time.map { (start: $0.start.iso, end: $0.end.iso) })
    let calculator = NaiveCalculator(formulas: NaiveFormulas(), calendar: room.store.rows.calendar, sides: [side])
    return calculator.value(formula, [numbers]).plain
  }

  /// The row's time, or that of others along the axis.
  private func time(of reading: NumberPart.Reading) throws -> Period? {
    if reading.isWhole && !reading.isOfMoment { return moment.whole }
    guard let buckets = reading.buckets else { return moment.time }
    guard let grain = moment.grain, let own = moment.time, reading.above == nil else {
      throw Unmade(reason: "the time")
    }
    let rules = fresh.environment.calendar
    func bucket(_ count: Int) -> Period {
      (0..<count).reduce(rules.bucket(grain, holding: own.start)) { time, _ in
        rules.bucket(grain, holding: time.start.adding(days: -1))
      }
    }
    let axisStart = moment.whole.flatMap { $0.start > PeriodBounds.earliest ? $0.start : nil }
    guard let start = buckets.first.map({ bucket($0).start }) ?? axisStart else {
      throw Unmade(reason: "the first time")
    }
    let found = Period(start: start, end: bucket(buckets.last).end)
    return moment.whole.map { Period(start: max($0.start, found.start), end: min($0.end, found.end)) } ?? found
  }

  /// Whose rate it is: `closes / closed`, however it was defined.
  private func rate(_ expression: Expression) -> (hits: Expression, cases: Expression)? {
    switch expression.kind {
    case .arithmetic(.divide, let hits, let cases): return (hits, cases)
    case .call(let name, let arguments) where ["trailing", "own"].contains(name.text.lowercased()):
      func read(_ number: Expression) -> Expression {
        Expression(.call(name, [number] + arguments.dropFirst()), .none)
      }
      return rate(arguments[0]).map { (read($0.hits), read($0.cases)) }
    case .name(let names):
      let name = names[0].text.lowercased()
      return (named[name] ?? fresh.catalogue.metric(name)?.expression).flatMap(rate)
    default: return nil
    }
  }

  func isDay(_ expression: Expression) -> Bool {
    let resolver = Resolver(catalogue: fresh.catalogue, environment: fresh.environment)
    guard let quantity = try? resolver.quantity(expression, named: named) else { return false }
    return resolver.unit(of: quantity) == .date
  }

  private func isState(_ expression: Expression) throws -> Bool {
    let resolver = Resolver(catalogue: fresh.catalogue, environment: fresh.environment)
    return try resolver.quantity(expression, named: named).isSnapshot
  }

  /// A count or a sum by its name.
  private func isAdded(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .aggregate(let aggregate): [.count, .sum, .balance].contains(aggregate.function)
    case .name(let names):
      names.count == 1 && (fresh.catalogue.metric(names[0].text).map { isAdded($0.expression) } ?? false)
    default: false
    }
  }

  static func count(_ written: Expression) -> Int? {
    switch written.kind {
    case .duration(let count, .day): count
    case .number(let number): number.integer
    default: nil
    }
  }

  private func power(_ scale: Int) -> Double { (0..<scale).reduce(1.0) { product, _ in product * 10 } }

  /// Plans that lie in one part of the axis add up; of others a part counts.
  private mutating func planned(_ kind: NumberPart.Kind, _ reading: NumberPart.Reading) throws -> Double? {
    guard let lists = lists.first(where: { $0.key.kind == kind && $0.key.reading == reading })?.value else {
      throw Unmade(reason: "no part of a plan")
    }
    if arePlansInPart { throw Unmade(reason: "plans in part") }
    let moment = try known()
    let isOfOthers = reading.buckets != nil || reading.above != nil || reading.isWhole
    let time = isOfOthers ? moment.whole : moment.time
    var sum: Double?
    for list in lists {
      func column(_ name: String) -> ShowQuestion.Item { .init(Expression(.name([Name(name)]), .none)) }
      let amount = list.columns.last.map { formatted($0.expression) } == "value" ? "value" : "amount"
      let rows = try rows(of: list, ["starts", "ends", amount, "scope"].map(column), only?.key).rows
      for row in rows {
        if let only {
          // What was set for a rep counts for the team that he is in then.
          if row.cells[3] != .text(formatted(only.key)) { throw Unmade(reason: "a plan of somebody below") }
          if row.key != only.value { continue }
        }
        guard case .date(let first) = row.cells[0], case .date(let last) = row.cells[1],
          case let stretch = Period(from: first, through: last), time.map({ $0.contains(stretch) }) ?? true,
          moment.grain.map({ fresh.environment.calendar.bucket($0, holding: first).contains(stretch) }) ?? true
        else { throw Unmade(reason: "a plan of another time") }
        isKnown = true
        sum = (sum ?? 0) + (row.cells[2].number ?? 0)
      }
    }
    // What was never set is none.
    return sum
  }
}
