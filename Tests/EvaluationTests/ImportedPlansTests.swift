import Evaluation
import Foundation
import Testing
import Values

/// Targets that are set for a metric under any of its names, and for metrics of one's own.
@Suite struct ImportedPlansTests {
  /// Ann made two visits and a call: three of the five contacts she was to make, and won 300.00 of 1,200.00.
  @Test func aTargetIsOfTheMetricThatItNames() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("crmql-plans-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("plans.csv")
    try "who,month,what,goal\nAnn,2026-11,touches,5\nAnn,2026-11,成交额,\"1,200\"\n"
      .write(to: file, atomically: true, encoding: .utf8)
    let script = """
      INSERT INTO activities (type, status, done_on, rep_id) VALUES ('visit', 'done', '2026-11-02', 1),
        ('visit', 'done', '2026-11-03', 1), ('call', 'done', '2026-11-03', 1);
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on, closed_on)
        VALUES (1, 1, 1, 1, 'won', 30000, '2026-10-01', '2026-11-05');
      """
    let workspace = try HandMade.workspace(script)
    try workspace.answer("define touches = visits + calls")
    try workspace.answer(
      "import \"\(file.path)\" as targets (rep = who, period = month, metric = what, value = goal)")
    let answer = try workspace.answer(
      "show touches, target(touches), won_value, target(won_value) by rep this month vs target")
    #expect(
      answer.rows.first.map { $0.prefix(1) + $0.dropFirst().prefix(2) } == [.text("Ann"), .integer(3), .integer(5)])
    let list = try workspace.answer("list targets with metric, amount, value")
    let cells = list.rows.map { row in row.map { Cell($0, CalendarRules()).description } }
    #expect(cells == [["touches", "–", "5"], ["won_value", "120000", "–"]])
  }

  /// What no metric is called is refused with the name that was meant, and the other rows are taken.
  @Test func aTargetOfNoMetricIsRefused() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("crmql-plans-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("plans.csv")
    try "who,month,what,goal\nAnn,2026-11,vists,6\nBo,2026-11,visits,4\n"
      .write(to: file, atomically: true, encoding: .utf8)
    let workspace = try HandMade.workspace("")
    let answer = try workspace.answer(
      "import \"\(file.path)\" as targets (rep = who, period = month, metric = what, value = goal)")
    let notes = answer.notes.map(\.text)
    #expect(notes.contains { $0.contains("row 2 metric \"vists\": is no metric; did you mean visits?") }, "\(notes)")
    #expect(try workspace.answer("list targets with rep").rows == [[.text("Bo")]])
  }

  /// A above B above C above A: nothing is refused, and it is said at once.
  @Test func teamsInACircleAreSaid() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("crmql-teams-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("teams.csv")
    try "team,above\nA,B\nB,C\nC,A\n".write(to: file, atomically: true, encoding: .utf8)
    let workspace = try HandMade.workspace("")
    let answer = try workspace.answer("import \"\(file.path)\" as teams (name = team, parent = above)")
    let notes = answer.notes.map(\.text)
    #expect(notes.contains { $0.hasPrefix("3 teams stand above themselves") }, "\(notes)")
  }
}
