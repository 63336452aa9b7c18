import Foundation
import Testing
import Values

@testable import Store

@Suite struct NameAliasTests {
  let desk: ImportDesk

  init() throws { desk = try ImportDesk() }

  private func products() throws(NameAliases.Refusal) -> NameAliases { try NameAliases("products", desk.store) }

  private func refusal(_ alias: String, _ name: String) -> NameAliases.Refusal? {
    do throws(NameAliases.Refusal) {
      _ = try products().declare(alias, for: name)
      return nil
    } catch { return error }
  }

  @Test func everyLaterImportFindsTheRecordByIt() throws {
    try desk.load("products", "name,price\nGTX Pro,10\nMG Special,5\n", ["name = name", "price = price"])
    let declared = try products().declare(" gtxpro", for: "gtx pro")
    #expect(declared.name == "GTX Pro" && !declared.isUnknown)
    try desk.load("opportunities", "id,item\nD1,GTXPro\nD2,GTX Pro\n", ["id = id", "product = item"])
    #expect(
      try desk.rows(
        "SELECT o.external_id, p.name FROM opportunities o JOIN products p ON p.id = o.product_id ORDER BY 1") == [
          "D1|GTX Pro", "D2|GTX Pro",
        ])
    // A row of the record itself keeps the record's name.
    let summary = try desk.load("products", "name,price\nGTXPro,12\n", ["name = name", "price = price"])
    #expect(summary.updated == 1 && summary.inserted == 0)
    #expect(try desk.rows("SELECT name, price FROM products ORDER BY id") == ["GTX Pro|1200", "MG Special|500"])
    #expect(try products().remove("GTXPRO") == "GTX Pro")
    #expect(throws: NameAliases.Refusal.unknown(nearest: [])) { try products().remove("GTXPro") }
  }

  /// Declared before anything is there: what is made bears the declared name.
  @Test func aNameThatIsNotKnownYet() throws {
    #expect(try products().declare("GTXPro", for: "GTX Pro").isUnknown)
    try desk.load("opportunities", "id,item\nD1,GTXPro\nD2,GTX Pro\nD3,GTXPro\n", ["id = id", "product = item"])
    #expect(try desk.rows("SELECT name FROM products") == ["GTX Pro"])
    #expect(try desk.rows("SELECT DISTINCT product_id FROM opportunities") == ["1"])
  }

  @Test func aliasesOfAliases() throws {
    _ = try products().declare("A", for: "B")
    #expect(try products().declare("B", for: "C").before == nil)
    #expect(try products().declare("D", for: "A").name == "C")
    #expect(try desk.rows("SELECT alias, name FROM name_aliases ORDER BY 1") == ["A|C", "B|C", "D|C"])
    #expect(try products().declare("A", for: "E").before == "C")
  }

  @Test func refusals() throws {
    try desk.load("products", "name\nGTX Pro\nGTXPro\n", ["name = name"])
    #expect(refusal("GTXPro", "GTX Pro") == .recordExists("GTXPro"))
    #expect(refusal("gtx  pro", "GTX Pro") == .same || refusal("gtx pro", "GTX Pro") == .same)
    #expect(throws: NameAliases.Refusal.noNames(entity: "orders")) { try NameAliases("orders", desk.store) }
  }
}
