import Semantics

/// What follows for a record from others, told one by one.
extension NaiveStore {
  func derived(_ derivation: Field.Derivation, of row: NaiveRow) -> Datum {
    switch derivation {
    case .openDeal: .integer(isDuringDeal(row) ? 1 : 0)
    case .leadDay: row.at("lead_created")
    case .priced:
      .integer(
        rows(of: "order_lines").contains { $0.at("order_id") == row.at("id") && !$0.at("amount").isNull } ? 1 : 0)
    }
  }

  private func isDuringDeal(_ work: NaiveRow) -> Bool {
    guard let day = work.at("done_on").text else { return false }
    func isOpen(_ deal: Datum) -> Bool {
      !deal.isNull
        && rows(of: "opportunity_states").contains { state in
          guard state.at("opportunity_id") == deal, let from = state.at("from_on").text,
            let until = state.at("until_on").text
          else { return false }
          return state.at("state") == .text("open") && from <= day && day <= until
        }
    }
    if isOpen(work.at("opportunity_id")) { return true }
    let customer = work.at("customer_id")
    return !customer.isNull
      && rows(of: "opportunities").contains { $0.at("customer_id") == customer && isOpen($0.at("id")) }
  }

  /// A day may choose among deals, too, so that each bears it.
  func dateLeads() {
    replace(
      "opportunities",
      rows(of: "opportunities").map { deal in
        var deal = deal
        deal["lead_created"] = leadDay(of: deal)
        return deal
      })
  }

  private func leadDay(of deal: NaiveRow) -> Datum {
    if !deal.at("lead_id").isNull { return record("leads", deal.at("lead_id"))?.at("created_on") ?? .null }
    guard let created = deal.at("created_on").text, !deal.at("customer_id").isNull else { return .null }
    let days = rows(of: "leads").compactMap { lead -> String? in
      let customer = lead.at("customer_id").isNull ? lead.at("id") : lead.at("customer_id")
      return customer == deal.at("customer_id") ? lead.at("created_on").text : nil
    }
    guard let first = days.min(), first <= created else { return .null }
    return .text(first)
  }
}
