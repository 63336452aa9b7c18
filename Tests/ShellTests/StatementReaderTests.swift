import Foundation
import Testing

@testable import Shell

@Suite struct StatementReaderTests {
  /// A reader of these bytes, from a pipe.
  private func withReader<Result>(_ bytes: [UInt8], _ body: (inout StatementReader) throws -> Result) rethrows -> Result
  {
    let pipe = Pipe()
    let writer = Thread {
      try? pipe.fileHandleForWriting.write(contentsOf: Data(bytes))
      try? pipe.fileHandleForWriting.close()
    }
    writer.start()
    var reader = StatementReader(descriptor: pipe.fileHandleForReading.fileDescriptor)
    return try withExtendedLifetime(pipe) { try body(&reader) }
  }

  private func lines(_ bytes: [UInt8]) throws -> [String] {
    try withReader(bytes) { reader in
      var lines: [String] = []
      while let line = try reader.readLine() { lines.append(line) }
      return lines
    }
  }

  @Test(arguments: [
    ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\n\nb", ["a", "", "b"]), ("a\r\nb\r\n", ["a", "b"]),
    ("\u{FEFF}王芳\n", ["王芳"]), ("\u{FEFF}", []), ("\n", [""]),
  ])
  func lines(text: String, expected: [String]) throws {
    #expect(try lines(Array(text.utf8)) == expected)
  }

  @Test("Lines longer than what is read at once, and characters across the border")
  func longLines() throws {
    let long = String(repeating: "王", count: 50_000)
    #expect(try lines(Array((long + "\nx\n" + long).utf8)) == [long, "x", long])
    #expect(try withReader(Array(long.utf8)) { try $0.readAll() } == long)
  }

  @Test func wholeInput() throws {
    let text = "show visits\n  by rep\r\n"
    #expect(try withReader(Array(("\u{FEFF}" + text).utf8)) { try $0.readAll() } == text)
  }

  @Test(
    "What is no text is refused with its line",
    arguments: [
      ([0x61, 0x0A, 0xFF, 0x0A], InputError.notUTF8(line: 2)), ([0xE7, 0x8E], .notUTF8(line: 1)),
      ([0x0A, 0x0A, 0x61, 0x00, 0x0A], .nul(line: 3)), ([0xED, 0xA0, 0x80], .notUTF8(line: 1)),
      ([0xC0, 0xAF], .notUTF8(line: 1)),
    ] as [([UInt8], InputError)])
  func refused(bytes: [UInt8], expected: InputError) {
    #expect(throws: expected) { try lines(bytes) }
    #expect(throws: expected) { try withReader(bytes) { try $0.readAll() } }
  }

  @Test func aLineReadBeforeTheDamageIsGood() throws {
    try withReader(Array("good\n".utf8) + [0xFF, 0x0A]) { (reader: inout StatementReader) throws in
      let first = try reader.readLine()
      #expect(first == "good")
      #expect(throws: InputError.notUTF8(line: 2)) { try reader.readLine() }
    }
  }

  @Test func whatCannotBeReadIsAnError() {
    var reader = StatementReader(descriptor: -1)
    #expect(throws: InputError.system(EBADF)) { try reader.readAll() }
  }
}
