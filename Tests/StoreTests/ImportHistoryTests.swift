import Foundation
import Testing
import Values

@testable import Store

/// What several exports of the same records, read one after the other, make of their histories.
@Suite struct ImportHistoryTests {
  let desk: ImportDesk

  init() throws { desk = try ImportDesk() }

  private let dealFields = [
    "id = id", "customer = account", "rep = owner", "stage = stage", "amount = value", "created = opened",
    "closed = closing", "modified = changed",
  ]

  @discardableResult
  private func deals(_ rows: String, on today: String) throws -> ImportSummary {
    desk.today = try day(today)
    return try desk.load("opportunities", "id,account,owner,stage,value,opened,closing,changed\n" + rows, dealFields)
  }

  private func states(_ id: String) throws -> [String] {
    try desk.rows(
      """
      SELECT s.from_on, s.until_on, s.state, t.name, r.name, s.amount FROM opportunity_states s
      JOIN opportunities o ON o.id = s.opportunity_id LEFT JOIN stages t ON t.id = s.stage_id
      LEFT JOIN reps r ON r.id = s.owner_id WHERE o.external_id = '\(id)' ORDER BY s.from_on
      """)
  }

  @Test func wonThenLostThenReopened() throws {
    try deals("D1,Acme,Ann,Proposal,1000,2026-01-10,2026-03-31,2026-01-20\n", on: "2026-01-31")
    try deals("D1,Acme,Ann,Won,1000,2026-01-10,2026-02-20,2026-02-20\n", on: "2026-02-28")
    try deals("D1,Acme,Ann,Lost,1000,2026-01-10,2026-03-05,2026-03-06\n", on: "2026-03-31")
    try deals("D1,Acme,Bo,Negotiation,1500,2026-01-10,2026-06-30,2026-04-10\n", on: "2026-04-30")
    #expect(
      try states("D1") == [
        "2026-01-10|2026-02-20|open|Proposal|Ann|100000", "2026-02-20|2026-03-05|won|Won|Ann|100000",
        "2026-03-05|2026-04-10|lost|Lost|Ann|100000", "2026-04-10|9999-12-31|open|Negotiation|Bo|150000",
      ])
    #expect(
      try desk.rows("SELECT state, closed_on, expected_close_on, modified_on FROM opportunities") == [
        "open||2026-06-30|2026-04-10"
      ])
  }

  /// An export of the history itself has one row a change, the oldest or the newest first.
  @Test(arguments: [false, true]) func oneRowAChange(isNewestFirst: Bool) throws {
    let changes = [
      "H1,New,500,2026-01-12", "H1,Proposal,700,2026-03-10", "H1,Negotiation,700,2026-03-20", "H1,Won,650,2026-04-02",
      "H2,New,300,2026-02-01",
    ]
    let text = (isNewestFirst ? changes.reversed() : changes).joined(separator: "\n")
    let fields = ["id = id", "stage = stage", "amount = value", "modified = changed"]
    desk.today = try day("2026-04-30")
    for _ in 0..<2 {
      let summary = try desk.load("opportunities", "id,stage,value,changed\n" + text + "\n", fields)
      #expect(summary.refused == 0)
      let found = try desk.rows(
        """
        SELECT o.external_id, s.from_on, s.until_on, s.state, t.name, s.amount FROM opportunity_states s
        JOIN opportunities o ON o.id = s.opportunity_id JOIN stages t ON t.id = s.stage_id ORDER BY 1, 2
        """)
      #expect(
        found == [
          "H1|2026-01-12|2026-03-10|open|New|50000", "H1|2026-03-10|2026-03-20|open|Proposal|70000",
          "H1|2026-03-20|2026-04-02|open|Negotiation|70000", "H1|2026-04-02|9999-12-31|won|Won|65000",
          "H2|2026-02-01|9999-12-31|open|New|30000",
        ])
    }
    let now = try desk.rows(
      "SELECT o.amount, t.name FROM opportunities o JOIN stages t ON t.id = o.stage_id ORDER BY 1")
    #expect(now == ["30000|New", "65000|Won"])
  }

  /// Three exports of one deal: the first one first, the others in any order.
  @Test(arguments: [[0, 1, 2], [0, 2, 1], [2, 0, 1], [2, 1, 0]])
  func exportsInAnyOrderMakeOneHistory(order: [Int]) throws {
    let exports = [
      "D2,Beta,Bo,New,500,2026-01-12,,2026-01-12\n", "D2,Beta,Ann,New,500,2026-01-12,,2026-02-15\n",
      "D2,Beta,Cy,Proposal,700,2026-01-12,,2026-03-10\n",
    ]
    var late = 0
    for export in order { late += try deals(exports[export], on: "2026-04-30").late }
    #expect(
      try states("D2") == [
        "2026-01-12|2026-02-15|open|New|Bo|50000", "2026-02-15|2026-03-10|open|New|Ann|50000",
        "2026-03-10|9999-12-31|open|Proposal|Cy|70000",
      ])
    #expect(try desk.rows("SELECT amount, modified_on FROM opportunities") == ["70000|2026-03-10"])
    #expect(late == order.indices.count { index in order[..<index].contains { $0 > order[index] } })
    let before = try desk.records()
    for export in exports { try deals(export, on: "2026-04-30") }
    #expect(try desk.records() == before)
  }

  /// Without a day of its own a change is of the day of the import; an import of an earlier day changes nothing.
  @Test func theDayOfTheImportStandsInForOneOfTheFile() throws {
    let fields = ["id = id", "rep = owner", "created = opened"]
    func load(_ owner: String, on today: String) throws -> ImportSummary {
      desk.today = try day(today)
      return try desk.load("opportunities", "id,owner,opened\nD1,\(owner),2026-01-10\n", fields)
    }
    _ = try load("Ann", on: "2026-01-31")
    _ = try load("Cy", on: "2026-03-31")
    let late = try load("Bo", on: "2026-02-28")
    #expect(late.late == 1 && late.unchanged == 1 && late.updated == 0)
    #expect(
      try states("D1") == [
        "2026-01-10|2026-02-28|open||Ann|", "2026-02-28|2026-03-31|open||Bo|", "2026-03-31|9999-12-31|open||Cy|",
      ])
    #expect(
      try desk.rows("SELECT r.name FROM opportunities o JOIN reps r ON r.id = o.owner_id") == ["Cy"])
  }

  @Test func theStageHasADayOfItsOwn() throws {
    let fields = ["id = id", "stage = stage", "created = opened", "stage_changed = since", "amount = value"]
    func load(_ row: String, on today: String) throws {
      desk.today = try day(today)
      try desk.load("opportunities", "id,stage,opened,since,value\n\(row)\n", fields)
    }
    try load("D1,Proposal,2026-01-10,2026-01-25,10", on: "2026-01-31")
    try load("D1,Negotiation,2026-01-10,2026-02-14,10", on: "2026-02-28")
    // The stage stays: what changes is of the day of the import.
    try load("D1,Negotiation,2026-01-10,2026-02-14,12", on: "2026-03-31")
    #expect(
      try states("D1") == [
        "2026-01-10|2026-01-25|open|||1000", "2026-01-25|2026-02-14|open|Proposal||1000",
        "2026-02-14|2026-03-31|open|Negotiation||1000", "2026-03-31|9999-12-31|open|Negotiation||1200",
      ])
  }

  /// It closed before the amount was noticed to differ.
  @Test func aClosingInThePastEndsTheHistoryThen() throws {
    try deals("D1,Acme,Ann,Proposal,1000,2026-01-10,,\n", on: "2026-01-31")
    try deals("D1,Acme,Ann,Proposal,1100,2026-01-10,,\n", on: "2026-03-16")
    try deals("D1,Acme,Ann,Won,1100,2026-01-10,2026-03-10,\n", on: "2026-04-01")
    #expect(
      try states("D1") == [
        "2026-01-10|2026-03-10|open|Proposal|Ann|100000", "2026-03-10|9999-12-31|won|Won|Ann|110000",
      ])
  }

  private let historyFields = [
    "opportunity = deal", "changed = day", "stage = to", "stage_before = from", "amount = value",
  ]

  /// One row a change, in any order, beside deals that say only what they are now.
  @Test(arguments: [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]])
  func aHistoryFillsTheDaysBefore(order: [Int]) throws {
    try deals(
      """
      D1,Acme,Ann,Won,1000,2026-01-10,2026-02-20,2026-02-20
      D2,Beta,Bo,Negotiation,500,2026-01-15,2026-04-30,2026-03-01

      """, on: "2026-03-16")
    let rows = [
      "D1,2026-01-20,New,Proposal,900", "D1,2026-02-20,Proposal,Won,1000", "D2,2026-02-01,New,Proposal,400",
      "D2,2026-03-01,Proposal,Negotiation,500",
    ]
    let text = "deal,day,from,to,value\n" + order.map { rows[$0] + "\n" }.joined()
    #expect(try desk.load("opportunity_history", text, historyFields).problems.isEmpty)
    let expected = [
      [
        "2026-01-10|2026-01-20|open|New|Ann|100000", "2026-01-20|2026-02-20|open|Proposal|Ann|90000",
        "2026-02-20|9999-12-31|won|Won|Ann|100000",
      ],
      [
        "2026-01-15|2026-02-01|open|New|Bo|50000", "2026-02-01|2026-03-01|open|Proposal|Bo|40000",
        "2026-03-01|9999-12-31|open|Negotiation|Bo|50000",
      ],
    ]
    #expect(try states("D1") == expected[0])
    #expect(try states("D2") == expected[1])
    // What the deals are now is theirs to say; the same file again changes nothing.
    let now = try desk.rows("SELECT external_id, state, amount, closed_on, modified_on FROM opportunities ORDER BY 1")
    #expect(now == ["D1|won|100000|2026-02-20|2026-02-20", "D2|open|50000||2026-03-01"])
    try desk.load("opportunity_history", text, historyFields)
    #expect(try states("D1") == expected[0])
    #expect(try states("D2") == expected[1])
  }

  /// Histories of single fields, read one after the other in any order: what a field was before goes back through the
  /// pieces that the others made.
  @Test(arguments: [[0, 1, 2], [2, 1, 0], [1, 0, 2]], [false, true])
  func historiesOfSingleFields(order: [Int], goesBack: Bool) throws {
    try deals("D1,Acme,Bo,Negotiation,500,2026-01-10,2026-04-30,2026-03-10\n", on: "2026-03-16")
    let files: [(fields: [String], rows: [String])] = [
      (
        ["stage = to", "stage_before = from"],
        ["D1,2026-02-01,New,Proposal\n", "D1,2026-02-20,Proposal,Negotiation\n"]
      ),
      (["amount = to", "amount_before = from"], ["D1,2026-01-20,300,400\n", "D1,2026-02-25,400,500\n"]),
      (["rep = to", "rep_before = from"], ["D1,2026-02-10,Ann,Bo\n"]),
    ]
    for _ in 0..<2 {
      for place in order {
        let rows = goesBack ? files[place].rows.reversed() : files[place].rows
        let summary = try desk.load(
          "opportunity_history", "deal,day,from,to\n" + rows.joined(),
          ["opportunity = deal", "changed = day"] + files[place].fields)
        #expect(summary.problems.isEmpty)
      }
      #expect(
        try ["2026-01-15", "2026-01-25", "2026-02-05", "2026-02-15", "2026-02-22", "2026-03-01", "2026-03-16"]
          .flatMap { day in
            try states("D1").filter { $0.prefix(10) <= day && $0.dropFirst(11).prefix(10) > day }.map {
              $0.dropFirst(22)
            }
          } == [
            "open|New|Ann|30000", "open|New|Ann|40000", "open|Proposal|Ann|40000", "open|Proposal|Bo|40000",
            "open|Negotiation|Bo|40000", "open|Negotiation|Bo|50000", "open|Negotiation|Bo|50000",
          ])
    }
  }

  /// A change after the last one known is news of the deal; of one day the last one counts, also in a file that goes back.
  @Test(arguments: [false, true]) func aHistoryMayBeNewerThanItsDeal(goesBack: Bool) throws {
    try deals("D1,Acme,Ann,New,1000,2026-01-10,2026-04-30,2026-01-10\n", on: "2026-03-16")
    var rows = [
      "D1,2026-01-12,New,Demo,1000\n", "D1,2026-02-01,Demo,Proposal,1000\n", "D1,2026-02-01,Proposal,Quote,1200\n",
      "D1,2026-03-02,Quote,Won,1100\n",
    ]
    if goesBack { rows.reverse() }
    try desk.load("opportunity_history", "deal,day,from,to,value\n" + rows.joined(), historyFields)
    #expect(
      try states("D1") == [
        "2026-01-10|2026-01-12|open|New|Ann|100000", "2026-01-12|2026-02-01|open|Demo|Ann|100000",
        "2026-02-01|2026-03-02|open|Quote|Ann|120000", "2026-03-02|9999-12-31|won|Won|Ann|110000",
      ])
    #expect(
      try desk.rows("SELECT state, amount, closed_on, modified_on FROM opportunities") == [
        "won|110000|2026-03-02|2026-03-02"
      ])
  }

  /// A deal closed on a day of its own is not open again because the log wrote it down later.
  @Test func aHistoryDoesNotOpenWhatIsClosed() throws {
    try deals("D1,Acme,Ann,Won,1000,2026-01-10,2026-02-18,2026-02-25\n", on: "2026-03-16")
    try desk.load(
      "opportunity_history", "deal,day,from,to,value\nD1,2026-02-19,Proposal,Negotiation,1000\n", historyFields)
    #expect(try states("D1").last == "2026-02-18|9999-12-31|won|Won|Ann|100000")
    let unknown = try desk.load(
      "opportunity_history", "deal,day,from,to,value\nD9,2026-02-19,Proposal,Negotiation,1000\n", historyFields)
    #expect(unknown.refused == 1)
    #expect(try desk.rows("SELECT COUNT(*) FROM opportunities") == ["1"])
  }

  @Test func customersChangeOnTheDayOfTheFile() throws {
    func load(_ row: String) throws -> ImportSummary {
      desk.today = try day("2026-04-30")
      return try desk.load(
        "customers", "id,name,owner,state,city,since,changed\n\(row)\n",
        [
          "id = id", "name = name", "owner = owner", "status = state", "city = city", "created = since",
          "modified = changed",
        ])
    }
    _ = try load("C1,Acme,Ann,prospect,Bonn,2026-01-05,2026-01-05")
    _ = try load("C1,Acme,Cy,customer,Köln,2026-01-05,2026-03-10")
    let late = try load("C1,Acme,Bo,prospect,Ulm,2026-01-05,2026-02-15")
    #expect(late.late == 1 && late.updated == 0)
    #expect(
      try desk.rows(
        """
        SELECT p.from_on, p.until_on, r.name, p.status FROM party_states p JOIN reps r ON r.id = p.owner_id ORDER BY 1
        """) == [
          "2026-01-05|2026-02-15|Ann|prospect", "2026-02-15|2026-03-10|Bo|prospect",
          "2026-03-10|9999-12-31|Cy|customer",
        ])
    #expect(
      try desk.rows("SELECT changed_on, field, old_value, new_value FROM customer_changes WHERE field = 'city'") == [
        "2026-03-10|city|Bonn|Köln"
      ])
    #expect(try desk.rows("SELECT city, status FROM customers") == ["Köln|customer"])
  }

  /// As `where source changed from web` and `list changes` read them; the owner has periods instead.
  @Test func whatChangedAtACustomerIsSaidInWords() throws {
    func load(_ row: String) throws {
      try desk.load(
        "customers", "id,name,owner,src,revenue,staff,changed,VIP,Score\n\(row)\n",
        [
          "id = id", "name = name", "owner = owner", "source = src", "annual_revenue = revenue", "employees = staff",
          "modified = changed",
        ])
    }
    try load("C1,Acme,Ann,web,\"1,000.50\",20,2026-01-05,no,1.5")
    try load("C1,Acme,Cy,fair,2000,,2026-03-10,yes,2")
    #expect(
      try desk.rows("SELECT changed_on, field, old_value, new_value FROM customer_changes ORDER BY field") == [
        "2026-03-10|annual_revenue|1000.5|2000", "2026-03-10|employees|20|", "2026-03-10|score|1.5|2",
        "2026-03-10|source|web|fair", "2026-03-10|vip|false|true",
      ])
  }

  @Test func aRepMovesOnTheDayOfTheFile() throws {
    let fields = ["name = name", "team = team", "modified = changed"]
    try desk.load("reps", "name,team,changed\nAnn,North,2026-01-01\n", fields)
    try desk.load("reps", "name,team,changed\nAnn,South,2026-03-01\n", fields)
    try desk.load("reps", "name,team,changed\nAnn,North,2026-02-01\n", fields)
    #expect(
      try desk.rows(
        "SELECT a.from_on, a.until_on, t.name FROM rep_assignments a JOIN teams t ON t.id = a.team_id ORDER BY 1") == [
          "0001-01-01|2026-03-01|North", "2026-03-01|9999-12-31|South",
        ])
  }

  @Test func whatTheFileLacksStays() throws {
    try deals("D1,Acme,Ann,Proposal,1000,2026-01-10,,\nD2,Acme,Ann,Proposal,5,2026-01-10,,\n", on: "2026-01-31")
    desk.today = try day("2026-02-28")
    let summary = try desk.load("opportunities", "id,value\nD1,1200\n", ["id = id", "amount = value"])
    #expect(summary.updated == 1 && summary.read == 1)
    #expect(
      try states("D1") == [
        "2026-01-10|2026-02-28|open|Proposal|Ann|100000", "2026-02-28|9999-12-31|open|Proposal|Ann|120000",
      ])
    #expect(try desk.rows("SELECT COUNT(*) FROM opportunities") == ["2"])
  }

  @Test func theSameFileAgainIsKnown() throws {
    let text = "name,city\nAcme,Bonn\n"
    #expect(try desk.load("customers", text, ["name = name", "city = city"]).sameAs == nil)
    let again = try desk.load("customers", text, ["name = name", "city = city"])
    #expect(again.sameAs == 1 && again.unchanged == 1)
  }
}
