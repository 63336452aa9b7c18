import Foundation
import Testing

@testable import Shell

@Suite struct HistoryTests {
  /// A directory of its own for each test.
  private let directory = NSTemporaryDirectory() + "/history-" + UUID().uuidString
  private var path: String { directory + "/deep/er/history" }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test func survivesTheSession() throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let first = History(path: path)
    #expect(first.problem == nil)
    first.append("show visits", at: 1_700_000_000)
    first.append("show 拜访量\nby 销售", at: 1_700_000_001)
    // Not closed in any way: it is in the file already.
    #expect(
      try String(contentsOfFile: path, encoding: .utf8)
        == "#1700000000\nshow visits\n#1700000001\nshow 拜访量\\nby 销售\n")
    #expect(History(path: path).statements == ["show visits", "show 拜访量\nby 销售"])
  }

  @Test func isPrivate() throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    History(path: path).append("x")
    #expect(try mode(path) == 0o600)
    #expect(try mode(directory + "/deep/er") == 0o700)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    _ = History(path: path)
    #expect(try mode(path) == 0o600)
  }

  @Test("Not recorded: what begins with a blank, blanks, and the same twice in a row")
  func whatIsNotRecorded() {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let history = History(path: path)
    for statement in [" secret", "", "   ", "\n", "a", "a", "b", "a"] { history.append(statement) }
    #expect(history.statements == ["a", "b", "a"])
    #expect(History(path: path).statements == ["a", "b", "a"])
  }

  @Test func aLineThatWasCutOffCostsOnlyItself() throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    History(path: path).append("first", at: 1)
    let file = try #require(FileHandle(forWritingAtPath: path))
    file.seekToEndOfFile()
    file.write(Data("#2\nsec".utf8))
    try file.close()
    History(path: path).append("third", at: 3)
    #expect(History(path: path).statements == ["first", "sec", "third"])
  }

  @Test("Refused: links, directories, pipes", arguments: ["link", "directory", "pipe"])
  func irregularFiles(kind: String) throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    let path = directory + "/history"
    let target = directory + "/target"
    try "precious".write(toFile: target, atomically: false, encoding: .utf8)
    switch kind {
    case "link": try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    case "directory": try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    default: #expect(mkfifo(path, 0o600) == 0)
    }
    let history = History(path: path)
    #expect(history.problem?.contains(path) == true)
    history.append("goes on without a file")
    #expect(history.statements == ["goes on without a file"])
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "precious")
  }

  @Test("Many shells at once lose nothing")
  func concurrentWriters() async {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let path = path
    await withTaskGroup(of: Void.self) { group in
      for shell in 0..<8 {
        group.addTask {
          let history = History(path: path)
          for line in 0..<25 { history.append("shell \(shell)\nline \(line)") }
        }
      }
    }
    let expected = Set((0..<8).flatMap { shell in (0..<25).map { "shell \(shell)\nline \($0)" } })
    let found = History(path: path).statements
    #expect(found.count == 200)
    #expect(Set(found) == expected)
  }

  @Test func onlyTheNewestAreLoaded() throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    let path = directory + "/history"
    let file = (0..<12_000).map { "#\($0)\nstatement \($0)\n" }.joined()
    try file.write(toFile: path, atomically: false, encoding: .utf8)
    let statements = History(path: path).statements
    #expect(statements.count == 10_000)
    #expect(statements.first == "statement 2000")
    #expect(statements.last == "statement 11999")
  }

  @Test(
    arguments: [
      (["XDG_STATE_HOME": "/state", "HOME": "/home/li"], "/state/crmql/history"),
      (["XDG_STATE_HOME": "relative", "HOME": "/home/li"], "/home/li/.local/state/crmql/history"),
      (["HOME": "/home/li"], "/home/li/.local/state/crmql/history"), ([:], nil),
    ] as [([String: String], String?)])
  func defaultPath(environment: [String: String], expected: String?) {
    #expect(History.defaultPath(environment: { environment[$0] }) == expected)
  }
}
