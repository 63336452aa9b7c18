/// The findings as Markdown.
enum Report {
  static func decimal(_ number: Double, _ digits: Int) -> String {
    let scale = (0..<digits).reduce(1) { product, _ in product * 10 }
    let scaled = Int((number * Double(scale)).rounded())
    if digits == 0 { return "\(scaled)" }
    let fraction = "\(scaled % scale)"
    return "\(scaled / scale)." + String(repeating: "0", count: digits - fraction.count) + fraction
  }

  static func milliseconds(_ seconds: Double) -> String { decimal(seconds * 1000, 1) }

  static func megabytes(_ runs: [Child]) -> String { decimal(Double(runs.map(\.peak).max() ?? 0) / 1e6, 0) }

  static func wall(_ runs: [Child]) -> Double { median(runs.map(\.wall)) }

  private static func cells(_ runs: [Child]) -> String {
    "\(milliseconds(wall(runs))) | \(milliseconds(median(runs.map(\.user)))) | \(megabytes(runs))"
  }

  static let questionHeader = """
    | question | rows | crmql ms | user ms | MB | sqlite3 ms | user ms | MB | ratio |
    | --- | --: | --: | --: | --: | --: | --: | --: | --: |
    """

  static func line(_ title: String, rows: Int, _ comparison: Comparison) -> String {
    "| \(title) | \(rows) | \(cells(comparison.ours)) | \(cells(comparison.theirs)) | \(decimal(comparison.ratio, 2)) |"
  }

  static let factorHeader = """
    | question | crmql ms | duckdb ms | factor |
    | --- | --: | --: | --: |
    """

  static func factor(_ title: String, _ comparison: Comparison) -> String {
    let (ours, theirs) = (milliseconds(wall(comparison.ours)), milliseconds(wall(comparison.theirs)))
    return "| \(title) | \(ours) | \(theirs) | \(decimal(comparison.ratio, 2)) |"
  }

  static let aimHeader = """
    | aim | at most | found | |
    | --- | --: | --: | --- |
    """

  static func aim(_ title: String, most: Double, found: Double, digits: Int, unit: String = "") -> String {
    "| \(title) | \(decimal(most, digits))\(unit) | \(decimal(found, digits))\(unit) | \(found <= most ? "met" : "missed") |"
  }
}
