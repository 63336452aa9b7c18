import Evaluation
import Semantics
import Syntax
import Values

/// Numbers of the records that a list shows.
extension DrilledNumber {
  mutating func value(_ aggregate: Aggregate, _ reading: NumberPart.Reading) throws -> Double? {
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

  struct Row {
    let cells: [Value]
    let key: Datum
  }

  /// The list's own rows with these columns, and whom each is of.
  func rows(
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
}
