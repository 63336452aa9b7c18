import Foundation
import Testing
import Values

@testable import Store

@Suite struct StoreTests {
  let place: Workplace
  let today: CivilDate

  init() throws {
    place = try Workplace()
    today = try day("2026-03-16")
  }

  private func opened(_ path: String, _ mode: Connection.Mode) throws(StoreError) -> Connection {
    try Store.open(path: path, mode: mode, today: today)
  }

  private func create(_ name: String = "a.db") throws -> String {
    _ = try opened(place.path(name), .create)
    return place.path(name)
  }

  @Test func createsAndOpensAgain() throws {
    let path = try create()
    #expect(try place.names() == ["a.db"])
    let writer = try opened(path, .write)
    try writer.run("INSERT INTO sources (name) VALUES ('website')")
    let reader = try opened(path, .read)
    #expect(try reader.scalar("SELECT name FROM sources") == .text("website"))
    #expect(try reader.scalar("PRAGMA journal_mode") == .text("wal"))
    #expect(try opened(path, .create).scalar("SELECT COUNT(*) FROM sources") == .integer(1))
  }

  @Test func bearsItsMarks() throws {
    let header = try Array(Data(contentsOf: URL(fileURLWithPath: create())).prefix(100))
    #expect(header[68..<72].elementsEqual("crmq".utf8))
    #expect(header[60..<64].elementsEqual([0, 0, 0, UInt8(Schema.version)]))
    #expect(header[18] == 2 && header[19] == 2)
  }

  @Test func refusesToChangeThroughAReader() throws {
    let reader = try opened(try create(), .read)
    #expect(refusal { () throws(StoreError) in try reader.run("INSERT INTO sources (name) VALUES ('x')") } != nil)
  }

  @Test func whoWaitsForAWriterCanBeStopped() throws {
    let path = try create()
    let writer = try opened(path, .write)
    try writer.execute("BEGIN IMMEDIATE")
    let other = try opened(path, .write)
    var asked = 0
    other.stopWhen {
      asked += 1
      return asked > 3
    }
    #expect(refusal { () throws(StoreError) in try other.execute("BEGIN IMMEDIATE") } == .interrupted)
    try writer.execute("ROLLBACK")
  }

