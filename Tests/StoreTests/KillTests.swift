import Foundation
import Testing
import Values

@testable import Store

/// What a process that was killed leaves behind: whole stores, and nothing else.
@Suite(.serialized) struct KillTests {
  private static let variable = "CRMQL_TEST_CREATES_IN"

  /// Not a test of its own: the process that is killed runs it.
  @Test(.enabled(if: ProcessInfo.processInfo.environment[variable] != nil)) func createsUntilItIsKilled() throws {
    let folder = try #require(ProcessInfo.processInfo.environment[Self.variable])
    let today = try day("2026-03-16")
    for number in 0..<10_000 {
      let store = try Store.open(path: "\(folder)/\(number).db", mode: .create, today: today)
      try store.run("INSERT INTO sources (name) VALUES ('website')")
      // Acknowledged: must not be lost.
      try Data().write(to: URL(fileURLWithPath: "\(folder)/\(number).ack"))
    }
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment[variable] == nil), arguments: [150, 230, 310, 390])
  func leavesOnlyWholeStores(milliseconds: Int) throws {
    let place = try Workplace()
    let child = Process()
    child.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    child.arguments = ["--testing-library", "swift-testing", "--filter", "StoreTests.KillTests/createsUntilItIsKilled"]
    child.environment = ProcessInfo.processInfo.environment.merging([Self.variable: place.folder]) { $1 }
    child.standardOutput = FileHandle.nullDevice
    child.standardError = FileHandle.nullDevice
    try child.run()
    let deadline = Date(timeIntervalSinceNow: 20)
    while try !place.names().contains("0.ack"), child.isRunning, Date() < deadline { usleep(2000) }
    usleep(UInt32(milliseconds) * 1000)
    kill(child.processIdentifier, SIGKILL)
    child.waitUntilExit()

    let names = try place.names()
    #expect(names.contains("0.ack"))
    for name in names where !["-wal", "-shm"].contains(where: name.hasSuffix) {
      if name.hasSuffix(".ack") {
        let store = try Store.open(path: place.path(name.dropLast(4) + ".db"), mode: .read)
        #expect(try store.scalar("SELECT COUNT(*) FROM sources") == .integer(1))
      } else {
        #expect(name.hasSuffix(".db"))
        try Store.examine(try Store.open(path: place.path(name), mode: .write))
      }
    }
  }
}
