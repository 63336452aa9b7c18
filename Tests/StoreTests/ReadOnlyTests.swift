import Foundation
import Testing
import Values

@testable import Store

/// A store in a folder where nothing can be written.
@Suite struct ReadOnlyTests {
  let place: Workplace
  let path: String
  let today: CivilDate

  init() throws {
    place = try Workplace()
    path = place.path("a.db")
    today = try day("2026-03-16")
    _ = try Store.open(path: path, mode: .create, today: today)
  }

  /// Runs `body` as somebody whom the rights of files bind, also when the tests are run by root.
  private func asReader<Result>(rights: mode_t = 0o444, _ body: () throws -> Result) rethrows -> Result {
    chmod(path, rights)
    chmod(place.folder, 0o555)
    typealias SetUser = @convention(c) (UInt32) -> Int32
    let set = dlsym(nil, "setfsuid").map { unsafeBitCast($0, to: SetUser.self) }
    // Of this thread only.
    let before = set?(65534) ?? 0
    defer {
      _ = set?(UInt32(bitPattern: before))
      chmod(place.folder, 0o755)
    }
    return try body()
  }

  @Test func answersQuestions() throws {
    let days = try asReader {
      try Store.open(path: path, mode: .read, today: today).scalar("SELECT COUNT(*) FROM calendar")
    }
    #expect(days == .integer(16 * 365 + 4))
    #expect(try place.names() == ["a.db"])
  }

  @Test func refusesToWrite() throws {
    let error = asReader {
      refusal { () throws(StoreError) in _ = try Store.open(path: path, mode: .write, today: today) }
    }
    guard case .cannotWrite = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try place.names() == ["a.db"])
  }

  @Test func refusesToWriteBesideAWritableFile() throws {
    let error = asReader(rights: 0o666) {
      refusal { () throws(StoreError) in _ = try Store.open(path: path, mode: .write, today: today) }
    }
    guard case .cannotWrite = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func refusesToCreate() throws {
    let other = place.path("b.db")
    let error = asReader {
      refusal { () throws(StoreError) in _ = try Store.open(path: other, mode: .create, today: today) }
    }
    guard case .cannotWrite = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try place.names() == ["a.db"])
  }
}
