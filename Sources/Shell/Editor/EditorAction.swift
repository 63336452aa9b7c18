internal import CEditline

/// What the editor does itself when libedit calls the function bound to `EditorCode.action`.
enum EditorAction: Equatable {
  case replace(String)
  case insert(String)
  case newline
  case complete
  case moveUp, moveDown
  case lineStart, lineEnd
  case takeGhost
  case search
  case externalEditor
}

/// The characters that carry keys to libedit: C1 controls, which are never text.
enum EditorCode {
  /// Bound to our own function.
  static let action: UInt32 = 0x80
  static let submit: UInt32 = 0x81
  static let left: UInt32 = 0x82
  static let right: UInt32 = 0x83
  static let wordLeft: UInt32 = 0x84
  static let wordRight: UInt32 = 0x85
  static let delete: UInt32 = 0x86
  static let clearScreen: UInt32 = 0x87
  static let backspace: UInt32 = 0x88
  static let deleteWord: UInt32 = 0x89
  /// Says that the key does nothing here.
  static let beep: UInt32 = 0x8F

  private static let functions: [(UInt32, String)] = [
    (action, EDITLINE_ACTION), (submit, "ed-newline"), (left, "ed-prev-char"), (right, "ed-next-char"),
    (wordLeft, "ed-prev-word"), (wordRight, "em-next-word"), (delete, "ed-delete-next-char"),
    (clearScreen, "ed-clear-screen"), (backspace, "ed-delete-prev-char"), (deleteWord, "ed-delete-prev-word"),
    (beep, "ed-unassigned"),
  ]

  static func bindAll() {
    for (code, function) in functions {
      let key = "\\" + String(code, radix: 8)
      editline_bind(key, function, false)
      editline_bind(key, function, true)
    }
    if editline_is_vi() {
      for key in ["j", "k", "/"] { editline_bind(key, EDITLINE_ACTION, true) }
    }
  }
}

extension LineEditor {
  /// libedit's view of a key that is ours: does it and says what has to be drawn.
  func act(for character: UInt32) -> Int32 {
    let action: EditorAction?
    switch Unicode.Scalar(character) {
    case "j": action = .moveDown
    case "k": action = .moveUp
    case "/": action = .search
    default: action = pending
    }
    pending = nil
    guard let action else { return EDITLINE_ERROR }
    return perform(action)
  }

  private func perform(_ action: EditorAction) -> Int32 {
    let buffer = buffer
    switch action {
    case .replace(let text):
      replace(with: EditorBuffer(text))
    case .insert(let text):
      insert(text, in: buffer)
    case .newline:
      insert("\n", in: buffer)
    case .complete:
      return complete(buffer)
    case .moveUp:
      if let cursor = buffer.cursorMoved(down: false) {
        editline_move_cursor(Int32(cursor - buffer.cursor))
      } else if let text = historyCursor.older(than: buffer.text, in: history.statements) {
        replace(with: EditorBuffer(text))
      } else {
        return EDITLINE_ERROR
      }
    case .moveDown:
      if let cursor = buffer.cursorMoved(down: true) {
        editline_move_cursor(Int32(cursor - buffer.cursor))
      } else if let text = historyCursor.newer(in: history.statements) {
        replace(with: EditorBuffer(text))
      } else {
        return EDITLINE_ERROR
      }
    case .lineStart:
      editline_move_cursor(Int32(buffer.currentLine.lowerBound - buffer.cursor))
    case .lineEnd:
      editline_move_cursor(Int32(buffer.currentLine.upperBound - buffer.cursor))
    case .takeGhost:
      guard let ghost = ghost(behind: buffer), !ghost.isEmpty else { return EDITLINE_ERROR }
      insert(ghost, in: buffer)
    case .search:
      search(from: buffer)
      return EDITLINE_UNCHANGED
    case .externalEditor:
      editOutside(buffer)
      return EDITLINE_UNCHANGED
    }
    return EDITLINE_REFRESH
  }

  func replace(with buffer: EditorBuffer) {
    let characters = buffer.scalars.map { Int32(bitPattern: $0.value) } + [0]
    characters.withUnsafeBufferPointer {
      editline_replace($0.baseAddress, buffer.scalars.count, buffer.cursor)
    }
  }

  func insert(_ text: String, in buffer: EditorBuffer) {
    var scalars = buffer.scalars
    let new = Array(text.unicodeScalars)
    scalars.insert(contentsOf: new, at: buffer.cursor)
    replace(with: EditorBuffer(scalars: scalars, cursor: buffer.cursor + new.count))
  }

  /// TAB: one candidate is put in, several are listed after what they have in common is put in.
  private func complete(_ buffer: EditorBuffer) -> Int32 {
    if let shown = list, let page = listPage {
      // The same place again: the next page.
      list = CompletionList(candidates: shown.candidates, first: page.next)
      return EDITLINE_UNCHANGED
    }
    let before = buffer.beforeCursor
    guard let completions = assistant?.completions(in: buffer.text, at: before.utf8.count),
      let only = completions.candidates.first,
      let start = before.utf8.index(
        before.startIndex, offsetBy: completions.replaceFrom, limitedBy: before.endIndex),
      start.samePosition(in: before.unicodeScalars) != nil
    else { return EDITLINE_ERROR }
    let typed = String(before[start...])
    let insertion: String?
    if completions.candidates.count == 1 {
      insertion = only.insertion
    } else {
      insertion = completions.commonBeginning(beyond: typed)
      list = CompletionList(candidates: completions.candidates)
    }
    guard let insertion else { return EDITLINE_UNCHANGED }
    let kept = Array(before[..<start].unicodeScalars)
    let new = kept + Array(insertion.unicodeScalars)
    replace(with: EditorBuffer(scalars: new + buffer.scalars[buffer.cursor...], cursor: new.count))
    return EDITLINE_REFRESH
  }

  func ghost(behind buffer: EditorBuffer) -> String? {
    guard options.colour, buffer.isAtEnd, !buffer.scalars.isEmpty else { return nil }
    guard let ghost = assistant?.ghost(for: buffer.text), !ghost.unicodeScalars.contains(where: PlainText.isHidden)
    else { return nil }
    return ghost
  }
}
