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

  private static let later = Format(
    version: Schema.version + 2,
    migrations: [
      Migration(version: Schema.version + 1) { connection throws(StoreError) in
        try connection.execute("UPDATE sources SET channel = channel || ', thrice'")
      },
      Migration(version: Schema.version) { connection throws(StoreError) in
        try connection.execute("UPDATE sources SET channel = 'twice'")
      },
    ])

  private func open(_ mode: Connection.Mode, _ format: Format) throws(StoreError) -> Connection {
    try Store.open(path: path, mode: mode, today: today, format: format)
  }

  @Test(arguments: [Connection.Mode.read, .write, .create]) func runsTheStepsInOrder(mode: Connection.Mode) throws {
    let store = try open(mode, Self.later)
    #expect(try store.scalar("SELECT channel FROM sources") == .text("twice, thrice"))
    #expect(try store.scalar("PRAGMA user_version") == .integer(Schema.version + 2))
  }

  @Test func keepsACopyOfTheOldStore() throws {
    _ = try open(.write, Self.later)
    let copy = try Store.open(path: path + ".v\(Schema.version).bak", mode: .read, today: today)
    #expect(try copy.rows("SELECT name, channel FROM sources") == [[.text("website"), .null]])
  }

  @Test func migratesOnce() throws {
    _ = try open(.write, Self.later)
    #expect(try open(.write, Self.later).scalar("SELECT channel FROM sources") == .text("twice, thrice"))
    #expect(
      refusal { () throws(StoreError) in _ = try open(.write, .current) }
        == .newer(path: path, found: Schema.version + 2, supported: Schema.version))
  }

  /// The second step is missing, fails, or breaks a reference.
  @Test(arguments: [
    [],
    [
      Migration(version: Schema.version + 1) { connection throws(StoreError) in
        try connection.execute("UPDATE nothing SET a = 1")
      }
    ],
    [
      Migration(version: Schema.version + 1) { connection throws(StoreError) in
        try connection.execute("INSERT INTO leads (id, name) VALUES (5, 'of no party')")
      }
    ],
  ]) func leavesTheStoreAsItWasWhenAStepFails(rest: [Migration]) throws {
    let broken = Format(version: Schema.version + 2, migrations: [Self.later.migrations[1]] + rest)
    #expect(refusal { () throws(StoreError) in _ = try open(.write, broken) } != nil)
    let store = try open(.read, .current)
    #expect(try store.rows("SELECT name, channel FROM sources") == [[.text("website"), .null]])
    #expect(try store.scalar("SELECT COUNT(*) FROM leads") == .integer(0))
  }

  /// A store as it was before views changed and a table and columns were added comes to what a new one is.
  @Test func anOlderSchemaIsBroughtUpToDate() throws {
    func shape(_ path: String) throws -> [[SQLValue]] {
      let store = try Store.open(path: path, mode: .read, today: today)
      return try store.rows(
        """
        SELECT m.type, m.name, c.name, c.type, c."notnull" FROM sqlite_schema m
        LEFT JOIN pragma_table_info(m.name) c WHERE m.name NOT LIKE 'sqlite%' ORDER BY 1, 2, 3
        """)
    }
    let fresh = try shape(path)
    do {
      let store = try Connection(path: path, mode: .write)
      try store.execute(
        """
        INSERT INTO parties (id) VALUES (1);
        INSERT INTO customers (id, name) VALUES (1, 'Acme');
        INSERT INTO orders (id, customer_id, ordered_on) VALUES (1, 1, '2026-03-02');
        DROP VIEW problems;
        DROP VIEW dues;
        CREATE VIEW dues AS SELECT 1 AS amount;
        CREATE VIEW of_another_day AS SELECT 1 AS one;
        DROP VIEW rep_workdays;
        DROP TABLE rep_leave;
        DROP INDEX activities_by_rep;
        CREATE INDEX activities_by_rep ON activities (rep_id);
        ALTER TABLE customers DROP COLUMN first_order_on;
        PRAGMA user_version = 1;
        """)
    }
    let found = try shape(path)
    #expect(found == fresh)
    let store = try Store.open(path: path, mode: .read, today: today)
    #expect(try store.rows("SELECT name FROM sources") == [[.text("website")]])
    #expect(try store.rows("SELECT name, first_order_on FROM customers") == [[.text("Acme"), .text("2026-03-02")]])
    #expect(try store.scalar("PRAGMA user_version") == .integer(Schema.version))
  }

}
