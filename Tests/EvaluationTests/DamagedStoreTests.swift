import Evaluation
import Foundation
import Store
import Testing
import Values

/// Files that a disk, a network or a person spoiled: whatever is asked of them, the program answers or refuses, soon.
/// `CRMQL_DAMAGED_STORES` says how many; a release sees 10000.
@Suite struct DamagedStoreTests {
  private static let count = ProcessInfo.processInfo.environment["CRMQL_DAMAGED_STORES"].flatMap(Int.init) ?? 160

  private static let questions = [
    "show visits, sales, closes by rep this month", "list customers with name, last_visit",
    "list opportunities where stage changed this month", "show receivable as of yesterday", "check store",
    "describe win_rate",
  ]

  @Test func neitherCrashesNorHangs() throws {
    let whole = [UInt8](
      try Data(contentsOf: URL(fileURLWithPath: SampleStore.store(HandMade.people + HandMade.invoices))))
    let path = SampleStore.folder + "/hurt-\(UUID().uuidString).db"
    defer { for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) } }
    var random = Numbers(state: 20_261_125)
    var (refused, answered) = (0, 0)
    for number in 0..<Self.count {
      for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
      let bytes = random.spoilt(whole)
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let start = Date()
      do {
        let workspace = try Workspace(path: path, today: today)
        // A whole round of questions costs more than the damage is worth; each file gets two of them.
        for question in [Self.questions[number % Self.questions.count], "check store"] {
          do {
            try workspace.answer(question)
            answered += 1
          } catch { refused += 1 }
        }
      } catch { refused += 1 }
      let seconds = Date().timeIntervalSince(start)
      #expect(seconds < 5 * Self.patience, "file \(number): \(seconds) s")
    }
    #expect(refused > 0 && answered > 0)
  }

  /// A shared machine is slower than the one that the limit is for.
  private static let patience = 4.0

  private struct Numbers {
    var state: UInt64

    mutating func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, limit)
    }

    /// Bytes flipped, a stretch overwritten, a page put in the place of another, the end cut off, the header hurt.
    mutating func spoilt(_ whole: [UInt8]) -> [UInt8] {
      var bytes = whole
      let page = 4096
      switch next(6) {
      case 0: for _ in 0..<1 + next(20) { bytes[next(bytes.count)] ^= UInt8(1 << next(8)) }
      case 1:
        let start = next(bytes.count - 600)
        for index in start..<start + 1 + next(599) { bytes[index] = UInt8(next(256)) }
      case 2:
        let pages = bytes.count / page
        let (from, to) = (next(pages) * page, next(pages) * page)
        bytes.replaceSubrange(to..<to + page, with: whole[from..<from + page])
      case 3: bytes.removeLast(next(bytes.count - 200))
      case 4: for _ in 0..<1 + next(4) { bytes[16 + next(84)] = UInt8(next(256)) }
      default:
        // The heads of pages: kinds, counts and pointers of cells.
        for _ in 0..<1 + next(30) { bytes[next(bytes.count / page) * page + next(64)] = UInt8(next(256)) }
      }
      return bytes
    }
  }
}
