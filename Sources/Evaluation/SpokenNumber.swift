import Values

/// A number as a sentence says it: at most two decimals, percentages and money in their own units.
func spoken(_ number: Double, _ unit: Unit) -> String {
  switch unit {
  case .percent: return plain(number * 100) + "%"
  case .points: return plain(number * 100) + " pt"
  case .money(let currency):
    var factor = 1.0
    for _ in 0..<currency.minorDigits { factor *= 10 }
    return "\(plain(number / factor)) \(currency.code)"
  case .count, .ratio, .days, .minutes, .quantity, .text, .date: return plain(number)
  }
}

private func plain(_ number: Double) -> String {
  guard number.isFinite, abs(number) < 1e15 else { return "–" }
  let hundredths = Int((number * 100).rounded())
  let rest = abs(hundredths % 100)
  let sign = hundredths < 0 ? "-" : ""
  let whole = "\(sign)\(abs(hundredths / 100))"
  if rest == 0 { return whole }
  return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
}
