import Foundation
import Rendering
import Testing

@Suite struct PackedOutputTests {
  @Test func unpackedItIsWhatWasWritten() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("crmql-packed-\(UUID().uuidString).gz")
    defer { try? FileManager.default.removeItem(at: url) }
    #expect(FileManager.default.createFile(atPath: url.path, contents: nil))
    let handle = try FileHandle(forWritingTo: url)
    let packed = try PackedOutput(descriptor: handle.fileDescriptor)
    let output = packed.buffer()
    let text = (0..<3_000).map { "row \($0),王芳\n" }.joined()
    try output.append(text)
    try output.flush()
    try packed.finish()
    try handle.close()
    let bytes = [UInt8](try Data(contentsOf: url))
    #expect(bytes.count * 3 < text.utf8.count)
    #expect(try gunzipped(bytes) == text)
  }

  @Test func whatDoesNotFitIsSaid() throws {
    let full = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/full"))
    let packed = try PackedOutput(descriptor: full.fileDescriptor)
    let output = packed.buffer()
    #expect(throws: OutputError.lost("No space left on device")) {
      try output.append("row")
      try output.flush()
      try packed.finish()
    }
  }

  @Test(arguments: [
    ("a.csv", "csv", false), ("a.csv.gz", "csv", true), ("A.CSV.GZ", "CSV", true), ("dir.x/a", "", false),
    ("a.gz", "", false),
    (".csv", "", false), ("a.b.html", "html", false),
  ])
  func endings(_ file: String, _ ending: String, _ isPacked: Bool) {
    #expect(FileFormat.ending(of: file) == ending && FileFormat.isPacked(file) == isPacked)
  }

  @Test func workbooksArePackedAnyway() {
    #expect(
      FileFormat(ending: "xlsx", isPacked: true) == nil && FileFormat(ending: "csv", isPacked: true) == .text(.csv))
  }
}
