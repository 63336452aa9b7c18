import Foundation
import Values

@testable import Store

/// A folder of its own for one test, gone with it.
final class Workplace: Sendable {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "crmql-store-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { folder + "/" + name }

  func write(_ bytes: [UInt8], to name: String) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  /// Sorted.
  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
}

func day(_ iso: String) throws -> CivilDate {
  guard let found = CivilDate(iso: iso) else { throw Unreadable(text: iso) }
  return found
}

struct Unreadable: Error { let text: String }

/// The error of `body`; `nil` when it succeeds.
func refusal(_ body: () throws(StoreError) -> Void) -> StoreError? {
  do throws(StoreError) {
    try body()
    return nil
  } catch { return error }
}
