import Testing

@testable import Store

/// What `gathered` says beside what `GROUP BY` says, of the same rows.
@Suite struct GatheringTests {
  private func store(_ rows: [[SQLValue]]) throws -> Connection {
    let store = try Connection(path: ":memory:", mode: .create)
    try store.execute("CREATE TABLE t (a, b, v)")
    try store.insert(into: "t", columns: "a, b, v", rows)
    return store
  }

  private static func sorted(_ rows: [[SQLValue]]) -> [String] { rows.map { "\($0)" }.sorted() }

  private func compare(_ store: Connection) throws {
    let own = try store.rows(
      """
      SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8
      FROM gathered_rows((SELECT gathered('2ncdsaix', a, b, v, v, v, v, v, v) FROM t))
      """)
    let known = try store.rows(
      """
      SELECT a, b, COUNT(*), COUNT(v), COUNT(DISTINCT v), SUM(v), AVG(v), MIN(v), MAX(v) FROM t GROUP BY a, b
      """)
    #expect(Self.sorted(own) == Self.sorted(known))
    let all = try store.rows("SELECT distinct_count(v), COUNT(DISTINCT v) FROM t")
    #expect(all[0][0] == all[0][1])
  }

  @Test func sameAsGroupBy() throws {
    var number = 7
    func next(_ below: Int) -> Int {
      number = (number * 1_103_515_245 + 12_345) % 2_147_483_648
      return number / 65_536 % below
    }
    let keys: [SQLValue] = [.null, .text(""), .text("a"), .text("李娜"), .text("Ä"), .integer(0), .integer(-1)]
    let whole: [SQLValue] = [.null, .integer(3), .integer(-5), .integer(1 << 40), .integer(0)]
    let mixed: [SQLValue] = whole + [.real(0.5), .real(3), .real(-0.25), .text("x"), .text(""), .real(1e300)]
    for values in [whole, mixed] {
      let rows = (0..<3000).map { _ in [keys[next(7)], .integer(next(40)), values[next(values.count)]] }
      try compare(store(rows))
    }
  }

  /// Parts of the rows, read by two connections, one of which has none at all.
  @Test func putTogether() throws {
    let workplace = try Workplace()
    let path = workplace.path("parts.db")
    let store = try Connection(path: path, mode: .create)
    try store.execute("CREATE TABLE t (a, b, v, w)")
    let keys: [SQLValue] = [.null, .text(""), .text("a"), .text("李娜"), .integer(0), .integer(-1), .real(2.5)]
    let values: [SQLValue] = [.null, .integer(3), .integer(-5), .real(0.5), .text("x"), .text("y"), .integer(1 << 40)]
    try store.transaction { () throws(StoreError) in
      try store.insert(
        into: "t", columns: "a, b, v, w",
        (0..<3000).map { n in
          [keys[n * n % 7], .text("k\(n % 5)"), values[n * 31 / 7 % 7], .integer(n * 7919 % 1000)]
        })
    }
    let second = try #require(try SecondReader(beside: store))
    for bound in [0, 400, 1000] {
      try store.execute("BEGIN")
      #expect(try second.begin(with: store))
      let columns = "'2ncdsaixrv', a, b, v, v, v, v, v, v, w, v, w"
      let part = "SELECT gathered_kept(1, (SELECT gathered_part(\(columns)) FROM t WHERE w >= ?1))"
      second.start([.init(text: part, bindings: [.integer(bound)])], beside: store)
      let own = try store.rows(
        """
        SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8, ROUND(c9, 9), ROUND(c10 / 1e4, 9)
        FROM gathered_rows(gathered_together(1, (SELECT gathered_part(\(columns)) FROM t WHERE w < ?1)))
        """, [.integer(bound)])
      try store.execute("COMMIT")
      second.end()
      let known = try store.rows(
        """
        SELECT a, b, COUNT(*), COUNT(v), COUNT(DISTINCT v), SUM(v), AVG(v), MIN(v), MAX(v),
          ROUND((n * xy - x * y) * ABS(n * xy - x * y) / ((n * xx - x * x) * (n * yy - y * y)), 9),
          ROUND((SUM(1.0 * w * w) - 1.0 * SUM(w) * SUM(w) / COUNT(w)) / (COUNT(w) - 1) / 1e4, 9)
        FROM t JOIN (
          SELECT a AS ka, b AS kb, 1.0 * COUNT(v) AS n, SUM(v) AS x, SUM(w) AS y, SUM(1.0 * v * v) AS xx,
            SUM(1.0 * w * w) AS yy, SUM(1.0 * v * w) AS xy
          FROM t WHERE v IS NOT NULL GROUP BY a, b
        ) ON a IS ka AND b IS kb
        GROUP BY a, b
        """)
      #expect(Self.sorted(own) == Self.sorted(known))
    }
  }

