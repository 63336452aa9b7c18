/// Columns that are filled in the first row of a group only, as reports and people write them: the rep before the first of
/// the rep's deals, the order before the first of its lines.
struct GroupedColumns {
  /// In the order of the file.
  private(set) var places: [Int] = []

  /// - Parameter cells: by row, without totals.
  init(_ headers: [String], _ cells: [[String]]) {
    guard cells.count > 2,
      let first = headers.indices.first(where: { column in cells.contains { !$0[column].isEmpty } })
    else { return }
    let leads = Self.filled(first, cells)
    guard leads[0], leads.contains(false), Self.areDifferent(first, cells) else { return }
    let others = headers.indices.filter { $0 != first && !headers[$0].isEmpty }
    // The order's own columns are blank together.
    let together = others.filter { Self.filled($0, cells) == leads && !Self.isNumeric($0, cells) }
    // A group within the group has a value wherever that begins.
    var inner: [Int] = []
    let beside = headers.indices.filter { $0 > first && !(headers[$0].isEmpty && Self.isBlank($0, cells)) }
    for (place, column) in beside.enumerated() where place == inner.count && !together.contains(column) {
      let filled = Self.filled(column, cells)
      guard filled.contains(false), !Self.isNumeric(column, cells),
        zip(leads, filled).allSatisfy({ !$0 || $1 }), Self.isWithin(leads, column, cells)
      else { break }
      inner.append(column)
    }
    // Every row of a group has to tell something of its own.
    let shared = Set([first] + together + inner)
    guard cells.allSatisfy({ row in row.indices.contains { !shared.contains($0) && !row[$0].isEmpty } }) else { return }
    guard !together.isEmpty || Self.isGroup(headers[first]) else { return }
    places = ([first] + together + inner).sorted()
  }

  private static func filled(_ column: Int, _ cells: [[String]]) -> [Bool] { cells.map { !$0[column].isEmpty } }

  private static func isBlank(_ column: Int, _ cells: [[String]]) -> Bool { cells.allSatisfy { $0[column].isEmpty } }

  /// Each group stands once.
  private static func areDifferent(_ column: Int, _ cells: [[String]]) -> Bool {
    let values = cells.map { $0[column] }.filter { !$0.isEmpty }
    return values.count > 1 && Set(values).count == values.count
  }

  /// The values of one group are different ones.
  private static func isWithin(_ leads: [Bool], _ column: Int, _ cells: [[String]]) -> Bool {
    var seen: Set<String> = []
    for (row, isLead) in leads.enumerated() {
      if isLead { seen = [] }
      let value = cells[row][column]
      if !value.isEmpty, !seen.insert(value).inserted { return false }
    }
    return true
  }

  private static func isNumeric(_ column: Int, _ cells: [[String]]) -> Bool {
    let values = cells.map { $0[column] }.filter { !$0.isEmpty }
    return values.allSatisfy {
      NumberReading.number($0, style: .dot) != nil && DateReading.read($0, order: .dayFirst).isFailure
    }
  }

  /// Records have groups of these; what is a record's own (an address, a telephone number) may be missing.
  private static func isGroup(_ header: String) -> Bool {
    let key = HeaderReading(header).key
    if groups.contains(key) { return true }
    return ["opportunities", "activities", "order_lines", "invoices", "targets", "customers"].contains { entity in
      guard let words = EntityWords.of(entity) else { return false }
      return words.matches(key).contains { match in
        let field = words.entity.fields[match.field]
        return match.weight >= 0.9 && (field.kind.isReference || field.isTime || field.name == "category")
      }
    }
  }

  private static let groups: Set = [
    "region", "date", "month", "category", "week", "day", "quarter", "branch", "store", "shop", "outlet",
    "team", "department", "channel", "门店", "店铺", "分店", "分公司", "部门", "渠道", "区域", "大区", "日期", "月份", "类别", "地区",
  ]
}

extension DateReading.Reading {
  fileprivate var isFailure: Bool { if case .failed = self { true } else { false } }
}
