/// What an entity does besides copying fields into columns. Called for every row in this order; a failure refuses the
/// row.
protocol RecordRules {
  /// Before any record is made on behalf of the row: the last place to refuse it without a trace.
  mutating func prepare(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure)

  /// When the references are known.
  mutating func complete(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure)

  /// The `external_id` of a row that has none, instead of the entity's key; `nil` leaves it to the key.
  mutating func identity(_ draft: RecordDraft, _ session: ImportSession) throws(RowFailure) -> String?

  mutating func inserted(_ id: Int, _ draft: RecordDraft, _ session: ImportSession) throws(RowFailure)

  /// Whether the row is older than what is known of its record. Then it does not change the record, and is asked here to
  /// add to the history what it knows.
  mutating func completesHistory(_ id: Int, _ draft: RecordDraft, before: [SQLValue], _ session: ImportSession)
    throws(RowFailure) -> Bool

  /// Whether a row of a record that stands in the file already tells of another day: one row a change.
  func isOfAnotherDay(_ draft: RecordDraft, before: [SQLValue]) -> Bool

  /// `draft` is what is stored now; `before` what was there, by slot.
  mutating func updated(_ id: Int, _ draft: RecordDraft, before: [SQLValue], _ session: ImportSession)
    throws(RowFailure)

  /// After each row, written or not; `true` when a record that belongs to it changed.
  mutating func settled(_ id: Int, _ draft: RecordDraft, _ session: ImportSession) throws(RowFailure) -> Bool
}

extension RecordRules {
  mutating func prepare(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {}
  mutating func complete(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {}
  mutating func identity(_ draft: RecordDraft, _ session: ImportSession) throws(RowFailure) -> String? { nil }
  mutating func inserted(_ id: Int, _ draft: RecordDraft, _ session: ImportSession) throws(RowFailure) {}
  mutating func completesHistory(_ id: Int, _ draft: RecordDraft, before: [SQLValue], _ session: ImportSession)
    throws(RowFailure) -> Bool
  { false }
  func isOfAnotherDay(_ draft: RecordDraft, before: [SQLValue]) -> Bool { false }
  mutating func updated(_ id: Int, _ draft: RecordDraft, before: [SQLValue], _ session: ImportSession)
    throws(RowFailure)
  {}
  mutating func settled(_ id: Int, _ draft: RecordDraft, _ session: ImportSession) throws(RowFailure) -> Bool { false }
}

/// An entity without any.
struct PlainRules: RecordRules {}

func rules(of entity: ImportEntity, _ layout: inout DraftLayout) -> any RecordRules {
  switch entity.name {
  case "customers": CustomerRules(&layout)
  case "leads": LeadRules(&layout)
  case "reps": RepRules(&layout)
  case "teams": TeamRules(&layout)
  case "territories": TerritoryRules()
  case "stages": StageRules(&layout)
  case "opportunities": OpportunityRules(&layout)
  case "opportunity_history": OpportunityHistoryRules(&layout)
  case "activities": ActivityRules(&layout)
  case "products": ProductRules(&layout)
  case "orders": OrderRules(&layout)
  case "order_lines": OrderLineRules(&layout)
  case "quotes": PaperRules(&layout, parents: [.opportunity], date: "sent_on", status: "sent")
  case "invoices": PaperRules(&layout, parents: [.order], date: "issued_on", status: "issued")
  case "credit_notes": PaperRules(&layout, parents: [.invoice], date: "issued_on", isUnsigned: true)
  case "payments": PaymentRules(&layout)
  case "expenses":
    PaperRules(
      &layout, parents: [], date: "spent_on", status: "approved", inheritsRep: false, others: ["team_id"])
  case "campaign_spend": CampaignSpendRules(&layout)
  case "targets": TargetRules(&layout)
  case "budgets": BudgetRules(&layout)
  case "rates": RateRules(&layout)
  case "holidays": HolidayRules(&layout)
  case "stock_movements": StockMovementRules(&layout)
  default: PlainRules()
  }
}
