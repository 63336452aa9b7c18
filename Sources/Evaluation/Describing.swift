import Semantics
import Store
import Syntax
import Values

extension Workspace {
  func describe(_ name: Name, sink: any AnswerSink) throws(EvaluationError) {
    var parts: [String] = []
    if let metric = catalogue.metric(name.text) { parts.append(try text(of: metric)) }
    if let entity = catalogue.entity(name.text), entity.isListed { parts.append(text(of: entity)) }
    if let dimension = catalogue.dimension(name.text) { parts.append(text(of: dimension)) }
    if let segment = catalogue.segment(name.text) {
      parts.append("\(segment.name) (segment of \(segment.entity))\n\(indented(segment.about))  \(segment.statement)")
    }
    if let card = catalogue.scorecard(name.text) { parts.append(text(of: card)) }
    guard !parts.isEmpty else {
      let known =
        catalogue.metrics.map(\.name) + catalogue.dimensions.map(\.name)
        + catalogue.entities.filter(\.isListed).map(\.name) + catalogue.scorecards.map(\.name)
      throw .statement(
        Diagnostic(
          code: "unknown-name", "nothing is called `\(name.text)`", at: name.span,
          fixes: .didYouMean(nearestWords(to: name.text, among: Set(known)), at: name.span)))
    }
    try writing { try sink.text(parts.joined(separator: "\n\n")) }
  }

  private func indented(_ text: String) -> String { text.isEmpty ? "" : "  \(text)\n" }

  private func text(of metric: Metric) throws(EvaluationError) -> String {
    var resolver = resolver
    let quantity = try resolving { () throws(Diagnostic) in try resolver.quantity(ofMetric: metric) }
    let unit = resolver.unit(of: quantity)
    let entities = Array(Set(quantity.measures.map(\.entity))).sorted().compactMap(catalogue.entity)
    let dates = Set(quantity.measures.compactMap { measure in measure.date.map { "\(measure.entity).\($0.name)" } })
      .sorted()
    let dimensions = resolver.dimensions(ofAll: entities)
    var lines = [
      say(
        "\(metric.name) (metric, \(Self.word(unit)))", "\(metric.name) \(resolver.title(of: metric))(指标,\(word(unit)))")
    ]
    if !metric.about.isEmpty { lines.append("  \(metric.about(in: language))") }
    lines.append(say("  formula    ", "  公式  ") + written(metric.expression))
    if !dates.isEmpty { lines.append(say("  date       ", "  日期  ") + dates.joined(separator: ", ")) }
    switch metric.direction {
    case .higher: lines.append(say("  direction  higher is better", "  方向  越高越好"))
    case .lower: lines.append(say("  direction  lower is better", "  方向  越低越好"))
    case .neutral: break
    }
    if !metric.aliases.isEmpty {
      lines.append(say("  also       ", "  又称  ") + metric.aliases.joined(separator: ", "))
    }
    lines.append(say("  by         ", "  可按  ") + dimensions.joined(separator: ", "))
    if let first = dimensions.first {
      lines.append(
        say("  try        show \(metric.name) by \(first) this month", "  试试  看 \(metric.name) 按 \(first) 本月"))
    }
    return lines.joined(separator: "\n")
  }

  private func text(of entity: Entity) -> String {
    var lines = [
      say("\(entity.name) (records)", "\(entity.name) \(resolver.title(of: entity))(记录)"),
      "  \(entity.about(in: language))",
    ]
    func named(_ field: Field) -> String {
      let title = resolver.title(ofPath: [field.name], from: entity, english: field.name)
      return title == field.name ? field.name : "\(field.name) \(title)"
    }
    let width = entity.fields.map { named($0).columns }.max() ?? 0
    for field in entity.fields {
      let kind: String
      switch field.kind {
      case .reference(let target):
        let other = target == entity.name ? nil : catalogue.entity(target)?.sharesIdWith
        kind = say(
          "one of \(target)" + (other.map { ", or of \($0) that are none yet" } ?? ""),
          "\(target) 之一" + (other.map { ",或尚未成为其一的 \($0)" } ?? ""))
      case .text: kind = say("text", "文字")
      case .number: kind = say("number", "数")
      case .money: kind = say("money", "金额")
      case .quantity: kind = say("quantity", "数量")
      case .percent: kind = say("percent", "百分比")
      case .days: kind = say("days", "天数")
      case .minutes: kind = say("minutes", "分钟")
      case .date: kind = say("date", "日期")
      case .boolean: kind = say("boolean", "是否")
      }
      let name = named(field)
      let custom = field.isCustom ? say(", custom", ",自定义") : ""
      lines.append("  \(name)\(String(repeating: " ", count: width - name.columns))  \(kind)\(custom)")
    }
    lines.append(say("  try  list \(entity.name)", "  试试  列出 \(entity.name)"))
    return lines.joined(separator: "\n")
  }

