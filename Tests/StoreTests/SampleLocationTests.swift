import Foundation
import Testing
import Values

@testable import Store

@Suite struct SampleLocationTests {
  let place: Workplace
  init() throws { place = try Workplace() }

  private func open(_ iso: String) throws -> Connection {
    try SampleCompany.openOrCreate(in: place.folder, today: try day(iso), mode: .write)
  }

  @Test func keepsTheNewestTwoAndTheirDefinitions() throws {
    for name in ["demo-2026-01-05.db", "demo-2026-01-06.db"] {
      _ = try Store.open(path: place.path(name), mode: .create, today: try day("2026-01-06"))
    }
    do {
      let latest = try Store.open(path: place.path("demo-2026-01-06.db"), mode: .write)
      try latest.run(
        "INSERT INTO definitions VALUES ('mine', 'metric', 'define mine = visits', '2026-01-06T10:00:00Z')")
    }
    let store = try open("2026-01-07")
    #expect(try store.scalar("SELECT statement FROM definitions WHERE name = 'mine'") == .text("define mine = visits"))
    #expect(try store.scalar("SELECT COUNT(*) FROM customers") != .integer(0))
    let kept = try place.names().filter { $0.hasSuffix(".db") }
    #expect(kept == ["demo-2026-01-06.db", "demo-2026-01-07.v\(Schema.version).db"])
    let rights = try FileManager.default.attributesOfItem(atPath: place.path("demo-2026-01-07.v\(Schema.version).db"))[
      .posixPermissions]
    #expect(rights as? Int == 0o600)
  }

  @Test func replacesADemoThatIsDamaged() throws {
    _ = try place.write(
      Array("not a database, but long enough to look at".utf8), to: "demo-2026-01-07.v\(Schema.version).db")
    #expect(try open("2026-01-07").scalar("SELECT COUNT(*) FROM reps") == .integer(29))
  }

  @Test func trustsOnlyAPrivateFolder() throws {
    let folder = place.path("cache")
    #expect(DemoFolder.usable(folder) == folder)
    chmod(folder, 0o777)
    #expect(DemoFolder.usable(folder) == nil)
    symlink(place.folder, place.path("link"))
    #expect(DemoFolder.usable(place.path("link")) == nil)
  }

  @Test func ignoresOtherFiles() throws {
    for name in [
      "demo-2026-01-05.db", "demo-2026-13-05.db", "demo-2026-13-05.v2.db", "demo.db", "demo-2026-01-04.db-wal",
      "x-2026-01-05.db",
    ] {
      _ = try place.write([1], to: name)
    }
    #expect(DemoFolder.demos(in: place.folder) == [place.path("demo-2026-01-05.db")])
  }
}
