import Evaluation
import Semantics
import Syntax
import Values

/// A number made again from the records that `drill` and `why` list for it, by arithmetic over their cells.
struct DrilledNumber {
  /// Another session of the same store, which knows no answer.
  let fresh: Workspace
  let named: [String: Expression]
  /// The statements of each part, as `why` prints them.
  let lists: [NumberPart: [ListQuestion]]
  /// Whether customers are told apart by their names.
  let hasNamesakes: Bool
  /// Half a unit for each record that is cut into parts.
  private(set) var tolerance = 0.0

  init(
    _ parts: [NumberPart], _ statements: [[ListQuestion]], named: [String: Expression], in fresh: Workspace,
    hasNamesakes: Bool
  ) {
    self.fresh = fresh
    self.named = named
    lists = Dictionary(zip(parts, statements), uniquingKeysWith: { first, _ in first })
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
    case .negative(let part): return try value(part, reading).map { -$0 }
    case .name(let names):
      guard names.count == 1, let name = names.first?.text.lowercased() else { throw Unmade(reason: "a path") }
      if let given = named[name] { return try value(given, reading) }
      guard let metric = fresh.catalogue.metric(name) else { throw Unmade(reason: name) }
      return try value(metric.expression, reading)
    case .arithmetic(let op, let left, let right):
      if isDay(left) || isDay(right) { throw Unmade(reason: "days") }
      guard let first = try value(left, reading), let second = try value(right, reading) else { return nil }
      switch op {
      case .add: return first + second
      case .subtract: return first - second
      case .multiply: return first * second
      case .divide: return second == 0 ? nil : first / second
      }
    case .per(let part, let divisor):
      if let unit = Catalogue.perUnit(divisor.text), unit != .workday { throw Unmade(reason: "per \(divisor.text)") }
      let isByDay = Catalogue.perUnit(divisor.text) == .workday
      let under = Expression(
        isByDay ? .name([Name("workdays")]) : .aggregate(Aggregate(.count, Expression(.name([divisor]), .none))), .none)
      guard let top = try value(part, reading), let bottom = try value(under, reading) else { return nil }
      return bottom == 0 ? nil : top / bottom
    case .share(let part):
      var whole = reading
      whole.isWhole = true
      guard let top = try value(part, reading), let bottom = try value(part, whole) else { return nil }
      return bottom == 0 ? nil : top / bottom
    case .aggregate(let aggregate): return try value(aggregate, reading)
    case .call(let name, let arguments): return try value(name.text.lowercased(), arguments, reading)
    case .text, .boolean, .date, .moment, .duration, .parameter, .logical, .not, .comparison, .membership, .within,
      .range, .emptiness, .was, .changed:
      throw Unmade(reason: formatted(expression))
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
    guard let first = arguments.first else { throw Unmade(reason: name) }
    let count = arguments.count > 1 ? Self.count(arguments[1]) ?? 1 : 1
    let before = changed { $0.buckets = .init(first: count, last: count) }
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
    case "running": return try value(first, changed { $0.buckets = .init(first: nil, last: 0) })
    case "moving":
      let sum = try value(first, changed { $0.buckets = .init(first: count - 1, last: 0) })
      // Of a ratio the ratio of sums.
      if case .arithmetic(.divide, _, _) = first.kind { return sum }
      guard isAdded(first) else { throw Unmade(reason: "moving a formula") }
      return sum.map { $0 / Double(count) }
    case "previous": return try value(first, before)
    case "change", "growth":
      guard let now = try value(first, reading), let then = try value(first, before) else { return nil }
      return name == "change" ? now - then : then > 0 ? (now - then) / then : nil
    case "cumulative":
      let above = lists.keys.compactMap(\.reading.above).first { $0.number == first }
      return try value(first, changed { $0.above = above })
    default: throw Unmade(reason: name)
    }
  }

  private func isDay(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name(let names):
      names.count == 1
        && (named[names[0].text.lowercased()] ?? fresh.catalogue.metric(names[0].text)?.expression).map(isDay) ?? false
    case .aggregate(let aggregate):
      ["done", "ordered"].contains { formatted(aggregate.operand).hasSuffix(".\($0)") }
    case .moment: true
    default: false
    }
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

  private static func count(_ written: Expression) -> Int? {
    switch written.kind {
    case .duration(let count, .day): count
    case .number(let number): number.integer
    default: nil
    }
  }

  private func power(_ scale: Int) -> Double { (0..<scale).reduce(1.0) { product, _ in product * 10 } }

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

  private mutating func value(_ aggregate: Aggregate, _ list: ListQuestion) throws -> Double? {
    guard let entity = fresh.catalogue.entity(list.entity.text) else { throw Unmade(reason: list.entity.text) }
    let shown = list.columns.isEmpty ? entity.listedFields : list.columns.map { formatted($0.expression) }
    let isShared = shown.contains("credit_share")
    var asked = list
    func column(_ name: String) -> Expression { Expression(.name([Name(name)]), .none) }
    asked.columns = isShared ? [.init(column("credit_share"))] : []
    let operand = aggregate.operand.mapped { part in
      guard case .name(let path) = part.kind, path.count > 1, fresh.catalogue.entity(path[0].text) == entity else {
        return nil
      }
      return Expression(.name(Array(path.dropFirst())), part.span)
    }
    let counts = aggregate.function == .count || aggregate.result != nil
    let isAmount = isShared && operand == column("amount")
    if !counts { asked.columns.append(.init(alias: Name("v"), isAmount ? column("credited") : operand)) }
    let found = try fresh.answer(formatted(Statement(.list(asked))))
    let shares = found.rows.map { row in isShared ? row[0].number ?? .nan : 1 }
    if counts { return shares.reduce(0, +) }
    let values = found.rows.map { $0[isShared ? 1 : 0] }
    if aggregate.function == .countDistinct {
      // A list names no leads among customers.
      if hasNamesakes || formatted(operand).hasSuffix("customer") { throw Unmade(reason: "different customers") }
      return Double(Set(values.filter { $0 != .nothing && $0 != .missing }).count)
    }
    let known = zip(values, shares).compactMap { value, share in Self.number(value).map { ($0, share) } }
    switch aggregate.function {
    case .sum, .balance:
      if values.contains(where: { if case .date = $0 { true } else { false } }) { return known.map(\.0).max() }
      if isShared && !isAmount { tolerance += Double(known.count) }
      return isAmount ? known.reduce(0) { $0 + $1.0 } : known.reduce(0) { $0 + $1.0 * $1.1 }
    case .avg:
      let weight = known.reduce(0) { $0 + $1.1 }
      return weight == 0 ? nil : known.reduce(0) { $0 + $1.0 * $1.1 } / weight
    case .min: return known.map(\.0).min()
    case .max: return known.map(\.0).max()
    case .median:
      if isShared { throw Unmade(reason: "a median of shared records") }
      let sorted = known.map(\.0).sorted()
      return sorted.isEmpty ? nil : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    case .count, .countDistinct, .percentile, .stddev, .corr: throw Unmade(reason: aggregate.function.rawValue)
    }
  }

  static func number(_ value: Value) -> Double? {
    if case .date(let day) = value { return Double(day.dayNumber) }
    return value.number
  }
}
