import Glibc

/// Whether two answers in CSV hold the same rows, in whatever order.
enum Agreement {
  /// A cell of an answer; none of ours holds a separator.
  private enum Cell: Comparable {
    case number(Double)
    case text(String)

    init(_ written: Substring) {
      let isQuoted = written.count > 1 && written.hasPrefix("\"") && written.hasSuffix("\"")
      let bare = isQuoted ? written.dropFirst().dropLast() : written
      self = Double(bare).map(Cell.number) ?? .text(String(bare))
    }

    /// Ratios are written with six decimals.
    func agrees(with other: Cell) -> Bool {
      switch (self, other) {
      case (.text(let first), .text(let second)): first == second
      case (.number(let first), .number(let second)): abs(first - second) <= 1e-6 + abs(second) * 1e-12
      case (.text, .number), (.number, .text): false
      }
    }
  }

  /// The first row that only one of them has; `nil` when there is none.
  static func difference(ours: String, theirs: String) throws -> String? {
    // The first line of ours names the columns.
    let mine = try rows(of: ours).dropFirst().map(cells).sorted(by: precedes)
    let others = try rows(of: theirs).map(cells).sorted(by: precedes)
    for (first, second) in zip(mine, others) {
      let isSame = first.count == second.count && zip(first, second).allSatisfy { $0.agrees(with: $1) }
      if !isSame { return "\(first) against \(second)" }
    }
    return mine.count == others.count ? nil : "\(mine.count) rows against \(others.count)"
  }

  static func rowCount(_ path: String) throws -> Int { try rows(of: path).count }

  private static func precedes(_ left: [Cell], _ right: [Cell]) -> Bool { left.lexicographicallyPrecedes(right) }

  private static func cells(_ row: Substring) -> [Cell] {
    row.split(separator: ",", omittingEmptySubsequences: false).map(Cell.init)
  }

  private static func rows(of path: String) throws -> [Substring] {
    guard let file = fopen(path, "r") else { throw Child.Failure.cannotStart(path, errno) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes.filter { $0 != 0x0D }, as: UTF8.self).split(separator: "\n")
  }
}
