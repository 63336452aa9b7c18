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
  static let deleteNextWord: UInt32 = 0x87
  static let backspace: UInt32 = 0x88
  static let deleteWord: UInt32 = 0x89
  static let killToEnd: UInt32 = 0x8A
  static let killAll: UInt32 = 0x8B
  static let yank: UInt32 = 0x8C
  static let exchange: UInt32 = 0x8D
  static let capitalise: UInt32 = 0x8E
  static let lowerCase: UInt32 = 0x8F
  static let upperCase: UInt32 = 0x90

  private static let functions: [(UInt32, String)] = [
    (action, EDITLINE_ACTION), (submit, "ed-newline"), (left, "ed-prev-char"), (right, "ed-next-char"),
    (wordLeft, "ed-prev-word"), (wordRight, "em-next-word"), (delete, "ed-delete-next-char"),
    (deleteNextWord, "ed-delete-next-word"), (backspace, "ed-delete-prev-char"), (deleteWord, "ed-delete-prev-word"),
    (killToEnd, "ed-kill-line"), (killAll, "em-kill-line"), (yank, "em-yank"), (exchange, "ed-transpose-chars"),
    (capitalise, "em-capitol-case"), (lowerCase, "em-lower-case"), (upperCase, "em-upper-case"),
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
  /// libedit calls for a key that is ours.
  func act(for character: UInt32) {
    let action: EditorAction?
    switch Unicode.Scalar(character) {
    case "j": action = .moveDown
    case "k": action = .moveUp
    case "/": action = .search
    default: action = pending
    }
    pending = nil
    guard let action, perform(action) else { return beep() }
  }

  /// False when there is nothing to do.
  private func perform(_ action: EditorAction) -> Bool {
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
        return false
      }
    case .moveDown:
      if let cursor = buffer.cursorMoved(down: true) {
        editline_move_cursor(Int32(cursor - buffer.cursor))
      } else if let text = historyCursor.newer(in: history.statements) {
        replace(with: EditorBuffer(text))
      } else {
        return false
      }
    case .lineStart:
      editline_move_cursor(Int32(buffer.currentLine.lowerBound - buffer.cursor))
    case .lineEnd:
      editline_move_cursor(Int32(buffer.currentLine.upperBound - buffer.cursor))
    case .takeGhost:
      guard let ghost = ghost(behind: buffer), !ghost.isEmpty else { return false }
      insert(ghost, in: buffer)
    case .search:
      search(from: buffer)
    case .externalEditor:
      editOutside(buffer)
    }
    return true
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
  private func complete(_ buffer: EditorBuffer) -> Bool {
    if let shown = list, let page = listPage {
      // The same place again: the next page.
      list = CompletionList(candidates: shown.candidates, first: page.next)
      return true
    }
    let before = buffer.beforeCursor
    guard let completions = assistant?.completions(in: buffer.text, at: before.utf8.count),
      let only = completions.candidates.first,
      let start = before.utf8.index(
        before.startIndex, offsetBy: completions.replaceFrom, limitedBy: before.endIndex),
      start.samePosition(in: before.unicodeScalars) != nil
    else { return false }
    let typed = String(before[start...])
    let insertion: String?
    if completions.candidates.count == 1 {
      insertion = only.insertion
    } else {
      insertion = completions.commonBeginning(beyond: typed)
      list = CompletionList(candidates: completions.candidates)
    }
    guard let insertion else { return true }
    let kept = Array(before[..<start].unicodeScalars)
    let new = kept + Array(insertion.unicodeScalars)
    replace(with: EditorBuffer(scalars: new + buffer.scalars[buffer.cursor...], cursor: new.count))
    return true
  }

  func ghost(behind buffer: EditorBuffer) -> String? {
    guard options.colour, buffer.isAtEnd, !buffer.scalars.isEmpty else { return nil }
    guard let ghost = assistant?.ghost(for: buffer.text), !ghost.unicodeScalars.contains(where: PlainText.isHidden)
    else { return nil }
    return ghost
  }
}
