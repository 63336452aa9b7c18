import Values

/// A SELECT of `AsOfText` with its days put in: pieces of text, and between them what is bound.
package struct AsOfRelation: Hashable, Sendable {
  package enum Piece: Hashable, Sendable {
    case text(String)
    case binding(Binding)
  }

  package let pieces: [Piece]

  /// Without a period it begins with the store and ends with the moment.
  init(_ select: String, moment: CivilDate, period: Period?, start: CivilDate) {
    var pieces: [Piece] = []
    for (index, part) in select.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
      guard index > 0, let close = part.firstIndex(of: "}") else {
        pieces.append(.text(String(part)))
        continue
      }
      let name = part[..<close]
      let day =
        switch name {
        case "start": period?.start ?? start
        case "end": period?.end ?? moment.adding(days: 1)
        default: moment.adding(days: -(name.split(separator: "-").dropFirst().first.flatMap { Int($0) } ?? 0))
        }
      pieces.append(.binding(.text(day.iso)))
      pieces.append(.text(String(part[part.index(after: close)...])))
    }
    self.pieces = pieces
  }
}
