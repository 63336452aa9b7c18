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

  /// Two versions after the present one.
  private static let later = Schema.version + 2

  private static let third = Format(
    version: later,
    migrations: [
      Migration(version: later - 1) { connection throws(StoreError) in
        try connection.execute("UPDATE sources SET channel = channel || ', thrice'")
      },
      Migration(version: later - 2) { connection throws(StoreError) in
        try connection.execute("UPDATE sources SET channel = 'twice'")
      },
    ])

  private func open(_ mode: Connection.Mode, _ format: Format) throws(StoreError) -> Connection {
    try Store.open(path: path, mode: mode, today: today, format: format)
  }

  @Test(arguments: [Connection.Mode.read, .write, .create]) func runsTheStepsInOrder(mode: Connection.Mode) throws {
    let store = try open(mode, Self.third)
    #expect(try store.scalar("SELECT channel FROM sources") == .text("twice, thrice"))
    #expect(try store.scalar("PRAGMA user_version") == .integer(Self.later))
  }

  @Test func keepsACopyOfTheOldStore() throws {
    _ = try open(.write, Self.third)
    let copy = try Store.open(path: path + ".v\(Schema.version).bak", mode: .read, today: today)
    #expect(try copy.rows("SELECT name, channel FROM sources") == [[.text("website"), .null]])
  }

  @Test func migratesOnce() throws {
    _ = try open(.write, Self.third)
    #expect(try open(.write, Self.third).scalar("SELECT channel FROM sources") == .text("twice, thrice"))
    #expect(
      refusal { () throws(StoreError) in _ = try open(.write, .current) }
        == .newer(path: path, found: Self.later, supported: Schema.version))
  }

  /// The second step is missing, fails, or breaks a reference.
  @Test(arguments: [
    [],
    [
      Migration(version: later - 1) { connection throws(StoreError) in
        try connection.execute("UPDATE nothing SET a = 1")
      }
    ],
    [
      Migration(version: later - 1) { connection throws(StoreError) in
        try connection.execute("INSERT INTO leads (id, name) VALUES (5, 'of no party')")
      }
    ],
  ]) func leavesTheStoreAsItWasWhenAStepFails(rest: [Migration]) throws {
    let broken = Format(version: Self.later, migrations: [Self.third.migrations[1]] + rest)
    #expect(refusal { () throws(StoreError) in _ = try open(.write, broken) } != nil)
    let store = try open(.read, .current)
    #expect(try store.rows("SELECT name, channel FROM sources") == [[.text("website"), .null]])
    #expect(try store.scalar("SELECT COUNT(*) FROM leads") == .integer(0))
  }

  /// A store as the first version made it: a rep who changed her manager, a shared deal, a plan.
  @Test func bringsTheFirstVersionUpToDate() throws {
    do {
      let store = try Store.open(path: path, mode: .write, today: today)
      try store.execute(
        """
        DROP TABLE rep_ancestors; DROP TABLE opportunity_credits; DROP TABLE opportunity_state_credits;
        DROP TABLE plan_rollups; DROP TABLE opportunity_splits;
        ALTER TABLE customers DROP COLUMN first_win_on;
        CREATE TABLE rep_ancestors (rep_id INTEGER NOT NULL, ancestor_id INTEGER NOT NULL, depth INTEGER NOT NULL,
          PRIMARY KEY (rep_id, ancestor_id)) STRICT, WITHOUT ROWID;
        CREATE TABLE opportunity_splits (opportunity_id INTEGER NOT NULL, rep_id INTEGER NOT NULL,
          share_bp INTEGER NOT NULL, PRIMARY KEY (opportunity_id, rep_id)) STRICT, WITHOUT ROWID;
        CREATE TABLE plan_rollups (kind TEXT NOT NULL, metric TEXT NOT NULL, level TEXT NOT NULL, grain TEXT NOT NULL,
          starts_on TEXT NOT NULL, ends_on TEXT NOT NULL, rep_id INTEGER, team_id INTEGER, territory_id INTEGER,
          product_id INTEGER, customer_id INTEGER, category TEXT, value INTEGER NOT NULL) STRICT;
        INSERT INTO reps (id, name, manager_id) VALUES (1, 'Ann', 3), (2, 'Bo', NULL), (3, 'Cy', NULL);
        INSERT INTO rep_assignments (rep_id, from_on, until_on, manager_id)
          VALUES (1, '2025-01-01', '2026-01-01', 2), (1, '2026-01-01', '9999-12-31', 3);
        INSERT INTO opportunities (id, rep_id, owner_id, state, amount, closed_on)
          VALUES (1, 1, 1, 'won', 100001, '2026-02-01');
        INSERT INTO opportunity_splits VALUES (1, 1, 6000), (1, 2, 4000);
        INSERT INTO targets (scope, rep_id, starts_on, ends_on, value)
          VALUES ('rep', 1, '2026-01-01', '2026-01-31', 100);
        PRAGMA user_version = 1;
        """)
    }
    let store = try Store.open(path: path, mode: .read, today: today)
    #expect(try store.scalar("PRAGMA user_version") == .integer(Schema.version))
    #expect(
      try store.rows("SELECT ancestor_id, from_on FROM rep_ancestors WHERE rep_id = 1 AND depth = 1 ORDER BY from_on")
        == [[.integer(2), .text("2025-01-01")], [.integer(3), .text("2026-01-01")]])
    #expect(
      try store.rows("SELECT rep_id, amount FROM opportunity_credits ORDER BY rep_id")
        == [[.integer(1), .integer(60001)], [.integer(2), .integer(40000)]])
    #expect(try store.scalar("SELECT COUNT(*) FROM plan_rollups WHERE level = 'rep'") == .integer(3))
    #expect(try store.scalar("SELECT COUNT(first_win_on) FROM customers") == .integer(0))
    #expect(try store.scalar("SELECT name FROM sources") == .text("website"))
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
