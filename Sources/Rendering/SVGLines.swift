internal import Values

/// Lines along time as a drawing of a page, a drawing for each measure; what is not known leaves a gap.
struct SVGLines {
  /// More lines than this cannot be told apart.
  static let mostSeries = 6
  private static let width = 760.0
  private static let height = 280.0
  private static let top = 12.0
  private static let bottom = 252.0

  let options: RenderingOptions

  func figures(_ columns: [Answer.Column], _ rows: [[Value]], _ series: TimeSeries) -> String {
    columns.indices.filter { columns[$0].isDrawn }.map { figure(columns, rows, series, $0) }.joined()
  }

  private func figure(
    _ columns: [Answer.Column], _ rows: [[Value]], _ series: TimeSeries, _ measure: Int
  ) -> String {
    let column = columns[measure]
    let lines = series.groups.map { series.values($0, column: measure, in: rows) }
    guard let range = LineChart.range(lines.joined().compactMap(drawn)) else { return "" }
    let ticks = Self.ticks(range)
    let labels = ticks.map { options.numbers.display(.real($0), unit: column.unit, sense: column.sense) }
    let left = SVGBars.room(labels, most: 140)
    let span = (ticks.last ?? 1) - (ticks.first ?? 0)
    func y(_ value: Double) -> Double { Self.bottom - (value - (ticks.first ?? 0)) / span * (Self.bottom - Self.top) }
    let last = max(1, series.axis.count - 1)
    func x(_ place: Int) -> Double {
      series.axis.count == 1 ? (left + Self.width) / 2 : left + Double(place) * (Self.width - left - 32) / Double(last)
    }
    var marks = ""
    for (tick, label) in zip(ticks, labels) {
      let height = SVG.number(y(tick))
      marks +=
        "<line class=\"rule\" x1=\"\(SVG.number(left))\" y1=\"\(height)\" x2=\"\(SVG.number(Self.width))\" y2=\"\(height)\"/>\n"
      marks += SVG.text(label, x: SVG.number(left - 8), y: SVG.number(y(tick) + 4), anchor: "end", isFaint: true)
    }
    marks += times(series, x: x)
    for (index, line) in lines.enumerated() {
      marks += drawing(line, colour: "var(--s\(index % Self.mostSeries))", x: x, y: y) { place in
        let parts = [series.axis[place], line[place]].map { options.numbers.display($0, unit: column.unit) }
        return options.safe(parts.joined(separator: ": "))
      }
    }
    return SVG.figure(options.safe(column.title), marks, width: Self.width, height: Self.height)
      + legend(series, columns)
  }

  private func drawing(
    _ values: [Value], colour: String, x: (Int) -> Double, y: (Double) -> Double, title: (Int) -> String
  ) -> String {
    var marks = ""
    var run: [String] = []
    func endRun() {
      if run.count > 1 {
        marks +=
          "<polyline fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\" points=\"\(run.joined(separator: " "))\"/>\n"
      }
      run = []
    }
    for (place, value) in values.enumerated() {
      guard let number = drawn(value) else {
        endRun()
        continue
      }
      let (across, down) = (SVG.number(x(place)), SVG.number(y(number)))
      run.append("\(across),\(down)")
      if values.count <= 120 {
        marks += "<circle cx=\"\(across)\" cy=\"\(down)\" r=\"3\" fill=\"\(colour)\">"
        marks += "<title>\(escapedHTML(title(place)))</title></circle>\n"
      }
    }
    endRun()
    return marks
  }

  /// As many names under the axis as have room.
  private func times(_ series: TimeSeries, x: (Int) -> Double) -> String {
    let labels = series.axis.map { options.numbers.display($0, unit: .date) }
    let room = Double(labels.map(displayWidth).max() ?? 1) * SVGBars.letter + 14
    let step = series.axis.count > 1 ? x(1) - x(0) : room
    let each = max(1, Int((room / step).rounded(.up)))
    return stride(from: 0, to: labels.count, by: each).map { place in
      SVG.text(
        labels[place], x: SVG.number(x(place)), y: SVG.number(Self.bottom + 20), anchor: "middle", isFaint: true)
    }.joined()
  }

  private func legend(_ series: TimeSeries, _ columns: [Answer.Column]) -> String {
    guard series.groups.count > 1 else { return "" }
    let names = series.groups.enumerated().map { index, group in
      let parts = zip(series.labelColumns, group.labels).map { options.numbers.display($1, unit: columns[$0].unit) }
      let name = escapedHTML(options.safe(parts.joined(separator: " ")))
      return "<span style=\"color:var(--s\(index % Self.mostSeries))\">●</span> \(name)"
    }
    return "<p class=\"note\">\(names.joined(separator: " &#160; "))</p>\n"
  }

  /// Round numbers from below the lowest to above the highest, about five.
  static func ticks(_ range: ClosedRange<Double>) -> [Double] {
    let rough = (range.upperBound - range.lowerBound) / 4
    guard rough > 0, rough.isFinite else { return [range.lowerBound, range.lowerBound + 1] }
    var scale = 1.0
    while scale * 10 <= rough { scale *= 10 }
    while scale > rough { scale /= 10 }
    let step = [1, 2, 2.5, 5, 10].map { $0 * scale }.first { $0 >= rough } ?? rough
    guard max(abs(range.lowerBound), abs(range.upperBound)) / step < 1e12 else {
      return [range.lowerBound, range.upperBound]
    }
    let first = Int((range.lowerBound / step).rounded(.down))
    let last = Int((range.upperBound / step).rounded(.up))
    return (first...max(first + 1, last)).map { Double($0) * step }
  }
}
