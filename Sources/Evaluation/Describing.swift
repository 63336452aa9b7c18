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
    var lines = ["\(metric.name) (metric, \(Self.word(unit)))"]
    if !metric.about.isEmpty { lines.append("  \(metric.about)") }
    lines.append("  formula    \(formatted(metric.expression))")
    if !dates.isEmpty { lines.append("  date       \(dates.joined(separator: ", "))") }
    switch metric.direction {
    case .higher: lines.append("  direction  higher is better")
    case .lower: lines.append("  direction  lower is better")
    case .neutral: break
    }
    if !metric.aliases.isEmpty { lines.append("  also       \(metric.aliases.joined(separator: ", "))") }
    lines.append("  by         \(dimensions.joined(separator: ", "))")
    if let first = dimensions.first { lines.append("  try        show \(metric.name) by \(first) this month") }
    return lines.joined(separator: "\n")
  }

  private func text(of entity: Entity) -> String {
    var lines = ["\(entity.name) (records)", "  \(entity.about)"]
    let width = entity.fields.map { $0.name.count }.max() ?? 0
    for field in entity.fields {
      let kind: String
      switch field.kind {
      case .reference(let target):
        let other = target == entity.name ? nil : catalogue.entity(target)?.sharesIdWith
        kind = "one of \(target)" + (other.map { ", or of \($0) that are none yet" } ?? "")
      case .text, .number, .money, .quantity, .percent, .days, .minutes, .date, .boolean: kind = "\(field.kind)"
      }
      let custom = field.isCustom ? ", custom" : ""
      lines.append("  \(field.name)\(String(repeating: " ", count: width - field.name.count))  \(kind)\(custom)")
    }
    lines.append("  try  list \(entity.name)")
    return lines.joined(separator: "\n")
  }

  private func text(of dimension: Dimension) -> String {
    var lines = [
      "\(dimension.name) (dimension)",
      "  reached as \(dimension.paths.map { $0.joined(separator: ".") }.joined(separator: ", or "))",
    ]
    if !dimension.bands.isEmpty {
      lines.append("  in bands \(dimension.bands.map(String.init).joined(separator: ", "))")
    }
    if !dimension.aliases.isEmpty { lines.append("  also \(dimension.aliases.joined(separator: ", "))") }
    lines.append("  splits \(metricNames(splitBy: dimension).joined(separator: ", "))")
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

  // MARK: Lists of the catalogue

  func show(_ list: CatalogueList, filter: Name?, sink: any AnswerSink) throws(EvaluationError) {
    let word = filter?.text.lowercased()
    func matches(_ texts: [String]) -> Bool {
      guard let word else { return true }
      return texts.contains { $0.lowercased().contains(word) }
    }
    switch list {
    case .metrics:
      let rows = catalogue.metrics.filter { matches([$0.name, $0.about] + $0.aliases) }.map { metric in
        [metric.group, metric.name, metric.aliases.joined(separator: ", "), metric.about]
      }
      try send(["group", "metric", "also", "meaning"], rows, sink)
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
      try send(["dimension", "also", "reached_as"], own + time, sink)
    case .entities:
      let rows = catalogue.entities.filter { $0.isListed && matches([$0.name, $0.about] + $0.aliases) }.map { entity in
        [entity.name, entity.aliases.joined(separator: ", "), entity.about]
      }
      try send(["entity", "also", "meaning"], rows, sink)
    }
  }

  private func send(_ names: [String], _ rows: [[String]], _ sink: any AnswerSink) throws(EvaluationError) {
    let columns = names.map { Answer.Column(name: $0, title: $0, role: .attribute, unit: .text) }
    try writing {
      try sink.begin(Answer.Head(columns: columns, caption: say("\(rows.count) of them", "共 \(rows.count) 个")))
      for row in rows { try sink.row(row.map { $0.isEmpty ? .nothing : .text($0) }) }
      try sink.end(Answer.Tail())
    }
  }
}
