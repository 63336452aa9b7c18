internal import Values

/// Rows arranged along their time axis: for every group of the other dimensions, which row stands at which time.
struct TimeSeries {
  /// The column of times, and the columns that name a group.
  let axisColumn: Int
  let labelColumns: [Int]
  /// The times, oldest first.
  let axis: [Value]
  /// In the order in which the rows name them.
  var groups: [Group] = []

  struct Group {
    var labels: [Value]
    /// The row at each time; `nil` where the group has none.
    var rows: [Int?]
  }

  /// `nil` without a time axis.
  init?(_ columns: [Answer.Column], rows: [[Value]]) {
    let labels = columns.indices.filter { !columns[$0].isDrawn }
    guard let axisColumn = labels.first(where: { column in rows.contains { Self.order($0, column) != nil } }) else {
      return nil
    }
    self.axisColumn = axisColumn
    labelColumns = labels.filter { $0 != axisColumn }
    var times: [Int: Value] = [:]
    for row in rows {
      if let order = Self.order(row, axisColumn) { times[order] = row[axisColumn] }
    }
    let orders = times.keys.sorted()
    axis = orders.compactMap { times[$0] }
    let places = Dictionary(uniqueKeysWithValues: orders.enumerated().map { ($1, $0) })
    var found: [[Value]: Int] = [:]
    for (number, row) in rows.enumerated() {
      guard let order = Self.order(row, axisColumn), let place = places[order] else { continue }
      let key = labelColumns.map { $0 < row.count ? row[$0] : .nothing }
      let index = found[key] ?? groups.count
      if index == groups.count {
        found[key] = index
        groups.append(Group(labels: key, rows: Array(repeating: nil, count: orders.count)))
      }
      groups[index].rows[place] = number
    }
  }

  /// The values of `column` along the axis.
  func values(_ group: Group, column: Int, in rows: [[Value]]) -> [Value] {
    group.rows.map { number in
      guard let number, column < rows[number].count else { return .nothing }
      return rows[number][column]
    }
  }

  /// Where a time stands among others; `nil` for what is no time.
  private static func order(_ row: [Value], _ column: Int) -> Int? {
    guard column < row.count else { return nil }
    return switch row[column] {
    case .bucket(_, let day), .date(let day): day.dayNumber
    case .weekday(let day): day
    case .nothing, .absent, .atLeast, .integer, .real, .text, .missing: nil
    }
  }
}
