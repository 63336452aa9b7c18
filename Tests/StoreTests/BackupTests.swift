import Foundation
import Testing
import Values

@testable import Store

@Suite struct BackupTests {
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

  private func open(_ name: String, _ mode: Connection.Mode) throws(StoreError) -> Connection {
    try Store.open(path: place.path(name), mode: mode, today: today)
  }

  private func backup(to name: String, replacing: Bool = false, watcher: Watcher = Watcher()) throws(StoreError) -> Int
  {
    try StoreBackup.write(open("a.db", .read), to: place.path(name), replacing: replacing, watcher: watcher)
  }

  @Test func theCopyIsAStoreOfItsOwn() throws {
    let size = try backup(to: "b.db")
    #expect(try place.bytes("b.db").count == size)
    #expect(try place.names().filter { !$0.hasPrefix("a.db-") } == ["a.db", "b.db"])
    try open("a.db", .write).run("DELETE FROM sources")
    let copy = try open("b.db", .write)
    #expect(try copy.rows("SELECT name FROM sources") == [[.text("website")]])
    #expect(try copy.scalar("PRAGMA journal_mode") == .text("wal"))
    #expect(try StoreInspection.report(on: copy, writer: { copy }).findings.isEmpty)
  }

  /// What is written while the pages are copied is not in the copy, though the writer is never kept waiting.
  @Test func isOfOneMoment() throws {
    let writer = try open("a.db", .write)
    try writer.execute("BEGIN")
    let insert = "INSERT INTO sources (name, channel) VALUES ('s', ?)"
    for _ in 0..<3000 { try writer.run(insert, [.text(String(repeating: "x", count: 1000))]) }
    try writer.execute("COMMIT")
    var writes = 0
    var written: StoreError?
    let watcher = Watcher(follow: { progress in
      guard progress.work == .copying else { return }
      do throws(StoreError) { try writer.run("UPDATE sources SET name = 'changed'") } catch { written = error }
      writes += 1
    })
    _ = try backup(to: "b.db", watcher: watcher)
    #expect(writes > 1)
    #expect(written == nil)
    #expect(try writer.scalar("SELECT COUNT(DISTINCT name) FROM sources") == .integer(1))
    let copy = try open("b.db", .read)
    #expect(
      try copy.rows("SELECT name, COUNT(*) FROM sources GROUP BY 1 ORDER BY 1")
        == [[.text("s"), .integer(3000)], [.text("website"), .integer(1)]])
  }

  @Test func neverWritesOverAFile() throws {
    let other = try place.write(Array("mine".utf8), to: "b.db")
    #expect(refusal { () throws(StoreError) in _ = try backup(to: "b.db") } == .occupied(path: other))
    #expect(try place.bytes("b.db") == Array("mine".utf8))
    _ = try backup(to: "b.db", replacing: true)
    #expect(try place.names().filter { !$0.hasPrefix("a.db-") } == ["a.db", "b.db"])
    #expect(try open("b.db", .read).scalar("SELECT name FROM sources") == .text("website"))
  }

  @Test(arguments: [false, true]) func refusesTheStoreItself(replacing: Bool) throws {
    let reader = try open("a.db", .read)
    #expect(try place.names().contains("a.db-wal"))
    try FileManager.default.linkItem(atPath: path, toPath: place.path("hard.db"))
    let before = try place.bytes("a.db")
    for name in ["a.db", "hard.db", "./a.db", "a.db-wal", "a.db-shm"] {
      #expect(
        refusal { () throws(StoreError) in
          _ = try StoreBackup.write(reader, to: place.path(name), replacing: replacing)
        } == .isItself(path: place.path(name)), "\(name)")
    }
    #expect(try place.bytes("a.db") == before)
  }

  @Test func refusesWhatIsNoFile() throws {
    try FileManager.default.createSymbolicLink(atPath: place.path("link.db"), withDestinationPath: place.path("b.db"))
    try FileManager.default.createDirectory(atPath: place.path("folder"), withIntermediateDirectories: false)
    mkfifo(place.path("pipe"), 0o600)
    for (name, error) in [
      ("link.db", StoreError.isNoFile(path: place.path("link.db"))), ("pipe", .isNoFile(path: place.path("pipe"))),
      ("folder", .isDirectory(path: place.path("folder"))),
      ("no/b.db", .cannotWrite(path: place.path("no/b.db"), reason: "No such file or directory")),
    ] {
      #expect(refusal { () throws(StoreError) in _ = try backup(to: name, replacing: true) } == error)
    }
    #expect(
      refusal { () throws(StoreError) in _ = try StoreBackup.write(open("a.db", .read), to: ":memory:") }
        == .cannotWrite(path: ":memory:", reason: "not the name of a file"))
    #expect(try !place.names().contains("b.db"))
  }

  /// The log of another store would be played into the copy.
  @Test func refusesAStoreThatIsOpen() throws {
    let other = try open("b.db", .create)
    try other.run("INSERT INTO sources (name) VALUES ('other')")
    #expect(
      refusal { () throws(StoreError) in _ = try backup(to: "b.db", replacing: true) }
        == .inUse(path: place.path("b.db"), beside: place.path("b.db-wal")))
    #expect(try other.scalar("SELECT name FROM sources") == .text("other"))
  }

  @Test func canBeStopped() throws {
    #expect(
      refusal { () throws(StoreError) in
        _ = try backup(to: "b.db", watcher: Watcher(shouldStop: { true }))
      } == .interrupted)
    #expect(try place.names().filter { $0.hasPrefix("b") }.isEmpty)
  }

  @Test func doesNotKeepACopyOfDamage() throws {
    var bytes = try place.bytes("a.db")
    for index in bytes.count / 2..<bytes.count / 2 + 40_960 { bytes[index] = 0xA5 }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    guard case .damaged(path, _)? = refusal({ () throws(StoreError) in _ = try backup(to: "b.db") }) else {
      Issue.record("a damaged store was copied")
      return
    }
    #expect(try place.names().filter { $0.hasPrefix("b") }.isEmpty)
  }

  /// Who may not read the store may not read its copy.
  @Test func isAsPrivateAsTheStore() throws {
    chmod(path, 0o600)
    _ = try backup(to: "b.db")
    let attributes = try FileManager.default.attributesOfItem(atPath: place.path("b.db"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func copiesWhatLivesInMemory() throws {
    let store = try Store.open(path: ":memory:", mode: .create, today: today)
    try store.run("INSERT INTO sources (name) VALUES ('x')")
    _ = try StoreBackup.write(store, to: place.path("b.db"))
    #expect(try open("b.db", .read).scalar("SELECT name FROM sources") == .text("x"))
  }
}
