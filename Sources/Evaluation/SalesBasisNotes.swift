import Semantics
import Store
import Values

/// `sales` on a basis of which the store holds nothing, while it holds another: a store of deals alone.
extension Workspace {
  func basisNotes(_ question: Question) throws(EvaluationError) -> [Answer.Note] {
    let basis = environment.salesBasis
    guard question.usesSalesBasis, try !holds(basis) else { return [] }
    var others: [SalesBasis] = []
    for other in SalesBasis.allCases where other != basis { if try holds(other) { others.append(other) } }
    guard let other = others.first else { return [] }
    return [
      .init(
        say(
          "nothing is \(basis.rawValue) in this store; `set sales_basis = \(other.rawValue)` counts as sales what is \(other.rawValue)",
          "库中没有\(title(of: basis));`set sales_basis = \(other.rawValue)` 以\(title(of: other))为销售额"),
        kind: .warning)
    ]
  }

  private func holds(_ basis: SalesBasis) throws(EvaluationError) -> Bool {
    let records =
      switch basis {
      case .won: "opportunities WHERE state = 'won'"
      case .ordered: "order_lines"
      case .invoiced: "invoices"
      case .collected: "payments"
      }
    return try storing { () throws(StoreError) in
      try reader.scalar("SELECT EXISTS (SELECT 1 FROM \(records))", []) == .integer(1)
    }
  }
}
