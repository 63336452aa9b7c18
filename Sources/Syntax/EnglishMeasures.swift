/// What an English question counts and what it compares it with.
extension EnglishSpeech {
  /// `which reps need more than 12 visits per close this quarter by source`, `reps with a win rate under 30%`, `teams under
  /// 80% of target`
  var compared: String? {
    var reader = reader
    guard let subject = known(&reader), lexicon.isRecords(subject), !Self.deals.contains(subject) else { return nil }
    var (condition, period, group): (String?, String?, String?) = (nil, nil, nil)
    while !reader.isAtEnd {
      if condition == nil, let found = comparison(&reader) {
        condition = found
      } else if period == nil, let found = reader.period() {
        period = found
      } else if group == nil, condition != nil, reader.take(["by", "for each", "by each"]) != nil {
        guard let name = known(&reader) ?? unit(&reader) else { return nil }
        group = name
      } else if let word = reader.rest.first, Self.between.contains(word) {
        reader.rest = reader.rest.dropFirst()
      } else {
        return nil
      }
    }
    guard let condition else { return nil }
    return ["show \(subject) where \(condition)", group.map { "by \($0)" }, period].compactMap { $0 }
      .joined(separator: " ")
  }

  /// `reps with the most visits this month`, `customers with the lowest margin rate`
  var most: String? {
    var reader = reader
    guard let subject = known(&reader), lexicon.isRecords(subject) else { return nil }
    reader.skip(["with", "having", "who", "have", "has", "made", "had", "the"])
    let isMost = reader.take(["most", "highest", "best", "biggest", "largest", "greatest"]) != nil
    guard isMost || reader.take(["fewest", "lowest", "least", "worst", "smallest"]) != nil,
      let metric = measure(&reader)
    else { return nil }
    let period = reader.period().map { " " + $0 } ?? ""
    return reader.isAtEnd ? "show \(subject) with \(metric)\(period) sort \(metric) \(isMost ? "desc" : "asc")" : nil
  }

  /// `top 10 customers by revenue growth`, `top 10 customers share of revenue`, `fastest growing products`
  var growing: String? {
    var reader = reader
    var count: String?
    let isRanked = reader.take(["top", "best"]) != nil
    if isRanked, let number = reader.rest.first, Int(number) != nil {
      count = number
      reader.rest = reader.rest.dropFirst()
    }
    let isFastest = reader.take(["fastest growing", "fastest-growing"]) != nil
    guard isRanked || isFastest, let subject = known(&reader) else { return nil }
    var metric = "sales"
    if isRanked, reader.take(["share of", "by share of"]) != nil {
      guard let whole = known(&reader) else { return nil }
      let period = reader.period().map { " " + $0 } ?? ""
      return reader.isAtEnd
        ? "show \(subject) with \(whole), share(\(whole))\(period) top \(count ?? "10") by \(whole)" : nil
    }
    if reader.take(["by"]) != nil {
      guard let name = known(&reader), reader.take(["growth", "increase"]) != nil else { return nil }
      metric = name
    } else if !isFastest {
      return nil
    }
    let period = reader.period() ?? "this year"
    guard reader.isAtEnd else { return nil }
    return "show \(subject) with \(metric) \(period) vs previous period top \(count ?? "10") by \(metric)_change"
  }

  /// `reps with above average visits`, `reps below average sales this month`
  var beyondAverage: String? {
    var reader = reader
    guard let subject = known(&reader), lexicon.isRecords(subject), let row = Self.singular(subject) else { return nil }
    reader.skip(["with", "having", "who", "are", "have"])
    let isAbove = reader.take(["above average", "above the average", "above average in"]) != nil
    guard isAbove || reader.take(["below average", "below the average", "under average", "below average in"]) != nil,
      let metric = measure(&reader)
    else { return nil }
    let period = reader.period().map { " " + $0 } ?? ""
    guard reader.isAtEnd else { return nil }
    return "show \(subject) with \(metric) where \(metric) \(isAbove ? ">" : "<") avg(\(metric) by \(row))\(period)"
  }

  private static func singular(_ records: String) -> String? {
    ["reps": "rep", "teams": "team", "customers": "customer", "products": "product", "sources": "source"][records]
  }

  /// `reps with more visits than last month`
  var risen: String? {
    var reader = reader
    guard let subject = known(&reader), lexicon.isRecords(subject) else { return nil }
    reader.skip(["with", "having", "who", "have", "has", "made", "had"])
    let isMore = reader.take(["more", "higher"]) != nil
    guard isMore || reader.take(["fewer", "less", "lower"]) != nil, let metric = measure(&reader),
      reader.take(["than", "than in"]) != nil, let before = reader.period(), reader.isAtEnd, before.hasPrefix("last ")
    else { return nil }
    let now = "this " + before.dropFirst("last ".count)
    guard Self.units.contains(String(before.dropFirst("last ".count))) else { return nil }
    return "show \(subject) with \(metric) \(now) vs \(before) having \(metric)_change \(isMore ? ">" : "<") 0"
  }

