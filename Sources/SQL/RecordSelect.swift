import Semantics

/// Numbers that no aggregate function gives: percentiles need the records in their order, deviations and correlations
/// their distances from the mean. Each branch has one of them.
extension PlanSelect {
  /// The value below which a part of the records lies. With the records numbered from 0 to n - 1 it is the one numbered
  /// `level * (n - 1)`, or lies between the two nearest to that in proportion to how near they are. Several levels of the
  /// same values are found in one pass.
  func ranked(_ branch: Branch, _ plan: Plan, _ hasPopulation: Bool, _ fact: inout FactSelect) -> Select {
    let levels = branch.outputs.compactMap { output in output.level.map { (output, $0) } }
    guard let operand = branch.outputs.first?.operand, levels.count == branch.outputs.count else {
      return grouped(branch, plan, hasPopulation, &fact)
    }
    let (value, before, through) = (plan.free("value"), plan.free("before"), plan.free("through"))
    let (counted, count) = counted(branch, plan, value, operand, &fact)
    let partition = plan.keys.map { SQLExpression.column("counted", $0.name) }
    func running(_ order: [SQLExpression]) -> SQLExpression {
      .asInteger(.window("SUM", [.column("counted", count)], partition: partition, order: order))
    }
    let upTo = running([.column("counted", value)])
    let lessOne = SQLExpression.binary("-", running([]), .constant(1))
    var ranked = Select(from: .query(counted, alias: "counted"))
    ranked.columns =
      zip(plan.keys, partition).map { .init(expression: $1, alias: $0.name) } + [
        .init(expression: .column("counted", value), alias: value),
        .init(expression: .binary("-", upTo, .column("counted", count)), alias: before),
        .init(expression: upTo, alias: through),
      ]
    func of(_ name: String) -> SQLExpression { .column("ranked", name) }
    var numbers: [Int: SQLExpression] = [:]
    var wanted: [SQLExpression] = []
    for (position, (output, level)) in levels.enumerated() {
      func number(_ value: Int) -> SQLExpression { level == .half ? .constant(value) : .parameter(.integer(value)) }
      let whole = number(level.whole)
      let (place, rest) = (
        plan.free(position == 0 ? "place" : "place_\(position + 1)"),
        plan.free(position == 0 ? "rest" : "rest_\(position + 1)")
      )
      // In parts of the distance between two neighbours.
      let distance = level.part == 1 ? lessOne : .binary("*", lessOne, number(level.part))
      ranked.columns += [
        .init(expression: .binary("/", distance, whole), alias: place),
        .init(expression: .binary("%", distance, whole), alias: rest),
      ]
      let next = SQLExpression.binary("+", of(place), .constant(1))
      let ends = SQLExpression.binary(">", of(through), of(place))
      let begins = SQLExpression.binary("<=", of(before), next)
      /// Where several levels are read, the rows of the others are there, too.
      func part(_ part: SQLExpression, _ begins: SQLExpression?, _ ends: SQLExpression?) -> SQLExpression {
        .call(
          "COALESCE",
          [
            .choice([.init(condition: .all([begins, ends].compactMap(\.self)), value: part)]), .constant(0),
          ])
      }
      let nearness = SQLExpression.binary(
        "+",
        part(.binary("-", whole, of(rest)), .binary("<=", of(before), of(place)), levels.count > 1 ? ends : nil),
        part(of(rest), levels.count > 1 ? begins : nil, .binary(">", of(through), next)))
      let sum = SQLExpression.aggregate(
        "SUM", distinct: false, .binary("*", .real(of(value)), nearness), filter: nil)
      numbers[output.index] = .binary("/", sum, whole)
      wanted.append(.all([ends, begins]))
    }
    let conditions: [SQLExpression]
    if levels.count == 1, case .all(let parts) = wanted[0] { conditions = parts } else { conditions = [.any(wanted)] }
    return one(.query(ranked, alias: "ranked"), "ranked", numbers, plan, hasPopulation, where: conditions)
  }

