import Foundation
import Testing
import Values

@testable import Store

/// A store and a folder for the imports of one test.
final class ImportDesk {
  let place: Workplace
  let store: Connection
  var today: CivilDate

  init() throws {
    place = try Workplace()
    today = try day("2026-03-16")
    store = try Store.open(path: place.path("a.db"), mode: .create, today: today)
  }

  /// `mapping`: `"id = no"` is a column, `"type = 'call'"` a text.
  func plan(_ entity: String, _ text: String, _ mapping: [String], file: String = "in.csv") throws -> ImportPlan {
    try plan(entity, bytes: Array(text.utf8), mapping, file: file)
  }

  func plan(_ entity: String, bytes: [UInt8], _ mapping: [String], file: String = "in.csv") throws -> ImportPlan {
    let path = try place.write(bytes, to: file)
    var plan = ImportPlan(file: path, entity: entity, fields: mapping.map(field), statementText: "import ...")
    plan.metrics = { Self.metrics[$0] }
    return plan
  }

  /// As a catalogue knows them.
  private static let metrics = [
    "revenue": PlannedMetric(name: "sales", isMoney: true), "visits": PlannedMetric(name: "visits", isMoney: false),
  ]

  func field(_ text: String) -> ImportField {
    let sides = text.components(separatedBy: " = ")
    let value = sides[1]
    return ImportField(sides[0], value.hasPrefix("'") ? .text(String(value.dropFirst().dropLast())) : .column(value))
  }

  @discardableResult
  func run(_ plan: ImportPlan) throws(ImportError) -> ImportSummary {
    try runImport(plan, into: store, today: today)
  }

  @discardableResult
  func load(_ entity: String, _ text: String, _ mapping: [String]) throws -> ImportSummary {
    try run(plan(entity, text, mapping))
  }

  func refusal(_ plan: ImportPlan) -> ImportError? {
    do throws(ImportError) {
      _ = try run(plan)
      return nil
    } catch { return error }
  }

  /// The rows of a question, cells joined by `|`; `NULL` is empty.
  func rows(_ sql: String) throws -> [String] {
    try store.rows(sql).map { row in
      row.map { cell in
        switch cell {
        case .null: ""
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .text(let text): text
        }
      }.joined(separator: "|")
    }
  }

  /// Everything in the store that a person could see, as one text.
  func contents() throws -> String {
    try text(of: tables("1"))
      + (try rows("SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY 1")).joined(separator: "\n")
  }

  /// The same without where it came from and what undoes it.
  func records() throws -> String {
    try text(of: tables("name NOT IN ('imports', 'import_problems') AND name NOT LIKE 'undo%'"))
  }

  private func tables(_ condition: String) throws -> [String] {
    try rows(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND \(condition) ORDER BY 1")
  }

  private func text(of tables: [String]) throws -> String {
    try tables.map { table in
      let columns = try rows("SELECT name FROM pragma_table_info('\(table)')").joined(separator: ",")
      return "\(table) \(columns)\n" + (try rows("SELECT * FROM \"\(table)\"")).sorted().joined(separator: "\n") + "\n"
    }.joined()
  }

  func brokenReferences() throws -> Int { try store.rows("PRAGMA foreign_key_check").count }
}
