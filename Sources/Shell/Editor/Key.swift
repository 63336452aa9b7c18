/// One press of a key, as far as the editor tells them apart.
enum Key: Equatable {
  case scalar(Unicode.Scalar)
  /// Below a blank, and delete (127).
  case control(UInt8)
  /// The escape key itself: nothing followed it.
  case escape
  /// With Alt, or after the escape key.
  case meta(Unicode.Scalar)
  case up, down, left, right, home, end, delete
  case wordLeft, wordRight
  /// Ctrl-X Ctrl-E.
  case externalEditor
  /// Pasted by the terminal, not typed; still with everything the clipboard held.
  case paste([UInt8])
  /// A sequence that means nothing to us.
  case unknown

  /// Whether it begins another statement where one was proposed: blanks, signs and all other keys go on with that one.
  var beginsAnew: Bool {
    switch self {
    case .scalar(let scalar): !scalar.properties.isWhitespace && !",;.)，；。）".unicodeScalars.contains(scalar)
    case .paste: true
    case .control, .escape, .meta, .up, .down, .left, .right, .home, .end, .delete, .wordLeft, .wordRight,
      .externalEditor, .unknown:
      false
    }
  }

  static let tab = Key.control(0x09)
  static let enter = Key.control(0x0A)
  static let `return` = Key.control(0x0D)
  static let backspace = Key.control(0x7F)

  /// What Ctrl and a letter send: `withControl("R")` is 0x12.
  static func withControl(_ letter: Character) -> Key { .control((letter.asciiValue ?? 0) & 0x1F) }
}
