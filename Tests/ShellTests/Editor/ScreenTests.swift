import Testing

@testable import Shell

/// Enough of a terminal to see what our output leaves on it: deferred wrap, scrolling, the few sequences we use.
struct TerminalModel {
  let columns: Int
  let height: Int
  var cells: [[String]]
  var row = 0
  var column = 0
  private var wrapIsPending = false

  init(columns: Int, height: Int) {
    self.columns = columns
    self.height = height
    cells = Array(repeating: Array(repeating: " ", count: columns), count: height)
  }

  var lines: [String] {
    cells.map { row in
      var line = row.joined()
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  mutating func feed(_ output: String) {
    var scalars = Array(output.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\u{1B}":
        guard scalars.popFirst() == "[" else {
          Issue.record("an unknown sequence")
          return
        }
        let digits = scalars.prefix { ("0"..."9").contains($0) || $0 == ";" }
        scalars = scalars.dropFirst(digits.count)
        let final = scalars.popFirst() ?? "?"
        control(final, Int(String(String.UnicodeScalarView(digits))) ?? 0)
      case "\r": (column, wrapIsPending) = (0, false)
      case "\n": lineFeed()
      default: put(scalar)
      }
    }
  }

  private mutating func control(_ final: Unicode.Scalar, _ number: Int) {
    switch final {
    case "A": row = max(0, row - max(1, number))
    case "B": row = min(height - 1, row + max(1, number))
    case "G": column = max(1, number) - 1
    case "K": for index in column..<columns { cells[row][index] = " " }
    case "J":
      for index in column..<columns { cells[row][index] = " " }
      for below in (row + 1)..<max(row + 1, height) { cells[below] = Array(repeating: " ", count: columns) }
    case "m": return
    default: Issue.record("an unknown sequence: \(final)")
    }
    wrapIsPending = false
  }

  private mutating func lineFeed() {
    wrapIsPending = false
    if row + 1 < height {
      row += 1
    } else {
      cells.removeFirst()
      cells.append(Array(repeating: " ", count: columns))
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = scalar.value >= 0x2E80 ? 2 : 1
    if wrapIsPending || column + width > columns {
      column = 0
      lineFeed()
    }
    cells[row][column] = String(scalar)
    if width == 2 { cells[row][column + 1] = "" }
    column += width
    if column >= columns { (column, wrapIsPending) = (columns - 1, true) }
  }
}

@Suite struct ScreenTests {
  private static func frame(_ text: String, cursor: Int, columns: Int, height: Int) -> Frame {
    Frame(
      Frame.Content(
        prompt: "crmql> ", continuation: "  ...> ",
        buffer: EditorBuffer(scalars: Array(text.unicodeScalars), cursor: cursor),
        highlights: [Highlight(2..<9, .unknown)], isColoured: true),
      columns: columns, height: height)
  }

  /// Without colours.
  private static func plain(_ frame: Frame) -> [String] {
    frame.rows.map { row in
      var model = TerminalModel(columns: 200, height: 1)
      model.feed(row.text)
      return model.lines[0]
    }
  }

  @Test("After any series of edits the terminal shows the text, and the cursor is in its place", arguments: 0..<40)
  func randomEdits(seed: Int) {
    var random = Generator(state: UInt64(seed) &* 2_862_933_555_777_941_757 &+ 3)
    let columns = [11, 20, 30, 80][seed % 4]
    let height = 12
    var terminal = TerminalModel(columns: columns, height: height)
    terminal.feed("earlier output\r\n")
    var screen = Screen(columns: columns)
    var text: [Unicode.Scalar] = []
    let letters = Array("ab 王芳，业\n".unicodeScalars)
    for step in 0..<60 {
      let place = Int(random.next() % UInt64(text.count + 1))
      if random.next() % 3 == 0 && !text.isEmpty {
        text.removeSubrange(place..<min(text.count, place + 1 + Int(random.next() % 9)))
      } else {
        let new = (0...(random.next() % 12)).map { _ in letters[Int(random.next() % UInt64(letters.count))] }
        text.insert(contentsOf: new, at: place)
      }
      let cursor = Int(random.next() % UInt64(text.count + 1))
      var frame = Self.frame(
        String(String.UnicodeScalarView(text)), cursor: cursor, columns: columns, height: height)
      if frame.rows.count + 2 <= height && step % 5 == 0 { frame.append(list: ["  one", "  two"]) }
      terminal.feed(screen.draw(frame))
      let first = terminal.row - frame.cursor.row
      guard first >= 0, first + frame.rows.count <= height else {
        Issue.record("step \(step): the frame is not on the screen")
        return
      }
      #expect(Array(terminal.lines[first..<(first + frame.rows.count)]) == Self.plain(frame), "step \(step)")
      #expect(terminal.lines[(first + frame.rows.count)...].joined() == "", "step \(step)")
      #expect(terminal.column == frame.cursor.column, "step \(step)")
    }
  }

  @Test func anUnchangedFrameWritesNothing() {
    var screen = Screen(columns: 80)
    let frame = Self.frame("show visits", cursor: 3, columns: 80, height: 24)
    #expect(!screen.draw(frame).isEmpty)
    #expect(screen.draw(frame) == "")
  }

  @Test("A row that did not change is not written again")
  func onlyChangesAreWritten() {
    var screen = Screen(columns: 80)
    _ = screen.draw(Self.frame("first line\nsecond", cursor: 17, columns: 80, height: 24))
    let output = screen.draw(Self.frame("first line\nsecond!", cursor: 18, columns: 80, height: 24))
    #expect(output.contains("second!"))
    #expect(!output.contains("line"))
  }

  @Test func leavingGoesBelowTheText() {
    var terminal = TerminalModel(columns: 20, height: 6)
    var screen = Screen(columns: 20)
    terminal.feed(screen.draw(Self.frame("one\ntwo", cursor: 0, columns: 20, height: 6)))
    terminal.feed(screen.leave(with: "^C"))
    terminal.feed("next")
    #expect(terminal.lines[..<3] == ["crmql> one", "  ...> two^C", "next"])
  }

  @Test("When the terminal became narrower, the prompt is found where its rows were broken anew")
  func clearingAfterAResize() {
    var screen = Screen(columns: 40)
    // 37 columns and 10 columns, the cursor at the end: at 20 columns these are two rows and one.
    _ = screen.draw(Self.frame(String(repeating: "x", count: 30) + "\nyyy", cursor: 34, columns: 40, height: 24))
    #expect(screen.clear(columns: 20) == "\u{1B}[2A\r\u{1B}[J")
    #expect(screen.clear(columns: 20) == "\r\u{1B}[J")
  }
}

struct Generator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}
