import Values

extension DateLiteral {
  /// `nil` where the store's settings decide it.
  var firstDay: CivilDate? {
    switch self {
    case .year(let year): CivilDate(year: year, month: 1, day: 1)
    case .half(let year, let half): CivilDate(year: year, month: half * 6 - 5, day: 1)
    case .quarter(let year, let quarter): CivilDate(year: year, month: quarter * 3 - 2, day: 1)
    case .month(let year, let month): CivilDate(year: year, month: month, day: 1)
    case .day(let day): day
    case .week, .fiscalYear, .fiscalHalf, .fiscalQuarter: nil
    }
  }

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
