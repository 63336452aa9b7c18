import Semantics
import Values

/// Names of records that draw their ids from the same numbers: whom a fact calls its customer may be a lead yet.
extension FactSelect {
  /// Whether the record at the end of the way to a label bears one of these names, looked up by name first so that an
  /// index by the record serves.
  mutating func isNamed(_ label: ColumnPath, _ names: [Scalar]) -> SQLExpression {
    guard let reference = label.references.last, let home = catalogue.entity(label.field.entity),
      let other = label.field.orOf.flatMap(catalogue.entity), let otherLabel = other.label(like: label.field.column)
    else { return .any([]) }
    let key = column(
      ColumnPath(root: label.root, references: Array(label.references.dropLast()), field: reference))
    var wanted: [SQLExpression] = []
    for name in names { wanted.append(expression(name)) }
    func named(_ entity: Entity, _ column: String) -> Select {
      var select = Select(from: .table(entity.table, alias: entity.table))
      select.columns = [.init(expression: .column(entity.table, "id"), alias: "id")]
      select.conditions = [
        wanted.count == 1
          ? .binary("=", .column(entity.table, column), wanted[0]) : .member(.column(entity.table, column), wanted)
      ]
      return select
    }
    var itself = Select(from: .table(home.table, alias: "itself"))
    itself.columns = [.init(expression: .column("itself", "id"), alias: "id")]
    var others = named(other, otherLabel)
    others.conditions.append(.not(.memberOf(.column(other.table, "id"), itself)))
    var either = Select(from: .union([named(home, label.field.column), others], alias: "named"))
    either.columns = [.init(expression: .column("named", "id"), alias: "id")]
    return .memberOf(key, either)
  }
}
