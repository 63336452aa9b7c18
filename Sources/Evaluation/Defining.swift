import Semantics
import Store
package import Syntax
import Values

extension Workspace {
  func define(_ definition: Definition, _ statement: Statement, sink: any AnswerSink) throws(EvaluationError) {
    try refuseIfSafe("define changes the store")
    try resolving { () throws(Diagnostic) in try resolver.check(definition) }
    // What is kept is read again whenever the store is opened.
    guard (try? parseStatement(formatted(statement), lexicon: lexicon)) != nil else {
      throw .statement(
        Diagnostic(
          code: "too-deep", "this is nested too deeply to be kept; say it with fewer brackets, or in two definitions",
          at: definition.name.span))
    }
    let name = definition.name.text.lowercased()
    let kind =
      switch definition.body {
      case .metric: "metric"
      case .segment: "segment"
      case .scorecard: "scorecard"
      }
    let isNew =
      catalogue.metric(name)?.name != name && catalogue.segment(name)?.name != name
      && catalogue.scorecard(name)?.name != name
    try refuseLocked(definition.name, isChange: true)
    try storing { () throws(StoreError) in
      let writer = try writer()
      try writer.atomically { () throws(StoreError) in
        try writer.run(
          """
          INSERT INTO definitions (name, kind, statement, created_at) VALUES (?, ?, ?, ?)
          ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, statement = excluded.statement
          """, [.text(name), .text(kind), .text(formatted(statement)), .text(today.iso)])
        try forgetScorecard(name, writer)
        try keepScorecard(definition, writer)
      }
      try reload()
    }
    try writing {
      try sink.note(
        .init(say(isNew ? "defined \(name)" : "defined \(name) anew", isNew ? "已定义 \(name)" : "已重新定义 \(name)")))
    }
  }

  func undefine(_ name: Name, sink: any AnswerSink) throws(EvaluationError) {
    try refuseIfSafe("undefine changes the store")
    let own =
      catalogue.metrics.filter { !$0.isBuiltIn }.map(\.name) + catalogue.segments.map(\.name)
      + catalogue.scorecards.map(\.name)
    let word =
      catalogue.scorecard(name.text)?.name ?? catalogue.segment(name.text)?.name
      ?? catalogue.metric(name.text).flatMap { $0.isBuiltIn ? nil : $0.name }
    guard let word else {
      if catalogue.metric(name.text) != nil {
        throw .statement(
          Diagnostic(
            code: "built-in", "`\(name.text)` is built in and stays", at: name.span,
            example: .init("what it is made of", "describe \(name.text)")))
      }
      throw .statement(
        Diagnostic(
          code: "unknown-definition",
          "nothing defined here is called `\(name.text)`"
            + (own.isEmpty ? "; there is nothing yet" : "; there is \(own.prefix(6).joined(separator: ", "))"),
          at: name.span,
          fixes: .didYouMean(nearestWords(to: name.text, among: own), at: name.span),
          example: own.isEmpty
            ? .init("define hit_rate = closes / proposals as percent")
            : .init("`metrics` lists what there is", "metrics")))
    }
    if let user = try firstUser(of: word) {
      throw .statement(
        Diagnostic(
          code: "in-use", "`\(word)` is used by `\(user)`; undefine that first", at: name.span,
          fixes: [.init("undefine `\(user)`", replacing: name.span, with: user)]))
    }
    try refuseLocked(Name(word, span: name.span), isChange: false)
    try storing { () throws(StoreError) in
      let writer = try writer()
      try writer.atomically { () throws(StoreError) in
        try writer.run("DELETE FROM definitions WHERE name = ?", [.text(word)])
        try forgetScorecard(word, writer)
      }
      try reload()
    }
    try writing { try sink.note(.init(say("\(word) is gone", "已删除 \(word)"))) }
  }

  /// A definition that would no longer resolve without `name`.
  private func firstUser(of name: String) throws(EvaluationError) -> String? {
    var without = catalogue
    without.removeMetric(name)
    without.removeSegment(name)
    for metric in without.metrics where !metric.isBuiltIn {
      var resolver = Resolver(catalogue: without, environment: environment)
      if (try? resolver.unit(of: metric, at: .none)) == nil { return metric.name }
    }
    for card in without.scorecards where card.name != name {
      let body = Definition.Body.scorecard(items: card.items, grades: card.grades)
      let resolver = Resolver(catalogue: without, environment: environment)
      if (try? resolver.check(Definition(name: Name(card.name), body: body))) == nil { return card.name }
    }
    return nil
  }

  /// Settings that belong to the company; those of the session are the shell's.
  func set(_ name: Name?, _ value: Expression?, sink: any AnswerSink) throws(EvaluationError) {
    guard let name, let value else { return }
    try refuseIfSafe("set \(name.text) changes the store")
    let text = Self.settingText(value)
    do {
      _ = try Settings.set(name.text.lowercased(), to: text, in: writer())
      try reload()
    } catch {
      throw Self.wrongSetting(error, name, value)
    }
    try writing { try sink.note(.init("\(name.text.lowercased()) = \(text)")) }
  }

  /// What the words of a `set` got wrong, at their place; anything else is the store's.
  private static func wrongSetting(_ error: StoreError, _ name: Name, _ value: Expression) -> EvaluationError {
    switch error {
    case .unknownSetting(_, let known):
      return .statement(
        Diagnostic(
          code: "unknown-setting", "there is no setting `\(name.text)`; `set` lists them", at: name.span,
          fixes: .didYouMean(nearestWords(to: name.text, among: known), at: name.span),
          example: .init("the settings there are", "set")))
    case .badSetting(let key, let text, let allowed):
      let near = nearestWords(to: text, among: allowed.split { ", ".contains($0) }.map(String.init))
      return .statement(
        Diagnostic(
          code: "setting-value", "`\(key)` cannot be \(text); it can be \(Wording(stringLiteral: allowed))",
          at: value.span, fixes: .didYouMean(near, at: value.span),
          example: .init("as it is now", "set \(key)")))
    default: return .store(error)
    }
  }

  package static func settingText(_ value: Expression) -> String {
    switch value.kind {
    case .text(let text): text
    case .name(let parts): parts.map(\.text).joined(separator: ".")
    case .boolean(let flag): flag ? "on" : "off"
    default: formatted(value)
    }
  }
}
