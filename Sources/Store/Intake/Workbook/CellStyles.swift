/// How the numbers of a cell are to be read, by its format.
enum CellStyle: Hashable, Sendable {
  case number
  case percent
  /// `00000`: so many digits, zeros in front.
  case padded(Int)
  case date
  case time
  /// `[h]:mm`: hours that go on above 24.
  case elapsed

  /// Of a format that every workbook has; those not listed are numbers.
  init(builtIn id: Int) {
    switch id {
    case 9, 10: self = .percent
    case 14...17, 22, 27...31, 36, 50...58: self = .date
    case 18...21, 32...35, 45, 47: self = .time
    case 46: self = .elapsed
    default: self = .number
    }
  }

  /// `yyyy"年"m"月"d"日"`, `[$-409]d-mmm-yy`, `0.0%`, `[h]:mm:ss`
  init(code: String) {
    var hasDate = false
    var hasTime = false
    var isElapsed = false
    var isPercent = false
    var zeros = 0
    var others = 0
    var rest = Substring(code.lowercased().prefix { $0 != ";" })
    while let character = rest.popFirst() {
      switch character {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let inside = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inside.count + 1)
        if !inside.isEmpty, inside.allSatisfy({ "hms".contains($0) }) { isElapsed = true }
      case "g" where rest.hasPrefix("eneral"): rest = rest.dropFirst(6)
      case "e" where rest.first == "+" || rest.first == "-": others += 1
      case "y", "d", "e": hasDate = true
      case "h", "s": hasTime = true
      case "m": if !hasTime { hasDate = hasDate || !Self.isMinutes(rest) }
      case "%": isPercent = true
      case "0": zeros += 1
      default: others += 1
      }
    }
    if isElapsed {
      self = .elapsed
    } else if hasDate {
      self = .date
    } else if hasTime {
      self = .time
    } else if isPercent {
      self = .percent
    } else {
      self = zeros > 1 && others == 0 ? .padded(zeros) : .number
    }
  }

  /// `m:ss` begins with minutes.
  private static func isMinutes(_ rest: Substring) -> Bool {
    rest.drop { $0 == "m" }.first == ":"
  }
}

/// `styles.xml`: the style of each format number that cells name.
final class CellStyles: XMLPart {
  private(set) var styles: [CellStyle] = []
  private var custom: [Int: CellStyle] = [:]
  private var isWithinCells = false

  subscript(_ index: Int) -> CellStyle { styles.indices.contains(index) ? styles[index] : .number }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(ImportError) {
    if name == "numFmt" {
      if let id = attributes.number("numFmtId"), let code = attributes["formatCode"] {
        custom[id] = CellStyle(code: code)
      }
    } else if name == "cellXfs" {
      isWithinCells = true
    } else if isWithinCells, name == "xf" {
      let id = attributes.number("numFmtId") ?? 0
      styles.append(custom[id] ?? CellStyle(builtIn: id))
    }
  }

  func end(_ name: XMLName) throws(ImportError) { if name == "cellXfs" { isWithinCells = false } }
}
