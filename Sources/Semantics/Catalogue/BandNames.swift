package import Syntax

/// What the bands of a number are called in answers. A band is known by how many of the rising edges lie at or below its
/// numbers.
package enum BandNames {
  /// `not due`, `1-30`, `90+`: what is due today is not late.
  package static func ageing(_ ordinal: Int, _ bounds: [NumberLiteral]) -> String {
    let edges = bounds.compactMap(\.integer)
    if ordinal == 0 { return "not due" }
    return ordinal < edges.count ? "\(edges[ordinal - 1])-\(edges[ordinal] - 1)" : "\(edges[ordinal - 1] - 1)+"
  }

  /// `<50`, `50-199`, `1000+`, of whole units below 0 `-3..-1`; bands of money are not whole units apart and are written
  /// `50..200`.
  package static func band(_ ordinal: Int, _ edges: [NumberLiteral], _ kind: Field.Kind) -> String {
    func text(_ edge: NumberLiteral) -> String { formatted(Expression(.number(edge), .none)) }
    guard let first = edges.first, let last = edges.last else { return "all" }
    if ordinal <= 0 { return "<\(text(first))" }
    if ordinal >= edges.count { return "\(text(last))+" }
    let (low, high) = (edges[ordinal - 1], edges[ordinal])
    if kind == .number || kind == .days || kind == .minutes, let end = high.integer, low.integer != nil {
      if end - 1 == low.integer { return text(low) }
      return low.digits < 0 ? "\(text(low))..\(end - 1)" : "\(text(low))-\(end - 1)"
    }
    return "\(text(low))..\(text(high))"
  }
}

extension Dimension {
  /// What its own bands are called, from the lowest numbers on; empty where it has none.
  var bandNames: [String] {
    let edges = edges([])
    if bands.isEmpty { return [] }
    return (0...edges.count).map { isAgeing ? BandNames.ageing($0, edges) : BandNames.band($0, edges, .number) }
  }

  /// `subject >= 31 and subject < 61` for the band at a place of `bandNames`.
  func condition(ofBand ordinal: Int, _ subject: Expression) -> Expression {
    let edges = edges([])
    func bound(_ op: ComparisonOperator, _ edge: NumberLiteral) -> Expression {
      Expression(.comparison(op, subject, Expression(.number(edge), subject.span)), subject.span)
    }
    let low = ordinal > 0 ? [bound(.greaterOrEqual, edges[ordinal - 1])] : []
    let high = ordinal < edges.count ? [bound(.less, edges[ordinal])] : []
    let parts = low + high
    return parts.count == 1 ? parts[0] : Expression(.logical(.and, parts), subject.span)
  }
}
