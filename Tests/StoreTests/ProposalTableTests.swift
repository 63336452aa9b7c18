import Testing
import Values

@testable import Store

@Suite struct ProposalTableTests {
  /// Every line of the table is about an entity and a field that there are.
  @Test func theTableSpeaksOfFieldsThereAre() throws {
    var entity: ImportEntity?
    var seen: Set<String> = []
    for line in HeaderTable.text.split(separator: "\n") {
      let sides = line.split(separator: "|", maxSplits: 1).map { trimmed(String($0)) }
      try #require(sides.count == 2, "\(line)")
      #expect(!sides[1].split(separator: ",").contains { trimmed(String($0)).isEmpty }, "\(line)")
      if sides[0].hasPrefix("== ") {
        entity = ImportEntity.named(String(sides[0].dropFirst(3)))
        #expect(entity != nil, "\(line)")
        #expect(seen.insert(sides[0]).inserted)
      } else {
        #expect(entity?.fields.contains { $0.name == sides[0] } == true, "\(entity?.name ?? "") \(line)")
      }
    }
    #expect(seen.count == ImportEntity.all.count)
  }

  @Test func theEuropeanWordsAreOfTheSameFields() throws {
    var entity: ImportEntity?
    for line in HeaderTable.european.split(separator: "\n") {
      let sides = line.split(separator: "|", maxSplits: 1).map { trimmed(String($0)) }
      if sides[0].hasPrefix("== ") {
        entity = ImportEntity.named(String(sides[0].dropFirst(3)))
        #expect(entity != nil, "\(line)")
      } else {
        #expect(entity?.fields.contains { $0.name == sides[0] } == true, "\(entity?.name ?? "") \(line)")
      }
    }
  }

  @Test func theWordsForValuesMeanWordsOfTheirLists() {
    for line in (HeaderTable.values + "\n" + HeaderTable.europeanValues).split(separator: "\n") {
      let list = trimmed(String(line.prefix { $0 != ":" }))
      guard let choice = ImportChoice.all[list] else {
        Issue.record("no list \(list)")
        continue
      }
      for part in line.drop(while: { $0 != ":" }).dropFirst().split(separator: ";") {
        let sides = part.split(separator: "=").map { trimmed(String($0)) }
        #expect(choice.values.contains(sides[0]), "\(list) \(sides[0])")
      }
    }
  }

  @Test(
    arguments: [
      ("Deal - Deal Stage*", "dealstage", nil), ("ACCOUNTID", "accountid", nil), ("closeDate", "closedate", nil),
      ("Invoice No.", "invoiceno", nil), ("Invoice #", "invoiceno", nil), ("Order Number", "orderno", nil),
      ("Duration (in minutes)", "duration", "in minutes"), ("商机金额(万元)", "商机金额", "万元"),
      ("金额（万）", "金额", "万"), ("Region__c", "region", nil), ("Probability (%)", "probability", "%"),
      ("(Do Not Modify) Account", "accountid", nil), ("State/Province", "stateprovince", nil),
      ("Opportunity Amount USD", "opportunityamount", nil), ("EUR", "eur", nil),
    ] as [(String, String, String?)]) func aHeaderIsRead(_ header: String, _ key: String, _ unit: String?)
  {
    #expect(HeaderReading(header).key == key)
    #expect(HeaderReading(header).unit == unit)
  }

  @Test(arguments: [
    ("opportunities", "Deal Owner", "rep"), ("opportunities", "Account Name", "customer"),
    ("opportunities", "商机阶段", "stage"), ("opportunities", "预计成交日期", "expected_close"),
    ("customers", "所属行业", "industry"), ("activities", "跟进方式", "type"), ("orders", "Sold By", "rep"),
    ("contacts", "Mailing State/Province", "region"), ("payments", "Date Received", "paid"),
    ("leads", "Date Created", "created"), ("products", "Discontinued", "active"), ("targets", "Quota Amount", "value"),
    ("opportunities", "Opportunity Amount USD", "amount"), ("leads", "origin", "source"), ("leads", "mql_id", "id"),
  ]) func aHeaderMeansAField(_ entity: String, _ header: String, _ field: String) throws {
    let words = try #require(EntityWords.of(entity))
    let best = words.matches(HeaderReading(header).key).max { $0.weight < $1.weight }
    #expect(best.map { words.entity.fields[$0.field].name } == field)
  }

  @Test(arguments: [
    ("SalesLines-2024", ["sales", "lines"]), ("all_deals export (1)", ["deals"]), ("商机列表", ["商机列表"]),
  ]) func theNameOfAFileIsCutIntoWords(_ name: String, _ words: [String]) {
    #expect(EntityGuess.words(of: name) == words)
  }
}
