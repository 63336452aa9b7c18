/// Sums of many times: balances at the ends of months, sales of the thirty days before each of them. Parts of a UNION
/// that differ by nothing but their days become one: what was on each day is added up once, and the days are joined to
/// the times, since months times days are far fewer than months times records.
struct TimedPart {
  /// Fewer are read one by one.
  private static let fewest = 4

  private static let (times, days, day) = ("times", "days", "day")

  /// The part with columns of the times in place of the days that are its own.
  private var shape: Select
  private let keyCount: Int
  /// Of the columns of the times.
  private var values: [Binding] = []
  /// Says which records of the shape are asked for.
  private let bounded: Column

  private struct Column: Hashable {
    let table: String
    let name: String
  }

  /// The parts of a UNION, those together that differ by their times alone.
  static func joined(_ parts: [Select], keyCount: Int) -> [Select] {
    let timed = parts.map { TimedPart($0, keyCount: keyCount) }
    let groups = Dictionary(grouping: timed.compactMap(\.self), by: \.shape).filter { $0.value.count >= fewest }
    var found: [Select] = []
    var known: Set<Select> = []
    for (part, timed) in zip(parts, timed) {
      guard let timed, let group = groups[timed.shape] else {
        found.append(part)
        continue
      }
      if known.insert(timed.shape).inserted { found.append(timed.select(of: group.map(\.values))) }
    }
    return found
  }

  /// Nothing for a part that is no sum over everything between days of one column.
  private init?(_ part: Select, keyCount: Int) {
    guard keyCount > 0, part.groupCount == 0, part.joins.isEmpty, case .query(var whole, let alias) = part.from,
      whole.groupCount == 0, let bounded = whole.conditions.lazy.compactMap(Self.bounded).first
    else { return nil }
    switch whole.from {
    case .table, .asOf: break
    case .query, .union, .gathered, .values: return nil
    }
    (shape, self.keyCount, self.bounded) = (part, keyCount, bounded)
    for position in 0..<keyCount { shape.columns[position].expression = lifted(part.columns[position].expression) }
    for position in whole.conditions.indices where Self.bounded(whole.conditions[position]) == bounded {
      whole.conditions[position] = lifted(whole.conditions[position])
    }
    for position in whole.columns.indices {
      var isSum = true
      let number = whole.columns[position].expression.replacing { part in
        guard case .aggregate(let name, let isDistinct, let operand, let filter) = part else { return nil }
        if isDistinct || Self.ofParts(name) == nil { isSum = false }
        guard let filter else { return part }
        let conditions = Self.conditions(of: filter).map { Self.bounded($0) == bounded ? lifted($0) : $0 }
        return .aggregate(name, distinct: isDistinct, operand, filter: .all(conditions))
      }
      guard isSum else { return nil }
      whole.columns[position].expression = number
    }
    shape.from = .query(whole, alias: alias)
  }

  /// The column that the condition compares with days, which it is about alone.
  private static func bounded(_ condition: SQLExpression) -> Column? {
    switch condition {
    case .binary(let op, .column(let table, let name), .parameter(.text)):
      return ["<", "<=", ">", ">="].contains(op) ? Column(table: table, name: name) : nil
    case .all(let parts), .any(let parts):
      let columns = Set(parts.map { boundedOrMissing($0) })
      return columns.count == 1 ? columns.first ?? nil : nil
    default: return nil
    }
  }

  /// Whether there is a day at all may be asked beside the days that it is compared with.
  private static func boundedOrMissing(_ condition: SQLExpression) -> Column? {
    if case .isNull(.column(let table, let name)) = condition {
      Column(table: table, name: name)
    } else {
      bounded(condition)
    }
  }

  private static func conditions(of filter: SQLExpression) -> [SQLExpression] {
    if case .all(let parts) = filter { parts.flatMap(conditions) } else { [filter] }
  }

  private mutating func lifted(_ expression: SQLExpression) -> SQLExpression {
    expression.replacing { part in
      guard case .parameter(let value) = part else { return nil }
      values.append(value)
      return .column(Self.times, Self.column(values.count - 1))
    }
  }

