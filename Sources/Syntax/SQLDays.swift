/// What SQL makes of days (`YEAR(date)`, `DATE_TRUNC('month', date)`, `strftime('%Y-%m', date)`), as the unit of time alone.
enum SQLDays {
  static func plain(_ text: String) -> String {
    var rest = text[...]
    var found = ""
    while let open = rest.firstIndex(of: "(") {
      let word = rest[..<open].reversed().prefix { $0.isLetter || $0 == "_" }
      let start = rest.index(open, offsetBy: -word.count)
      let function = rest[start..<open].lowercased()
      guard let close = closing(rest, after: open),
        let unit = unit(function, of: rest[rest.index(after: open)..<close].lowercased())
      else {
        found += rest[...open]
        rest = rest[rest.index(after: open)...]
        continue
      }
      found += rest[..<start] + unit
      rest = rest[rest.index(after: close)...]
    }
    return found + rest
  }

  private static func closing(_ text: Substring, after open: String.Index) -> String.Index? {
    var depth = 0
    for index in text[open...].indices {
      if text[index] == "(" { depth += 1 }
      if text[index] == ")" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  private static func unit(_ function: String, of inside: String) -> String? {
    let units = ["year", "quarter", "month", "week", "day"]
    switch function {
    case "year", "quarter", "month", "week": return function
    case "date", "to_date": return inside.contains("(") || inside.contains("'") ? nil : "date"
    case "extract", "date_part", "date_trunc", "datepart", "datetrunc":
      return units.first { unit in inside.drop { !$0.isLetter }.hasPrefix(unit) }
    case "strftime", "to_char", "date_format", "format":
      if inside.contains("%d") || inside.contains("dd") { return "day" }
      if inside.contains("%m") || inside.contains("mm") { return "month" }
      return inside.contains("%y") || inside.contains("yyyy") ? "year" : nil
    default: return nil
    }
  }
}
