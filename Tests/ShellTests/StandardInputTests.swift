import Evaluation
import Foundation
import Store
import Testing

@testable import Shell

/// Statements that read what comes in beside them.
@Suite struct StandardInputTests {
  private func session(_ use: StandardInput.Use, _ capture: TourTests.Capture, _ descriptor: Int32 = 0) throws
    -> Session
  {
    let session = try TourTests.session(path: ":memory:", today: TourTests.today, capture)
    session.workspace.standardInput = StandardInput(use, descriptor: descriptor)
    return session
  }

  @Test func whoeverSendsNothingIsNotWaitedForForever() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    let capture = TourTests.Capture()
    let session = try session(.data, capture, ends[0])
    session.timeout = 1
    #expect(session.run("import - as customers (name = name)", file: nil) == .timeout)
    #expect(capture.notesText.contains("stopped"))
  }

  @Test(arguments: [(StandardInput.Use.statements, "holds the statements"), (.terminal, "is a terminal")])
  func standardInputThatIsNotData(_ use: StandardInput.Use, _ words: String) throws {
    let capture = TourTests.Capture()
    #expect(try session(use, capture).run("import - as customers (name = name)", file: nil) == .wrongStatement)
    #expect(capture.notesText.contains(words))
  }
}
