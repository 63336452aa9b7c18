import Evaluation
import Foundation
import Rendering
import Store
import Testing
import Values

@testable import Shell

/// The built program, killed, short of disk, or not alone: the store is as before or as after, never between.
/// `CRMQL_KILLS` says how often it is killed; a release sees 200.
@Suite(.serialized) struct StoreUnderFireTests {
  private static let kills = ProcessInfo.processInfo.environment["CRMQL_KILLS"].flatMap(Int.init) ?? 12

  /// A folder with a store of 400 deals, and a file that changes them all and brings more.
  private final class Scene {
    let folder: URL
    let before: String
    let after: String
    /// How long the import takes when nobody disturbs it.
    let seconds: Double

    static let importing =
      #"import "second.csv" as opportunities (id = id, customer = customer, rep = rep, stage = stage, amount = amount, created = created)"#

    init() throws {
      folder = try TourTests.folder()
      try Self.deals(400, amount: 100).write(
        to: folder.appendingPathComponent("first.csv"), atomically: true, encoding: .utf8)
      try Self.deals(1600, amount: 200).write(
        to: folder.appendingPathComponent("second.csv"), atomically: true, encoding: .utf8)
      let made = try Self.finished(
        try Self.start(
          ["base.db", "-c", Self.importing.replacingOccurrences(of: "second", with: "first")], in: folder))
      #expect(made.status == 0, "\(made.notes)")
      before = try Self.digest(folder.appendingPathComponent("base.db").path)
      let copy = try Self.copy("base.db", to: "after.db", in: folder)
      let start = Date()
      let done = try Self.finished(try Self.start(["after.db", "-c", Self.importing], in: folder))
      seconds = Date().timeIntervalSince(start)
      #expect(done.status == 0, "\(done.notes)")
      after = try Self.digest(copy)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private static func deals(_ count: Int, amount: Int) -> String {
      var text = "id,customer,rep,stage,amount,created,note\n"
      for number in 1...count {
        text +=
          "D\(number),Firm \(number % 37),Rep \(number % 7),Open \(number % 5),\(amount),2026-03-\(10 + number % 9),n \(number)\n"
      }
      return text
    }

    func fresh() throws -> String {
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(at: folder.appendingPathComponent("s.db" + suffix))
      }
      return try Self.copy("base.db", to: "s.db", in: folder)
    }

    private static func copy(_ name: String, to other: String, in folder: URL) throws -> String {
      // A store that was closed stands in its file alone.
      let target = folder.appendingPathComponent(other).path
      try FileManager.default.copyItem(atPath: folder.appendingPathComponent(name).path, toPath: target)
      return target
    }

    /// Everything in the store, without the moments at which it was written.
    static func digest(_ path: String) throws -> String {
      let store = try Store.open(path: path, mode: .write)
      var text = ""
      for table in try store.rows(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
      {
        guard case .text(let table) = table[0] else { continue }
        let columns = try store.rows(
          "SELECT '\"' || name || '\"' FROM pragma_table_info(?) WHERE name NOT LIKE '%\\_at' ESCAPE '\\'",
          [.text(table)])
        let list = columns.compactMap { if case .text(let name) = $0[0] { name } else { nil } }.joined(separator: ", ")
        text += "\(table): \(try store.rows("SELECT \(list) FROM \"\(table)\" ORDER BY \(list)").hashValue)\n"
      }
      return text
    }

