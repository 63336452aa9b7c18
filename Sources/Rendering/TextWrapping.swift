/// `text` in lines of at most `width` columns: broken at spaces, between wide characters, and inside a word only when
/// the word alone is too wide. Only the space at a break is left out. Always at least one line.
package func wrapped(_ text: String, width: Int) -> [String] {
  guard displayWidth(text) > width else { return [text] }
  var lines: [String] = []
  var line = ""
  var used = 0
  for piece in pieces(text) {
    let size = displayWidth(piece)
    let bare = piece.hasSuffix(" ") ? size - 1 : size
    if used + bare > width, used > 0 {
      lines.append(trimmed(line))
      (line, used) = ("", 0)
    }
    if bare <= width {
      line += piece
      used += size
      continue
    }
    for character in piece {
      let columns = displayWidth(character)
      if used + columns > width, used > 0 {
        lines.append(line)
        (line, used) = ("", 0)
      }
      line.append(character)
      used += columns
    }
  }
  if !line.isEmpty { lines.append(trimmed(line)) }
  return lines.isEmpty ? [""] : lines
}

/// Signs that begin no line.
private let closing: Set<Character> = [
  "，", "。", "；", "：", "、", "？", "！", "）", "”", "’", "》", "】", ",", ";", ":", ".", ")", "!", "?", "%",
]

/// Words with the space after them; each wide character by itself, with the signs that close it.
private func pieces(_ text: String) -> [String] {
  var found: [String] = []
  var word = ""
  for character in text {
    if closing.contains(character), word.isEmpty, let last = found.last, !last.hasSuffix(" ") {
      found[found.count - 1].append(character)
    } else if closing.contains(character), displayWidth(character) == 2 {
      found.append(word + String(character))
      word = ""
    } else if displayWidth(character) == 2 {
      if !word.isEmpty { found.append(word) }
      word = ""
      found.append(String(character))
    } else if character == " ", word.isEmpty, let last = found.last, !last.hasSuffix(" ") {
      found[found.count - 1].append(character)
    } else if character == " " {
      found.append(word + " ")
      word = ""
    } else {
      word.append(character)
    }
  }
  if !word.isEmpty { found.append(word) }
  return found
}

private func trimmed(_ line: String) -> String {
  line.hasSuffix(" ") ? String(line.dropLast()) : line
}

/// The widest piece that has to stay together.
func widestWord(_ text: String) -> Int {
  pieces(text).map { displayWidth($0.hasSuffix(" ") ? String($0.dropLast()) : $0) }.max() ?? 0
}

func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

func padded(_ text: String, to width: Int) -> String { text + spaces(width - displayWidth(text)) }
