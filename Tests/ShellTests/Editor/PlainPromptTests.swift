import Testing

@testable import Shell

@Suite struct PlainPromptTests {
  @Test(
    arguments: [(nil, true), ("", true), ("dumb", true), ("xterm-256color", false), ("screen", false)]
      as [(String?, Bool)])
  func terminalsThatCannotMoveTheirCursor(terminal: String?, expected: Bool) {
    #expect(PlainPrompt.isNeeded(for: terminal) == expected)
  }
}
