import Evaluation
import Store
import Testing
import Values

/// Days that may lie ahead, in a period that is not over on 23 November: beside another one that is cut at the same date
/// they stay out. The sums are done by hand.
@Suite struct SoFarTests {
  /// Besides the 1000.00 due on the 10th and the 500.00 due on the 23rd of November: 200.00 on the 28th; in October 400.00
  /// on the 20th and 900.00 on the 30th, in December 300.00. In November 300.00 + 450.00 came and 50.00 went back.
  private static let script =
    HandMade.invoices + """
      INSERT INTO invoices (id, customer_id, rep_id, status, issued_on, due_on, amount) VALUES
        (11, 1, 1, 'issued', '2026-11-01', '2026-11-28', 20000), (12, 2, 2, 'issued', '2026-10-01', '2026-10-20', 40000),
        (13, 2, 2, 'issued', '2026-10-01', '2026-10-30', 90000), (14, 2, 2, 'issued', '2026-11-01', '2026-12-05', 30000);
      """

  private func cells(_ statement: String) throws -> [[String]] { try HandMade.cells(statement, in: Self.script) }

  @Test func whatIsToComeStandsBesideNothing() throws {
    #expect(try cells("show due_amount this month") == [["170000"]])
    #expect(try cells("show due_amount this month vs last month") == [["150000", "40000", "110000", "2.75"]])
    #expect(try cells("show due_amount this month vs all of last month").first?.prefix(2) == ["170000", "130000"])
    #expect(try cells("show count(invoices on due) this month vs last month") == [["4", "1", "3", "3"]])
  }

  /// 700 of 1500; the day before 700 of 1000; what falls due in December is nothing yet.
  @Test func moneyIsCollectedOfWhatHasFallenDue() throws {
    #expect(try cells("show collected, collection_rate * 15 this month") == [["70000", "7"]])
    #expect(try cells("show collection_rate this month as of 2026-11-22") == [["0.7"]])
    #expect(
      try cells("show due_amount, collection_rate * 15 by month 2026-11-01..2026-12-31")
        == [["2026-11", "170000", "7"], ["2026-12", "30000", "–"]])
  }

  private func notes(_ statement: String) throws -> [String] {
    try HandMade.workspace(Self.script).answer(statement).tail?.notes.map(\.text) ?? []
  }

  /// 1 November is a Sunday, 1 October a Thursday and the 23rd a Friday.
  @Test func weeksThatArePartsAreNamed() throws {
    #expect(
      try notes("show invoiced by week this month vs last month") == [
        "not as long as what stands beside it: 2026-W44 with 1 of its days beside 4 of 2026-W40, "
          + "2026-W47 with 7 of its days beside 5 of 2026-W43"
      ])
    #expect(try notes("show invoiced by month this year vs last year") == [])
  }

  /// Both reps are there in each of the months.
  @Test func whoIsThereIsAddedUpWithANote() throws {
    let note = "`running` adds up who is there at each time: whoever is there at two of them counts twice"
    #expect(try notes("show running(people) by month last quarter") == [note])
    #expect(try notes("show people, running(new_leads) by month last quarter") == [])
  }
}
