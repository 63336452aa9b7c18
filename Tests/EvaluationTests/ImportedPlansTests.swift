import Evaluation
import Foundation
import Testing
import Values

/// Targets that are set for a metric under any of its names, and for metrics of one's own.
@Suite struct ImportedPlansTests {
  /// What is said of a file with this text.
  @discardableResult private func importing(
    _ text: String, _ mapping: String, into workspace: Workspace
  ) throws -> Collector {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("crmql-plans-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try text.write(to: file, atomically: true, encoding: .utf8)
    return try workspace.answer("import \"\(file.path)\" \(mapping)")
  }

  /// Ann made two visits and a call: three of the five contacts she was to make, and won 300.00 of 1,200.00.
  @Test func aTargetIsOfTheMetricThatItNames() throws {
    let text = "who,month,what,goal\nAnn,2026-11,touches,5\nAnn,2026-11,成交额,\"1,200\"\n"
    let script = """
      INSERT INTO activities (type, status, done_on, rep_id) VALUES ('visit', 'done', '2026-11-02', 1),
        ('visit', 'done', '2026-11-03', 1), ('call', 'done', '2026-11-03', 1);
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on, closed_on)
        VALUES (1, 1, 1, 1, 'won', 30000, '2026-10-01', '2026-11-05');
      """
    let workspace = try HandMade.workspace(script)
    try workspace.answer("define touches = visits + calls")
    try importing(text, "as targets (rep = who, period = month, metric = what, value = goal)", into: workspace)
    let answer = try workspace.answer(
      "show touches, target(touches), won_value, target(won_value) by rep this month vs target")
    #expect(
      answer.rows.first.map { $0.prefix(1) + $0.dropFirst().prefix(2) } == [.text("Ann"), .integer(3), .real(5)])
    let list = try workspace.answer("list targets with metric, amount, value")
    let cells = list.rows.map { row in row.map { Cell($0, CalendarRules()).description } }
    #expect(cells == [["touches", "–", "5"], ["won_value", "120000", "–"]])
  }

  /// What no metric is called is refused with the name that was meant, and the other rows are taken.
  @Test func aTargetOfNoMetricIsRefused() throws {
    let text = "who,month,what,goal\nAnn,2026-11,vists,6\nBo,2026-11,visits,4\n"
    let workspace = try HandMade.workspace("")
    let answer = try importing(
      text, "as targets (rep = who, period = month, metric = what, value = goal)", into: workspace)
    let notes = answer.notes.map(\.text)
    #expect(notes.contains { $0.contains("row 2 metric \"vists\": is no metric; did you mean visits?") }, "\(notes)")
    #expect(try workspace.answer("list targets with rep").rows == [[.text("Bo")]])
  }

  /// A above B above C above A: nothing is refused, and it is said at once.
  @Test func teamsInACircleAreSaid() throws {
    let text = "team,above\nA,B\nB,C\nC,A\n"
    let workspace = try HandMade.workspace("")
    let answer = try importing(text, "as teams (name = team, parent = above)", into: workspace)
    let notes = answer.notes.map(\.text)
    #expect(notes.contains { $0.hasPrefix("3 teams stand above themselves") }, "\(notes)")
  }
}
