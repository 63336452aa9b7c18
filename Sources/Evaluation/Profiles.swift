import SQL
import Semantics
import Store
import Syntax
import Values

extension Workspace {
  func answer(_ written: ProfileQuestion, span: Span, sink: any AnswerSink) throws(EvaluationError) {
    let request = try request(written, span: span)
    let isCross = request.parts.count == 1 && written.by[0].count > 1
    var rows: [[Value]] = []
    var spoken: [String: String] = [:]
    var whole: ProfileRow?
    var thin = 0
    var pairs: [AnsweredPair] = []
    let results = try results(of: request.parts.map { ($0.subject, $0.base) })
    for (part, result) in zip(request.parts, results) {
      let subject = AnsweredQuestion(show: part.writtenSubject, result: result.first)
      let base = AnsweredQuestion(show: part.writtenBase, result: result.second)
      let found = counted(subject.result.answer, base.result.answer)
      pairs += found.rows.map { AnsweredPair(subject: subject, base: base, keys: $0.keys) }
      whole = whole ?? found.whole
      thin += found.rows.count(where: \.isThin)
      let title = part.subject.keys.map(\.title).joined(separator: " x ")
      for row in found.rows {
        let keys: [Value] =
          isCross
          ? row.keys.map(\.shown) : [.text(title), row.keys.count == 1 ? row.keys[0].shown : joined(row.keys)]
        if language == .chinese, !isCross {
          spoken[row.keys.map { words($0.shown) }.joined(separator: " x ")] =
            words(row.keys, of: part.subject.keys).joined(separator: " x ")
        }
        rows.append(keys + row.cells(of: found.whole, request.isInside, thin: say("thin", "样本少")))
      }
    }
    answered = .pairs(pairs)
    let keys =
      isCross
      ? request.parts[0].subject.keys.map(column)
      : [
        Answer.Column(name: "dimension", title: say("Dimension", "维度"), role: .dimension, unit: .text),
        Answer.Column(name: "value", title: say("Value", "取值"), role: .dimension, unit: .text, spoken: spoken),
      ]
    var tail = Answer.Tail()
    if let whole, !rows.isEmpty {
      tail.total =
        [Value](repeating: .nothing, count: keys.count) + whole.cells(of: whole, request.isInside, thin: "")
    }
    tail.notes = notes(request, isEmpty: rows.isEmpty, thin: thin)
    let head = Answer.Head(
      columns: keys + columns(request), caption: caption(request), presentation: request.presentation)
    try hand(head, rows, tail, to: sink)
  }

  private func request(_ written: ProfileQuestion, span: Span) throws(EvaluationError) -> ProfileRequest {
    try resolving { () throws(Diagnostic) in
      var resolver = resolver
      return try resolver.profile(written, span: span)
    }
  }

  private func joined(_ keys: [RowKey]) -> Value { .text(keys.map { words($0.shown) }.joined(separator: " x ")) }

  // MARK: Counting

  /// Every value that either side has: the likeliest first, thin ones last.
  private func counted(_ subject: ShowAnswer, _ base: ShowAnswer) -> (rows: [ProfileRow], whole: ProfileRow) {
    func cells(_ answer: ShowAnswer, _ numbers: RowNumbers) -> [Value] {
      answer.question.columns.map { answer.reader.value($0.quantity, numbers) }
    }
    func totals(_ answer: ShowAnswer) -> [Value] {
      answer.question.columns.map { column in
        if !column.quantity.isSummable(over: answer.question.keys) { return .nothing }
        return answer.reader.value(column.quantity, answer.sum(answer.rows, for: column.quantity, .everything))
      }
    }
    var found: [[RowKey]: ProfileRow] = [:]
    let none = subject.question.columns.dropFirst().map { subject.reader.value($0.quantity, subject.nothing) }
    for row in base.rows {
      found[row.keys] = ProfileRow(keys: row.keys, count: 0, base: Self.count(cells(base, row.numbers)), extras: none)
    }
    for row in subject.rows {
      let values = cells(subject, row.numbers)
      var profile = found[row.keys] ?? ProfileRow(keys: row.keys, count: 0, base: 0, extras: none)
      profile.count = Self.count(values)
      profile.extras = Array(values.dropFirst())
      found[row.keys] = profile
    }
    let (all, allOfBase) = (totals(subject), totals(base))
    let whole = ProfileRow(
      keys: [], count: Self.count(all), base: Self.count(allOfBase), extras: Array(all.dropFirst()))
    let rows = found.values.sorted { left, right in
      if left.isThin != right.isThin { return right.isThin }
      let (first, second) = (SortValue(left.lift(of: whole)), SortValue(right.lift(of: whole)))
      if first == second { return ShowAnswer.precedes(left.keys, right.keys) }
      return first.precedes(second, descending: true)
    }
    return (rows, whole)
  }

