/// `GROUP BY` in memory: the records of a store come in the order of whatever index holds what is asked of them, and are
/// added to their groups one by one. What a record refers to is joined to the groups where that comes to the same: a
/// thousand customers instead of their million activities.
extension Select {
  /// As an engine runs it that has the functions of a connection of the store.
  var inMemory: Select {
    let select = inFunctions.first ?? self
    return select.gathered ?? select.lookingUp.gatheringWhatIsLookedUp
  }

  /// Nothing where the records are not grouped, or their numbers are not those of `Gathered`.
  private var gathered: Select? {
    guard isOfRecords, groupCount > 0, order.isEmpty, limit == nil else { return nil }
    let keys = columns.prefix(groupCount).map(\.expression)
    var gathered = Gathered()
    var numbers: [SQLExpression] = []
    for column in columns.dropFirst(groupCount) {
      guard let number = gathered.collect(column.expression) else { return nil }
      numbers.append(number)
    }
    let late = lateJoins(keys, gathered)
    var own: [SQLExpression] = []
    func place(of expression: SQLExpression) -> SQLExpression {
      let position = own.firstIndex(of: expression) ?? own.count
      if position == own.count { own.append(expression) }
      return Gathered.column(position)
    }
    /// With the groups' columns in place of the records'.
    func outside(_ expression: SQLExpression) -> SQLExpression {
      expression.replacing { part in
        guard case .column(let table, _) = part, !late.contains(table) else { return nil }
        return place(of: part)
      }
    }
    let keysOutside = keys.map { key -> SQLExpression in
      if key.columns.isEmpty { return key }
      return key.columns.contains { late.contains($0.table) } ? outside(key) : place(of: key)
    }
    var inner = Select(from: from)
    inner.joins = joins.filter { !late.contains($0.relation.alias) }
    inner.conditions = conditions
    inner.isOfAll = isOfAll
    inner.index = index
    var outer = Select(from: from)
    outer.joins = joins.filter { late.contains($0.relation.alias) }.map { join in
      Join(isLeft: join.isLeft, relation: join.relation, on: join.on.map(outside))
    }
    guard !own.isEmpty, own.count + gathered.numbers.count <= Gathered.most else { return nil }
    let form = "\(own.count)" + gathered.numbers.map { $0.letter }.joined()
    inner.columns = [
      .init(
        expression: .call(
          "gathered", [.parameter(.text(form))] + own + gathered.numbers.flatMap(\.operands)), alias: "groups")
    ]
    outer.from = .gathered(inner, alias: Gathered.alias)
    for (column, expression) in zip(
      columns, keysOutside + numbers.map { gathered.placed($0, after: own.count, late.isEmpty) })
    {
      outer.columns.append(.init(expression: expression, alias: column.alias))
    }
    outer.groupCount = late.isEmpty ? 0 : groupCount
    return outer
  }

  /// Tables that only say what the groups are called: they may be joined to the groups of what leads to them.
  private func lateJoins(_ keys: [SQLExpression], _ gathered: Gathered) -> Set<String> {
    guard case .table = from else { return [] }
    var late: Set<String> = []
    for join in joins {
      if join.isLeft, case .table = join.relation, join.on != nil { late.insert(join.relation.alias) }
    }
    let read = (conditions + gathered.numbers.flatMap(\.operands)).flatMap(\.columns)
    late.subtract(read.map(\.table))
    for join in joins.reversed() where !late.contains(join.relation.alias) {
      late.subtract((join.on?.columns ?? []).map(\.table))
    }
    let ways = joins.filter { late.contains($0.relation.alias) }.compactMap(\.on)
    let named = keys.filter { key in key.columns.contains { late.contains($0.table) } }
    // Columns in a SELECT of its own would stay those of the records.
    if late.isEmpty || (ways + named).contains(where: \.hasSelect) { return [] }
    let plain = keys.filter { key in !key.columns.contains { late.contains($0.table) } }
    var more: [SQLExpression] = []
    for column in (ways + named).flatMap(\.columns) where !late.contains(column.table) {
      let column = SQLExpression.column(column.table, column.name)
      if !plain.contains(column), !more.contains(column) { more.append(column) }
    }
    return gathered.mayBeDivided(by: more, beside: plain) ? late : []
  }
}

extension Select {
  /// What is looked up for a number is looked up by what gathers it: its form says what of, `1r/.l` where the second number
  /// is, `h` for what was held on a day.
  fileprivate var gatheringWhatIsLookedUp: Select {
    replacing { part in
      switch part {
      case .call(let function, let arguments) where ["gathered", "gathered_part"].contains(function):
        guard case .parameter(.text(let form)) = arguments[0] else { return nil }
        return Self.gathering(function, form, arguments.dropFirst())
      case .call("correlated", let pair): return Self.gathering("gathered_one", "0r", pair[...])
      case .call("variance", let values): return Self.gathering("gathered_one", "0v", values[...])
      default: return nil
      }
    }
  }

