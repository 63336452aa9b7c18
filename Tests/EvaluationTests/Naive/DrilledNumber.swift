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
  private(set) var tolerance = 0.0
  /// Whether any record had a value.
  private var isKnown = false
  /// Which number of a part of all is meant.
  var figure = ParetoFigure.needed
  /// How many rows come before, as `why` tells it, for each rank in it.
  var rowsBefore: [Int] = []
  /// Only records of one of them: where a number of each is put together.
  private var only: (key: Expression, value: Datum)?

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
      guard let given = fresh.environment.parameters[name.text.lowercased()] else { throw Unmade(reason: name.text) }
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
      let first = try value(left, reading)
      let ofFirst = tolerance
      tolerance = 0
      let second = try value(right, reading)
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
    case .moment(.today): return Double(try known().state.dayNumber)
    case .per(let part, let divisor):
      let top = try value(part, reading)
      let bottom = try self.divisor(divisor, reading)
      guard let top, let bottom else { return nil }
      let each = eachUnit(part, Expression(.name([divisor]), .none))
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
    case "cumulative", "cumulative_share":
      guard let above = lists.keys.compactMap(\.reading.above).first(where: { $0.number == first && !$0.isWhole })
      else { throw Unmade(reason: name) }
      let sum = try value(first, changed { $0.above = above })
      if name == "cumulative" { return sum }
      let whole = try value(
        first,
        changed { whole in
          if above.groups.isEmpty {
            whole.isWhole = true
          } else {
            whole.above = above
            whole.above?.isWhole = true
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
        Aggregate(.count, Expression(.name([Name(cohort.entity)]), .none)), changed { $0.isCohort = true })
    case "converted":
      let isOfParties = cohort.map { $0.entity != "opportunities" } ?? false
      return try value(isOfParties ? arguments[arguments.count - 1] : first, reading)
    case "rank":
      guard try value(first, reading) != nil, !rowsBefore.isEmpty else { return nil }
      return Double(rowsBefore.removeFirst() + 1)
    case "required": return try required(first, reading)
    case "countback": return try countback(first, arguments[arguments.count - 1], reading)
    case "pareto":
      guard arguments.count > 1, case .name(let names) = arguments[1].kind, let counted = names.first else {
        throw Unmade(reason: name)
      }
      var part = 0.8
      if arguments.count > 2, case .number(let number) = arguments[2].kind { part = number.double }
      let values = try values(of: first, counted, reading).compactMap { $0 }
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
    guard let start = buckets.first.map({ bucket($0).start }) ?? moment.whole?.start else {
      throw Unmade(reason: "the first time")
    }
    let found = Period(start: start, end: bucket(buckets.last).end)
    return moment.whole.map { Period(start: max($0.start, found.start), end: min($0.end, found.end)) } ?? found
  }

  /// Whose rate it is: `closes / closed`, however it was defined.
  private func rate(_ expression: Expression) -> (hits: Expression, cases: Expression)? {
    switch expression.kind {
    case .arithmetic(.divide, let hits, let cases): return (hits, cases)
    case .name(let names):
      let name = names[0].text.lowercased()
      return (named[name] ?? fresh.catalogue.metric(name)?.expression).flatMap(rate)
    default: return nil
    }
  }

  private func isDay(_ expression: Expression) -> Bool {
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

  // MARK: Numbers of each

  /// What `avg(sales by customer)` is put together over; of everybody there is no list is told.
  private func each(_ aggregate: Aggregate) throws -> Name? {
    if let each = aggregate.each { return each }
    if case .per(_, let name) = aggregate.operand.kind, fresh.catalogue.entity(name.text)?.isListed ?? false,
      lists.keys.allSatisfy({ $0.kind != .aggregate(aggregate) })
    {
      return name
    }
    return nil
  }

  private mutating func spread(
    _ aggregate: Aggregate, over each: Name, _ reading: NumberPart.Reading
  ) throws -> Double? {
    var inner = reading
    inner.condition = Resolver.allOf(
      [reading.condition, aggregate.condition].compactMap { $0 }.flatMap(Self.conjuncts))
    inner.each = nil
    if case .per(let part, _) = aggregate.operand.kind, aggregate.each == nil {
      guard let home = fresh.catalogue.entity(each.text) else { throw Unmade(reason: "of everybody") }
      inner.each = home.name
      var there: Set<Datum> = []
      for list in lists.filter({ $0.key.reading.isEverybody }).flatMap(\.value) {
        for row in try rows(of: list, [], Expression(.name([Name(home.singular)]), .none)).rows {
          there.insert(row.key)
        }
      }
      // Who has nothing is in a row only where it is known in which.
      let isPlaced = lists.keys.contains { $0.reading.isEverybody }
      let found = try values(of: part, Name(home.singular), inner, of: isPlaced ? there : nil).compactMap { $0 }
      return try Self.statistic(aggregate, found)
    }
    let found = try values(of: aggregate.operand, each, inner).compactMap { $0 }
    return try Self.statistic(aggregate, found)
  }

  private static func conjuncts(_ condition: Expression) -> [Expression] {
    if case .logical(.and, let parts) = condition.kind { parts.flatMap(conjuncts) } else { [condition] }
  }

  /// One for each that any of the records is of, or for each of those who are there.
  private mutating func values(
    of number: Expression, _ each: Name, _ reading: NumberPart.Reading, of there: Set<Datum>? = nil
  ) throws -> [Double?] {
    guard Catalogue.grain(each.text) == nil, only == nil else { throw Unmade(reason: "by \(each.text)") }
    let key = Expression(.name([each]), .none)
    var keys = there ?? []
    let resolver = Resolver(catalogue: fresh.catalogue, environment: fresh.environment)
    let own = Set(resolver.parts(of: number, named: named, following: cohort).map(\.kind))
    for (part, lists) in lists
    where own.contains(part.kind) && part.reading.condition == reading.condition && part.reading.each == reading.each
      && !part.reading.isEverybody && !part.reading.isWhole
    {
      for list in lists {
        for row in try rows(of: list, [], key).rows { keys.insert(row.key) }
      }
    }
    var found: [Double?] = []
    for who in keys {
      only = (key, who)
      isKnown = false
      defer { only = nil }
      let value = try self.value(number, reading)
      // Of whom nothing is known.
      if isKnown || there != nil { found.append(value) }
    }
    return found
  }

  /// The fewest, the largest first, that make the part of their sum.
  private static func fewest(_ values: [Double], _ part: Double) -> Double? {
    let whole = values.reduce(0, +)
    guard whole > 0 else { return nil }
    var (sum, count) = (0.0, 0.0)
    for value in values.sorted(by: >) where sum < part * whole - 1e-9 * whole {
      sum += value
      count += 1
    }
    return count
  }

  // MARK: Records

  private mutating func value(_ aggregate: Aggregate, _ reading: NumberPart.Reading) throws -> Double? {
    let kind = NumberPart.Kind.aggregate(aggregate)
    guard let lists = lists.first(where: { $0.key.kind == kind && $0.key.reading == reading })?.value else {
      throw Unmade(reason: "no part \(formatted(Expression(.aggregate(aggregate), .none)))")
    }
    var numbers: [Double?] = []
    for list in lists { numbers.append(try value(aggregate, list)) }
    if numbers.count == 1 { return numbers[0] }
    // States of several times are added up.
    return numbers.reduce(0.0) { sum, number in sum.flatMap { sum in number.map { sum + $0 } } }
  }

  private struct Row {
    let cells: [Value]
    let key: Datum
  }

  /// The list's own rows with these columns, and whom each is of.
  private func rows(
    of list: ListQuestion, _ columns: [ShowQuestion.Item], _ key: Expression?
  ) throws -> (rows: [Row], entity: Entity) {
    guard let entity = fresh.catalogue.entity(list.entity.text) else { throw Unmade(reason: list.entity.text) }
    var asked = list
    asked.columns = columns
    guard let key else {
      if columns.isEmpty { asked.columns = list.columns }
      return (try fresh.answer(formatted(Statement(.list(asked)))).rows.map { Row(cells: $0, key: .null) }, entity)
    }
    guard case .name(let names) = key.kind, let way = path(names, entity) else { throw Unmade(reason: "by path") }
    // Parts of shared deals are each somebody else's.
    if entity.credits != nil, (way.references.first ?? way.field).isCredited { throw Unmade(reason: "by who shares") }
    if way.references.isEmpty, case .reference = way.field.kind, !way.field.isAssigned, entity.field("id") != nil {
      asked.columns.append(.init(alias: Name("own_id"), Expression(.name([Name("id")]), .none)))
      let found = try fresh.answer(formatted(Statement(.list(asked)))).rows
      return (
        try found.map { row in
          guard case .text(let id)? = row.last, let number = Int(id.drop { !$0.isNumber }),
            let record = room.store.rows.record(entity.table, .integer(number))
          else { throw Unmade(reason: "a record without an id") }
          return Row(cells: row, key: record.at(way.field.column))
        }, entity
      )
    }
    guard case .reference(let target) = way.field.kind, let home = fresh.catalogue.entity(target) else {
      if hasNamesakes { throw Unmade(reason: "by label") }
      asked.columns.append(.init(alias: Name("key_"), key))
      return (
        try fresh.answer(formatted(Statement(.list(asked)))).rows.map { row in
          Row(cells: row, key: row.last.map(Self.datum) ?? .null)
        }, entity
      )
    }
    // By the number that the store gave it, which its own id ends in, or where it has none its name.
    let whole = (way.references + [way.field]).map { Name($0.name) }
    let isItself = way.references.isEmpty && way.field.column == "id"
    let ids = home.field("id") == nil ? [] : [Name("id")]
    asked.columns.append(.init(alias: Name("key_"), key))
    asked.columns.append(.init(alias: Name("key_id"), Expression(.name((isItself ? [] : whole) + ids), .none)))
    return (
      try fresh.answer(formatted(Statement(.list(asked)))).rows.map { row in
        func number(_ value: Value) -> Int? {
          if case .text(let text) = value {
            text.split(separator: " ").last.flatMap { Int($0.drop { !$0.isNumber }) }
          } else {
            nil
          }
        }
        if let id = number(row[row.count - 1]) { return Row(cells: row, key: .integer(id)) }
        if row[row.count - 2] == .nothing { return Row(cells: row, key: .null) }
        guard !hasNamesakes, let id = number(row[row.count - 2]) else { throw Unmade(reason: "by label") }
        return Row(cells: row, key: .integer(id))
      }, entity
    )
  }

  private static func datum(_ value: Value) -> Datum {
    if case .nothing = value { .null } else { .text(Cell(value, CalendarRules()).description) }
  }

  private func path(_ names: [Name], _ entity: Entity) -> ColumnPath? {
    if let dimension = fresh.catalogue.dimension(names[0].text), names.count == 1 {
      return fresh.catalogue.path(to: dimension, from: entity)
    }
    return fresh.catalogue.path(names.map(\.text), from: entity)
  }

  private mutating func value(_ aggregate: Aggregate, _ list: ListQuestion) throws -> Double? {
    guard let entity = fresh.catalogue.entity(list.entity.text) else { throw Unmade(reason: list.entity.text) }
    func column(_ name: String) -> Expression { Expression(.name([Name(name)]), .none) }
    func own(_ operand: Expression) -> Expression {
      operand.mapped { part in
        guard case .name(let path) = part.kind, path.count > 1, fresh.catalogue.entity(path[0].text) == entity else {
          return nil
        }
        return Expression(.name(Array(path.dropFirst())), part.span)
      }
    }
    let shown = list.columns.isEmpty ? entity.listedFields : list.columns.map { formatted($0.expression) }
    let isShared = shown.contains("credit_share") && [.count, .sum, .balance, .avg].contains(aggregate.function)
    let operand = own(aggregate.operand)
    let isCount = aggregate.function == .count || aggregate.result != nil
    let isAmount = isShared && [.sum, .balance].contains(aggregate.function) && operand == column("amount")
    var asked: [ShowQuestion.Item] = isShared ? [.init(column("credit_share"))] : []
    if aggregate.function == .countDistinct { return try different(operand, list) }
    if isCount {
      if asked.isEmpty, let first = entity.listedFields.first { asked = [.init(column(first))] }
    } else {
      // What a list shows on another day than its own stands at its end.
      let usual = Set(entity.listedFields + ["credit_share", "credited"])
      let last = shown.contains(formatted(operand)) ? nil : list.columns.last?.expression
      let meant = last.flatMap { usual.contains(formatted($0)) || aggregate.second != nil ? nil : $0 } ?? operand
      asked.append(.init(alias: Name("v"), isAmount ? column("credited") : meant))
      if let second = aggregate.second, aggregate.function == .corr {
        asked.append(.init(alias: Name("w"), own(second)))
      }
    }
    let found = try rows(of: list, asked, only?.key).rows.filter { row in only.map { $0.value == row.key } ?? true }
    let shares = found.map { row in isShared ? row.cells[0].number ?? .nan : 1 }
    if isCount {
      if !found.isEmpty { isKnown = true }
      return shares.reduce(0, +)
    }
    let values = found.map { $0.cells[isShared ? 1 : 0] }
    let known = zip(values, shares).compactMap { value, share in Self.number(value).map { ($0, share) } }
    if !known.isEmpty { isKnown = true }
    switch aggregate.function {
    case .sum, .balance:
      if isDay(Expression(.aggregate(aggregate), .none)) { return known.map(\.0).max() }
      let isPart = isAmount || ["credited", "credit_share"].contains(formatted(operand))
      if isShared && !isPart { tolerance += Double(known.count) }
      return isPart ? known.reduce(0) { $0 + $1.0 } : known.reduce(0) { $0 + $1.0 * $1.1 }
    case .avg:
      let weight = known.reduce(0) { $0 + $1.1 }
      return weight == 0 ? nil : known.reduce(0) { $0 + $1.0 * $1.1 } / weight
    case .corr:
      let pairs = found.compactMap { row in
        Self.number(row.cells[0]).flatMap { first in Self.number(row.cells[1]).map { (first, $0) } }
      }
      return Self.correlation(pairs)
    case .min, .max, .median, .percentile, .stddev: return try Self.statistic(aggregate, known.map(\.0))
    case .count, .countDistinct: throw Unmade(reason: aggregate.function.rawValue)
    }
  }

  /// Leads and customers by the numbers that the store gave them.
  private func different(_ operand: Expression, _ list: ListQuestion) throws -> Double {
    if only != nil { throw Unmade(reason: "different ones of each") }
    if let found = try? rows(of: list, [], operand).rows {
      return Double(Set(found.map(\.key)).subtracting([.null]).count)
    }
    if hasNamesakes { throw Unmade(reason: "different labels") }
    var columns: [ShowQuestion.Item] = [.init(alias: Name("v"), operand)]
    // Who shares a record is only seen in the parts.
    let share = Expression(.name([Name("credit_share")]), .none)
    if list.columns.contains(where: { $0.expression == share }) { columns.append(.init(share)) }
    let found = try rows(of: list, columns, nil).rows
    return Double(Set(found.map { $0.cells[0] }.filter { $0 != .nothing && $0 != .missing }).count)
  }

  // MARK: Statistics

  private static func statistic(_ aggregate: Aggregate, _ values: [Double]) throws -> Double? {
    let sorted = values.sorted()
    func level(_ part: Double) -> Double? {
      if sorted.isEmpty { return nil }
      let place = part * Double(sorted.count - 1)
      let (below, above) = (sorted[Int(place)], sorted[min(Int(place) + 1, sorted.count - 1)])
      return below + (above - below) * (place - Double(Int(place)))
    }
    switch aggregate.function {
    case .min: return sorted.first
    case .max: return sorted.last
    case .avg: return sorted.isEmpty ? nil : sorted.reduce(0, +) / Double(sorted.count)
    case .median: return level(0.5)
    case .percentile:
      guard case .number(let number)? = aggregate.second?.kind else { throw Unmade(reason: "percentile") }
      return level(number.isPercent ? number.double : number.double / 100)
    case .stddev:
      if sorted.count < 2 { return nil }
      let mean = sorted.reduce(0, +) / Double(sorted.count)
      return (sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(sorted.count - 1)).squareRoot()
    case .count, .countDistinct, .sum, .corr, .balance: throw Unmade(reason: aggregate.function.rawValue)
    }
  }

  private static func correlation(_ pairs: [(Double, Double)]) -> Double? {
    if pairs.isEmpty { return nil }
    let count = Double(pairs.count)
    let (x, y) = (pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count)
    let xx = pairs.reduce(0) { $0 + ($1.0 - x) * ($1.0 - x) }
    let yy = pairs.reduce(0) { $0 + ($1.1 - y) * ($1.1 - y) }
    let xy = pairs.reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) }
    return xx * yy > 1e-9 ? xy / (xx * yy).squareRoot() : nil
  }

  static func number(_ value: Value) -> Double? {
    if case .date(let day) = value { return Double(day.dayNumber) }
    return value.number
  }
}
