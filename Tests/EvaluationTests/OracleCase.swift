import Evaluation
import Store
import Testing
import Values

/// A question beside plain SQL written by hand over the documented tables: both must give the same cells.
///
/// A case starts with `# its name`; then come the statement and, each under its mark, the SQL for what is checked:
/// `rows:` (in any order), `ordered rows:`, `total:` and `others:` (the measures alone).
///
/// SQL says a cell as the answer does: money in minor units, a bucket by its label, `NULL` for no value, `'30+'`,
/// `'(none)'`, `'no target'`, `'no budget'`.
struct OracleCase: Sendable, CustomTestStringConvertible {
  var name = ""
  var statement = ""
  var rows: String?
  var isOrdered = false
  var total: String?
  var others: String?

  var testDescription: String { name }

  static func read(_ text: String) -> [OracleCase] {
    var found: [OracleCase] = []
    var part = ""
    for line in text.split(separator: "\n").map(String.init) {
      if line.hasPrefix("# ") {
        found.append(OracleCase(name: String(line.dropFirst(2))))
        part = "statement"
        continue
      }
      guard var last = found.popLast() else { continue }
      switch line {
      case "rows:", "total:", "others:": part = line
      case "ordered rows:":
        part = "rows:"
        last.isOrdered = true
      default:
        switch part {
        case "rows:": last.rows = (last.rows ?? "") + line + "\n"
        case "total:": last.total = (last.total ?? "") + line + "\n"
        case "others:": last.others = (last.others ?? "") + line + "\n"
        default: last.statement += line + "\n"
        }
      }
      found.append(last)
    }
    return found
  }
}

/// A cell as both sides can say it.
enum Cell: Hashable, CustomStringConvertible {
  case none
  case number(Double)
  case text(String)

  init(_ value: Value, _ rules: CalendarRules) {
    switch value {
    case .nothing: self = .none
    case .absent(let plan): self = .text("no \(plan.rawValue)")
    case .atLeast(let count): self = .text("\(count)+")
    case .integer(let number): self = .number(Double(number))
    case .real(let number): self = .number(number)
    case .text(let text): self = .text(text)
    case .date(let day): self = .text(day.iso)
    case .bucket(let grain, let start): self = .text(rules.label(grain, start: start))
    case .weekday(let day): self = .number(Double(day))
    case .missing: self = .text("(none)")
    }
  }

  init(_ value: SQLValue) {
    switch value {
    case .null: self = .none
    case .integer(let number): self = .number(Double(number))
    case .real(let number): self = .number(number)
    case .text(let text): self = .text(text)
    }
  }

  var number: Double? { if case .number(let number) = self { number } else { nil } }

  /// Exact, but for what a division leaves in the last digits.
  func agrees(with other: Cell) -> Bool {
    guard case .number(let first) = self, case .number(let second) = other else { return self == other }
    return first == second || abs(first - second) <= 1e-9 * max(abs(first), abs(second))
  }

  var description: String {
    switch self {
    case .none: "–"
    case .number(let number): number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    case .text(let text): text
    }
  }
}

/// Asks both and compares every cell.
func compare(_ question: OracleCase, in workspace: Workspace, with oracle: Connection) throws {
  let answer = try workspace.answer(question.statement)
  let rules = workspace.settings.calendar
  var checked = 0
  if let sql = question.rows {
    checked += 1
    var found = answer.rows.map { $0.map { Cell($0, rules) } }
    var expected = try oracle.rows(sql).map { $0.map(Cell.init) }
    if !question.isOrdered {
      let keys = answer.columns.indices.filter { answer.columns[$0].role == .dimension }
      let by = keys.isEmpty ? Array(answer.columns.indices) : keys
      found = sorted(found, by: by)
      expected = sorted(expected, by: by)
    }
    #expect(!expected.isEmpty, "the oracle found nothing to compare")
    expectSame(found, expected, question.name)
  }
  let measures = answer.measures
  for (sql, cells) in [(question.total, answer.tail?.total), (question.others, answer.tail?.others?.cells)] {
    guard let sql else { continue }
    checked += 1
    let cells = try #require(cells, "\(question.name): the answer has no such row")
    let expected = try oracle.rows(sql).map { $0.map(Cell.init) }
    expectSame([measures.map { Cell(cells[$0], rules) }], expected, question.name)
  }
  #expect(checked > 0, "\(question.name) compares nothing")
}

private func sorted(_ rows: [[Cell]], by columns: [Int]) -> [[Cell]] {
  func key(_ row: [Cell]) -> String {
    columns.map { row.indices.contains($0) ? row[$0].description : "" }.joined(separator: "\u{1}")
  }
  return rows.map { (key($0), $0) }.sorted { ($0.0, $0.1.description) < ($1.0, $1.1.description) }.map(\.1)
}

private func expectSame(_ found: [[Cell]], _ expected: [[Cell]], _ name: String) {
  let same =
    found.count == expected.count
    && zip(found, expected).allSatisfy { left, right in
      left.count == right.count && zip(left, right).allSatisfy { $0.agrees(with: $1) }
    }
  if same { return }
  var lines: [String] = []
  for index in 0..<max(found.count, expected.count) {
    let left = found.indices.contains(index) ? found[index].map(\.description).joined(separator: " | ") : "nothing"
    let right =
      expected.indices.contains(index) ? expected[index].map(\.description).joined(separator: " | ") : "nothing"
    let agree =
      found.indices.contains(index) && expected.indices.contains(index)
      && found[index].count == expected[index].count
      && zip(found[index], expected[index]).allSatisfy { $0.agrees(with: $1) }
    if !agree { lines.append("    answer \(left)\n    oracle \(right)") }
  }
  Issue.record(
    "\(name): \(found.count) rows, oracle \(expected.count)\n\(lines.prefix(6).joined(separator: "\n"))")
}