  /// Of shared deals parts are counted.
  private static func count(_ cells: [Value]) -> Double {
    cells.first?.number ?? 0
  }

  // MARK: Words

  private func columns(_ request: ProfileRequest) -> [Answer.Column] {
    func column(_ name: String, _ english: String, _ chinese: String, _ unit: Unit) -> Answer.Column {
      Answer.Column(name: name, title: say(english, chinese), role: .measure, unit: unit)
    }
    return [
      column("n", "n", "数量", .count), column("share", "Share", "占比", .percent),
      column("base_n", "Base n", "基数", .count), column("base_share", "Base share", "基数占比", .percent),
      column("rate", "Rate", "比率", .percent), column("low", "Low", "下限", .percent),
      column("high", "High", "上限", .percent), column("lift", "Lift", "提升度", .ratio),
    ]
      + request.columns.map {
        Answer.Column(name: $0.name, title: $0.title, role: .measure, unit: $0.unit, direction: $0.direction)
      }
      + [Answer.Column(name: "sample", title: say("Sample", "样本"), role: .attribute, unit: .text)]
  }

  private func caption(_ request: ProfileRequest) -> String {
    let sides = say(
      "\(request.subject.english) against \(request.base.english)",
      "\(request.subject.chinese),对照\(request.base.chinese)")
    let both = request.condition.map { " · " + say("where \($0)", "条件 \($0)") } ?? ""
    return "\(sides)\(both) · \(dates(request.parts.first?.subject.period))"
  }

  private func notes(_ request: ProfileRequest, isEmpty: Bool, thin: Int) -> [Answer.Note] {
    var notes: [Answer.Note] = []
    if isEmpty {
      notes.append(.init(say("nothing found", "没有找到")))
      notes += unknownNames(in: request.parts[0].subject)
    }
    if thin > 0 {
      notes.append(
        .init(
          say(
            "\(thin) \(thin == 1 ? "row has" : "rows have") fewer than \(ProfileRow.thinBase) in the base: marked thin, and last",
            "\(thin) 行的基数不足 \(ProfileRow.thinBase):标为样本少,排在最后")))
    }
    if !request.isInside {
      notes.append(
        .init(
          say(
            "rate is n over n and base n together: \(request.base.english) are no whole that \(request.subject.english) are part of",
            "比率 = 数量 / (数量 + 基数):对照组并不包含被分析的记录")))
    }
    return notes
  }

  // MARK: Explaining

  func words(_ written: ProfileQuestion, span: Span) throws(EvaluationError) -> String {
    let request = try request(written, span: span)
    let rate =
      request.isInside
      ? say("rate = n / base n", "比率 = 数量 / 基数") : say("rate = n / (n + base n)", "比率 = 数量 / (数量 + 基数)")
    return [
      caption(request) + ".",
      say(
        "One row for each value of what they are split by; the best first, thin ones last.", "每个取值一行,提升度高的在前,样本少的在后。"),
      rate + say(", low and high its 95% Wilson interval.", ",下限与上限为其 95% Wilson 区间。"),
      say("lift = share / base share; 1 is no different from the whole.", "提升度 = 占比 / 基数占比;1 表示与整体相同。"),
    ].joined(separator: "\n")
  }

  func statements(of written: ProfileQuestion, span: Span) throws(EvaluationError) -> [Select] {
    var found: [Select] = []
    for part in try request(written, span: span).parts {
      found += try statements(of: part.subject, and: part.base)
    }
    return found
  }
}

/// One value of a profile: how many of those profiled and of the base have it.
struct ProfileRow {
  /// A rate over fewer says little.
  static let thinBase = 20

  var keys: [RowKey]
  var count: Double
  var base: Double
  var extras: [Value]

  var isThin: Bool { base < Double(Self.thinBase) }

  func lift(of whole: ProfileRow) -> Value {
    guard base > 0, whole.count > 0, whole.base > 0 else { return .nothing }
    return .real(count / whole.count / (base / whole.base))
  }

  func cells(of whole: ProfileRow, _ isInside: Bool, thin: String) -> [Value] {
    func part(_ count: Double, of whole: Double) -> Value {
      whole == 0 ? .nothing : .real(count / whole)
    }
    let cases = isInside ? base : base + count
    var bounds: [Value] = [.nothing, .nothing]
    if let interval = Wilson(hits: .real(count), cases: .real(cases)) {
      bounds = [.real(interval.low), .real(interval.high)]
    }
    return [
      QuantityReader.plain(count), part(count, of: whole.count), QuantityReader.plain(base), part(base, of: whole.base),
      part(count, of: cases),
    ] + bounds + [lift(of: whole)] + extras + [isThin ? .text(thin) : .text("")]
  }
}