  /// How often each value is there by its keys: often there are few. Returns the name of the count, too.
  private func counted(
    _ branch: Branch, _ plan: Plan, _ value: String, _ operand: Scalar, _ fact: inout FactSelect
  ) -> (Select, count: String) {
    let raw = records(branch, plan, [(value, operand)], &fact)
    let count = plan.free("count")
    var counted = Select(from: .query(raw, alias: "raw"))
    counted.columns = (plan.keys.map(\.name) + [value]).map { .init(expression: .column("raw", $0), alias: $0) }
    counted.groupCount = counted.columns.count
    counted.isOfRecords = true
    counted.columns.append(.init(expression: .aggregate("COUNT", distinct: false, nil, filter: nil), alias: count))
    return (counted, count)
  }

  /// The variance of a sample, or the square of a correlation with its sign. Distances from the mean are added up, not
  /// the values, so that large values that differ little lose nothing; what the mean itself was rounded by is taken out
  /// again.
  func centred(_ branch: Branch, _ plan: Plan, _ hasPopulation: Bool, _ fact: inout FactSelect) -> Select {
    guard let output = branch.outputs.first, let operand = output.operand else {
      return grouped(branch, plan, hasPopulation, &fact)
    }
    let (x, y, n) = (plan.free("x"), plan.free("y"), plan.free("n"))
    let operands = [(name: x, scalar: operand)] + (output.second.map { [(name: y, scalar: $0)] } ?? [])
    let names = operands.map(\.name)
    let isOfPairs = output.second != nil
    let source = isOfPairs ? "raw" : "counted"
    let keys = plan.keys.map { SQLExpression.column(source, $0.name) }
    let (raw, count) =
      isOfPairs ? (records(branch, plan, operands, &fact), "") : counted(branch, plan, x, operand, &fact)
    var centred = Select(from: .query(raw, alias: source))
    centred.columns = zip(plan.keys, keys).map { .init(expression: $1, alias: $0.name) }
    for name in names {
      let value = SQLExpression.real(.column(source, name))
      func over(_ function: String, _ operand: SQLExpression) -> SQLExpression {
        .window(function, [operand], partition: keys, order: [])
      }
      let times = SQLExpression.column(source, count)
      let mean =
        isOfPairs ? over("AVG", value) : .binary("/", over("SUM", .binary("*", value, times)), over("SUM", times))
      centred.columns.append(.init(expression: .binary("-", value, mean), alias: name))
    }
    if !isOfPairs { centred.columns.append(.init(expression: .column(source, count), alias: n)) }
    var sums = Select(from: .query(centred, alias: "centred"))
    sums.columns = plan.keys.map { .init(expression: .column("centred", $0.name), alias: $0.name) }
    func add(_ function: String, _ operand: SQLExpression?, as alias: String) {
      sums.columns.append(
        .init(expression: .aggregate(function, distinct: false, operand, filter: nil), alias: alias))
    }
    /// As often as the value is there.
    func each(_ value: SQLExpression) -> SQLExpression {
      isOfPairs ? value : .binary("*", value, .column("centred", n))
    }
    if isOfPairs { add("COUNT", nil, as: n) } else { add("SUM", .column("centred", n), as: n) }
    for (position, name) in names.enumerated() {
      let value = SQLExpression.column("centred", name)
      add("MIN", value, as: "\(name)_least")
      add("MAX", value, as: "\(name)_most")
      add("SUM", each(value), as: name)
      for other in names[position...] {
        add("SUM", each(.binary("*", value, .column("centred", other))), as: name + other)
      }
    }
    sums.groupCount = plan.keys.count

    func sum(_ name: String) -> SQLExpression { .column("sums", name) }
    func varies(_ name: String) -> SQLExpression { .binary("<", sum("\(name)_least"), sum("\(name)_most")) }
    func products(_ first: String, _ second: String) -> SQLExpression {
      .binary("-", sum(first + second), .binary("/", .binary("*", sum(first), sum(second)), sum(n)))
    }
    let result: SQLExpression
    if output.second == nil {
      // Of equal values it is 0 exactly; of one value there is none.
      result = .choice([
        .init(condition: varies(x), value: .binary("/", products(x, x), .binary("-", sum(n), .constant(1)))),
        .init(condition: .binary(">", sum(n), .constant(1)), value: .constant(0)),
      ])
    } else {
      let square = SQLExpression.binary(
        "*", .binary("/", products(x, y), products(x, x)),
        .binary("/", .call("ABS", [products(x, y)]), products(y, y)))
      result = .choice([.init(condition: .all([varies(x), varies(y)]), value: square)])
    }
    var select = one(.query(sums, alias: "sums"), "sums", [output.index: result], plan, hasPopulation, isGrouped: true)
    select.inFunctions = [inOnePass(operands, branch, output.index, plan, hasPopulation, &fact)]
    return select
  }

