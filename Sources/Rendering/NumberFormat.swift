package import Values

/// How values read to a person: the only place where a unit becomes text.
package struct NumberFormat: Hashable, Sendable {
  package var language: Language
  /// `false` writes `-` for the dash of no value.
  package var unicode: Bool
  package var rules: CalendarRules

  package init(language: Language = .english, unicode: Bool = true, rules: CalendarRules = CalendarRules()) {
    self.language = language
    self.unicode = unicode
    self.rules = rules
  }

  /// What a number says: how much there is, or how much it moved.
  package enum Sense: Hashable, Sendable {
    case level
    /// Signed: `+12`.
    case change
  }

  /// A number cut at the decimal point, for alignment: `1,234` and `.5%`.
  struct Parts: Hashable {
    var whole: String
    var rest: String
  }

  /// The cell of a table: `1,234`, `62.5%`, `30+`, `–`, `no target`, `2026-03`.
  ///
  /// Texts come back as they are; whoever sends them to a terminal passes them through `terminalSafe`.
  /// `decimals` `nil` takes as many as this value needs.
  package func display(_ value: Value, unit: Unit, decimals: Int? = nil, sense: Sense = .level) -> String {
    if let parts = parts(value, unit: unit, decimals: decimals, sense: sense) { return parts.whole + parts.rest }
    return switch value {
    case .nothing, .atLeast, .integer, .real: dash
    case .absent(let plan): language.absent(plan)
    case .text(let text): text
    case .date(let day): day.iso
    case .bucket(let grain, let start): rules.label(grain, start: start)
    case .weekday(let day): language.weekday(day)
    case .missing: language.missing
    }
  }

  /// The value inside a sentence, with its unit: `CNY 1,234.50`, `3 days`, `62.5%`.
  package func phrase(_ value: Value, unit: Unit) -> String {
    let text = display(value, unit: unit)
    guard value.number != nil else { return text }
    if case .money(let currency) = unit { return "\(currency.code) \(text)" }
    return text + language.suffix(unit, isOne: value == .integer(1))
  }

  var dash: String { unicode ? "–" : "-" }

  /// `nil` for everything that is not a number.
  func parts(_ value: Value, unit: Unit, decimals: Int? = nil, sense: Sense = .level) -> Parts? {
    if case .atLeast(let count) = value { return Parts(whole: grouped(count), rest: "+") }
    guard let number = value.number, number.isFinite else { return nil }
    if unit == .text || unit == .date {
      guard case .integer(let plain) = value else { return Parts(whole: machineText(real: number), rest: "") }
      return Parts(whole: String(plain), rest: "")
    }
    let places = decimals ?? self.decimals(value, unit: unit)
    var parts = fixed(value, unit: unit, places: places)
    if sense != .level, !parts.whole.hasPrefix("-"), number > 0 { parts.whole = "+" + parts.whole }
    switch unit {
    case .percent: parts.rest += "%"
    case .points: parts.rest += language.points
    case .count, .money, .ratio, .days, .minutes, .quantity, .text, .date: break
    }
    return parts
  }

  /// The decimals this value needs. A number that is not 0 never reads as 0, down to six decimals.
  func decimals(_ value: Value, unit: Unit) -> Int {
    guard let number = value.number, number.isFinite else { return 0 }
    let isWhole = number == number.rounded()
    let usual =
      switch unit {
      case .text, .date: 0
      case .money(let currency): isWholeMajor(value, currency) ? 0 : currency.minorDigits
      case .percent, .points: 1
      case .ratio: isWhole || abs(number) >= 10 ? 1 : 2
      case .quantity: isWhole ? 0 : 2
      case .count, .days, .minutes: isWhole ? 0 : 1
      }
    if case .money = unit { return usual }
    var places = usual
    let scaled = unit.isFraction ? number * 100 : number
    while number != 0, places < 6, abs(scaled) * power(places) < 0.5 { places += 1 }
    return places
  }

  /// The decimals for a column whose other values are not known beforehand: money and ratios keep the same number.
  func steadyDecimals(_ value: Value, unit: Unit) -> Int {
    let own = decimals(value, unit: unit)
    return switch unit {
    case .money(let currency): currency.minorDigits
    case .ratio: max(2, own)
    case .percent, .points, .count, .days, .minutes, .quantity, .text, .date: own
    }
  }

  private func isWholeMajor(_ value: Value, _ currency: Currency) -> Bool {
    guard let minor = minorUnits(value) else { return false }
    return minor.isMultiple(of: Int(power(currency.minorDigits)))
  }

  /// Digits with separators; money from its minor units, everything else from the number, half away from zero.
  private func fixed(_ value: Value, unit: Unit, places: Int) -> Parts {
    if case .money(let currency) = unit, let minor = minorUnits(value) {
      let major = minor.magnitude / UInt(power(currency.minorDigits))
      let rest = minor.magnitude % UInt(power(currency.minorDigits))
      let fraction = places == 0 ? "" : "." + CivilDate.padded(Int(rest), currency.minorDigits)
      return Parts(whole: (minor < 0 ? "-" : "") + grouped(major), rest: fraction)
    }
    if case .integer(let whole) = value, !unit.isFraction {
      return Parts(whole: grouped(whole), rest: places == 0 ? "" : "." + String(repeating: "0", count: places))
    }
    let number = (value.number ?? 0) * (unit.isFraction ? 100 : 1)
    let scaled = (number * power(places)).rounded()
    guard abs(scaled) < 9e18 else { return Parts(whole: "\(number)", rest: "") }
    let digits = UInt(abs(scaled))
    let unitDigits = UInt(power(places))
    let fraction = places == 0 ? "" : "." + CivilDate.padded(Int(digits % unitDigits), places)
    return Parts(whole: (scaled < 0 ? "-" : "") + grouped(digits / unitDigits), rest: fraction)
  }
}

extension Unit {
  /// Kept as a part of one, read as so many of a hundred.
  fileprivate var isFraction: Bool { self == .percent || self == .points }
}

/// Whole minor units, an average rounded half to even; `nil` for what is not a number or too large to be money.
func minorUnits(_ value: Value) -> Int? {
  switch value {
  case .integer(let minor): minor
  case .real(let minor): Int(exactly: minor.rounded(.toNearestOrEven))
  case .nothing, .absent, .atLeast, .text, .date, .bucket, .weekday, .missing: nil
  }
}

func power(_ places: Int) -> Double {
  var power = 1.0
  for _ in 0..<max(0, places) { power *= 10 }
  return power
}

/// Thousands separators: `1,234,567`.
func grouped(_ number: Int) -> String { (number < 0 ? "-" : "") + grouped(number.magnitude) }

func grouped(_ number: UInt) -> String {
  if number < 1_000 { return String(number) }
  return "\(grouped(number / 1_000)),\(CivilDate.padded(Int(number % 1_000), 3))"
}
