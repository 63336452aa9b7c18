import Semantics
import Store
import Values

/// What an answer says where the store knows too little of the past for its numbers.
extension Workspace {
  /// Deals that stand apart because their stage of that day was not kept.
  func stagesUnknown(_ answer: ShowAnswer) -> [Answer.Note] {
    let question = answer.question
    guard question.moment < today else { return [] }
    let place = question.keys.firstIndex { key in
      guard case .attribute(let paths, _, _, _) = key.kind, let path = paths["opportunity_states"] else { return false }
      return path.fields.contains { $0.column == "stage_id" }
    }
    guard let place, answer.rows.contains(where: { $0.keys[place].shown == .missing }) else { return [] }
    let (name, title) = (question.keys[place].name, question.keys[place].title)
    return [
      .init(
        say(
          "where \(name) is (none), what it was on \(question.moment) is not known: no history of it reaches back so far",
          "\(title)为(无)之处,\(question.moment) 当时的\(title)不详:没有那么早的历史记录"))
    ]
  }

  /// Nothing is in stock on a day before the first movement that is recorded, and nothing lasts for days where no issue is.
  func stockUnknown(_ answer: ShowAnswer) -> [Answer.Note] {
    let question = answer.question
    let isOfStock = question.quantities.flatMap(\.measures).contains {
      $0.entity == "stock_movements" && $0.timing == .balance
    }
    guard isOfStock, let stock = catalogue.entity("stock_movements") else { return [] }
    let first = briefly(milliseconds: 150) { () throws(StoreError) in
      try reader.scalar("SELECT MIN(moved_on) FROM \"\(stock.table)\"")
    }
    if let day = first?.textValue.flatMap(CivilDate.init(iso:)), day > question.moment {
      return [
        .init(
          say(
            "stock is known from \(day) on only, not on \(question.moment)", "库存自 \(day) 起才有记录,\(question.moment) 的库存不详"
          ))
      ]
    }
    guard question.columns.contains(where: { $0.name == "days_of_cover" }), first != nil else { return [] }
    let issues = briefly(milliseconds: 150) { () throws(StoreError) in
      try reader.rows("SELECT 1 FROM \"\(stock.table)\" WHERE kind = 'issue' LIMIT 1")
    }
    guard let issues, issues.isEmpty else { return [] }
    return [
      .init(
        say(
          "no issues of stock are recorded, so that nobody knows how long it lasts; `on_hand / (units / 90)` over 90 days goes by what was ordered",
          "没有出库记录,无从知道库存能用多久;在 90 天内用 `on_hand / (units / 90)` 按订购量估算"))
    ]
  }
}
