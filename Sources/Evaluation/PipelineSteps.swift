import Semantics
import Store
import Syntax
import Values

/// The steps of a funnel over the stages of the pipeline.
extension Workspace {
  private struct Stage {
    var step: FunnelResult.Step
    let position: Int
    var ids: [Int]
  }

  /// The open stages by position, then that a deal was won; of those that were named each with the stages up to the next.
  func pipelineSteps(of funnel: TrackedFunnel) throws(EvaluationError) -> [(step: FunnelResult.Step, ids: [Int])] {
    let stages = try pipelineStages()
    let won = catalogue.metric("closes").map { resolver.title(of: $0) } ?? ""
    let all = stages.map { ($0.step, $0.ids) } + [(FunnelResult.Step(title: won, name: "closes"), [])]
    if funnel.chosen.isEmpty { return all }
    var places: [Int] = []
    for name in funnel.chosen { places.append(try place(of: name, among: all.map(\.0.name))) }
    if zip(places, places.dropFirst()).contains(where: >=), let first = funnel.chosen.first,
      let last = funnel.chosen.last
    {
      let ordered = zip(places, funnel.chosen).sorted { $0.0 < $1.0 }.map {
        formatted(Expression(.name([$0.1]), .none))
      }
      throw .statement(
        Self.stagesOrder(
          stages.map(\.step.name) + ["won"], ordered: ordered, isOnce: Set(places).count == places.count,
          at: first.span.joined(with: last.span)))
    }
    return zip(places, places.dropFirst() + [all.count]).map { place, next in
      (all[place].0, all[place..<next].flatMap(\.1))
    }
  }

  /// Those of several pipelines at one position are one.
  private func pipelineStages() throws(EvaluationError) -> [Stage] {
    let rows = try storing { () throws(StoreError) in
      try reader.rows("SELECT position, name, id FROM stages WHERE state = 'open' ORDER BY position, id")
    }
    var found: [Stage] = []
    for row in rows {
      guard case .integer(let position) = row[0], case .text(let name) = row[1], case .integer(let id) = row[2] else {
        continue
      }
      if let last = found.last, last.position == position {
        if !last.step.name.split(separator: "/").contains(name[...]) {
          let both = "\(last.step.name)/\(name)"
          found[found.count - 1].step = .init(title: both, name: both)
        }
        found[found.count - 1].ids.append(id)
      } else {
        found.append(Stage(step: .init(title: name, name: name), position: position, ids: [id]))
      }
    }
    return found
  }

  /// The last of the names is that of what was won.
  private func place(of name: Name, among stages: [String]) throws(EvaluationError) -> Int {
    let wanted = name.text.lowercased()
    let readings = ValueWords.readings(of: "stages", "name")
    let found = stages.dropLast().firstIndex { stage in
      let parts = stage.split(separator: "/").map(String.init) + [stage]
      return parts.contains { $0.lowercased() == wanted || readings[$0] == name.text }
    }
    if let found { return found }
    let isWon =
      wanted == "won" || ValueWords.readings(of: "opportunities", "state")["won"] == name.text
      || catalogue.metric(wanted)?.name == "closes"
    if isWon { return stages.count - 1 }
    throw .statement(Self.unknownStage(name, Array(stages.dropLast()) + ["won"]))
  }

  private static func unknownStage(_ name: Name, _ stages: [String]) -> Diagnostic {
    Diagnostic(
      code: "unknown-stage",
      "no stage of the pipeline is called `\(name.text)`; there are \(stages.joined(separator: ", "))", at: name.span,
      fixes: nearestWords(to: name.text, among: Set(stages)).map { near in
        let written = formatted(Expression(.name([Name(near)]), .none))
        return .init("did you mean \(written)?", replacing: name.span, with: written)
      }, example: .init("funnel stages for opportunities created in last quarter"))
  }

  private static func stagesOrder(_ stages: [String], ordered: [String], isOnce: Bool, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "stages-order",
      "the stages of a funnel follow one another as in the pipeline, each named once: \(stages.joined(separator: ", "))",
      at: span,
      fixes: isOnce ? [.init("in their order", replacing: span, with: ordered.joined(separator: " -> "))] : [],
      example: .init("funnel stages for opportunities created in last quarter"))
  }
}