  /// The function that makes a number of those of parts; nothing where none does.
  private static func ofParts(_ function: String) -> String? {
    switch function {
    case "SUM", "COUNT": "SUM"
    case "MIN", "MAX": function
    default: nil
    }
  }

  // MARK: All times

  private func select(of times: [[Binding]]) -> Select {
    guard case .query(let timed, _) = shape.from else { return shape }
    // The day before which one stretch ends is the one after which the next begins.
    let first = values.indices.map { position in
      values.indices.first { other in times.allSatisfy { $0[other] == $0[position] } } ?? position
    }
    // What is the same at all times is bound as it was.
    let differing = values.indices.filter { position in
      first[position] == position && times.contains { $0[position] != values[position] }
    }
    func settled(_ part: SQLExpression) -> SQLExpression? {
      guard case .column(Self.times, let name) = part,
        let position = values.indices.first(where: { Self.column($0) == name })
      else { return nil }
      return differing.firstIndex(of: first[position]).map { .column(Self.times, Self.column($0)) }
        ?? .parameter(values[position])
    }
    let (shape, whole) = (shape.replacing(settled), timed.replacing(settled))
    var days = Select(from: whole.from)
    days.joins = whole.joins
    days.conditions = whole.conditions.filter { !Self.isOfTimes($0) }
    days.isOfAll = whole.isOfAll
    days.columns = [.init(expression: .column(bounded.table, bounded.name), alias: Self.day)]
    days.groupCount = 1
    var found = Select(from: .values(times.map { time in differing.map { time[$0] } }, alias: Self.times))
    // Single comparisons first: they leave out most days.
    let ofTimes = whole.conditions.filter(Self.isOfTimes).map(onDays)
    func isSingle(_ condition: SQLExpression) -> Bool { if case .binary = condition { true } else { false } }
    found.conditions = ofTimes.filter(isSingle) + ofTimes.filter { !isSingle($0) }
    for (position, column) in shape.columns.enumerated() {
      guard position >= keyCount, case .column(_, let name) = column.expression,
        let number = whole.columns.first(where: { $0.alias == name })?.expression
      else {
        found.columns.append(column)
        continue
      }
      found.columns.append(.init(expression: added(number, &days), alias: column.alias))
    }
    found.joins = [.init(isLeft: false, relation: .query(days, alias: Self.days), on: nil)]
    found.groupCount = keyCount
    return found
  }

  /// What a column of the times is called.
  private static func column(_ position: Int) -> String { "column\(position + 1)" }

  /// The number of a time from those of its days, which are added to their columns.
  private func added(_ number: SQLExpression, _ days: inout Select) -> SQLExpression {
    number.replacing { part in
      guard case .aggregate(let name, _, let operand, let filter) = part, let function = Self.ofParts(name) else {
        return nil
      }
      let conditions = filter.map(Self.conditions) ?? []
      let ofDay = conditions.filter { !Self.isOfTimes($0) }
      let ofTime = conditions.filter(Self.isOfTimes).map(onDays)
      let onDay = SQLExpression.aggregate(
        name, distinct: false, operand, filter: ofDay.isEmpty ? nil : .all(ofDay))
      let place = days.columns.firstIndex { $0.expression == onDay } ?? days.columns.count
      if place == days.columns.count { days.columns.append(.init(expression: onDay, alias: "number_\(place)")) }
      let sum = SQLExpression.aggregate(
        function, distinct: false, .column(Self.days, "number_\(place)"), filter: ofTime.isEmpty ? nil : .all(ofTime))
      // Of no day there is no sum, but a count.
      return name == "COUNT" ? .call("COALESCE", [sum, .constant(0)]) : sum
    }
  }

  private static func isOfTimes(_ condition: SQLExpression) -> Bool {
    condition.columns.contains { $0.table == times }
  }

  /// A condition on the column that is bounded, of the day instead.
  private func onDays(_ condition: SQLExpression) -> SQLExpression {
    condition.replacing { $0 == .column(bounded.table, bounded.name) ? .column(Self.days, Self.day) : nil }
  }
}
