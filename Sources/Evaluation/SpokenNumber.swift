package import Values

/// A number as a sentence says it: at most `digits` decimals, percentages and money in their own units.
func spoken(_ number: Double, _ unit: Unit, digits: Int = 2) -> String {
  func plain(_ number: Double) -> String { Evaluation.plain(number, digits) }
  switch unit {
  case .percent: return plain(number * 100) + "%"
  case .points: return plain(number * 100) + " pt"
  case .money(let currency):
    return "\(plain(number / Double(currency.minorFactor))) \(currency.code)"
  case .count, .ratio, .days, .minutes, .quantity, .text, .date: return plain(number)
  }
}

private func plain(_ number: Double, _ digits: Int) -> String {
  guard number.isFinite, abs(number) < 1e15 else { return "–" }
  let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
  let parts = Int((number * Double(scale)).rounded())
  let whole = "\(parts < 0 ? "-" : "")\(abs(parts / scale))"
  var rest = CivilDate.padded(abs(parts % scale), digits)
  while rest.hasSuffix("0") { rest.removeLast() }
  return parts % scale == 0 ? whole : "\(whole).\(rest)"
}

extension Language {
  /// Of a file: `421 bytes`, `27.4 MB`
  package func size(_ bytes: Int) -> String {
    if bytes < 1_000 { return self == .chinese ? "\(bytes) 字节" : bytes == 1 ? "1 byte" : "\(bytes) bytes" }
    let (scale, unit) =
      bytes < 1_000_000 ? (1_000, "kB") : bytes < 1_000_000_000 ? (1_000_000, "MB") : (1_000_000_000, "GB")
    let tenths = (bytes * 10 + scale / 2) / scale
    return "\(tenths / 10).\(tenths % 10) \(unit)"
  }
}