  /// The same where the engine has the functions. They leave out records without the values themselves, so that what is
  /// looked up is looked up once; only rows that no record makes are made by none.
  private func inOnePass(
    _ operands: [(name: String, scalar: Scalar)], _ branch: Branch, _ output: Int, _ plan: Plan, _ hasPopulation: Bool,
    _ fact: inout FactSelect
  ) -> Select {
    let raw = records(branch, plan, operands, &fact, haveAll: branch.isOfOneRow && !plan.keys.isEmpty)
    let square = SQLExpression.call(
      operands.count == 2 ? "correlated" : "variance", operands.map { .column("raw", $0.name) })
    var select = one(.query(raw, alias: "raw"), "raw", [output: square], plan, hasPopulation)
    if raw.groupCount == 0 {
      select = select.replacing { part in
        guard case .column("raw", let name) = part else { return nil }
        return raw.columns.first { $0.alias == name }?.expression
      }
      (select.from, select.joins, select.conditions) = (raw.from, raw.joins, raw.conditions)
      select.isOfAll = raw.isOfAll
    }
    select.isOfRecords = true
    return select
  }

  /// The records of a branch with their keys; unless it is told otherwise, those that have all the values.
  private func records(
    _ branch: Branch, _ plan: Plan, _ operands: [(name: String, scalar: Scalar)], _ fact: inout FactSelect,
    haveAll: Bool = true
  ) -> Select {
    var raw = Select(from: fact.relation)
    for (position, key) in branch.keys.enumerated() {
      raw.columns.append(
        .init(expression: keyExpression(key, plan.keys[position], branch.date, &fact), alias: plan.keys[position].name))
    }
    let values = operands.map { fact.expression($0.scalar) }
    for (operand, value) in zip(operands, values) { raw.columns.append(.init(expression: value, alias: operand.name)) }
    raw.conditions = conditions(branch, &fact) + (haveAll ? values.map { .isNotNull($0) } : [])
    // What several reps of a row share is one record, unless the value is what each has of it.
    if fact.isShared {
      raw.columns.append(.init(expression: .column(fact.entity.table, "id"), alias: "record"))
      if operands.contains(where: { $0.scalar.columns.contains(where: \.isCreditedPart) }) {
        raw.columns.append(.init(expression: fact.credit("rep_id", else: .constant(0)), alias: "credited_rep"))
      }
      raw.groupCount = raw.columns.count
    }
    raw.joins = fact.joins
    raw.isOfAll = branch.isOfAll
    return raw
  }

  /// The branch's numbers by their keys, which `relation` may be grouped by already; the other outputs of the plan are
  /// left empty.
  private func one(
    _ relation: Relation, _ name: String, _ numbers: [Int: SQLExpression], _ plan: Plan,
    _ hasPopulation: Bool, where conditions: [SQLExpression] = [], isGrouped: Bool = false
  ) -> Select {
    var select = Select(from: relation)
    for key in plan.keys { select.columns.append(.init(expression: .column(name, key.name), alias: key.name)) }
    for (index, planned) in plan.outputs.enumerated() {
      select.columns.append(.init(expression: numbers[index] ?? .null, alias: planned.name))
    }
    if hasPopulation { select.columns.append(.init(expression: .constant(1), alias: Self.known)) }
    select.conditions = conditions
    select.groupCount = isGrouped ? 0 : plan.keys.count
    return select
  }
}
