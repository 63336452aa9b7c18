import Values

extension DateLiteral {
  /// As the language writes it: `2026`, `2026-H1`, `2026-Q1`, `2026-03`, `2026-W07`, `2026-03-15`,
  /// `FY2026`, `FY2026-H1`, `FY2026-Q1`.
  package var written: String {
    func padded(_ year: Int) -> String { CivilDate.padded(year, 4) }
    return switch self {
    case .year(let year): padded(year)
    case .half(let year, let half): "\(padded(year))-H\(half)"
    case .quarter(let year, let quarter): "\(padded(year))-Q\(quarter)"
    case .month(let year, let month): "\(padded(year))-\(CivilDate.padded(month, 2))"
    case .week(let year, let week): "\(padded(year))-W\(CivilDate.padded(week, 2))"
    case .day(let date): date.iso
    case .fiscalYear(let year): "FY\(padded(year))"
    case .fiscalHalf(let year, let half): "FY\(padded(year))-H\(half)"
    case .fiscalQuarter(let year, let quarter): "FY\(padded(year))-Q\(quarter)"
    }
  }
}
