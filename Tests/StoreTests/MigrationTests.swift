import Foundation
import Testing
import Values

@testable import Store

@Suite struct MigrationTests {
  let place: Workplace
  let path: String
  let today: CivilDate

  init() throws {
    place = try Workplace()
    path = place.path("a.db")
    today = try day("2026-03-16")
    let store = try Store.open(path: path, mode: .create, today: today)
    try store.run("INSERT INTO sources (name) VALUES ('website')")
  }

  private static let third = Format(
    version: 3,
    migrations: [
      Migration(version: 2) { connection throws(StoreError) in
        try connection.execute("UPDATE sources SET channel = channel || ', thrice'")
      },
      Migration(version: 1) { connection throws(StoreError) in
        try connection.execute("UPDATE sources SET channel = 'twice'")
      },
    ])

  private func open(_ mode: Connection.Mode, _ format: Format) throws(StoreError) -> Connection {
    try Store.open(path: path, mode: mode, today: today, format: format)
  }

  @Test(arguments: [Connection.Mode.read, .write, .create]) func runsTheStepsInOrder(mode: Connection.Mode) throws {
    let store = try open(mode, Self.third)
    #expect(try store.scalar("SELECT channel FROM sources") == .text("twice, thrice"))
    #expect(try store.scalar("PRAGMA user_version") == .integer(3))
  }

  @Test func keepsACopyOfTheOldStore() throws {
    _ = try open(.write, Self.third)
    let copy = try Store.open(path: path + ".v1.bak", mode: .read, today: today)
    #expect(try copy.rows("SELECT name, channel FROM sources") == [[.text("website"), .null]])
  }

  @Test func migratesOnce() throws {
    _ = try open(.write, Self.third)
    #expect(try open(.write, Self.third).scalar("SELECT channel FROM sources") == .text("twice, thrice"))
    #expect(
      refusal { () throws(StoreError) in _ = try open(.write, .current) } == .newer(path: path, found: 3, supported: 1))
  }

  /// The second step is missing, fails, or breaks a reference.
  @Test(arguments: [
    [], [Migration(version: 2) { connection throws(StoreError) in try connection.execute("UPDATE nothing SET a = 1") }],
    [
      Migration(version: 2) { connection throws(StoreError) in
        try connection.execute("INSERT INTO leads (id, name) VALUES (5, 'of no party')")
      }
    ],
  ]) func leavesTheStoreAsItWasWhenAStepFails(rest: [Migration]) throws {
    let broken = Format(version: 3, migrations: [Self.third.migrations[1]] + rest)
    #expect(refusal { () throws(StoreError) in _ = try open(.write, broken) } != nil)
    let store = try open(.read, .current)
    #expect(try store.rows("SELECT name, channel FROM sources") == [[.text("website"), .null]])
    #expect(try store.scalar("SELECT COUNT(*) FROM leads") == .integer(0))
  }
}