  /// `correlation between visits and closes by rep this year`
  var together: String? {
    var reader = reader
    reader.skip(["is", "there", "a", "the"])
    guard reader.take(["correlation between", "correlation of", "relation between", "relationship between"]) != nil,
      let first = measure(&reader), reader.take(["and", "with"]) != nil, let second = measure(&reader)
    else { return nil }
    var (group, period) = ("rep", "this quarter")
    while !reader.isAtEnd {
      if reader.take(["by", "across", "for each"]) != nil {
        guard let name = known(&reader) ?? unit(&reader) else { return nil }
        group = name
      } else if let found = reader.period() {
        period = found
      } else {
        return nil
      }
    }
    return "correlate \(first) with \(second) by \(group) \(period)"
  }

  private static let between: Set = [
    "a", "an", "the", "that", "who", "whose", "with", "have", "has", "having", "had", "need", "needs", "needed", "take",
    "takes", "made", "did", "make", "makes", "their", "is", "are", "where", "an", "average", "of",
  ]

  /// `more than 12 visits per close`, `win rate under 30%`
  private func comparison(_ reader: inout Reader) -> String? {
    var probe = reader
    if let bound = Self.bound(&probe) {
      probe.skip(["of", "the", "their", "its", "a"])
      if bound.number.hasSuffix("%"), probe.take(["target", "quota", "goal", "targets"]) != nil {
        reader = probe
        return "attainment \(bound.sign) \(bound.number)"
      }
      guard let metric = measure(&probe) else { return nil }
      reader = probe
      return "\(metric) \(bound.sign) \(bound.number)"
    }
    guard let metric = measure(&probe) else { return nil }
    probe.skip(["is", "are", "was", "of"])
    guard let bound = Self.bound(&probe) else { return nil }
    reader = probe
    return "\(metric) \(bound.sign) \(bound.number)"
  }

  /// `more than 12`, `under 80%`
  private static func bound(_ reader: inout Reader) -> (sign: String, number: String)? {
    let before = reader.rest
    let signs = [
      (["more than", "over", "above", "greater than", "higher than", "exceeding", "bigger than"], ">"),
      (["less than", "under", "below", "fewer than", "lower than", "smaller than"], "<"),
      (["at least", "no less than", "no fewer than", "minimum"], ">="), (["at most", "no more than", "up to"], "<="),
    ]
    if let found = signs.first(where: { reader.take($0.0) != nil }), let number = reader.rest.first,
      number.first?.isNumber == true, number.allSatisfy({ $0.isNumber || ".%km".contains($0) })
    {
      reader.rest = reader.rest.dropFirst()
      if ["percent", "pct"].contains(reader.rest.first ?? "") {
        reader.rest = reader.rest.dropFirst()
        return (found.1, number + "%")
      }
      return (found.1, number.hasSuffix("m") ? number.dropLast() + "M" : number)
    }
    reader.rest = before
    return nil
  }

  private func measure(_ reader: inout Reader) -> String? {
    if let found = effort(&reader) { return found }
    var probe = reader
    if let found = Self.meant.first(where: { probe.take($0.said) != nil }), found.by == nil,
      !found.metrics.contains(",")
    {
      reader = probe
      return found.metrics
    }
    guard let name = known(&probe) else { return nil }
    // Numbers of records of a kind bear its name, as orders do.
    guard !lexicon.isRecords(name) || lexicon.addsUp(name) else { return nil }
    reader = probe
    return name
  }

  // MARK: What it takes

  /// `visits per deal`, `how many visits does it take to close a deal`, `calls needed per close`
  func effort(_ reader: inout Reader) -> String? {
    var probe = reader
    probe.skip(["how", "many", "number", "of", "average", "avg", "the"])
    guard let deed = probe.take(["visits", "calls", "meetings", "demos", "proposals", "quotes", "leads", "activities"])
    else { return nil }
    let asks = [
      "needed", "required", "necessary", "we need", "do we need", "does it take", "it takes", "are needed",
      "does one need",
    ]
    _ = probe.take(asks)
    if probe.take(["per", "for each", "for every", "for a", "for one"]) != nil {
      if probe.take(["closed deal", "won deal", "close", "deal", "win", "sale", "closing", "order won"]) == nil {
        return nil
      }
    } else if probe.take(["to close", "to win", "to get", "to land", "before closing", "before winning"]) != nil {
      probe.skip(["a", "an", "one", "each", "the"])
      guard probe.take(["deal", "deals", "sale", "close", "win", "order", "customer"]) != nil else { return nil }
    } else {
      return nil
    }
    reader = probe
    return "\(deed) per close"
  }

  /// `number of customers`, `how many visits`, `count of open deals`
  func counted(_ reader: inout Reader) -> String? {
    var probe = reader
    let words = ["number of", "the number of", "total number of", "count of", "how many", "amount of"]
    guard probe.take(words) != nil, let name = known(&probe) else { return nil }
    reader = probe
    if lexicon.addsUp(name) { return name }
    return lexicon.isRecords(name) ? "count(\(name))" : name
  }
}
