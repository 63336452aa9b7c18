internal import CEditline

/// The text being edited, as libedit holds it.
struct EditorBuffer: Equatable {
  var scalars: [Unicode.Scalar]
  /// Counted in scalars.
  var cursor: Int

  init(scalars: [Unicode.Scalar], cursor: Int) {
    self.scalars = scalars
    self.cursor = min(max(0, cursor), scalars.count)
  }

  init(_ text: String) {
    self.init(scalars: Array(text.unicodeScalars), cursor: text.unicodeScalars.count)
  }

  init(_ line: editline_text) {
    let characters = UnsafeBufferPointer(start: line.characters, count: line.count)
    self.init(scalars: characters.map { Unicode.Scalar(UInt32(bitPattern: $0)) ?? "\u{FFFD}" }, cursor: line.cursor)
  }

  var text: String { Self.text(of: scalars[...]) }
  var beforeCursor: String { Self.text(of: scalars[..<cursor]) }
  var afterCursor: String { Self.text(of: scalars[cursor...]) }
  var isAtEnd: Bool { cursor == scalars.count }

  private static func text(of scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  /// Where the cursor's line begins and ends, newlines not counted.
  var currentLine: Range<Int> {
    let start = scalars[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    let end = scalars[cursor...].firstIndex(of: "\n") ?? scalars.count
    return start..<end
  }

  /// The cursor's place a line up or down, in the same column as near as can be; nothing when there is no such line.
  func cursorMoved(down: Bool) -> Int? {
    let line = currentLine
    let column = scalars[line.lowerBound..<cursor].reduce(0) { $0 + max(0, TerminalWidth.of($1)) }
    let target: Range<Int>
    if down {
      guard line.upperBound < scalars.count else { return nil }
      target = EditorBuffer(scalars: scalars, cursor: line.upperBound + 1).currentLine
    } else {
      guard line.lowerBound > 0 else { return nil }
      target = EditorBuffer(scalars: scalars, cursor: line.lowerBound - 1).currentLine
    }
    var used = 0
    for index in target {
      used += max(0, TerminalWidth.of(scalars[index]))
      if used > column { return index }
    }
    return target.upperBound
  }
}