  /// Who waits for the second reader can be stopped, and so is the second reader, which would never end.
  @Test func stopsWhileItWaits() throws {
    let workplace = try Workplace()
    let store = try Connection(path: workplace.path("endless.db"), mode: .create)
    try store.execute("CREATE TABLE t (v)")
    let second = try #require(try SecondReader(beside: store))
    try store.execute("BEGIN")
    #expect(try second.begin(with: store))
    let endless = "WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL SELECT 1 FROM n) SELECT gathered_part('1n', v) FROM n"
    second.start([.init(text: "SELECT gathered_kept(1, (\(endless)))", bindings: [])], beside: store)
    store.stopWhen { true }
    #expect(throws: StoreError.interrupted) {
      try store.rows("SELECT c0 FROM gathered_rows(gathered_together(1, (SELECT gathered_part('1n', v) FROM t)))")
    }
    store.stopWhen(nil)
    second.end()
    try store.execute("COMMIT")
  }

  /// The second reader sees what the first one sees, or nothing.
  @Test func oneView() throws {
    let workplace = try Workplace()
    let path = workplace.path("view.db")
    let store = try Connection(path: path, mode: .create)
    try store.execute("PRAGMA journal_mode = WAL; CREATE TABLE t (v); INSERT INTO t VALUES (1)")
    let reader = try Connection(path: path, mode: .read)
    let second = try #require(try SecondReader(beside: reader))
    try reader.execute("BEGIN")
    _ = try reader.rows("SELECT v FROM t")
    #expect(try !second.begin(with: reader))
    try reader.execute("COMMIT; BEGIN")
    #expect(try second.begin(with: reader))
    try store.execute("INSERT INTO t VALUES (2)")
    #expect(try second.rows("SELECT COUNT(*) FROM t") == reader.rows("SELECT COUNT(*) FROM t"))
    second.end()
    #expect(try second.rows("SELECT COUNT(*) FROM t") == [[.integer(2)]])
    try reader.execute("COMMIT")
  }

  @Test func manyGroups() throws {
    try compare(store((0..<20_000).map { [.integer($0 % 9_973), .text("k\($0 % 7)"), .integer($0)] }))
  }

  /// 3 and 3.0 are one key and one value, 2^53 and 2^53 + 1 are two.
  @Test func equalNumbers() throws {
    let large = 1 << 53
    let rows: [[SQLValue]] = [
      [.integer(3), .null, .integer(large)], [.real(3), .null, .integer(large + 1)], [.real(3), .null, .real(0x1p53)],
    ]
    let found = try store(rows).rows(
      "SELECT c0, c1, c2, c3, c4 FROM gathered_rows((SELECT gathered('1ndix', a, v, v, v) FROM t))")
    #expect(found == [[.integer(3), .integer(3), .integer(2), .integer(large), .integer(large + 1)]])
  }

  @Test func nothingOfNoRecords() throws {
    let store = try store([])
    #expect(try store.rows("SELECT c0 FROM gathered_rows((SELECT gathered('1n', a) FROM t))").isEmpty)
    #expect(try store.scalar("SELECT distinct_count(v) FROM t") == .integer(0))
  }

  /// As SQLite refuses it, too.
  @Test func sumThatDoesNotFit() throws {
    let store = try store([[.integer(1), .null, .integer(.max)], [.integer(1), .null, .integer(1)]])
    for sql in [
      "SELECT c1 FROM gathered_rows((SELECT gathered('1s', a, v) FROM t))", "SELECT SUM(v) FROM t GROUP BY a",
    ] {
      #expect(throws: StoreError.failed(code: 1, reason: "integer overflow")) { try store.rows(sql) }
    }
  }

  @Test(arguments: ["", "n", "1q", "1nn", "1s", "0n", "1ss/..", "1ss/...?", "1s/.l", "1n/h", "1ss/....", "/"])
  func anotherForm(form: String) throws {
    let store = try store([[.integer(1), .null, .null]])
    #expect(throws: StoreError.self) {
      try store.rows("SELECT c0 FROM gathered_rows((SELECT gathered(?, a, v, v) FROM t))", [.text(form)])
    }
  }

  @Test func bytesThatAreNoGroups() throws {
    let store = try store([])
    for bytes in ["x''", "x'00'", "zeroblob(16)", "x'FFFFFFFFFFFFFF7FFFFFFFFFFFFFFF7F'"] {
      let rows = try? store.rows("SELECT c0, c99 FROM gathered_rows(\(bytes))")
      #expect(rows?.isEmpty ?? true)
    }
  }

  /// Close together, far apart and by name; nothing for one that is not there.
  @Test(arguments: [1, 1_000_003]) func looksUp(distance: Int) throws {
    let store = try store((0..<500).map { [.integer($0 * distance - 40), .text("n\($0)"), .integer($0)] })
    for key in ["a", "b"] {
      for value in ["a", "b", "v"] {
        let wrong = try store.scalar(
          """
          SELECT COUNT(*) FROM t AS o WHERE looked_up((SELECT lookup(\(key), \(value)) FROM t), o.\(key)) IS NOT o.\(value)
          """)
        #expect(wrong == .integer(0))
      }
    }
    let none = try store.rows(
      "SELECT looked_up((SELECT lookup(a, v) FROM t), x) FROM (SELECT 7000001 AS x UNION ALL SELECT NULL UNION ALL SELECT 'n1')"
    )
    #expect(none == [[.null], [.null], [.null]])
    let empty = try store.scalar("SELECT looked_up((SELECT lookup(a, v) FROM t WHERE v < 0), 1)")
    #expect(empty == .null)
    #expect(throws: StoreError.self) { try store.scalar("SELECT looked_up(x'00', 1)") }
  }

  /// What `gathered` looks up itself is what the functions would have told it, whatever is made of it.
  @Test func gathersWhatItLooksUp() throws {
    let store = try store((0..<2000).map { [.integer($0 % 7), .text("2026-01-0\($0 % 9 + 1)"), .integer($0 * 3)] })
    try store.execute(
      """
      CREATE TABLE r AS SELECT DISTINCT a AS id, 'r' || a % 3 AS name, a * 1.5 AS size FROM t WHERE a <> 4;
      CREATE TABLE h AS SELECT id, '2026-01-02' AS f, '2026-01-06' AS u, name AS v FROM r
      UNION ALL SELECT id, '2026-01-06', '9999-12-31', 'late' FROM r
      """)
    let (name, size) = ("(SELECT lookup(id, name) FROM r), a", "(SELECT lookup(id, size) FROM r), a")
    let held = "(SELECT lookup_held(id, f, u, v) FROM h), a, b"
    for (form, sources, arguments) in [
      ("1ns", "l.", [name, "v"]), ("2dx", ".h.l", ["a", held, "v", name]),
      ("1cisav", "hll.ll", [held, name, size, "v", size, size]),
      ("1r", "..l", ["b", "v", size]), ("1v", "hl", [held, size]),
    ] {
      let called = zip(sources, arguments).map { source, argument in
        source == "l" ? "looked_up(\(argument))" : source == "h" ? "held_on(\(argument))" : argument
      }
      let rows = try [("\(form)/\(sources)", arguments), (form, called)].map { form, arguments in
        try store.rows(
          """
          SELECT c0, c1, c2, c3, c4, c5
          FROM gathered_rows((SELECT gathered('\(form)', \(arguments.joined(separator: ", "))) FROM t))
          """)
      }
      #expect(rows[0].count > 1 && Self.sorted(rows[0]) == Self.sorted(rows[1]), "\(form)")
    }
  }

  /// Ann's minutes and the sizes of her customers: (1, 10), (2, 20), (3, 30) lie on a line; one record has no size.
  @Test func oneNumberOfAllRecords() throws {
    let store = try store((1...4).map { [.integer($0), .text("Ann"), .integer($0)] })
    try store.execute("CREATE TABLE sizes AS SELECT a AS id, a * 10 AS size FROM t WHERE a < 4")
    func one(_ form: String, _ arguments: String, of records: String = "t") throws -> SQLValue? {
      try store.scalar("SELECT gathered_one('\(form)', \(arguments)) FROM \(records)")
    }
    #expect(try one("0r/.l", "v, (SELECT lookup(id, size) FROM sizes), a") == .real(1))
    #expect(try one("0s/l", "(SELECT lookup(id, size) FROM sizes), a") == .integer(60))
    #expect(try one("0x", "b") == .text("Ann"))
    #expect(try one("0r", "v, v", of: "t WHERE a > 9") == .null)
    for form in ["1n", "0", "0ns", "0s/.l"] { #expect(throws: StoreError.self) { try one(form, "v") } }
  }

  /// A day belongs to what began on it or last before it, until what holds ends; to nothing before, between and after.
  @Test(arguments: [1, 1_000_003]) func looksUpWhatHeld(distance: Int) throws {
    let store = try store([])
    try store.execute("CREATE TABLE held (id, from_on, until_on, value)")
    let spans = [
      ("2026-03-01", "9999-12-31", "third"), ("2024-01-01", "2025-06-01", "first"), ("2025-07-01", "2026-03-01", nil),
      ("2026-02-01", "2026-02-01", "of no day"),
    ]
    try store.insert(
      into: "held", columns: "id, from_on, until_on, value",
      (0..<50).flatMap { id in
        spans.map { [.integer(id * distance), .text($0.0), .text($0.1), $0.2.map(SQLValue.text) ?? .null] }
      })
    func held(_ id: SQLValue, _ day: SQLValue) throws -> SQLValue? {
      try store.scalar(
        "SELECT held_on((SELECT lookup_held(id, from_on, until_on, value) FROM held), ?, ?)", [id, day])
    }
    let wanted: [(String, SQLValue)] = [
      ("2023-12-31", .null), ("2024-01-01", .text("first")), ("2025-05-31", .text("first")), ("2025-06-01", .null),
      ("2025-07-01", .null), ("2026-02-01", .null), ("2026-03-01", .text("third")), ("2030-01-01", .text("third")),
      ("9999-12-31", .null),
    ]
    for id in [0, 7, 49] {
      for (day, value) in wanted { #expect(try held(.integer(id * distance), .text(day)) == value, "\(day)") }
    }
    #expect(try held(.integer(50 * distance), .text("2024-01-01")) == .null)
    #expect(try held(.null, .text("2024-01-01")) == .null)
    #expect(try held(.integer(0), .null) == .null)
    #expect(
      try store.scalar("SELECT held_on((SELECT lookup_held(id, from_on, until_on, value) FROM held WHERE 0), 1, 'x')")
        == .null)
    #expect(throws: StoreError.self) { try store.scalar("SELECT held_on(x'00', 1, '2024-01-01')") }
  }

  /// 2, 4, 4, 4, 5, 5, 7, 9 lie 32 from their mean of 5 in squares, a sample of eight has a variance of 32/7; equal values
  /// have none, one alone has nothing. A large number that all have in common takes nothing away.
  @Test(arguments: [0, 1 << 40]) func variances(more: Int) throws {
    let many = [2, 4, 4, 4, 5, 5, 7, 9].map { [.text("many"), .null, .integer(more + $0)] as [SQLValue] }
    let others: [[SQLValue]] = [
      [.text("equal"), .null, .real(0.1)], [.text("equal"), .null, .real(0.1)], [.text("equal"), .null, .null],
      [.text("one"), .null, .integer(3)], [.text("none"), .null, .null],
    ]
    let store = try store(many + others)
    let rows = try store.rows(
      "SELECT c0, c1 FROM gathered_rows((SELECT gathered('1v', a, v) FROM t)) WHERE c0 <> 'many'")
    // Records without a number make no group.
    #expect(rows == [[.text("equal"), .real(0)], [.text("one"), .null]])
    guard
      case .real(let gathered)? = try store.scalar(
        "SELECT c1 FROM gathered_rows((SELECT gathered('1v', a, v) FROM t)) WHERE c0 = 'many'"),
      case .real(let alone)? = try store.scalar("SELECT gathered_one('0v', v) FROM t WHERE a = 'many'")
    else {
      Issue.record("no variance")
      return
    }
    #expect(abs(gathered - 32.0 / 7) < 1e-9)
    #expect(gathered == alone)
    #expect(try store.scalar("SELECT gathered_one('0v', v) FROM t WHERE a = 'none'") == .null)
  }

  /// Neighbours share an entry: what is next to a value that is there is not there itself.
  @Test func differentNeighbours() throws {
    let numbers = [0, 1, 63, 64, 65, 127, 128, -1, -64, -65, .max, .min, 1, 64, -1]
    let rows = numbers.map { [.integer(1), .null, .integer($0)] as [SQLValue] }
    let more: [[SQLValue]] = [[.integer(1), .null, .real(64)], [.integer(1), .null, .real(64.5)]]
    #expect(try store(rows + more).scalar("SELECT distinct_count(v) FROM t") == .integer(13))
  }
}
