import Semantics
import Syntax

struct NaiveKey {
  let identity: Datum
  let shown: Cell
  /// Numbers and days by size, texts by their bytes, what is missing last.
  let place: Datum

  static func precedes(_ left: [NaiveKey], _ right: [NaiveKey]) -> Bool {
    for (first, second) in zip(left, right) {
      if let order = precedes(first.place, second.place) { return order }
      if let one = first.identity.whole, let other = second.identity.whole, one != other { return one < other }
    }
    return false
  }

  /// `nil` when they stand at the same place.
  static func precedes(_ left: Datum, _ right: Datum) -> Bool? {
    if left == right { return nil }
    return Datum.isLess(left, right) ?? !left.isNull
  }
}

extension NaiveRun {
  func shown(_ key: GroupKey, _ datum: Datum, at position: Int) -> NaiveKey {
    func made(_ cell: Cell, _ place: Datum) -> NaiveKey { NaiveKey(identity: datum, shown: cell, place: place) }
    if datum.isNull { return made(.text("(none)"), .null) }
    switch key.kind {
    case .time(let grain), .cohort(.entered(let grain)):
      guard let start = datum.text else { return made(.number(datum.number ?? 0), datum) }
      return made(.text(measures.calendar.label(grain, start)), datum)
    case .cohort(.after), .cohort(.member): return made(.number(datum.number ?? 0), datum)
    case .number(let bands):
      let areWhole = bands.kind == .number || bands.kind == .days
      return made(.text(band(datum.whole ?? 0, bands.edges, areWhole: areWhole)), datum)
    case .attribute(_, let entity?, _, _):
      let label = self.label(entity, datum, isSubject: position == 0 && question.subject?.sharesIdWith != nil)
      return made(.text(label), entity == "stages" ? .integer(placeOfStage(datum)) : .text(label))
    case .attribute where key.datePart != nil:
      guard let start = datum.text, let grain = key.datePart else { return made(.number(datum.number ?? 0), datum) }
      return made(.text(measures.calendar.label(grain, start)), datum)
    case .attribute(_, nil, let kind, let edges), .expression(_, let kind, let edges):
      if !edges.isEmpty, let ordinal = datum.whole {
        let name = key.parts.isEmpty ? key.name : key.parts.joined(separator: ".")
        let isAgeing = measures.reader.catalogue.dimension(name)?.isAgeing ?? false
        // What is computed, or a field of one's own, need not be whole.
        var areWhole = [.days, .minutes].contains(kind)
        if case .attribute(let paths, _, _, _) = key.kind, kind == .number {
          areWhole = !paths.values.contains(where: \.field.isCustom)
        }
        return made(.text(isAgeing ? ageing(ordinal, edges) : band(ordinal, edges, areWhole: areWhole)), datum)
      }
      if case .boolean = kind { return made(.text(datum == .integer(0) ? "no" : "yes"), datum) }
      if let text = datum.text { return made(.text(text), datum) }
      var unit = 1.0
      if case .attribute = key.kind { unit = kind == .quantity ? 1000.0 : kind == .percent ? 10_000 : 1 }
      return made(.number((datum.number ?? 0) / unit), datum)
    }
  }

  /// How many stages stand before it: those of earlier pipelines, and of its own at an earlier position.
  private func placeOfStage(_ id: Datum) -> Int {
    func key(_ stage: NaiveRow) -> (Int, Int, String, Int) {
      (
        stage.at("pipeline_id").whole ?? 0, stage.at("position").whole ?? 0, stage.at("name").text ?? "",
        stage.at("id").whole ?? 0
      )
    }
    guard let own = measures.store.record("stages", id).map(key) else { return Int.max }
    return measures.store.rows(of: "stages").count { key($0) < own }
  }

  private func label(_ entity: String, _ id: Datum, isSubject: Bool) -> String {
    func name(_ entity: Entity) -> String? {
      let record = measures.store.record(entity.table, id)
      return entity.labels.lazy.compactMap { record?.at($0).text }.first
    }
    guard let home = measures.reader.catalogue.entity(entity) else { return "" }
    if let own = name(home) { return own }
    if !isSubject, let other = home.sharesIdWith.flatMap(measures.reader.catalogue.entity), let found = name(other) {
      return found
    }
    return "#\(id.whole ?? 0)"
  }

  private func band(_ ordinal: Int, _ edges: [NumberLiteral], areWhole: Bool) -> String {
    let texts = edges.map { formatted(Expression(.number($0), .none)) }
    if ordinal == 0 { return "<" + texts[0] }
    if ordinal == edges.count { return texts[ordinal - 1] + "+" }
    let isWhole = edges[ordinal - 1].integer != nil && edges[ordinal].integer != nil
    if isWhole, areWhole, let next = edges[ordinal].integer {
      if edges[ordinal - 1].integer == next - 1 { return texts[ordinal - 1] }
      return texts[ordinal - 1] + (edges[ordinal - 1].double < 0 ? ".." : "-") + "\(next - 1)"
    }
    return texts[ordinal - 1] + ".." + texts[ordinal]
  }

  /// Edges are first days outside: 1, 31, 61 for 1-30, 31-60.
  private func ageing(_ ordinal: Int, _ edges: [NumberLiteral]) -> String {
    let days = edges.compactMap(\.integer)
    if ordinal == 0 { return "not due" }
    return ordinal < days.count ? "\(days[ordinal - 1])-\(days[ordinal] - 1)" : "\(days[ordinal - 1] - 1)+"
  }
}