  private func text(of dimension: Dimension) -> String {
    var lines = [
      say("\(dimension.name) (dimension)", "\(dimension.name) \(resolver.title(of: dimension))(维度)"),
      say("  reached as ", "  取自 ")
        + dimension.paths.map { $0.joined(separator: ".") }.joined(separator: say(", or ", ",或 ")),
    ]
    if !dimension.bands.isEmpty {
      lines.append(say("  in bands ", "  分段 ") + dimension.bands.map(String.init).joined(separator: ", "))
    }
    if !dimension.aliases.isEmpty {
      lines.append(say("  also ", "  又称 ") + dimension.aliases.joined(separator: ", "))
    }
    lines.append(say("  splits ", "  可拆分 ") + metricNames(splitBy: dimension).joined(separator: ", "))
    return lines.joined(separator: "\n")
  }

  private func metricNames(splitBy dimension: Dimension) -> [String] {
    catalogue.metrics.filter { metric in
      var resolver = resolver
      guard let quantity = try? resolver.quantity(ofMetric: metric) else { return false }
      let entities = quantity.measures.compactMap { catalogue.entity($0.entity) }
      return !entities.isEmpty && resolver.dimensions(ofAll: entities).contains(dimension.name)
    }.map(\.name)
  }

  static func word(_ unit: Unit) -> String {
    switch unit {
    case .count: "a count"
    case .money(let currency): "money in \(currency.code)"
    case .percent: "a percentage"
    case .points: "percentage points"
    case .ratio: "a ratio"
    case .days: "days"
    case .minutes: "minutes"
    case .quantity: "a quantity"
    case .text: "text"
    case .date: "a day"
    }
  }

  private func word(_ unit: Unit) -> String {
    switch unit {
    case .count: "个数"
    case .money(let currency): "\(currency.code) 金额"
    case .percent: "百分比"
    case .points: "百分点"
    case .ratio: "比率"
    case .days: "天数"
    case .minutes: "分钟"
    case .quantity: "数量"
    case .text: "文字"
    case .date: "日期"
    }
  }

  // MARK: Lists of the catalogue

  func show(_ list: CatalogueList, filter: Name?, sink: any AnswerSink) throws(EvaluationError) {
    let word = filter?.text.lowercased()
    func matches(_ texts: [String]) -> Bool {
      guard let word else { return true }
      return texts.contains { $0.lowercased().contains(word) }
    }
    switch list {
    case .metrics:
      let rows = catalogue.metrics.filter { matches([$0.name, $0.about, $0.about(in: language)] + $0.aliases) }
        .map { metric in
          [group(of: metric), metric.name, metric.aliases.joined(separator: ", "), metric.about(in: language)]
        }
      try send(
        [("group", "组"), ("metric", "指标"), ("also", "又称"), ("meaning", "含义")], rows, sink)
    case .dimensions:
      let own = catalogue.dimensions.filter { matches([$0.name] + $0.aliases) }.map { dimension in
        [
          dimension.name, dimension.aliases.joined(separator: ", "),
          dimension.paths.map { $0.joined(separator: ".") }.joined(separator: " or "),
        ]
      }
      let time = Grain.allCases.filter { matches([$0.rawValue]) }.map { grain -> [String] in
        let aliases = Catalogue.grainAliases.filter { $0.value == grain && $0.key != grain.rawValue }.map(\.key)
          .sorted()
        return [grain.rawValue, aliases.joined(separator: ", "), "time"]
      }
      try send([("dimension", "维度"), ("also", "又称"), ("reached_as", "取自")], own + time, sink)
    case .entities:
      let rows = catalogue.entities.filter {
        $0.isListed && matches([$0.name, $0.about, $0.about(in: language)] + $0.aliases)
      }
      .map { entity in [entity.name, entity.aliases.joined(separator: ", "), entity.about(in: language)] }
      try send([("entity", "记录"), ("also", "又称"), ("meaning", "含义")], rows, sink)
    }
  }

  private func group(of metric: Metric) -> String {
    guard language == .chinese else { return metric.group }
    return CatalogueWords.groups[metric.group] ?? metric.group
  }

  private func send(_ names: [(english: String, chinese: String)], _ rows: [[String]], _ sink: any AnswerSink)
    throws(EvaluationError)
  {
    let columns = names.map {
      Answer.Column(name: $0.english, title: say($0.english, $0.chinese), role: .attribute, unit: .text)
    }
    try writing {
      try sink.begin(Answer.Head(columns: columns, caption: say("\(rows.count) of them", "共 \(rows.count) 个")))
      for row in rows { try sink.row(row.map { $0.isEmpty ? .nothing : .text($0) }) }
      try sink.end(Answer.Tail())
    }
  }
}

extension String {
  /// How many columns of a terminal it takes: those of East Asia take two.
  fileprivate var columns: Int { unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) } }
}
