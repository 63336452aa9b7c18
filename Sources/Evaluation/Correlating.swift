import Semantics
import Store
import Syntax
import Values

extension Workspace {
  /// One row: what was correlated, over how many rows, and how closely it goes together.
  func answer(correlation show: ShowQuestion, span: Span, sink: any AnswerSink) throws(EvaluationError) {
    let question = try correlationQuestion(show, span)
    let result = try result(of: question)
    answered = .correlated(show)
    let formulas = question.columns.map { result.answer.reader.formula($0.quantity) }
    var pairs: [(Double, Double)] = []
    // Who is not employed at a time has no numbers that could go together.
    let rows = result.answer.rows.filter { row in
      // What belongs to no record is no point.
      if row.isOfNoRecord(question.keys) { return false }
      return formulas.count < 3 || formulas.contains { $0(row.numbers).number != 0 }
    }
    for row in rows {
      if let first = formulas[0](row.numbers).number, let second = formulas[1](row.numbers).number {
        pairs.append((first, second))
      }
    }
    let found = Correlation(pairs)
    func column(_ name: String, _ title: String, _ unit: Unit) -> Answer.Column {
      .init(name: name, title: title, role: .measure, unit: unit)
    }
    let columns = [
      column("x", "x", .text), column("y", "y", .text), column("n", "n", .count),
      column("pearson", say("Pearson", "皮尔逊"), .ratio), column("low", say("low", "下限"), .ratio),
      column("high", say("high", "上限"), .ratio), column("spearman", say("Spearman", "斯皮尔曼"), .ratio),
    ]
    let names = question.columns.prefix(2).map { language == .chinese ? $0.title : $0.name }
    func cell(_ number: Double?) -> Value { number.map { .real($0) } ?? .nothing }
    try writing {
      try sink.begin(
        Answer.Head(columns: columns, caption: caption(of: question), presentation: question.presentation))
      try sink.row(
        names.map { .text($0) } + [.integer(found.count)]
          + [found.pearson, found.interval?.low, found.interval?.high, found.spearman].map(cell))
      var tail = Answer.Tail()
      tail.notes.append(sentence(of: found, names))
      if result.answer.isAllNothing { tail.notes += unknownNames(in: question) }
      let leftOut = rows.count - pairs.count
      if leftOut > 0 {
        tail.notes.append(
          .init(
            say(
              "\(leftOut) of \(rows.count) rows lack one of the two numbers and are left out",
              "\(rows.count) 行中有 \(leftOut) 行缺少其中一个数,未计入")))
      }
      try sink.end(tail)
    }
  }

  func explain(
    _ form: ExplainForm, correlation show: ShowQuestion, span: Span, sink: any AnswerSink
  ) throws(EvaluationError) {
    let question = try correlationQuestion(show, span)
    switch form {
    case .sql: try tell(try statements(of: question).map(Self.shown).joined(separator: "\n\n"), sink)
    case .plan: try tell(try plan(of: try statements(of: question)), sink)
    case .words:
      let rule = say(
        "Pearson's correlation of the two numbers over these rows with its 95% interval (Fisher), and Spearman's of their ranks; below \(Correlation.fewest) rows none.",
        "以这些行计算两个数的皮尔逊相关系数及其 95% 区间(Fisher 变换),以及斯皮尔曼等级相关;少于 \(Correlation.fewest) 行不计算。")
      try tell(words(question, show) + "\n" + rule, sink)
    }
  }

  private func correlationQuestion(_ show: ShowQuestion, _ span: Span) throws(EvaluationError) -> Question {
    try resolving { () throws(Diagnostic) in
      var resolver = resolver
      return try resolver.correlation(show, span: span)
    }
  }

  /// What may be said, and never what causes what.
  private func sentence(of found: Correlation, _ names: [String]) -> Answer.Note {
    guard let pearson = found.pearson, let interval = found.interval else {
      if found.count < Correlation.fewest {
        return .init(
          say(
            "not enough data: \(found.count) rows have both numbers, and a correlation needs \(Correlation.fewest)",
            "数据不足:只有 \(found.count) 行同时有两个数,至少需要 \(Correlation.fewest) 行"), kind: .warning)
      }
      let constant = found.varies.first ? names[1] : names[0]
      return .init(
        say(
          "\(constant) is the same in every row, so nothing can go with it",
          "\(constant) 在各行都相同,无法计算相关"), kind: .warning)
    }
    let range = "\(spoken(interval.low, .ratio)) … \(spoken(interval.high, .ratio))"
    if interval.low <= 0, interval.high >= 0 {
      return .init(
        say(
          "no correlation is established: with \(found.count) rows the 95% interval \(range) holds 0",
          "未能确定相关:\(found.count) 行的 95% 区间 \(range) 包含 0"))
    }
    let (english, chinese): (String, String) =
      switch abs(pearson) {
      case ..<0.4: ("a weak", "弱")
      case ..<0.7: ("a moderate", "中等")
      default: ("a strong", "强")
      }
    return .init(
      say(
        "\(english) correlation: where \(names[0]) is higher, \(names[1]) tends to be \(pearson > 0 ? "higher" : "lower"); this says nothing about what causes what",
        "\(chinese)\(pearson > 0 ? "正" : "负")相关:\(names[0]) 较高的行,\(names[1]) 往往较\(pearson > 0 ? "高" : "低");这不说明因果"))
  }
}
