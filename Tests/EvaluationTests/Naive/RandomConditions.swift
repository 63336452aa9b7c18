import Semantics
import Syntax
import Values

/// Conditions on facts, with values that the store has.
extension RandomQuestions {
  mutating func factCondition(_ entities: [Entity], depth: Int) -> String {
    if depth < 2 && dice.chance(20) {
      let parts = (0..<dice.within(2...3)).map { _ in factCondition(entities, depth: depth + 1) }
      return "(" + parts.joined(separator: dice.chance(50) ? " and " : " or ") + ")"
    }
    if dice.chance(8) { return "not (" + factCondition(entities, depth: 2) + ")" }
    guard let home = entities.first else { return "source is empty" }
    if entities.count == 1 && dice.chance(30) { return fieldCondition(home) }
    if dice.chance(5) {
      return dice.pick([
        "team within \"Sales\"", "team within \"North\"", "rep within \"Ann\"", "manager within \"Bo\"",
        "rep within \"Li Na\"", "owner within \"Ann\"", "team within \"Nobody\"",
      ])
    }
    if dice.chance(theme == .states ? 15 : 5) {
      return dice.pick([
        "stage was proposal", "stage was \"Lead in\"", "stage changed", "stage changed to \"Won\"",
        "stage changed from proposal to negotiation", "stage changed this year", "owner changed",
        "state changed from open to won last year", "owner was \"Ann\"", "status was customer",
        "status changed from prospect to customer", "status changed this year", "industry was \"retail\"",
        "city changed to \"Oslo\"", "source was \"website\"", "employees was 50", "region changed last quarter",
        "amount changed from > 1000", "amount was > 5000", "amount changed to < 2000 this year", "amount was != 1000",
        "expected_close was before 2026-03-01", "expected_close changed from last quarter to this quarter",
        "expected_close changed to 2026 last year", "expected_close was 2026-Q1", "employees was at least 50",
        "employees changed from > 49", "stage was != proposal", "stage changed from != proposal to negotiation",
        "stage changed to \"Won\" \(period())", "state changed from open \(period())", "amount changed \(period())",
        "expected_close changed \(period())", "owner changed from \"Ann\" \(period())", "owner was $who",
        "status changed to customer \(period())", "industry changed \(period())", "rep changed to \"Bo\"",
      ])
    }
    let resolver = Resolver(catalogue: catalogue, environment: environment)
    let known = resolver.dimensions(ofAll: entities)
    guard let name = known.isEmpty ? nil : dice.pick(known), let dimension = catalogue.dimension(name),
      let path = catalogue.path(to: dimension, from: home)
    else { return "source is empty" }
    return condition(name, path, home)
  }

  /// Of one of the entity's own fields, or of a field of what it refers to.
  mutating func fieldCondition(_ entity: Entity) -> String {
    if dice.chance(6), let text = betweenFields(entity) { return text }
    let field = dice.pick(entity.fields.filter { $0.name != "has_parts" })
    if case .reference(let target) = field.kind, let next = catalogue.entity(target), dice.chance(50) {
      let inner = dice.pick(next.fields)
      if let path = catalogue.path([field.name, inner.name], from: entity) {
        return condition("\(field.name).\(inner.name)", path, entity)
      }
    }
    return condition(
      field.name, ColumnPath(root: entity.name, references: [], field: field), entity)
  }

  /// Two fields of one record against each other.
  private mutating func betweenFields(_ entity: Entity) -> String? {
    let dates = entity.fields.filter { $0.kind == .date }.map(\.name)
    let numbers = entity.fields.filter(\.isNumeric).map(\.name).filter { $0 != "has_parts" }
    if dates.count > 1 && (numbers.count < 2 || dice.chance(60)) {
      let (one, other) = (dice.pick(dates), dice.pick(dates))
      if dice.chance(15) {
        let function = dice.pick(RecordFunction.allCases).rawValue
        return "\(function)(\(other), \(one)) \(dice.pick([">", "<", "=", ">="])) \(dice.pick(["0", "1", "3"]))"
      }
      return dice.chance(50)
        ? "\(one) \(dice.pick(["before", "after", "<", ">=", "="])) \(other)"
        : "\(one) - \(other) \(dice.pick([">", "<", "<=", ">="])) \(dice.pick(["0", "10", "45"]))"
    }
    guard numbers.count > 1 else { return nil }
    return
      "\(dice.pick(numbers)) \(dice.pick(["<", ">", "<=", ">="])) \(dice.pick(numbers)) \(dice.pick(["* 2", "+ 1", "/ 3"]))"
  }

