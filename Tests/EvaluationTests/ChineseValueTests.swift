import Evaluation
import Foundation
import Semantics
import Store
import Testing
import Values

/// Values that the store keeps in English read Chinese in a Chinese session, and are found by those words.
@Suite struct ChineseValueTests {
  /// Every value that the tables allow in a column of a closed list: `status TEXT ... CHECK (status IN ('draft', ...))`.
  private static func closedLists() throws -> [(table: String, column: String, values: [String])] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let schema = try String(contentsOf: root.appendingPathComponent("Sources/Store/Schema.swift"), encoding: .utf8)
    var found: [(table: String, column: String, values: [String])] = []
    var table = ""
    for line in schema.split(separator: "\n") {
      if let name = line.firstMatch(of: /CREATE TABLE (\w+)/) { table = String(name.1) }
      guard let check = line.firstMatch(of: /CHECK \((\w+) IN \(([^)]*)\)\)/) else { continue }
      let values = check.2.split(separator: ",").map { $0.trimmingCharacters(in: .init(charactersIn: " '")) }
      found.append((table, String(check.1), values))
    }
    return found
  }

  @Test func everyClosedListIsThere() throws {
    let catalogue = CatalogueReader.builtIn
    var checked = 0
    for (table, column, values) in try Self.closedLists() {
      guard let entity = catalogue.entities.first(where: { $0.table == table }), entity.isListed,
        let field = entity.fields.first(where: { $0.column == column })
      else { continue }
      checked += 1
      let words = ValueWords.readings(of: field)
      #expect(values.filter { words[$0] == nil } == [], "\(table).\(column)")
    }
    #expect(checked > 12)
  }

  /// Every word in a known column belongs to a column that there is, and leads back to its value.
  @Test(arguments: ValueWords.known) func wordsLeadBack(column: String) throws {
    let parts = column.split(separator: ".").map(String.init)
    let entity = try #require(CatalogueReader.builtIn.entity(parts[0]))
    let field = try #require(entity.fields.first { $0.column == parts[1] })
    for (value, word) in ValueWords.readings(of: field) {
      #expect(ValueWords.values(of: field, called: word).contains(value), "\(word)")
    }
  }

  /// The kinds of the sample company, one list each.
  private static let fields = [
    "activities.type", "activities.status", "activities.direction", "activities.outcome", "leads.status",
    "customers.status", "stages.name", "stages.state", "stages.forecast_category", "opportunities.state",
    "opportunities.type", "quotes.status", "orders.status", "invoices.status", "payments.kind", "payments.method",
    "customers.industry", "leads.industry", "products.category", "opportunities.loss_reason", "leads.disqualify_reason",
    "sources.channel", "campaigns.type", "expenses.category", "expenses.status", "stock_movements.kind",
    "targets.scope", "reps.role",
  ]

  @Test(arguments: fields) func theSampleCompanyReadsChinese(field: String) throws {
    let workspace = try SampleStore.workspace()
    let parts = field.split(separator: ".").map(String.init)
    let english = try workspace.answer("list \(parts[0]) with value = \(parts[1])")
    workspace.language = .chinese
    let chinese = try workspace.answer("list \(parts[0]) with value = \(parts[1])")
    // Machines get what the store has.
    #expect(english.rows == chinese.rows)
    var counts: [String: Int] = [:]
    for case .text(let text) in chinese.rows.map({ $0[0] }) { counts[text, default: 0] += 1 }
    #expect(!counts.isEmpty)
    for (value, count) in counts {
      guard case .text(let word) = chinese.columns[0].read(.text(value)) else { continue }
      #expect(word.unicodeScalars.allSatisfy { $0.value > 0x2E80 }, "\(value)")
      #expect(try workspace.answer("list \(parts[0]) where \(parts[1]) = \"\(word)\"").rows.count == count, "\(word)")
      #expect(
        try workspace.answer("list \(parts[0]) where \(parts[1]) != \"\(word)\"").rows.count
          == chinese.rows.count - count, "\(word)")
    }
  }

  @Test func rowsAndHistoriesUnderstandTheWords() throws {
    let workspace = try SampleStore.workspace()
    workspace.language = .chinese
    let answer = try workspace.answer("看 活动数 按 类型 上月")
    let types = answer.rows.compactMap { row -> String? in
      if case .text(let text) = answer.columns[0].read(row[0]) { text } else { nil }
    }
    #expect(Set(types).isSuperset(of: ["电话", "拜访", "会面", "演示"]))
    let english = try workspace.answer("list opportunities where stage changed from proposal to negotiation this month")
    let chinese = try workspace.answer("list opportunities where stage changed from 方案 to 谈判 this month")
    #expect(english.rows == chinese.rows && !chinese.rows.isEmpty)
    let was = try workspace.answer("list opportunities where stage was 谈判")
    #expect(try was.rows.count == workspace.answer("list opportunities where stage was negotiation").rows.count)
    let calls = try workspace.answer("show activities where type in (\"电话\", \"拜访\") this month").rows
    #expect(calls == (try workspace.answer("show activities where type in (\"call\", \"visit\") this month").rows))
    let won = try workspace.answer("list opportunities where 状态 = \"赢单\"")
    #expect(try won.rows.count == workspace.answer("list opportunities where state = \"won\"").rows.count)
  }

  /// A firm that has stages of Chinese names finds them by these, and those of English names beside them.
  @Test func aFirmsOwnWordsStay() throws {
    let script = """
      INSERT INTO stages (id, name, position) VALUES (1, '谈判', 1), (2, 'Negotiation', 2), (3, '签约', 3);
      INSERT INTO opportunities (id, customer_id, stage_id, created_on) VALUES
        (1, 1, 1, '2026-11-01'), (2, 1, 2, '2026-11-01'), (3, 2, 3, '2026-11-02'), (4, 2, 1, '2026-11-02');
      """
    let workspace = try HandMade.workspace(script)
    #expect(try workspace.answer("list opportunities where stage = \"谈判\"").rows.count == 3)
    #expect(try workspace.answer("list opportunities where stage != \"谈判\"").rows.count == 1)
    #expect(try workspace.answer("list opportunities where stage = \"negotiation\"").rows.count == 0)
    #expect(try workspace.answer("list opportunities where stage = \"签约\"").rows.count == 1)
  }

  @Test func theWordsAreCompleted() throws {
    let workspace = try SampleStore.workspace()
    #expect(workspace.values(of: ["type"], startingWith: "vi", subject: "activities") == ["visit"])
    workspace.language = .chinese
    #expect(workspace.values(of: ["type"], startingWith: "拜", subject: "activities") == ["拜访"])
    #expect(workspace.values(of: ["type"], startingWith: "vi", subject: "activities") == ["拜访"])
  }
}
