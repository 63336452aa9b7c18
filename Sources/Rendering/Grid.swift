internal import Values

extension Answer.Column {
  /// Whether the column's cells stand at the right, at their decimal points.
  var isNumeric: Bool { unit != .text && unit != .date }

  var sense: NumberFormat.Sense { isChange ? .change : .level }

  /// Whether a movement of this column is welcome or not; `plain` where nothing is known.
  func style(of value: Value) -> Style {
    guard sense != .level, let number = value.number, number != 0 else { return .plain }
    switch direction {
    case .higher: return number > 0 ? .good : .bad
    case .lower: return number < 0 ? .good : .bad
    case .neutral: return .plain
    }
  }
}

/// An answer as texts in columns, ready to be laid out.
struct Grid {
  struct Cell {
    var text: String
    var width: Int
    /// Columns before the decimal point; `nil` for words.
    var lead: Int?
    var style: Style

    init(_ text: String, lead: Int? = nil, style: Style = .plain) {
      self.text = text
      self.width = displayWidth(text)
      self.lead = lead
      self.style = style
    }
  }

  struct Column {
    var title: String
    var isNumeric: Bool
    /// Cells that lose their meaning when broken into lines.
    var isRigid = false
    var cells: [Cell]

    /// Columns before and from the decimal point on that the numbers need.
    var lead: Int { cells.compactMap(\.lead).max() ?? 0 }
    var rest: Int { cells.map { $0.lead == nil ? 0 : $0.width - ($0.lead ?? 0) }.max() ?? 0 }
    var bodyWidth: Int { max(lead + rest, cells.map { $0.lead == nil ? $0.width : 0 }.max() ?? 0) }
    var width: Int { max(displayWidth(title), bodyWidth) }
  }

  /// The rows under the rule: the rest of a `top`, and the total.
  enum Summary { case others, total }

  var columns: [Column]
  var bodyCount: Int
  var summaries: [Summary]
}

extension Grid {
  init(_ columns: [Answer.Column], rows: [[Value]], tail: Answer.Tail = Answer.Tail(), options: RenderingOptions) {
    var summaries: [(kind: Summary, label: String, cells: [Value])] = []
    if let others = tail.others {
      summaries.append((.others, options.language.others(others.groups), others.cells))
    }
    if let total = tail.total { summaries.append((.total, options.language.total, total)) }

    self.bodyCount = rows.count
    self.summaries = summaries.map(\.kind)
    self.columns = columns.enumerated().map { index, column in
      let values = (rows + summaries.map(\.cells)).map { index < $0.count ? $0[index] : .nothing }
      return Column(column, values: values, bodyCount: rows.count, options: options)
    }
    guard !summaries.isEmpty else { return }
    // The label stands in the first column, unless that holds a number of the summary.
    let hasRoom = columns.first?.role != .measure && summaries.allSatisfy { $0.cells.first ?? .nothing == .nothing }
    let labels = summaries.map { Cell($0.label, style: $0.kind == .total ? .bold : .dim) }
    if hasRoom, !self.columns.isEmpty {
      self.columns[0].cells.replaceSubrange(rows.count..., with: labels)
    } else {
      let blanks = Array(repeating: Cell(""), count: rows.count)
      self.columns.insert(Column(title: "", isNumeric: false, cells: blanks + labels), at: 0)
    }
  }
}

extension Grid.Column {
  /// The cells of one column, all with as many decimals as the neediest of them. Values from `bodyCount` on belong to
  /// summaries, in which a dimension of no value is blank.
  init(_ column: Answer.Column, values: [Value], bodyCount: Int, options: RenderingOptions) {
    let numbers = options.numbers
    let places = values.map { numbers.decimals($0, unit: column.unit) }.max() ?? 0
    let cells = values.enumerated().map { index, value in
      if index >= bodyCount, column.role != .measure, value == .nothing { return Grid.Cell("") }
      if let parts = numbers.parts(value, unit: column.unit, decimals: places, sense: column.sense) {
        let lead = column.isNumeric ? displayWidth(parts.whole) : nil
        return Grid.Cell(parts.whole + parts.rest, lead: lead, style: column.style(of: value))
      }
      let text = options.safe(numbers.display(column.read(value), unit: column.unit))
      return Grid.Cell(text, lead: column.isNumeric && value == .nothing ? 1 : nil)
    }
    self.init(title: options.safe(column.title), isNumeric: column.isNumeric, cells: cells)
  }
}