  /// Some values that records have there.
  private mutating func values(_ path: ColumnPath, _ entity: Entity) -> [Datum] {
    let reader = NaiveReader(store: rows, catalogue: catalogue, populations: [])
    let label = Resolver(catalogue: catalogue, environment: environment).shownLabel(of: path)
    let records = rows.rows(of: entity.table, asOf: environment.today.iso)
    let today = environment.today.iso
    return (0..<3).compactMap { _ in
      guard !records.isEmpty else { return nil }
      let found = reader.value(label, NaiveRecord(row: dice.pick(records), day: today, moment: today))
      return found.isNull ? nil : found
    }
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }

  private mutating func condition(_ name: String, _ path: ColumnPath, _ entity: Entity) -> String {
    if dice.chance(12) { return name + dice.pick([" is empty", " is not empty"]) }
    let values = self.values(path, entity)
    switch path.field.kind {
    case .text, .reference: return textCondition(name, values.compactMap(\.text))
    case .boolean: return dice.pick([name, "not \(name)", "\(name) = true", "\(name) != yes"])
    case .date: return dateCondition(name)
    case .number, .money, .quantity, .percent, .days, .minutes:
      return numberCondition(name, path.field.kind, values.compactMap(\.number))
    }
  }

  private mutating func textCondition(_ name: String, _ values: [String]) -> String {
    let value = values.first ?? "retail"
    let part = String(value.dropFirst(dice.below(max(1, value.count - 1))).prefix(dice.within(1...4)))
    switch dice.below(15) {
    case 14: return "\(name) \(dice.pick(["=", "!=", "contains"])) $who"
    case 0...4: return "\(name) = \(quoted(value))"
    case 5: return "\(name) != \(quoted(value))"
    case 6: return "\(name) in (\((values + ["nobody"]).map(quoted).joined(separator: ", ")))"
    case 7: return "\(name) not in (\((values + ["nobody"]).map(quoted).joined(separator: ", ")))"
    case 8: return "\(name) contains \(quoted(dice.chance(50) ? part : part.uppercased()))"
    case 9: return "\(name) not contains \(quoted(part))"
    case 10: return "\(name) starts with \(quoted(String(value.prefix(2))))"
    case 11: return "\(name) ends with \(quoted(String(value.suffix(2)).lowercased()))"
    case 12: return "\(name) \(dice.pick(["<", "<=", ">", ">="])) \(quoted(value))"
    default: return "not (\(name) = \(quoted(value)))"
    }
  }

  private mutating func dateCondition(_ field: String) -> String {
    let name =
      dice.chance(10) ? "\(field).\(dice.pick(["week", "month", "quarter", "half", "year", "fiscal_year"]))" : field
    switch dice.below(12) {
    case 0: return "\(name) before \(day())"
    case 1: return "\(name) after \(day())"
    case 2: return "\(name) in \(period())"
    case 3: return "\(name) not in \(period())"
    case 4: return "\(name) = \(day().prefix(7))"
    case 5: return "\(name) != \(day().prefix(7))"
    case 6: return "\(name) \(dice.pick(["<", "<=", ">", ">="])) \(dice.chance(50) ? String(day().prefix(7)) : day())"
    case 7:
      let days = [day(), day()].sorted()
      return "\(name) \(dice.pick(["between", "not between"])) \(days[0]) and \(days[1])"
    case 8: return "\(name) \(dice.pick(["before", "after"])) \(dice.within(0...200)) days ago"
    case 9: return "\(name) before \(dice.within(1...8)) \(dice.pick(["months", "weeks", "workdays", "quarters"])) ago"
    case 10: return dice.pick(["\(name) = today", "\(name) after $start", "\(name) <= $start"])
    default: return "not (\(name) after \(day()))"
    }
  }

  private mutating func numberCondition(_ name: String, _ kind: Field.Kind, _ values: [Double]) -> String {
    var unit = 1.0
    switch kind {
    case .money: for _ in 0..<environment.currency.minorDigits { unit *= 10 }
    case .quantity: unit = 1000
    case .percent: unit = 100
    default: break
    }
    let mark = kind == .percent ? "%" : ""
    func written(_ number: Double) -> String {
      let found = number / unit
      return (found == found.rounded() ? "\(Int(found))" : "\(found)") + mark
    }
    let value = written(values.first ?? 10)
    switch dice.below(9) {
    case 0...3: return "\(name) \(dice.pick(["<", "<=", ">", ">="])) \(value)"
    case 4: return "\(name) = \(value)"
    case 5: return "\(name) != \(value)"
    case 6: return "\(name) \(dice.pick(["between", "not between"])) \(written(0)) and \(value)"
    case 7: return "\(name) in (\((values.map(written) + [value]).joined(separator: ", ")))"
    default: return "not (\(name) >= \(value))"
    }
  }
}
