import Semantics
import Store
import Syntax
import Values

/// Names in conditions that no record bears. They choose nothing, and a slip of the pen should not pass for a finding.
extension Workspace {
  /// For an answer in which nothing was found, of whom and what it asks.
  func unknownNames(in question: Question) -> [Answer.Note] { unknownNames(Self.conditions(of: question)) }

  private static func conditions(of question: Question) -> [Predicate] {
    let chosen = question.populations.flatMap { population in
      [population.predicate].compactMap { $0 } + (population.question.map(conditions) ?? [])
    }
    return Array(question.filters.values) + countedConditions(question) + chosen
      + [question.cohort?.members].compactMap { $0 }
  }

  /// What chooses among the records of counts that the question itself writes.
  private static func countedConditions(_ question: Question) -> [Predicate] {
    question.columns.flatMap { column -> [Predicate] in
      guard case .aggregate? = column.expression?.kind else { return [] }
      return column.quantity.measures.compactMap(\.condition)
    }
  }

  /// For an answer in which nothing was found: a name that nobody bears beside others does no harm.
  func unknownNames(_ conditions: some Sequence<Predicate>) -> [Answer.Note] {
    var seen: Set<String> = []
    var notes: [Answer.Note] = []
    for (path, name) in conditions.flatMap(\.namesWanted) where seen.insert(name).inserted {
      guard let near = namesInstead(of: name, path) else { continue }
      let last = path.references.last.map(\.name) ?? ""
      let isLabel = catalogue.entity(path.field.entity)?.labels.contains(path.field.column) ?? false
      let what = !isLabel || last.isEmpty ? path.field.name : last
      let spoken =
        catalogue.dimension(what).map { resolver.title(of: $0) } ?? catalogue.entity(what).map {
          resolver.title(of: $0)
        }
        ?? resolver.title(ofPath: [what], from: catalogue.entity(path.field.entity), english: what)
      notes.append(
        .init(
          near.isEmpty
            ? say("no \(what) is \"\(name)\"", "没有\(spoken)为“\(name)”")
            : say(
              "no \(what) is \"\(name)\"; did you mean \(near.map { "\"\($0)\"" }.joined(separator: " or "))?",
              "没有\(spoken)为“\(name)”；是否指\(near.map { "“\($0)”" }.joined(separator: " 或 "))？"),
          kind: .warning))
    }
    return notes
  }

  /// `nil` when a record bears it, or when looking takes too long.
  private func namesInstead(of name: String, _ path: ColumnPath) -> [String]? {
    guard let entity = catalogue.entity(path.field.entity), path.field.kind == .text else { return nil }
    switch entity.timing {
    case .event, .current, .population: break
    // They are worked out as of a moment.
    case .interval, .moment, .span: return nil
    }
    let values = valuesText(path.field.column, of: entity, or: path.field.orOf)
    let known = briefly(milliseconds: 150) { () throws(StoreError) -> [[SQLValue]]? in
      if try reader.scalar("SELECT 1 FROM (\(values)) WHERE value = ? LIMIT 1", [.text(name)]) != nil { return nil }
      return try reader.rows("SELECT DISTINCT value FROM (\(values)) WHERE value IS NOT NULL LIMIT 20000", [])
    }
    return known.map { rows in
      Array(nearestWords(to: name, among: rows.compactMap { $0.first?.textValue }).prefix(2))
    }
  }
}

extension ShowAnswer {
  /// Nobody did anything and nothing is there.
  var isAllNothing: Bool {
    rows.allSatisfy { row in row.numbers.outputs.allSatisfy { $0 == .null || $0 == .integer(0) || $0 == .real(0) } }
  }
}

extension Predicate {
  /// What text attributes have to be; what they must not be is left out.
  fileprivate var namesWanted: [(path: ColumnPath, name: String)] {
    switch self {
    case .comparison(.equal, .column(let path), .text(let name)): [(path, name)]
    case .member(.column(let path), let list):
      list.compactMap { if case .text(let name) = $0 { (path, name) } else { nil } }
    case .all(let parts), .any(let parts): parts.flatMap(\.namesWanted)
    case .comparison, .member, .not, .empty, .matches, .within, .ownTime, .sameBucket, .inside, .isAmong, .history: []
    }
  }
}