    static func start(_ arguments: [String], in folder: URL, fileLimit kilobytes: Int? = nil) throws -> Process {
      let process = Process()
      let program = try ExitStatusTests.executable()
      if let kilobytes {
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", "ulimit -f \(kilobytes); exec \"$0\" \"$@\"", program.path] + arguments
      } else {
        process.executableURL = program
        process.arguments = arguments
      }
      process.currentDirectoryURL = folder
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = Pipe()
      try process.run()
      return process
    }

    static func finished(_ process: Process) throws -> (status: Int32, notes: String) {
      let notes = (process.standardError as? Pipe)?.fileHandleForReading.readDataToEndOfFile() ?? Data()
      process.waitUntilExit()
      return (process.terminationStatus, String(decoding: notes, as: UTF8.self))
    }

    static func findings(_ path: String) throws -> [StoreFinding] {
      try StoreInspection.report(
        on: Store.open(path: path, mode: .read),
        writer: { () throws(StoreError) in try Store.open(path: path, mode: .write) }
      ).findings
    }
  }

  @Test func aKilledImportIsWholeOrNothing() throws {
    let scene = try Scene()
    #expect(scene.before != scene.after)
    // A finished import stands in the file alone.
    let log = scene.folder.appendingPathComponent("base.db-wal").path
    #expect((try? FileManager.default.attributesOfItem(atPath: log)[.size] as? Int) ?? 0 == 0)
    var random = SystemRandomNumberGenerator()
    for number in 0..<Self.kills {
      let path = try scene.fresh()
      let process = try Scene.start(["s.db", "-c", Scene.importing], in: scene.folder)
      let wait = Double.random(in: 0...scene.seconds * 1.1, using: &random)
      usleep(UInt32(wait * 1e6))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let found = try Scene.digest(path)
      #expect(found == scene.before || found == scene.after, "killed after \(wait) s of \(scene.seconds)")
      // What it had acknowledged is there.
      if process.terminationReason == .exit { #expect(found == scene.after) }
      if number % 4 == 0 { #expect(try Scene.findings(path).isEmpty) }
    }
    // After a kill the same statement does it.
    let path = scene.folder.appendingPathComponent("s.db").path
    guard try Scene.digest(path) == scene.before else { return }
    #expect(try Scene.finished(Scene.start(["s.db", "-c", Scene.importing], in: scene.folder)).status == 0)
    #expect(try Scene.digest(path) == scene.after)
  }

  /// A series of changes, each acknowledged by its own line.
  @Test func nothingAcknowledgedIsLost() throws {
    let folder = try TourTests.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("s.db").path
    _ = try Store.open(path: path, mode: .create)
    let script = (1...400).map { "define m\($0) = closes / visits" }.joined(separator: "\n")
    try script.write(to: folder.appendingPathComponent("all.crmql"), atomically: true, encoding: .utf8)
    for _ in 0..<max(3, Self.kills / 4) {
      do { try Store.open(path: path, mode: .write).run("DELETE FROM definitions") }
      let process = try Scene.start(["s.db", "-f", "all.crmql"], in: folder)
      usleep(UInt32.random(in: 50_000...400_000))
      kill(process.processIdentifier, SIGKILL)
      let told = try Scene.finished(process).notes.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      let kept = try Store.open(path: path, mode: .read).rows("SELECT name FROM definitions").count
      // At most one was kept and not yet told.
      #expect(told.count <= kept && kept <= told.count + 1, "\(told.count) told, \(kept) kept")
      #expect(told.allSatisfy { $0.hasPrefix("defined m") })
    }
  }

  @Test func twoImportsAtOnceBothEndWhole() throws {
    let scene = try Scene()
    let path = try scene.fresh()
    let others = try (0..<2).map { number in
      let file = "calls\(number).csv"
      let rows = (1...300).map { "\(number)-\($0),Rep \($0 % 7),2026-03-0\(1 + $0 % 9)" }.joined(separator: "\n")
      try ("nr,rep,day\n" + rows + "\n").write(
        to: scene.folder.appendingPathComponent(file), atomically: true, encoding: .utf8)
      return try Scene.start(
        ["s.db", "-c", "import \"\(file)\" as activities (id = nr, type = \"call\", rep = rep, done = day)"],
        in: scene.folder)
    }
    let whole = try Scene.start(["s.db", "-c", Scene.importing], in: scene.folder)
    var expected = 0
    for process in others {
      let end = try Scene.finished(process)
      #expect(end.status == 0 || (end.status == 3 && end.notes.hasPrefix("error: the store s.db is being written")))
      if end.status == 0 { expected += 300 }
    }
    #expect(try Scene.finished(whole).status == 0)
    let store = try Store.open(path: path, mode: .read)
    #expect(try store.scalar("SELECT COUNT(*) FROM activities") == .integer(expected))
    #expect(try store.scalar("SELECT COUNT(*) FROM opportunities WHERE amount = 20000") == .integer(1600))
    #expect(try Scene.findings(path).isEmpty)
  }

  @Test func anInterruptedImportLeavesTheStoreAsItWas() throws {
    let scene = try Scene()
    let path = try scene.fresh()
    let process = try Scene.start(["s.db", "-c", Scene.importing], in: scene.folder)
    usleep(UInt32(scene.seconds * 0.5e6))
    kill(process.processIdentifier, SIGINT)
    let end = try Scene.finished(process)
    if end.status != 0 {
      #expect(end.status == 130)
      #expect(end.notes == "stopped\n")
      #expect(try Scene.digest(path) == scene.before)
    }
  }

  /// Who cannot wait any longer is told why, and nothing happened.
  @Test func aWriterThatStaysIsOneClearError() throws {
    let scene = try Scene()
    let path = try scene.fresh()
    let writer = try Store.open(path: path, mode: .write)
    try writer.execute("BEGIN IMMEDIATE")
    let end = try Scene.finished(Scene.start(["s.db", "-c", Scene.importing], in: scene.folder))
    try writer.execute("ROLLBACK")
    #expect(end.status == 3)
    #expect(
      end.notes == """
        error: the store s.db is being written by someone else
          try: try again when the other program has finished

        """)
    #expect(try Scene.digest(path) == scene.before)
  }

  /// Every answer is that of before or that of after.
  @Test func whoReadsMeanwhileSeesNothingBetween() throws {
    let scene = try Scene()
    let path = try scene.fresh()
    let today = CivilDate(year: 2026, month: 3, day: 20) ?? CivilDate(dayNumber: 0)
    let process = try Scene.start(["s.db", "-c", Scene.importing, "--today", "2026-03-20"], in: scene.folder)
    var answers: [String: Int] = [:]
    while process.isRunning {
      let capture = TourTests.Capture()
      let session = try TourTests.session(path: path, today: today, capture, format: .csv)
      for _ in 0..<5 {
        capture.output = []
        _ = session.run("show opened, sum(opportunities.amount) all time", file: nil)
        answers[capture.outputText, default: 0] += 1
      }
    }
    #expect(try Scene.finished(process).status == 0)
    // 400 deals of 100, then 1600 of 200.
    let totals = answers.keys.map { $0.split(separator: "\n").last.map(String.init) ?? "" }
    #expect(Set(totals).isSubset(of: ["400,40000.00", "1600,320000.00"]), "\(answers)")
    #expect(answers.values.reduce(0, +) >= 5)
  }

  /// The limit on the size of a file stands for the disk that fills half-way.
  @Test func aFullDiskLeavesTheStoreAsItWas() throws {
    let scene = try Scene()
    var refused = 0
    for kilobytes in [8, 40, 200, 600] {
      let path = try scene.fresh()
      let end = try Scene.finished(
        Scene.start(["s.db", "-c", Scene.importing], in: scene.folder, fileLimit: kilobytes))
      let found = try Scene.digest(path)
      if end.status == 0 {
        #expect(found == scene.after)
        continue
      }
      refused += 1
      #expect(end.status == 3, "\(kilobytes): \(end.notes)")
      #expect(end.notes.split(separator: "\n").filter { $0.hasPrefix("error") }.count == 1, "\(end.notes)")
      #expect(end.notes.contains("free space"), "\(kilobytes): \(end.notes)")
      #expect(found == scene.before)
    }
    #expect(refused > 0)
    #expect(try Scene.findings(scene.folder.appendingPathComponent("s.db").path).isEmpty)
  }

  @Test func aBackupThatDoesNotFitIsLostOutput() throws {
    let scene = try Scene()
    _ = try scene.fresh()
    let end = try Scene.finished(
      Scene.start(["s.db", "-c", "backup to \"copy.db\""], in: scene.folder, fileLimit: 300))
    #expect(end.status == 74, "\(end.notes)")
    #expect(end.notes.hasPrefix("error: the copy copy.db could not be written:"), "\(end.notes)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scene.folder.path).allSatisfy { !$0.hasPrefix("copy") })
    #expect(try Scene.finished(Scene.start(["s.db", "-c", "backup to \"copy.db\""], in: scene.folder)).status == 0)
    #expect(try Scene.digest(scene.folder.appendingPathComponent("copy.db").path) == scene.before)
  }

  @Test func aKilledBackupIsNone() throws {
    let scene = try Scene()
    _ = try scene.fresh()
    for _ in 0..<max(3, Self.kills / 4) {
      let copy = scene.folder.appendingPathComponent("copy.db").path
      try? FileManager.default.removeItem(atPath: copy)
      let process = try Scene.start(["s.db", "-c", "backup to \"copy.db\""], in: scene.folder)
      usleep(UInt32.random(in: 0...60_000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if FileManager.default.fileExists(atPath: copy) { #expect(try Scene.digest(copy) == scene.before) }
    }
  }

  /// A store of the first version, opened by a program that is killed or has no room: it is of the old version or of
  /// the new one.
  @Test func anUpdateIsWholeOrNothing() throws {
    let scene = try Scene()
    func old() throws -> String {
      let path = try scene.fresh()
      for name in try FileManager.default.contentsOfDirectory(atPath: scene.folder.path) where name.contains(".db.v") {
        try FileManager.default.removeItem(at: scene.folder.appendingPathComponent(name))
      }
      let store = try Store.open(path: path, mode: .write)
      try store.execute("DROP VIEW problems; DROP VIEW settlements; DROP INDEX orders_by_day; PRAGMA user_version = 1")
      try store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
      return path
    }
    func version(_ path: String) throws -> SQLValue? {
      try Connection(path: path, mode: .read).scalar("PRAGMA user_version")
    }
    let current = try version(scene.folder.appendingPathComponent("base.db").path)
    for limit in [40, 300] {
      let path = try old()
      let end = try Scene.finished(
        Scene.start(["s.db", "-c", "show visits"], in: scene.folder, fileLimit: limit))
      #expect(end.status == 3, "\(end.notes)")
      #expect(try version(path) == .integer(1))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: scene.folder.path).allSatisfy { !$0.contains(".db.v") })
    }
    for _ in 0..<max(3, Self.kills / 3) {
      let path = try old()
      let process = try Scene.start(["s.db", "-c", "show visits"], in: scene.folder)
      usleep(UInt32.random(in: 0...200_000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let found = try version(path)
      #expect(found == .integer(1) || found == current)
      #expect(try Scene.finished(Scene.start(["s.db", "-c", "show visits"], in: scene.folder)).status == 0)
      #expect(try Scene.digest(path) == scene.before)
      #expect(try Scene.findings(path).isEmpty)
    }
  }
}