  @Test func keepsReferencesWhole() throws {
    let writer = try opened(try create(), .write)
    #expect(
      refusal { () throws(StoreError) in try writer.run("INSERT INTO leads (id, name) VALUES (7, 'nobody')") } != nil)
  }

  @Test(arguments: [Connection.Mode.read, .write]) func missesAFile(mode: Connection.Mode) throws {
    let path = place.path("none.db")
    #expect(refusal { () throws(StoreError) in _ = try opened(path, mode) } == .notFound(path: path))
    #expect(try place.names().isEmpty)
  }

  @Test(arguments: [Connection.Mode.read, .write, .create]) func refusesAFolder(mode: Connection.Mode) throws {
    let path = place.folder
    #expect(refusal { () throws(StoreError) in _ = try opened(path, mode) } == .isDirectory(path: path))
  }

  @Test(arguments: [Connection.Mode.read, .write, .create]) func refusesWhatIsNoDatabase(mode: Connection.Mode) throws {
    for (name, bytes) in [
      ("short.csv", Array("name,amount\n".utf8)), ("long.csv", Array(String(repeating: "name,1\n", count: 2000).utf8)),
    ] {
      let path = try place.write(bytes, to: name)
      #expect(refusal { () throws(StoreError) in _ = try opened(path, mode) } == .notADatabase(path: path))
      #expect(try place.bytes(name) == bytes)
    }
    #expect(try place.names() == ["long.csv", "short.csv"])
  }

  @Test func refusesADevice() {
    #expect(
      refusal { () throws(StoreError) in _ = try opened("/dev/null", .read) } == .notADatabase(path: "/dev/null"))
  }

  @Test func treatsAnEmptyFileAsFree() throws {
    let path = try place.write([], to: "empty.db")
    #expect(refusal { () throws(StoreError) in _ = try opened(path, .read) } == .notADatabase(path: path))
    #expect(refusal { () throws(StoreError) in _ = try opened(path, .write) } == .notADatabase(path: path))
    #expect(try opened(path, .create).scalar("SELECT COUNT(*) FROM sources") == .integer(0))
  }

  @Test(arguments: ["DELETE", "WAL"]) func refusesTheDatabaseOfAnother(journal: String) throws {
    let path = place.path("other.db")
    do {
      let other = try Connection(path: path, mode: .create)
      try other.execute("PRAGMA journal_mode = \(journal); CREATE TABLE reps (id)")
    }
    let before = try place.bytes("other.db")
    for mode in [Connection.Mode.read, .write, .create] {
      #expect(refusal { () throws(StoreError) in _ = try opened(path, mode) } == .foreign(path: path))
    }
    #expect(try place.bytes("other.db") == before)
    #expect(try place.names() == ["other.db"])
  }

  @Test func refusesANewerStore() throws {
    let path = try create()
    do { try Connection(path: path, mode: .write).execute("PRAGMA user_version = 99") }
    let before = try place.bytes("a.db")
    for mode in [Connection.Mode.read, .write, .create] {
      #expect(
        refusal { () throws(StoreError) in _ = try opened(path, mode) }
          == .newer(path: path, found: 99, supported: Schema.version))
    }
    #expect(try place.bytes("a.db") == before)
  }

  /// Page 1 came from the log into the file and says how many pages there are; then whoever did it was killed.
  @Test(arguments: [Connection.Mode.read, .write]) func opensWhenTheLogIsHalfInTheFile(mode: Connection.Mode) throws {
    let path = try create()
    let writer = try opened(path, .write)
    try writer.execute("PRAGMA wal_autocheckpoint = 0")
    for _ in 0..<500 {
      try writer.run(
        "INSERT INTO sources (name, channel) VALUES ('s', ?)", [.text(String(repeating: "x", count: 2000))])
    }
    let pages = try writer.scalar("PRAGMA page_count")
    guard case .integer(let count)? = pages else { return }
    var bytes = try place.bytes("a.db")
    #expect(bytes.count < count * 4096)
    for (offset, shift) in [24, 16, 8, 0].enumerated() { bytes[28 + offset] = UInt8(count >> shift & 0xFF) }
    let half = try place.write(bytes, to: "b.db")
    _ = try place.write(try place.bytes("a.db-wal"), to: "b.db-wal")
    #expect(try opened(half, mode).scalar("SELECT COUNT(*) FROM sources") == .integer(500))
    #expect(try StoreInspection.report(on: opened(half, .read), writer: nil).findings.isEmpty)
  }

  @Test func refusesATruncatedStore() throws {
    let whole = try place.path("a.db") == create() ? place.bytes("a.db") : []
    let path = try place.write(Array(whole.prefix(whole.count / 2)), to: "half.db")
    guard case .damaged = refusal({ () throws(StoreError) in _ = try opened(path, .read) }) else {
      Issue.record("half a store was opened")
      return
    }
    #expect(try place.bytes("half.db") == Array(whole.prefix(whole.count / 2)))
  }

  @Test func neverCrashesOnADamagedStore() throws {
    let whole = try place.path("a.db") == create() ? place.bytes("a.db") : []
    var state: UInt64 = 7
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for _ in 0..<60 {
      var bytes = whole
      for _ in 0..<8 { bytes[next(bytes.count)] = UInt8(next(256)) }
      let span = next(bytes.count - 512)
      for index in span..<span + 256 { bytes[index] = UInt8(next(256)) }
      let path = try place.write(bytes, to: "hurt.db")
      // Either refused or usable; what is tested is that both end.
      _ = refusal { () throws(StoreError) in
        let connection = try opened(path, .read)
        _ = try connection.rows("SELECT week, COUNT(*) FROM calendar GROUP BY week")
      }
    }
  }

  @Test func findsDamageInsideATable() throws {
    let path = try create()
    var bytes = try place.bytes("a.db")
    for index in bytes.count / 2..<bytes.count / 2 + 40_960 { bytes[index] = 0xA5 }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    guard
      case .damaged = refusal({ () throws(StoreError) in
        let connection = try opened(path, .read)
        try Store.examine(connection)
      })
    else {
      Issue.record("damage was not seen")
      return
    }
  }

  @Test func saysThatTheFolderIsMissing() throws {
    let path = place.path("no/such/a.db")
    guard case .cannotWrite = refusal({ () throws(StoreError) in _ = try opened(path, .create) }) else {
      Issue.record("a store was made in a folder that is not there")
      return
    }
  }

  @Test func makesOneStoreWhenManyCreateIt() async throws {
    let path = place.path("many.db")
    let today = today
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<6 {
        group.addTask {
          let connection = try Store.open(path: path, mode: .create, today: today)
          try connection.run("INSERT INTO sources (name) VALUES (?)", [.text("source \(number)")])
        }
      }
      try await group.waitForAll()
    }
    #expect(try opened(path, .read).scalar("SELECT COUNT(*) FROM sources") == .integer(6))
  }

  @Test func leavesNothingInMemory() throws {
    let connection = try opened(":memory:", .create)
    try connection.run("INSERT INTO sources (name) VALUES ('x')")
    #expect(try opened(":memory:", .create).scalar("SELECT COUNT(*) FROM sources") == .integer(0))
  }

  @Test func preparesEveryView() throws {
    let connection = try opened(":memory:", .create)
    for row in try connection.rows("SELECT name FROM sqlite_schema WHERE type = 'view'") {
      guard case .text(let name) = row[0] else { continue }
      #expect(try connection.rows("SELECT * FROM \"\(name)\" LIMIT 1").isEmpty || name == "rep_workdays")
    }
  }
}
