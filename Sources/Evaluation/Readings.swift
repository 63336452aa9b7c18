import Semantics
import Store
import Syntax
import Values

/// What values that the store keeps in its own words read like to a person, in the language of the output.
extension Workspace {
  func readings(of path: ColumnPath?) -> [String: String] {
    guard language == .chinese, let path else { return [:] }
    let field = path.field
    if field.kind == .boolean { return Self.answers }
    switch (field.entity, field.column) {
    case ("problems", "kind"), ("log", "entity"), ("imports", "entity"), ("aliases", "entity"):
      return Dictionary(
        catalogue.entities.map { ($0.name, resolver.title(of: $0)) }, uniquingKeysWith: { first, _ in first })
    case ("targets", "metric"):
      return Dictionary(
        catalogue.metrics.map { ($0.name, resolver.title(of: $0)) }, uniquingKeysWith: { first, _ in first })
    case ("changes", "what"), ("customer_changes", "field"): return fieldNames
    case ("changes", "old_value"), ("changes", "new_value"), ("customer_changes", "old_value"),
      ("customer_changes", "new_value"):
      return [("customers", "status"), ("opportunities", "state"), ("stages", "name")].reduce(into: [:]) {
        words, column in
        words.merge(ValueWords.readings(of: column.0, column.1)) { first, _ in first }
      }
    default: return ValueWords.readings(of: field)
    }
  }

  /// Of the values of a key of rows, whatever they are reached from.
  func readings(of key: GroupKey) -> [String: String] {
    guard language == .chinese else { return [:] }
    switch key.kind {
    case .time, .cohort, .number: return [:]
    case .expression(_, let kind, _): return kind == .boolean ? Self.answers : [:]
    case .attribute(_, let entity?, _, _):
      guard let label = catalogue.entity(entity)?.labels.first else { return [:] }
      return ValueWords.readings(of: entity, label)
    case .attribute(let paths, nil, _, let bands):
      if !bands.isEmpty { return ["not due": "未到期"] }
      return paths.values.reduce(into: [:]) { words, path in words.merge(readings(of: path)) { first, _ in first } }
    }
  }

  /// What rows are about, as a column of the answer.
  func column(of key: GroupKey) -> Answer.Column {
    Answer.Column(name: key.name, title: key.title, role: .dimension, unit: unit(of: key), spoken: readings(of: key))
  }

  /// A row's place under each key as it is said in a sentence.
  func words(_ values: [RowKey], of keys: [GroupKey]) -> [String] {
    zip(values, keys).map { value, key in
      let word = words(value.shown)
      return readings(of: key)[word] ?? word
    }
  }

  private static let answers = ["yes": "是", "no": "否"]

  /// Fields of customers and deals, and what `list changes` calls what happened to them.
  private var fieldNames: [String: String] {
    var words = ["first order": "首次下单", "orders stopped": "停止下单", "expected close": "预计成交日"]
    for entity in ["customers", "opportunities"].compactMap(catalogue.entity) {
      for field in entity.fields {
        words[field.name] = resolver.title(ofPath: [field.name], from: entity, english: field.name)
      }
    }
    return words
  }
}
