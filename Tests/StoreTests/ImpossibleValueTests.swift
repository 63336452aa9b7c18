import Testing
import Values

@testable import Store

/// What can be read and cannot be: the row becomes a problem that names line and column, as one with a bad date does.
@Suite struct ImpossibleValueTests {
  private let desk: ImportDesk

  init() throws { desk = try ImportDesk() }

  private func refused(_ entity: String, _ text: String, _ mapping: [String]) throws -> [String] {
    let summary = try desk.load(entity, text, mapping)
    #expect(summary.refused == summary.problems.count)
    return summary.problems.map { "\($0.row) \($0.column ?? "") \($0.value ?? ""): \($0.reason.prefix(30))" }
  }

  private static let part = "is outside 0% to 100%; correct"

  @Test func shares() throws {
    #expect(
      try refused(
        "order_lines", "o,p,n,v,s\n1,Pen,1,2,100%\n1,Cap,1,2,150%\n1,Mug,1,2,-10%\n1,Box,1,2,0%\n",
        ["order = o", "product = p", "quantity = n", "price = v", "discount = s"])
        == ["3 s 150%: \(Self.part)", "4 s -10%: \(Self.part)"])
    #expect(try desk.rows("SELECT COUNT(*), MIN(amount), MAX(amount) FROM order_lines") == ["2|0|200"])
    #expect(
      try refused("stages", "n,p\nOpen,40%\nSure,150%\n", ["name = n", "probability = p"])
        == ["3 p 150%: \(Self.part)"])
    try desk.load("opportunities", "i\n1\n", ["id = i"])
    #expect(
      try refused(
        "opportunity_splits", "o,r,s\n1,Ann,60%\n1,Bo,-10%\n1,Cy,101%\n", ["opportunity = o", "rep = r", "share = s"])
        == ["3 s -10%: \(Self.part)", "4 s 101%: \(Self.part)"])
  }

  @Test func minutes() throws {
    #expect(
      try refused(
        "activities", "i,d,m\n1,2026-02-02,1440\n2,2026-02-02,1441\n3,2026-02-02,25 h\n4,2026-02-02,90000000\n",
        ["id = i", "type = 'visit'", "done = d", "minutes = m"])
        == ["1441", "25 h", "90000000"].enumerated().map {
          "\($0 + 3) m \($1): is outside 0 to 1440 minutes, "
        })
  }

  /// On the very day is a change of mind, and possible.
  @Test func whoLeftBeforeBeingHired() throws {
    #expect(
      try refused(
        "reps", "n,h,l\nAnn,2026-02-02,2026-02-02\nBo,2026-02-02,2026-02-01\n", ["name = n", "hired = h", "left = l"])
        == ["3 left 2026-02-01: is before 2026-02-02, the day "])
    #expect(try desk.rows("SELECT name FROM reps") == ["Ann"])
  }
}
