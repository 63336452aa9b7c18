import Values

/// What follows from one entry: only what hangs from its own record is worked out again.
struct LogAftermath {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  func run(_ record: LoggedRecord, of request: LogRequest) throws(LogFailure) {
    try logging { () throws(StoreError) in
      for day in [request.day, request.due, request.expected].compactMap({ $0 }) {
        try WorkCalendar(connection).ensure(covering: Period(from: day, through: day))
      }
      switch request.kind {
      case .activity, .note, .task:
        for party in Set([record.customer, record.lead].compactMap { $0 }) {
          try Derived.refresh(connection, .leads, of: party)
        }
      case .order:
        if let customer = record.customer { try Derived.refresh(connection, .customers, of: customer) }
      case .payment: try Derived.refresh(connection, .payments, of: record.id)
      case .expense: try Derived.refresh(connection, .expenses, of: record.id)
      case .stage, .won, .lost, .opportunity:
        try Derived.refresh(connection, .opportunities, of: record.id)
        if let customer = record.customer { try Derived.refresh(connection, .customers, of: customer) }
      case .proposal, .lead: break
      }
    }
  }
}
