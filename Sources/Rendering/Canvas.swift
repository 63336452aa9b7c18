/// A field of character cells, each of 2 x 4 Braille dots or of one mark.
struct Canvas {
  let width: Int
  let height: Int
  let isDotted: Bool
  private var dots: [UInt8]
  /// The line that was drawn into a cell last.
  private var owners: [Int?]

  init(width: Int, height: Int, isDotted: Bool) {
    self.width = width
    self.height = height
    self.isDotted = isDotted
    dots = Array(repeating: 0, count: width * height)
    owners = Array(repeating: nil, count: width * height)
  }

  private var columns: Int { isDotted ? width * 2 : width }
  private var rows: Int { isDotted ? height * 4 : height }

  /// Draws `line` over the whole width; a missing value interrupts it.
  mutating func draw(_ line: [Double?], in range: ClosedRange<Double>, series: Int) {
    func place(_ index: Int, _ value: Double) -> (x: Int, y: Int) {
      let share = line.count > 1 ? Double(index) / Double(line.count - 1) : 0
      let level = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
      return (Int((share * Double(columns - 1)).rounded()), Int(((1 - level) * Double(rows - 1)).rounded()))
    }
    var previous: (x: Int, y: Int)?
    for (index, value) in line.enumerated() {
      guard let value else {
        previous = nil
        continue
      }
      let here = place(index, value)
      if let previous { connect(previous, here, series) }
      set(here.x, here.y, series)
      previous = here
    }
  }

  private mutating func connect(_ start: (x: Int, y: Int), _ end: (x: Int, y: Int), _ series: Int) {
    let steps = max(abs(end.x - start.x), abs(end.y - start.y))
    guard steps > 0 else { return }
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      let x = Double(start.x) + share * Double(end.x - start.x)
      let y = Double(start.y) + share * Double(end.y - start.y)
      set(Int(x.rounded()), Int(y.rounded()), series)
    }
  }

  private mutating func set(_ x: Int, _ y: Int, _ series: Int) {
    let cell = (isDotted ? y / 4 : y) * width + (isDotted ? x / 2 : x)
    guard dots.indices.contains(cell) else { return }
    owners[cell] = series
    dots[cell] |= isDotted ? Self.dot(x % 2, y % 4) : 1
  }

  /// Braille numbers its dots down the left column, then down the right, with the last row added later.
  private static func dot(_ x: Int, _ y: Int) -> UInt8 {
    if y == 3 { return x == 0 ? 0x40 : 0x80 }
    return 1 << UInt8(x * 3 + y)
  }

  /// One row of cells, without blanks at its end.
  func row(_ row: Int, marks: [Character], options: RenderingOptions) -> String {
    var line = ""
    var run = ""
    var drawer: Int?
    var blanks = 0
    for cell in row * width..<(row + 1) * width {
      guard dots[cell] != 0, let owner = owners[cell] else {
        blanks += 1
        continue
      }
      if owner != drawer {
        line += styled(run, .series(drawer ?? 0), options)
        (run, drawer) = ("", owner)
      }
      run += spaces(blanks)
      blanks = 0
      let braille = Unicode.Scalar(0x2800 + UInt32(dots[cell])).map { String(Character($0)) } ?? "*"
      run += isDotted ? braille : String(marks[owner % marks.count])
    }
    return line + styled(run, .series(drawer ?? 0), options)
  }
}
