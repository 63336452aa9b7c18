internal import Values

/// Bars as a drawing of a page: one for each row after its name, its number behind it; a drawing for each measure, with
/// what it was in other periods.
struct SVGBars {
  private static let width = 760.0
  private static let step = 26.0
  private static let thickness = 16.0
  /// Of a letter.
  static let letter = 7.5

  let options: RenderingOptions

  func figures(_ columns: [Answer.Column], _ rows: [[Value]], firstOnly: Bool) -> String {
    let blocks = BarBlock.all(of: columns)
    return blocks.prefix(firstOnly ? 1 : blocks.count).map { figure(columns, rows, $0) }.joined()
  }

  private func figure(_ columns: [Answer.Column], _ rows: [[Value]], _ block: BarBlock) -> String {
    let column = columns[block.measure]
    let named = columns.indices.filter { !columns[$0].isDrawn }
    let lines = block.lines(of: rows, named, columns)
    let labels = lines.map { line in
      if line.series > 0 { return columns[block.before[line.series - 1]].title }
      return zip(line.cells, named).map { options.numbers.display($0, unit: columns[$1].unit) }.joined(separator: " · ")
    }
    let values = lines.map { $0.cells.last ?? .nothing }
    let numbers = options.numbers
    let texts = values.map {
      numbers.display(
        $0, unit: column.unit, decimals: numbers.steadyDecimals($0, unit: column.unit), sense: column.sense)
    }
    let left = Self.room(labels, most: 280)
    let right = Self.room(texts, most: 160)
    let lengths = values.map { drawn($0) ?? 0 }
    let (low, high) = (min(0, lengths.min() ?? 0), max(0, lengths.max() ?? 0))
    let room = Self.width - left - right
    let scale = high > low ? room / (high - low) : 0
    let zero = left - low * scale
    var marks = ""
    for (place, length) in lengths.enumerated() {
      let top = Double(place) * Self.step + 4
      let base = SVG.number(top + 13)
      let start = SVG.number(length < 0 ? zero + length * scale : zero)
      marks += SVG.text(
        options.safe(labels[place]).shortened(to: Int(left / Self.letter)), x: "\(SVG.number(left - 8))", y: base,
        anchor: "end")
      if drawn(values[place]) != nil {
        marks += "<rect x=\"\(start)\" y=\"\(SVG.number(top))\" width=\"\(SVG.number(max(1, abs(length) * scale)))\" "
        marks += "height=\"\(SVG.number(Self.thickness))\" fill=\"var(--s\(lines[place].series))\"/>\n"
      }
      let end = SVG.number(max(zero, zero + length * scale) + 6)
      marks += SVG.text(options.safe(texts[place]), x: end, y: base, anchor: "start", isFaint: true)
    }
    let height = Double(lines.count) * Self.step + 4
    marks +=
      "<line class=\"rule\" x1=\"\(SVG.number(zero))\" y1=\"0\" x2=\"\(SVG.number(zero))\" y2=\"\(SVG.number(height))\"/>\n"
    return SVG.figure(options.safe(column.title), marks, width: Self.width, height: height)
  }

  /// What the longest of `texts` takes.
  static func room(_ texts: [String], most: Double) -> Double {
    min(most, Double(texts.map(displayWidth).max() ?? 0) * letter + 14)
  }
}

/// Pieces of a drawing. Colours and letters are those of the page.
enum SVG {
  /// At most one decimal.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths.isMultiple(of: 10)
      ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }

  static func text(_ text: String, x: String, y: String, anchor: String, isFaint: Bool = false) -> String {
    let kind = isFaint ? " class=\"faint\"" : ""
    return "<text\(kind) x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\">\(escapedHTML(text))</text>\n"
  }

  static func figure(_ title: String, _ marks: String, width: Double, height: Double) -> String {
    """
    <figure>
    <figcaption>\(escapedHTML(title))</figcaption>
    <svg viewBox="0 0 \(number(width)) \(number(height))" width="\(number(width))" height="\(number(height))" \
    font-size="13" role="img" aria-label="\(escapedHTML(title))">
    \(marks)</svg>
    </figure>

    """
  }
}

extension String {
  /// With `…` when it is wider than `columns`.
  func shortened(to columns: Int) -> String {
    guard displayWidth(self) > columns else { return self }
    var kept = ""
    var width = 1
    for character in self {
      width += displayWidth(String(character))
      if width > columns { break }
      kept.append(character)
    }
    return kept + "…"
  }
}
