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
    let copy = try Store.open(path: path + ".v\(Schema.version)-2026-03-16.backup", mode: .read, today: today)
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
    #expect(try place.names().filter { $0.hasSuffix(".backup") || $0.hasSuffix(".new") }.isEmpty)
  }

  /// Somebody went back to the old store and opened it again.
  @Test func keepsEveryCopy() throws {
    _ = try open(.write, Self.third)
    let copies = [".v\(Schema.version)-2026-03-16.backup", ".v\(Schema.version)-2026-03-16.backup.2"]
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.copyItem(atPath: path + copies[0], toPath: path)
    do { try Connection(path: path, mode: .write).run("UPDATE sources SET name = 'shop'") }
    _ = try open(.write, Self.third)
    for (copy, name) in zip(copies, ["website", "shop"]) {
      #expect(try Connection(path: path + copy, mode: .read).scalar("SELECT name FROM sources") == .text(name))
    }
  }

  @Test func canBeStopped() throws {
    for limit in [0, 40] {
      var asked = 0
      let watcher = Watcher(shouldStop: {
        asked += 1
        return asked > limit
      })
      #expect(
        refusal { () throws(StoreError) in
          _ = try Store.open(path: path, mode: .read, today: today, format: Self.slow, watcher: watcher)
        } == .interrupted)
      #expect(try open(.read, .current).rows("SELECT name, channel FROM sources") == [[.text("website"), .null]])
      #expect(try place.names().filter { $0.hasSuffix(".backup") || $0.hasSuffix(".new") }.isEmpty)
    }
  }

  /// One step that changes a record and then takes its time.
  private static let slow = Format(
    version: Schema.version + 1,
    migrations: [
      Migration(version: Schema.version) { connection throws(StoreError) in
        try connection.execute("UPDATE sources SET channel = 'half'")
        _ = try connection.rows(
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT MAX(i) FROM n")
      }
    ])

  /// Opening must not change it, and it cannot be read as it is.
  @Test func canBeRefused() throws {
    let before = try place.bytes("a.db")
    #expect(
      refusal { () throws(StoreError) in
        _ = try Store.open(path: path, mode: .read, today: today, format: Self.third, updating: false)
      } == .older(path: path, found: Schema.version, supported: Self.later))
    #expect(try place.bytes("a.db") == before)
  }

  @Test func isDoneOnceWhenManyOpenIt() async throws {
    let (path, today) = (path, today)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask { _ = try Store.open(path: path, mode: .read, today: today, format: Self.third) }
      }
      try await group.waitForAll()
    }
    #expect(try open(.read, Self.third).scalar("SELECT channel FROM sources") == .text("twice, thrice"))
    #expect(try place.names().filter { $0.contains("backup") }.count == 1)
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

  /// Up to version 11 plans were whole numbers, of quarters alone: 100 for 22, 20 and 22 working days are 34.375 in January.
  @Test(arguments: [9, 11]) func plansOfQuartersHaveMonths(version: Int) throws {
    do {
      let store = try Store.open(path: path, mode: .write, today: today)
      try store.execute(
        """
        INSERT INTO targets (scope, starts_on, ends_on, value) VALUES ('company', '2026-01-01', '2026-03-31', 100);
        DROP TABLE plan_rollups;
        CREATE TABLE plan_rollups (kind TEXT NOT NULL, metric TEXT NOT NULL, level TEXT NOT NULL, grain TEXT NOT NULL,
          starts_on TEXT NOT NULL, ends_on TEXT NOT NULL, assigned_on TEXT, rep_id INTEGER, team_id INTEGER,
          territory_id INTEGER, product_id INTEGER, customer_id INTEGER, category TEXT, has_parts INTEGER NOT NULL,
          value INTEGER NOT NULL) STRICT;
        PRAGMA user_version = \(version);
        """)
    }
    let store = try Store.open(path: path, mode: .read, today: today)
    #expect(
      try store.rows("SELECT value FROM plan_rollups WHERE grain = 'month' ORDER BY starts_on")
        == [[.real(34.375)], [.real(31.25)], [.real(34.375)]])
  }

  /// Of version 3 the calendar lacks a column that every day has; it keeps its years and follows the settings.
  @Test func theCalendarIsMadeAnew() throws {
    do {
      let store = try Connection(path: path, mode: .write)
      try store.execute(
        """
        UPDATE settings SET value = '4' WHERE key = 'fiscal_year_start';
        INSERT INTO settings (key, value) SELECT 'fiscal_year_start', '4' WHERE changes() = 0;
        DELETE FROM calendar WHERE day < '2020-01-01';
        ALTER TABLE calendar DROP COLUMN fiscal_half;
        DROP TABLE scorecard_team_results;
        PRAGMA user_version = 3;
        """)
    }
    let store = try Store.open(path: path, mode: .read, today: today)
    #expect(try store.scalar("SELECT MIN(day) FROM calendar") == .text("2020-01-01"))
    #expect(try store.scalar("SELECT MAX(day) FROM calendar") == .text("2029-12-31"))
    #expect(
      try store.rows("SELECT fiscal_half, fiscal_year FROM calendar WHERE day = '2026-03-16'")
        == [[.text("2025-10-01"), .text("2025-04-01")]])
    #expect(try store.scalar("SELECT COUNT(*) FROM scorecard_team_results") == .integer(0))
    #expect(try store.scalar("PRAGMA user_version") == .integer(Schema.version))
  }

  /// Version 4 kept changes by column, with ids and cents.
  @Test func changesOfCustomersAreSaidInWords() throws {
    do {
      let store = try Connection(path: path, mode: .write)
      try store.execute(
        """
        INSERT INTO parties (id) VALUES (1), (2);
        INSERT INTO customers (id, name) VALUES (1, 'Acme'), (2, 'Mother');
        INSERT INTO sources (id, name) VALUES (71, 'fair'), (72, 'referral');
        ALTER TABLE customers ADD COLUMN custom_vip INTEGER;
        INSERT INTO custom_fields (entity, name, title, type, column_name)
          VALUES ('customers', 'vip', 'VIP', 'boolean', 'custom_vip');
        INSERT INTO customer_changes (customer_id, changed_on, field, old_value, new_value) VALUES
          (1, '2026-01-01', 'source_id', '71', '72'), (1, '2026-01-02', 'annual_revenue', '100050', NULL),
          (1, '2026-01-03', 'owner_id', '1', '2'), (1, '2026-01-04', 'status', 'prospect', 'customer'),
          (1, '2026-01-05', 'parent_id', '2', NULL), (1, '2026-01-06', 'custom_vip', '0', '1'),
          (1, '2026-01-07', 'city', 'Bonn', '1');
        PRAGMA user_version = 4;
        """)
    }
    let store = try Store.open(path: path, mode: .read, today: today)
    #expect(
      try store.rows("SELECT field, old_value, new_value FROM customer_changes ORDER BY changed_on").map {
        $0.map { $0.textValue ?? "-" }.joined(separator: "|")
      } == [
        "source|fair|referral", "annual_revenue|1000.5|-", "parent|Mother|-", "vip|false|true", "city|Bonn|1",
      ])
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
        DROP VIEW settlements;
        CREATE VIEW settlements AS SELECT 1 AS days_late;
        DROP TABLE dues;
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

  /// Version 5 kept no stays of deals, and invoices kept themselves when they were settled until version 8.
  @Test func whatIsWorkedOutIsThereAfterwards() throws {
    do {
      let store = try Connection(path: path, mode: .write)
      try store.execute(
        """
        INSERT INTO stages (id, name, position) VALUES (1, 'Talk', 1), (2, 'Offer', 2);
        INSERT INTO opportunities (id, stage_id) VALUES (1, 2);
        INSERT INTO opportunity_states (opportunity_id, from_on, until_on, stage_id, state)
        VALUES (1, '2026-01-01', '2026-01-10', 1, 'open'), (1, '2026-01-10', '9999-12-31', 2, 'open');
        INSERT INTO invoices (id, issued_on, amount) VALUES (1, '2026-02-01', 100);
        INSERT INTO payments (id) VALUES (1);
        INSERT INTO payment_allocations (payment_id, invoice_id, paid_on, amount) VALUES (1, 1, '2026-03-01', 100);
        DROP VIEW stage_stays;
        DROP VIEW opportunity_changes;
        DROP INDEX invoices_by_day;
        DROP VIEW receivable_movements;
        DROP TABLE invoice_settlements;
        DROP VIEW settlements;
        DROP TABLE dues;
        CREATE VIEW dues AS SELECT 1 AS amount;
        ALTER TABLE invoices ADD COLUMN settled_from TEXT;
        ALTER TABLE invoices ADD COLUMN settled_on TEXT;
        DROP INDEX stage_changes;
        DROP INDEX amount_changes;
        DROP INDEX expected_close_changes;
        CREATE INDEX invoices_by_day ON invoices (status, issued_on, amount, settled_on);
        CREATE INDEX allocations_by_day ON payment_allocations (paid_on);
        PRAGMA user_version = 5;
        """)
      for column in DealHistory.columns {
        try store.execute("ALTER TABLE opportunity_states DROP COLUMN \(column)")
      }
    }
    let store = try Store.open(path: path, mode: .read, today: today)
    #expect(
      try store.rows("SELECT stage_id, entered_on, left_on FROM stage_stays")
        == [[.integer(1), .text("2026-01-01"), .text("2026-01-10")]])
    #expect(
      try store.rows("SELECT due_on, amount, settled_on FROM dues")
        == [[.text("2026-02-01"), .integer(100), .text("2026-03-01")]])
    #expect(
      try store.scalar("SELECT COUNT(*) FROM pragma_table_info('invoices') WHERE name LIKE 'settled%'") == .integer(0))
    #expect(try store.scalar("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'allocations_by_day'") == .integer(0))
  }
}
