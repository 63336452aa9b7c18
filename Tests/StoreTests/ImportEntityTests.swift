import Testing

@testable import Store

/// The tables of fields and of words agree with the schema.
@Suite struct ImportEntityTests {
  @Test func everyLineIsRead() {
    let lines = ImportFields.table.split(separator: "\n")
    #expect(ImportEntity.all.count == lines.count { $0.hasPrefix("== ") })
    #expect(ImportEntity.all.reduce(0) { $0 + $1.fields.count } == lines.count { !$0.hasPrefix("== ") })
  }

  @Test(arguments: ImportEntity.all.map(\.name))
  func fieldsFitTheSchema(_ name: String) throws {
    let desk = try ImportDesk()
    let entity = try ImportEntity.find(name)
    let columns = Set(try desk.rows("SELECT name FROM pragma_table_info('\(entity.table)')"))
    #expect(!columns.isEmpty)
    var seen: Set<String> = []
    for field in entity.fields {
      if let column = field.column { #expect(columns.contains(column), "\(name).\(field.name)") }
      for word in [field.name] + field.aliases { #expect(seen.insert(word).inserted, "\(name): \(word) twice") }
      switch field.kind {
      case .reference(let other): #expect(ImportEntity.named(other) != nil, "\(name).\(field.name)")
      case .choice(let list): #expect(ImportChoice.all[list] != nil, "\(name).\(field.name)")
      case .identity, .text, .word, .integer, .quantity, .money, .share, .rate, .date, .moment, .boolean, .minutes,
        .period, .plan:
        break
      }
    }
    #expect(!ImportCatalogue.fieldNames(of: name).isEmpty)
  }

  @Test(arguments: [
    ("state", "Closed Won", "won"), ("state", "赢单", "won"), ("state", "成交", "won"), ("state", "closed_lost", "lost"),
    ("state", "输单", "lost"), ("activity_type", "Call", "call"), ("activity_type", "Follow-up", "follow-up"),
    ("activity_type", "拜访", "visit"), ("activity_status", "Not Held", "no_show"), ("direction", "Outgoing", "outbound"),
    ("order_status", "Canceled", "cancelled"),
  ])
  func words(_ list: String, _ text: String, _ value: String) {
    #expect(ImportChoice.all[list]?.value(of: text) == value)
  }

  @Test func closedListsRefuseOtherWords() {
    #expect(ImportChoice.all["direction"]?.value(of: "sideways") == nil)
    #expect(StageState.told(by: "Negotiation") == "open")
  }

  @Test func aliasesFindTheirField() throws {
    let deals = try ImportEntity.find("opportunities")
    #expect(try deals.field("Close_Value").name == "amount")
    #expect(try deals.field("owner").name == "rep")
  }
}
