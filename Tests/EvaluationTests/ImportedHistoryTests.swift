import Evaluation
import Foundation
import Store
import Testing
import Values

/// What monthly exports of the same deals, imported one after the other, let one ask. The sums are done by hand.
@Suite struct ImportedHistoryTests {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("crmql-history-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private struct Day: Error {}

  private func workspace(_ iso: String) throws -> Workspace {
    guard let today = CivilDate(iso: iso) else { throw Day() }
    return try Workspace(path: folder.appendingPathComponent("s.db").path, today: today, create: true)
  }

  /// The rows of an answer, cells joined by `|`.
  private func rows(_ statement: String, on today: String) throws -> [String] {
    let workspace = try workspace(today)
    return try workspace.answer(statement).rows.map { row in
      row.map { Cell($0, workspace.settings.calendar).description }.joined(separator: "|")
    }
  }

  private func load(_ rows: String, on today: String) throws {
    let file = folder.appendingPathComponent("deals.csv")
    try ("id,account,owner,stage,value,opened,closing,changed\n" + rows).write(
      to: file, atomically: true, encoding: .utf8)
    let workspace = try workspace(today)
    let statement = """
      import "\(file.path)" as opportunities (id = id, customer = account, rep = owner, stage = stage, amount = value, \
      created = opened, closed = closing, changed = changed)
      """
    try workspace.answer(statement)
  }

  /// D1 of 1,000: open from 10 January, won on 20 February, lost on 5 March, open again from 10 April with 1,500.
  /// D2 of 500: open from 12 January, Bo's until 15 February, Ann's until 10 March, then Cy's with 700.
  @Test func asOfAnyDayAndWhatChanged() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try load(
      """
      D1,Acme,Ann,Proposal,1000,2026-01-10,2026-03-31,2026-01-20
      D2,Beta,Bo,New,500,2026-01-12,,2026-01-12

      """, on: "2026-01-31")
    try load("D1,Acme,Ann,Won,1000,2026-01-10,2026-02-20,2026-02-20\n", on: "2026-02-28")
    try load(
      """
      D1,Acme,Ann,Lost,1000,2026-01-10,2026-03-05,2026-03-06
      D2,Beta,Cy,New,700,2026-01-12,,2026-03-10

      """, on: "2026-03-31")
    // An export of February that turned up late.
    try load("D2,Beta,Ann,New,500,2026-01-12,,2026-02-15\n", on: "2026-03-31")
    try load("D1,Acme,Ann,Negotiation,1500,2026-01-10,2026-06-30,2026-04-10\n", on: "2026-04-30")
    for (day, pipeline) in [
      ("2026-01-11", "100000"), ("2026-02-10", "150000"), ("2026-02-25", "50000"), ("2026-03-20", "70000"),
      ("2026-04-09", "70000"), ("2026-04-15", "220000"),
    ] {
      #expect(try rows("show pipeline as of \(day)", on: "2026-04-30") == [pipeline], "\(day)")
    }
    #expect(
      try rows("show pipeline by rep as of 2026-02-20 sort rep", on: "2026-04-30") == ["Ann|50000"])
    #expect(
      try rows("list opportunities with id where stage changed from Won to Lost in 2026-03", on: "2026-04-30") == ["D1"]
    )
    #expect(
      try rows("list opportunities with id where stage changed from Won to Lost in 2026-02", on: "2026-04-30") == [])
    #expect(
      try rows("list opportunities with id, amount, modified sort id", on: "2026-04-30") == [
        "D1|150000|2026-04-10", "D2|70000|2026-03-10",
      ])
  }
}
