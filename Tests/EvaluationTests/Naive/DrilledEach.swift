import Evaluation
import Semantics
import Syntax
import Values

/// Numbers put together of those of each.
extension DrilledNumber {
  /// What `avg(sales by customer)` is put together over; of everybody there is no list is told.
  func each(_ aggregate: Aggregate) throws -> Name? {
    if let each = aggregate.each { return each }
    if case .per(_, let name) = aggregate.operand.kind, fresh.catalogue.entity(name.text)?.isListed ?? false,
      lists.keys.allSatisfy({ $0.kind != .aggregate(aggregate) })
    {
      return name
    }
    return nil
  }

  mutating func spread(
    _ aggregate: Aggregate, over each: Name, _ reading: NumberPart.Reading
  ) throws -> Double? {
    var inner = reading
    inner.condition = Resolver.allOf(
      [reading.condition, aggregate.condition].compactMap { $0 }.flatMap(Self.conjuncts))
    inner.each = nil
    inner.spread = key(each)
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

  /// What rows of it alone are told apart by, so that they have the same number.
  func key(_ each: Name) -> String {
    Resolver(catalogue: fresh.catalogue, environment: fresh.environment).canonicalKey(each)
  }

  private static func conjuncts(_ condition: Expression) -> [Expression] {
    if case .logical(.and, let parts) = condition.kind { parts.flatMap(conjuncts) } else { [condition] }
  }

  /// One for each that any of the records is of, or for each of those who are there.
  mutating func values(
    of number: Expression, _ each: Name, _ reading: NumberPart.Reading, of there: Set<Datum>? = nil
  ) throws -> [Double?] {
    guard Catalogue.grain(each.text) == nil, only == nil else { throw Unmade(reason: "by \(each.text)") }
    let key = Expression(.name([each]), .none)
    var keys = there ?? []
    let resolver = Resolver(catalogue: fresh.catalogue, environment: fresh.environment)
    let own = Set(resolver.parts(of: number, named: named, following: cohort, isAlongTime: false).map(\.kind))
    for (part, lists) in lists
    where own.contains(part.kind) && part.reading.condition == reading.condition && part.reading.each == reading.each
      && !part.reading.isEverybody && !part.reading.isWhole && !part.reading.isDivisor
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
  static func fewest(_ values: [Double], _ part: Double) -> Double? {
    let whole = values.reduce(0, +)
    guard whole > 0 else { return nil }
    var (sum, count) = (0.0, 0.0)
    for value in values.sorted(by: >) where sum < part * whole - 1e-9 * whole {
      sum += value
      count += 1
    }
    return count
  }

  // MARK: Statistics

  static func statistic(_ aggregate: Aggregate, _ values: [Double]) throws -> Double? {
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

  static func correlation(_ pairs: [(Double, Double)]) -> Double? {
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
