import Foundation
import Testing

@testable import Shell

extension SignalTests {
  /// `$VISUAL` for the time of the test.
  private func edit(_ text: String, with command: String) -> ExternalEditor.Result {
    let former = ProcessInfo.processInfo.environment["VISUAL"]
    setenv("VISUAL", command, 1)
    defer { if let former { setenv("VISUAL", former, 1) } else { unsetenv("VISUAL") } }
    return ExternalEditor.edit(text)
  }

  @Test func theEditedTextComesBack() {
    #expect(edit("show visits\nby 销售", with: "sed -i s/visits/拜访量/") == .text("show 拜访量\nby 销售"))
    #expect(edit("", with: "true") == .text(""))
  }

  @Test func theFileIsPrivateAndGoesAway() throws {
    let note = NSTemporaryDirectory() + "/editor-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: note) }
    _ = edit("secret", with: "sh -c 'stat -c %a:%n \"$0\" > \(note)'")
    let parts = try String(contentsOfFile: note, encoding: .utf8).split(whereSeparator: { ":\n".contains($0) })
    #expect(parts.first == "600")
    let path = try #require(parts.last.map(String.init))
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(!FileManager.default.fileExists(atPath: (path as NSString).deletingLastPathComponent))
  }

  @Test("A failure changes nothing", arguments: ["false", "/no/such/editor", "rm", "printf '\\377' >"])
  func failures(command: String) {
    guard case .failed(let reason) = edit("x", with: command) else {
      Issue.record("no failure")
      return
    }
    #expect(!reason.isEmpty)
  }

  @Test func ctrlCStillRaisesTheFlagAfterwards() {
    Interrupt.install()
    _ = edit("x", with: "true")
    Interrupt.clear()
    #expect(interruptArrives())
    Interrupt.clear()
  }
}
