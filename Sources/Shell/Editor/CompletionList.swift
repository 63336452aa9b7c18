/// The list under the line: one candidate a row with its meaning, or several columns when none has one.
struct CompletionList: Equatable {
  var candidates: [Completions.Candidate]
  /// The candidate the list begins with; TAB turns the pages.
  var first = 0

  private static let longestList = 12

  struct Page: Equatable {
    var lines: [String]
    /// The candidate the next page begins with; 0 after the last one.
    var next: Int
  }

  /// At most `rows` rows, each shorter than the screen is wide.
  func page(columns: Int, rows: Int, colour: Bool) -> Page {
    let height = min(rows, Self.longestList)
    let left = candidates.dropFirst(first)
    guard height > 0, columns > 4, !left.isEmpty else { return Page(lines: [], next: 0) }
    let room = columns - 1
    let hasMeanings = left.contains { !$0.meaning.isEmpty }
    let labelWidth = min(left.map { TerminalWidth.of(PlainText.oneLine($0.label)) }.max() ?? 0, room - 2)
    let perRow = hasMeanings ? 1 : max(1, room / (labelWidth + 4))
    // The last row says how many more there are, if there are.
    let fitsWhole = (left.count + perRow - 1) / perRow <= height
    let shown = fitsWhole ? left.count : max(0, height - 1) * perRow
    var lines: [String] = []
    var rest = left.prefix(shown)
    while !rest.isEmpty {
      let row = rest.prefix(perRow)
      rest = rest.dropFirst(perRow)
      lines.append(
        hasMeanings
          ? described(row.first, labelWidth: labelWidth, room: room, colour: colour)
          : row.map { "  " + padded($0.label, to: labelWidth) + "  " }.joined().trimmingTrailingBlanks())
    }
    if !fitsWhole {
      lines.append(dim(TerminalWidth.fitted("  … \(left.count - shown) more", columns: room), colour: colour))
    }
    return Page(lines: lines, next: fitsWhole || shown == 0 ? 0 : first + shown)
  }

  private func described(
    _ candidate: Completions.Candidate?, labelWidth: Int, room: Int, colour: Bool
  ) -> String {
    guard let candidate else { return "" }
    let label = "  " + padded(candidate.label, to: labelWidth)
    let meaningRoom = room - labelWidth - 4
    guard meaningRoom > 3, !candidate.meaning.isEmpty else { return label.trimmingTrailingBlanks() }
    let meaning = TerminalWidth.fitted(PlainText.oneLine(candidate.meaning), columns: meaningRoom)
    return label + "  " + dim(meaning, colour: colour)
  }

  private func padded(_ label: String, to width: Int) -> String {
    let fitted = TerminalWidth.fitted(PlainText.oneLine(label), columns: width)
    return fitted + String(repeating: " ", count: max(0, width - TerminalWidth.of(fitted)))
  }

  private func dim(_ text: String, colour: Bool) -> String { colour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}

extension String {
  fileprivate func trimmingTrailingBlanks() -> String {
    var result = self
    while result.last == " " { result.removeLast() }
    return result
  }
}

extension Completions {
  /// What all candidates begin with, when it goes further than what is typed.
  func commonBeginning(beyond typed: String) -> String? {
    guard var common = candidates.first?.insertion else { return nil }
    for candidate in candidates.dropFirst() {
      common = String(zip(common, candidate.insertion).prefix { $0 == $1 }.map(\.0))
    }
    guard common.count > typed.count, common.lowercased().hasPrefix(typed.lowercased()) else { return nil }
    return common
  }
}
