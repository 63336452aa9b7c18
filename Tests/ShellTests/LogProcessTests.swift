import Foundation
import Store
import Testing
import Values

@testable import Shell

/// The log from outside: processes that are killed, and several that write at once.
@Suite(.serialized) struct LogProcessTests {
  /// A store of two reps and a customer in a folder of its own.
  private static func withStore(_ body: (URL) throws -> Void) throws {
    let folder = try TourTests.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try Store.open(path: folder.path + "/s.db", mode: .create, today: TourTests.today)
    try store.execute(
      """
      INSERT INTO reps (id, name) VALUES (1, 'Ann'), (2, 'Bo');
      INSERT INTO parties (id) VALUES (1);
      INSERT INTO customers (id, name) VALUES (1, 'Acme');
      """)
    try body(folder)
  }

  private static func process(_ arguments: [String], in folder: URL, output: FileHandle) throws -> Process {
    let process = Process()
    process.executableURL = try ExitStatusTests.executable()
    process.arguments = ["s.db", "--today", "2026-11-23"] + arguments
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    for name in ["XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"] { environment[name] = folder.path }
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    return process
  }

  private static func count(_ sql: String, in folder: URL) throws -> Int {
    let store = try Store.open(path: folder.path + "/s.db", mode: .read)
    guard case .integer(let count) = try store.scalar(sql) else { return -1 }
    return count
  }

  /// What was printed is there; an order without its line, or a record without its entry, is not.
  @Test(arguments: [0, 17, 60, 150]) func killedAtAnyMoment(milliseconds: UInt32) throws {
    try Self.withStore { folder in
      let sentence = #"log order from "Acme" amount 5 by "Ann"; log visit to "Acme" by "Bo" 5 minutes"#
      try String(repeating: sentence + "\n", count: 1000).write(
        to: folder.appendingPathComponent("log.crmql"), atomically: true, encoding: .utf8)
      let out = folder.appendingPathComponent("out.txt")
      try Data().write(to: out)
      let child = try Self.process(["-f", "log.crmql"], in: folder, output: FileHandle(forWritingTo: out))
      try child.run()
      let deadline = Date(timeIntervalSinceNow: 30)
      while try Data(contentsOf: out).isEmpty, child.isRunning, Date() < deadline { usleep(500) }
      usleep(milliseconds * 1000)
      kill(child.processIdentifier, SIGKILL)
      child.waitUntilExit()
      let lines = try String(contentsOf: out, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
      let printed = lines.dropLast()
      #expect(!printed.isEmpty)
      for line in printed {
        let words = line.split { " :".contains($0) }
        let table = words[0] == "order" ? "orders" : "activities"
        #expect(try Self.count("SELECT COUNT(*) FROM \(table) WHERE external_id = '\(words[1])'", in: folder) == 1)
      }
      let entries = try Self.count("SELECT COUNT(*) FROM log_entries", in: folder)
      #expect(entries >= printed.count && entries <= printed.count + 1)
      let halves = try Self.count(
        """
        SELECT (SELECT COUNT(*) FROM log_entries)
          - (SELECT COUNT(*) FROM orders o JOIN order_lines l ON l.order_id = o.id) - (SELECT COUNT(*) FROM activities)
        """, in: folder)
      #expect(halves == 0)
      try Store.examine(try Store.open(path: folder.path + "/s.db", mode: .write))
    }
  }

  /// Eight who log 25 entries each lose none, and no number is given twice.
  @Test func severalAtOnce() throws {
    try Self.withStore { folder in
      let sentences = (1...25).map { "log visit to \"Acme\" by \"Ann\" \($0) minutes" }.joined(separator: "\n")
      try sentences.write(to: folder.appendingPathComponent("log.crmql"), atomically: true, encoding: .utf8)
      var children: [Process] = []
      for number in 0..<8 {
        let out = folder.appendingPathComponent("out\(number).txt")
        try Data().write(to: out)
        let child = try Self.process(["-f", "log.crmql"], in: folder, output: FileHandle(forWritingTo: out))
        try child.run()
        children.append(child)
      }
      for child in children {
        child.waitUntilExit()
        #expect(child.terminationStatus == 0)
      }
      #expect(try Self.count("SELECT COUNT(DISTINCT external_id) FROM activities", in: folder) == 200)
      #expect(try Self.count("SELECT SUM(minutes) FROM activities", in: folder) == 8 * 25 * 26 / 2)
      #expect(try Self.count("SELECT MAX(id) FROM log_entries", in: folder) == 200)
    }
  }

  /// Data for programs, exit status, and what `--safe` refuses.
  @Test(
    arguments: [
      (
        ["-c", #"log visit to "Acme" by "Ann""#, "--format", "csv"], 0,
        "number,kind,entity,id,summary\n1,visit,activities,log-1,\"Acme, Ann, 2026-11-23\"\n"
      ),
      (
        ["-c", #"log visit to "Acme" by "Ann""#, "--format", "jsonl"], 0,
        #"{"number":1,"kind":"visit","entity":"activities","id":"log-1","summary":"Acme, Ann, 2026-11-23"}"# + "\n"
      ),
      (["--set", "me=Ann", "-c", #"log visit to "Acme""#], 0, "visit log-1: Acme, Ann, 2026-11-23\n"),
      (["--safe", "-c", #"log visit to "Acme" by "Ann""#], 2, ""), (["-c", #"log visit to "Acme""#], 2, ""),
      (["--set", "me=Nobody", "-c", #"log visit to "Acme""#], 64, ""),
    ] as [([String], Int32, String)])
  func outcomes(_ arguments: [String], _ status: Int32, _ output: String) throws {
    try Self.withStore { folder in
      let out = folder.appendingPathComponent("out.txt")
      try Data().write(to: out)
      let child = try Self.process(arguments, in: folder, output: FileHandle(forWritingTo: out))
      try child.run()
      child.waitUntilExit()
      #expect(child.terminationStatus == status)
      #expect(try String(contentsOf: out, encoding: .utf8) == output)
    }
  }

  /// `me` is the user's own: kept for the next session, privately, and for this store only.
  @Test func meIsKept() throws {
    try Self.withStore { folder in
      let out = folder.appendingPathComponent("out.txt")
      for statement in [#"set me "bo""#, #"log visit to "Acme""#] {
        try Data().write(to: out)
        let child = try Self.process(["-c", statement], in: folder, output: FileHandle(forWritingTo: out))
        try child.run()
        child.waitUntilExit()
        #expect(child.terminationStatus == 0)
      }
      #expect(try String(contentsOf: out, encoding: .utf8) == "visit log-1: Acme, Bo, 2026-11-23\n")
      let file = folder.path + "/crmql/me"
      let attributes = try FileManager.default.attributesOfItem(atPath: file)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      let identity = Identity(path: file)
      #expect(identity.name(in: folder.path + "/s.db") == "Bo" && identity.name(in: folder.path + "/out.txt") == nil)
      try identity.keep(nil, in: folder.path + "/s.db")
      #expect(identity.name(in: folder.path + "/s.db") == nil)
    }
  }
}
