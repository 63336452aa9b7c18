/// Which records an English question asks for.
extension EnglishSpeech {
  /// `customers who bought last year but not this year`
  var bought: String? {
    var reader = reader
    let deeds = ["bought", "ordered", "purchased", "who bought", "who ordered", "that bought", "that ordered"]
    guard let who = reader.take(Self.customers), reader.take(deeds) != nil, let before = reader.period(),
      reader.take(["but", "and"]) != nil,
      reader.take(["not", "did not", "didnt", "have not", "havent", "nothing"]) != nil
    else { return nil }
    reader.skip(["buy", "bought", "order", "ordered", "yet", "anything"])
    guard let after = reader.period(), reader.isAtEnd, before != after else { return nil }
    return "show \(who) with ordered \(after) vs all of \(before) having ordered_before > 0 and ordered = 0"
  }

  /// `customers who have not ordered in 90 days`, `customers with no orders this year`
  var notBought: String? {
    var reader = reader
    guard let who = reader.take(Self.customers) else { return nil }
    reader.skip(["who", "that", "have", "has", "with"])
    guard reader.take(["not", "did not", "didnt", "havent", "no", "without", "without any"]) != nil,
      reader.take([
        "ordered", "bought", "purchased", "order", "buy", "orders", "purchases", "purchase", "order anything",
      ])
        != nil
    else { return nil }
    if let period = reader.period(), reader.isAtEnd {
      // A list counts what is of all time.
      return "show \(who) where orders = 0 \(period)"
    }
    reader.skip(["in", "for", "since", "within", "the", "last", "past", "over", "more", "than"])
    guard let days = reader.days(), reader.isAtEnd else { return nil }
    return "list \(who) where order_age > \(days)"
  }

  /// `deals with no activity in 14 days`
  var untouched: String? {
    var reader = reader
    guard let deals = reader.take(Self.deals) else { return nil }
    reader.skip(["that", "have", "had", "with", "not", "been"])
    guard
      reader.take(["no activity", "no activities", "without activity", "without any activity", "touched", "contacted"])
        != nil
    else { return nil }
    reader.skip(["in", "for", "since", "within", "the", "last", "past", "over", "more", "than"])
    guard let days = reader.days(), reader.isAtEnd else { return nil }
    return "list \(deals.split(separator: " ").last ?? "deals") where state = \"open\" and no_touch_days > \(days)"
  }

  /// `show deals closing next quarter over 100k`
  var described: String? {
    var reader = reader
    guard let records = DescribedRecords.called(reader.rest.prefix(2).joined(separator: "_")) else { return nil }
    reader.rest = reader.rest.dropFirst(2)
    var period = reader.period()
    var condition: String?
    let isOver = reader.take(["over", "above", "more than", "worth more than", "bigger than"]) != nil
    if isOver || reader.take(["under", "below", "less than", "worth less than", "smaller than"]) != nil {
      guard let bound = reader.rest.first, bound.first?.isNumber == true else { return nil }
      condition = "\(records.amount) \(isOver ? ">" : "<") \(bound)"
      reader.rest = reader.rest.dropFirst()
    }
    if period == nil { period = reader.period() }
    guard reader.isAtEnd else { return nil }
    return "list " + records.written(also: condition) + (period.map { " " + $0 } ?? "")
  }

  /// `open deals older than 90 days`, `invoices older than 2 months`
  var older: String? {
    var reader = reader
    let isOpen = reader.take(["open"]) != nil
    guard let records = reader.rest.first, let day = Self.firstDays[records], !isOpen || day.isDeal else { return nil }
    reader.rest = reader.rest.dropFirst()
    reader.skip(["that", "which", "are"])
    let isOlder = reader.take(["older than", "more than"]) != nil
    guard isOlder || reader.take(["newer than", "younger than", "less than"]) != nil,
      let count = reader.rest.first.flatMap({ Int($0) }), let unit = reader.rest.dropFirst().first,
      Self.units.contains(unit)
    else { return nil }
    reader.rest = reader.rest.dropFirst(2)
    reader.skip(["old"])
    guard reader.isAtEnd else { return nil }
    let state = isOpen ? "state = \"open\" and " : ""
    return "list \(records) where \(state)\(day.field) \(isOlder ? "before" : "after") \(count) \(unit) ago"
  }

  /// The day from which records are as old as they are.
  private static let firstDays: [String: (field: String, isDeal: Bool)] = [
    "deals": ("created", true), "opportunities": ("created", true), "leads": ("created", false),
    "customers": ("created", false), "accounts": ("created", false), "invoices": ("issued", false),
    "orders": ("ordered", false), "quotes": ("sent", false),
  ]

  /// `deals in proposal`, `deals stuck in negotiation for more than 30 days`
  var inStage: String? {
    var reader = reader
    guard let deals = reader.take(Self.deals) else { return nil }
    reader.skip(["that", "are", "stuck", "sitting", "currently", "still", "have", "been"])
    guard reader.take(["in", "at"]) != nil else { return nil }
    reader.skip(["the", "stage"])
    var stage: [String] = []
    let ends: Set = ["for", "more", "longer", "over", "since", "stage", "at"]
    while let word = reader.rest.first, !ends.contains(word) {
      stage.append(word)
      reader.rest = reader.rest.dropFirst()
    }
    guard !stage.isEmpty, stage.count <= 4,
      !stage.contains(where: { Self.units.contains($0) || $0.first?.isNumber == true })
    else { return nil }
    reader.skip(["stage", "for", "more", "longer", "than", "over", "at", "least"])
    let days = reader.days()
    guard reader.isAtEnd else { return nil }
    let entity = deals.split(separator: " ").last.map(String.init) ?? deals
    let condition = "state = \"open\" and stage contains \"\(stage.joined(separator: " "))\""
    return "list \(entity) where \(condition)" + (days.map { " and stage_age > \($0)" } ?? "")
  }

  /// `which invoices are more than 60 days overdue`
  var lateInvoices: String? {
    var reader = reader
    guard reader.take(["invoices", "bills"]) != nil else { return nil }
    reader.skip(["that", "are", "overdue", "late", "by", "more", "than", "over", "at", "least"])
    guard let days = reader.days() else { return nil }
    reader.skip(["overdue", "late", "past", "due", "old"])
    return reader.isAtEnd ? "list invoices where unpaid > 0 and due before \(days) days ago" : nil
  }
}