  private static func gathering(
    _ function: String, _ form: String, _ operands: ArraySlice<SQLExpression>
  ) -> SQLExpression {
    var sources = ""
    var arguments: [SQLExpression] = []
    for operand in operands {
      switch operand {
      case .call("looked_up", let parts):
        sources += "l"
        arguments += parts
      case .call("held_on", let parts):
        sources += "h"
        arguments += parts
      default:
        sources += "."
        arguments.append(operand)
      }
    }
    return .call(function, [.parameter(.text("\(form)/\(sources)"))] + arguments)
  }
}

/// The numbers that are gathered, and where each is found.
private struct Gathered {
  static let alias = "gathered"
  /// Keys and numbers.
  static let most = 90

  struct Number: Hashable {
    /// As the function is told.
    let letter: String
    let operands: [SQLExpression]
    /// Adds up the numbers of parts.
    let whole: String?
  }

  private(set) var numbers: [Number] = []

  static func column(_ position: Int) -> SQLExpression { .column(alias, "c\(position)") }

  /// The expression with marks in place of its aggregates; nothing for one that cannot be gathered.
  mutating func collect(_ expression: SQLExpression) -> SQLExpression? {
    var isKnown = true
    let found = expression.replacing { part in
      let number: Number?
      if case .aggregate(let name, let isDistinct, let operand, let filter) = part {
        number = Self.number(name, isDistinct, operand, filter)
      } else if case .call("correlated", let pair) = part {
        number = Number(letter: "r", operands: pair, whole: nil)
      } else if case .call("variance", let values) = part {
        number = Number(letter: "v", operands: values, whole: nil)
      } else {
        return nil
      }
      guard let number else {
        isKnown = false
        return .null
      }
      let position = numbers.firstIndex(of: number) ?? numbers.count
      if position == numbers.count { numbers.append(number) }
      return .column(Self.alias, "\(position)")
    }
    return isKnown && found.columns.allSatisfy { $0.table == Self.alias } ? found : nil
  }

  private static func number(
    _ name: String, _ isDistinct: Bool, _ operand: SQLExpression?, _ filter: SQLExpression?
  ) -> Number? {
    let value = filter.map { .choice([.init(condition: $0, value: operand ?? .constant(1))]) } ?? operand
    let operands = value.map { [$0] } ?? []
    switch (name, isDistinct) {
    case ("COUNT", true): return Number(letter: "d", operands: operands, whole: nil)
    case ("COUNT", false): return Number(letter: value == nil ? "n" : "c", operands: operands, whole: "SUM")
    case ("SUM", false): return Number(letter: "s", operands: operands, whole: "SUM")
    case ("MIN", false): return Number(letter: "i", operands: operands, whole: "MIN")
    case ("MAX", false): return Number(letter: "x", operands: operands, whole: "MAX")
    case ("AVG", false): return Number(letter: "a", operands: operands, whole: nil)
    default: return nil
    }
  }

  /// What `collect` found, with the columns of the groups for its marks.
  func placed(_ expression: SQLExpression, after keyCount: Int, _ isWhole: Bool) -> SQLExpression {
    expression.replacing { part in
      guard case .column(Self.alias, let mark) = part, let position = Int(mark) else { return nil }
      let column = Self.column(keyCount + position)
      return isWhole
        ? column : .aggregate(numbers[position].whole ?? "SUM", distinct: false, column, filter: nil)
    }
  }

  /// Whether the numbers of a group by these keys are those of its parts by these columns, of which there are far fewer
  /// than records: customers and days together have few each. Different values add up where each of them is in one part
  /// alone.
  func mayBeDivided(by columns: [SQLExpression], beside keys: [SQLExpression]) -> Bool {
    func name(_ column: SQLExpression) -> String { if case .column(_, let name) = column { name } else { "" } }
    let names = columns.map(name)
    let many = keys.filter { key in
      key.columns.contains { $0.name == "customer_id" || $0.name == "opportunity_id" || $0.name.hasSuffix("_on") }
    }
    if names.contains("id") || names.filter({ !["rep_id", "owner_id"].contains($0) }).count + many.count > 1 {
      return false
    }
    return numbers.allSatisfy { number in
      if number.whole != nil { return true }
      guard number.letter == "d", columns.count == 1 else { return false }
      switch number.operands.first {
      case columns[0]?: return true
      case .choice(let branches)?: return branches.count == 1 && branches[0].value == columns[0]
      default: return false
      }
    }
  }
}

extension Relation {
  var alias: String {
    switch self {
    case .table(_, let alias), .query(_, let alias), .union(_, let alias), .values(_, let alias), .asOf(_, let alias),
      .gathered(_, let alias):
      alias
    }
  }
}
