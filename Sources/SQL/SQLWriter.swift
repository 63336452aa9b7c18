/// SELECT tree -> text that reads from top to bottom, and the bindings in the order of their parameters.
package struct SQLWriter {
  private let dialect: any Dialect
  private let middle: ActivityMiddle?
  private var bindings: [Binding] = []
  private var canBeShared = false
  private var beside: [SQLText] = []
  private var sharedCount = 0

  private init(_ dialect: any Dialect, _ middle: ActivityMiddle? = nil) {
    (self.dialect, self.middle) = (dialect, middle)
  }

  /// - Parameter middle: parts what two readers share; without it the statement reads all by itself.
  package static func text(
    of select: Select, dialect: any Dialect = SQLiteDialect(), sharedAt middle: ActivityMiddle? = nil
  ) -> SQLText {
    var writer = SQLWriter(dialect, middle)
    let text = writer.select(select, indent: "")
    return SQLText(
      text: text, bindings: writer.bindings, canBeShared: writer.canBeShared, beside: writer.beside)
  }

  /// Doubles every quote, so that a name can be anything.
  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  private mutating func select(_ written: Select, indent: String) -> String {
    let select = dialect.gathers ? written.inMemory : written
    let inner = indent + "  "
    var lines: [String] = []
    var columns: [String] = []
    for column in select.columns {
      let text = expression(column.expression)
      let name = Self.quoted(column.alias)
      columns.append(text.hasSuffix("." + name) ? text : "\(text) AS \(name)")
    }
    lines.append("\(indent)SELECT \(columns.joined(separator: ",\n\(inner)     "))")
    lines.append("\(indent)FROM \(relation(select.from, indent: indent))\(dialect.gathers ? Self.way(to: select) : "")")
    for join in select.joins {
      let target = relation(join.relation, indent: indent)
      guard let on = join.on else {
        lines.append("\(indent)CROSS JOIN \(target)")
        continue
      }
      lines.append("\(indent)\(join.isLeft ? "LEFT JOIN" : "JOIN") \(target) ON \(expression(on))")
    }
    if !select.conditions.isEmpty {
      let conditions = select.conditions.map { condition in
        if case .any = condition { return "(" + expression(condition, isTop: true) + ")" }
        return expression(condition, isTop: true)
      }
      lines.append("\(indent)WHERE \(Self.joined(conditions[...], "\n\(indent)  AND "))")
    }
    if select.groupCount > 0 {
      lines.append("\(indent)GROUP BY \((1...select.groupCount).map(String.init).joined(separator: ", "))")
    }
    if !select.order.isEmpty {
      let keys = select.order.map { "\(expression($0.expression)) \($0.descending ? "DESC" : "ASC") NULLS LAST" }
      lines.append("\(indent)ORDER BY \(keys.joined(separator: ", "))")
    }
    if let limit = select.limit { lines.append("\(indent)LIMIT \(bind(.integer(limit)))") }
    return lines.joined(separator: "\n")
  }

  /// How SQLite is to read the records.
  private static func way(to select: Select) -> String {
    if IndexOrder.servesNothing(of: select) { return " NOT INDEXED" }
    return select.index.map { " INDEXED BY \(quoted($0))" } ?? ""
  }

  private mutating func relation(_ relation: Relation, indent: String) -> String {
    switch relation {
    case .table(let name, let alias):
      return name == alias ? Self.quoted(name) : "\(Self.quoted(name)) AS \(Self.quoted(alias))"
    case .query(let query, let alias):
      return "(\n\(select(query, indent: indent + "  "))\n\(indent)) AS \(Self.quoted(alias))"
    case .union(let parts, let alias):
      var texts: [String] = []
      for part in parts { texts.append(select(part, indent: indent + "  ")) }
      return "(\n\(texts.joined(separator: "\n\(indent)  UNION ALL\n"))\n\(indent)) AS \(Self.quoted(alias))"
    case .values(let rows, let alias):
      var texts: [String] = []
      for row in rows {
        var parameters: [String] = []
        for value in row { parameters.append(bind(value)) }
        texts.append("(\(parameters.joined(separator: ", ")))")
      }
      let separator = ",\n\(indent)         "
      return "(\n\(indent)  VALUES \(texts.joined(separator: separator))\n\(indent)) AS \(Self.quoted(alias))"
    case .gathered(let query, let alias):
      if query.gathersActivities {
        canBeShared = true
        if let middle { return shared(query.parts(at: middle), alias: alias, indent: indent) }
      }
      return "gathered_rows((\n\(select(query, indent: indent + "  "))\n\(indent))) AS \(Self.quoted(alias))"
    case .asOf(let relation, let alias):
      var text = ""
      for piece in relation.pieces {
        switch piece {
        case .text(let part): text += part
        case .binding(let binding): text += bind(binding)
        case .day(let column, let days): text += dialect.day(column, plus: days)
        case .name(let table, let id): text += dialect.name(in: table, of: id)
        case .once: text += dialect.once
        }
      }
      let lines = text.split(separator: "\n").map { "\(indent)  \($0)" }
      return "(\n\(lines.joined(separator: "\n"))\n\(indent)) AS \(Self.quoted(alias))"
    }
  }

  /// Gathers the first part, and what a second reader gathers of the others.
  private mutating func shared(
    _ parts: (first: Select, others: [Select]), alias: String, indent: String
  ) -> String {
    sharedCount += 1
    for part in parts.others {
      var writer = SQLWriter(dialect)
      let text = "SELECT gathered_kept(\(sharedCount), (\n\(writer.select(part, indent: "  "))\n))"
      beside.append(SQLText(text: text, bindings: writer.bindings))
    }
    let first = select(parts.first, indent: indent + "  ")
    return "gathered_rows(gathered_together(\(sharedCount), (\n\(first)\n\(indent)))) AS \(Self.quoted(alias))"
  }

  private mutating func bind(_ binding: Binding) -> String {
    bindings.append(binding)
    return dialect.parameter(bindings.count)
  }

  /// Long chains are halved, since engines limit how deep an expression may be.
  private static func joined(_ texts: ArraySlice<String>, _ separator: String) -> String {
    guard texts.count > 64 else { return texts.joined(separator: separator) }
    let middle = texts.startIndex + texts.count / 2
    return "(\(joined(texts[..<middle], separator)))\(separator)(\(joined(texts[middle...], separator)))"
  }

  /// Parameters of one list, and ids that records are found by instead of being compared with them.
  private static let (many, most) = (100, 1000)

  /// Many ids as one value instead of as many parameters, which SQLite reads as a table; nothing for others.
  private static func ids(of options: [SQLExpression]) -> String? {
    guard options.count > many else { return nil }
    var ids: [String] = []
    for option in options {
      guard case .parameter(.integer(let id)) = option else { return nil }
      ids.append(String(id))
    }
    return "[\(ids.joined(separator: ","))]"
  }

  private mutating func list(_ parts: [SQLExpression]) -> String {
    var texts: [String] = []
    for part in parts { texts.append(expression(part)) }
    return texts.joined(separator: ", ")
  }

  private mutating func expression(_ written: SQLExpression, isTop: Bool = false) -> String {
    switch written {
    case .column(let table, let name): return "\(Self.quoted(table)).\(Self.quoted(name))"
    case .parameter(let binding): return bind(binding)
    case .constant(let number): return String(number)
    case .null: return "NULL"
    case .call(let name, let arguments): return "\(name)(\(list(arguments)))"
    case .aggregate(let name, let distinct, let operand, let filter):
      let inside = operand.map { expression($0) } ?? "*"
      let text =
        distinct && dialect.gathers && name == "COUNT"
        ? "distinct_count(\(inside))" : "\(name)(\(distinct ? "DISTINCT " : "")\(inside))"
      guard let filter else { return text }
      return "\(text) FILTER (WHERE \(expression(filter, isTop: true)))"
    case .window(let name, let arguments, let partition, let order):
      let inside = list(arguments)
      let parts =
        (partition.isEmpty ? [] : ["PARTITION BY \(list(partition))"])
        + (order.isEmpty ? [] : ["ORDER BY \(list(order))"])
      return "\(name)(\(inside)) OVER (\(parts.joined(separator: " ")))"
    case .binary(let op, let left, let right):
      let text = "\(expression(left)) \(op) \(expression(right))"
      return isTop || ["=", "<>", "<", "<=", ">", ">="].contains(op) ? text : "(\(text))"
    case .all(let parts):
      if parts.isEmpty { return "1 = 1" }
      var texts: [String] = []
      for part in parts { texts.append(expression(part)) }
      let joined = Self.joined(texts[...], " AND ")
      return isTop || texts.count == 1 ? joined : "(\(joined))"
    case .any(let parts):
      if parts.isEmpty { return "1 = 0" }
      var texts: [String] = []
      for part in parts { texts.append(expression(part)) }
      let joined = Self.joined(texts[...], " OR ")
      return isTop || texts.count == 1 ? joined : "(\(joined))"
    case .not(let part): return "CASE WHEN \(expression(part, isTop: true)) THEN 0 ELSE 1 END = 1"
    case .isNull(let part): return "\(expression(part)) IS NULL"
    case .isNotNull(let part): return "\(expression(part)) IS NOT NULL"
    case .member(let value, let options):
      if let ids = dialect.gathers ? Self.ids(of: options) : nil {
        // An index is not to be asked for each of them.
        let value = options.count > Self.most ? "+\(expression(value))" : expression(value)
        return "\(value) IN (SELECT value FROM json_each(\(bind(.text(ids)))))"
      }
      return options.isEmpty ? "1 = 0" : "\(expression(value)) IN (\(list(options)))"
    case .memberOf(let value, let query):
      return "\(expression(value)) IN (\n\(select(query, indent: "      "))\n    )"
    case .exists(let query): return "EXISTS (\n\(select(query, indent: "      "))\n    )"
    case .scalar(let query): return "(\n\(select(query, indent: "         "))\n       )"
    case .like(let value, let pattern): return "\(expression(value)) LIKE \(expression(pattern)) ESCAPE '\\'"
    case .choice(let branches):
      var text = "CASE"
      for branch in branches {
        text += " WHEN \(expression(branch.condition, isTop: true)) THEN \(expression(branch.value))"
      }
      return text + " END"
    case .real(let part): return "CAST(\(expression(part)) AS DOUBLE PRECISION)"
    case .days(let later, let earlier):
      let laterText = expression(later)
      return dialect.days(laterText, expression(earlier))
    case .asText(let part): return "CAST(\(expression(part)) AS TEXT)"
    case .asInteger(let part): return "CAST(\(expression(part)) AS INTEGER)"
    }
  }
}
