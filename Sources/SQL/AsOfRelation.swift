import Values

/// A SELECT of `AsOfText` with its days put in: pieces of text, and between them what is bound.
package struct AsOfRelation: Hashable, Sendable {
  package enum Piece: Hashable, Sendable {
    case text(String)
    case binding(Binding)
    /// The day so many days after the one in the column.
    case day(after: String, days: Int)
    /// The name of the record of a small table that an id leads to.
    case name(table: String, id: String)
    /// Keeps the engine from working out columns of the SELECT that it ends again wherever they are read.
    case once
  }

  package let pieces: [Piece]

  /// Without a period it begins with the store and ends with the moment.
  init(_ select: String, moment: CivilDate, period: Period?, start: CivilDate, currency: Currency) {
    var pieces: [Piece] = []
    for (index, part) in select.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
      guard index > 0, let close = part.firstIndex(of: "}") else {
        pieces.append(.text(String(part)))
        continue
      }
      let name = part[..<close]
      let rest = String(part[part.index(after: close)...])
      if name == "once" {
        pieces += [.once, .text(rest)]
        continue
      }
      if name.hasPrefix("money ") {
        pieces.append(.text(Self.words(String(name.dropFirst(6)), currency) + rest))
        continue
      }
      if let after = name.firstRange(of: " days after "), let days = Int(name[..<after.lowerBound]) {
        pieces.append(.day(after: String(name[after.upperBound...]), days: days))
        pieces.append(.text(rest))
        continue
      }
      if name.hasPrefix("name of "), case let words = name.dropFirst(8).split(separator: " "), words.count == 2 {
        pieces += [.name(table: String(words[0]), id: String(words[1])), .text(rest)]
        continue
      }
      let day =
        switch name {
        case "start": period?.start ?? start
        case "end": period?.end ?? moment.adding(days: 1)
        default: moment.adding(days: -(name.split(separator: "-").dropFirst().first.flatMap { Int($0) } ?? 0))
        }
      pieces.append(.binding(.text(day.iso)))
      pieces.append(.text(rest))
    }
    self.pieces = pieces
  }

  /// An amount in minor units as it is written.
  private static func words(_ amount: String, _ currency: Currency) -> String {
    guard currency.minorDigits > 0 else { return "CAST(\(amount) AS TEXT)" }
    let factor = currency.minorFactor
    return "CAST(\(amount) / \(factor) AS TEXT) || '.' || SUBSTR(CAST(\(factor) + \(amount) % \(factor) AS TEXT), 2)"
  }
}
