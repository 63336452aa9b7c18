internal import Values

/// A measure and what it was in other periods: their bars share a scale.
struct BarBlock {
  let measure: Int
  let before: [Int]

  /// One for each measure that is not another's before.
  static func all(of columns: [Answer.Column]) -> [BarBlock] {
    let drawn = columns.indices.filter { columns[$0].isDrawn }
    func before(_ measure: Int) -> [Int] {
      let start = "\(columns[measure].name)_before"
      return drawn.filter { index in
        let rest = columns[index].name.dropFirst(start.count)
        let isEnd = rest.isEmpty || rest.first == "_" && Int(rest.dropFirst()) != nil
        return isEnd && columns[index].name.hasPrefix(start)
      }
    }
    let blocks = drawn.map { BarBlock(measure: $0, before: before($0)) }
    let others = Set(blocks.flatMap(\.before))
    return blocks.filter { !others.contains($0.measure) }
  }

  /// Every row followed by one for each other period: its title where a row has its last label, and its value.
  func lines(of rows: [[Value]], _ labels: [Int], _ columns: [Answer.Column]) -> [(cells: [Value], series: Int)] {
    func cell(_ row: [Value], _ index: Int) -> Value { index < row.count ? row[index] : .nothing }
    return rows.flatMap { row in
      [(labels.map { cell(row, $0) } + [cell(row, measure)], 0)]
        + before.enumerated().map { place, other in
          let title = Value.text("  \(columns[other].title)")
          return (labels.map { $0 == labels.last ? title : .text("") } + [cell(row, other)], place + 1)
        }
    }
  }
}
