/// Groups under a line of their own: `Acme`, the rows of Acme with their first cell blank, `Total for Acme`.
struct HeadedRows {
  private var heading: String?
  /// By row; `nil` where the first cell is filled or nothing stands above.
  private var headings: [String?] = []

  /// Whether a row is such a line: its first cell alone is filled.
  mutating func takes(width: Int, fields: Int, cell: (Int) -> String) -> Bool {
    guard width > 2, (0..<fields).count(where: { !cell($0).isEmpty }) == 1 else { return false }
    let text = cell(0)
    if text.isEmpty || TotalRows.isSubtotal(text) { return false }
    heading = text
    return true
  }

  mutating func add(row: Int, _ first: String) {
    while headings.count < row { headings.append(nil) }
    headings.append(first.isEmpty ? heading : nil)
  }

  /// Only these rows.
  mutating func keep(_ rows: [Int]) { headings = rows.map { headings.indices.contains($0) ? headings[$0] : nil } }

  /// Every row stands below one.
  var isWhole: Bool { !headings.isEmpty && headings.allSatisfy { $0 != nil } }

  func heading(of row: Int) -> String { headings.indices.contains(row) ? headings[row] ?? "" : "" }

  /// What the groups are, as a title says it: `customer` of `Transaction List by Customer`.
  static func noun(in titles: [String]) -> String? {
    for title in titles {
      let words = title.lowercased().split { !$0.isLetter }.map(String.init)
      if let by = words.lastIndex(of: "by"), by + 1 < words.count { return words[by + 1] }
      if let by = title.firstIndex(of: "按") {
        let rest = title[title.index(after: by)...]
        if let noun = ["客户", "销售", "业务员", "产品", "部门", "区域"].first(where: { rest.hasPrefix($0) }) { return noun }
      }
    }
    return nil
  }
}
