import Testing

@testable import Shell

/// Follow-ups in a session: what is asked, said in full, and what comes after it.
@Suite struct FollowUpsTests {
  private func desk() throws -> ExportTests.Desk {
    let desk = try ExportTests.Desk()
    desk.run("set format csv")
    return desk
  }

  /// Three visits of Li Na and one of 王芳, two of them to Acme.
  @Test func theLastQuestionIsAskedOtherwise() throws {
    let desk = try desk()
    #expect(desk.run(ExportTests.visits) == .success)
    #expect(desk.run(".. by customer") == .success)
    #expect(desk.capture.outputText == "customer,visits\n'=1+1,1\nAcme,2\n\"a, \"\"b\"\"\",1\n")
    #expect(desk.capture.notesText.hasPrefix("show visits by customer this month\n"))
    #expect(desk.run(".. where customer = \"Acme\"; .. by rep") == .success)
    #expect(desk.capture.outputText == "customer,visits\nAcme,2\nrep,visits\nLi Na,2\n")
    #expect(desk.capture.notesText.contains("\nshow visits by rep where customer = \"Acme\" this month\n"))
  }

  /// Acme has two of the three visits of Li Na; 王芳 made hers elsewhere.
  @Test func conditionsAreAddedAndTakenAway() throws {
    let desk = try desk()
    #expect(desk.run("\(ExportTests.visits); .. where customer = \"Acme\"; .. where rep = \"王芳\"") == .success)
    #expect(
      desk.capture.notesText.contains(
        "show visits by rep where customer = \"Acme\" and rep = \"王芳\" this month\n"), "\(desk.capture.notesText)")
    // First what rows are made of, then the condition.
    #expect(desk.run(".. without rep; .. without rep; .. without where") == .success)
    #expect(desk.capture.outputText == "visits\n0\nvisits\n2\nvisits\n4\n", "\(desk.capture.outputText)")
    #expect(desk.run(".. and closes; .. without 拜访量") == .success)
    #expect(desk.capture.notesText.contains("\nshow closes this month\n"), "\(desk.capture.notesText)")
  }

  @Test func itIsAQuestionLikeAnother() throws {
    let desk = try desk()
    #expect(desk.run("\(ExportTests.visits); .. by customer; drill 2") == .success)
    #expect(desk.capture.outputText.contains("2026-11-03") && desk.capture.outputText.contains("2026-11-04"))
    #expect(desk.run(".. by rep; last") == .success)
    #expect(desk.capture.outputText == "rep,visits\nLi Na,3\n王芳,1\nrep,visits\nLi Na,3\n王芳,1\n")
    #expect(desk.run("export to \"*/r.csv\"; save \"*/s.crmql\"") == .success)
    #expect(try desk.text("r.csv") == "rep,visits\nLi Na,3\n王芳,1\n")
    #expect(
      try desk.text("s.crmql").contains(
        "\nshow visits by customer this month\ndrill 2\nshow visits by rep this month\n"))
  }

  @Test func followUpsAreExplainedAndExported() throws {
    let desk = try desk()
    #expect(desk.run("\(ExportTests.visits); export .. by customer top 1 to \"*/c.csv\"") == .success)
    #expect(try desk.text("c.csv") == "customer,visits\nAcme,2\n")
    #expect(desk.run("explain sql .. by rep; .. this year") == .success)
    #expect(
      desk.capture.notesText.hasPrefix("explain sql show visits by rep this month top 1\n")
        && desk.capture.notesText.contains("\nshow visits by rep this year top 1\n"), "\(desk.capture.notesText)")
  }

  /// Of what is wrong the place is shown in the whole question, of a script in its line.
  @Test func mistakesStandInTheWholeQuestion() throws {
    let desk = try desk()
    #expect(desk.run("\(ExportTests.visits); .. by custmer") == .wrongStatement)
    #expect(
      desk.capture.notesText.contains("\n  show visits by custmer this month\n                 ^~~~~~~\n"),
      "\(desk.capture.notesText)")
    #expect(desk.session.correction == "show visits by customer this month")
    try desk.file("f.crmql", "\(ExportTests.visits)\n\n.. by custmer\n")
    #expect(desk.run("run \"*/f.crmql\"") == .wrongStatement)
    #expect(desk.capture.notesText.contains("f.crmql:3:16: error["), "\(desk.capture.notesText)")
    // The question that failed is not the last one.
    #expect(desk.run(".. by rep") == .success && desk.capture.outputText.hasPrefix("rep,visits\n"))
  }

  @Test func inChinese() throws {
    let desk = try desk()
    #expect(desk.run("set language zh; 看 拜访量 按 销售 本月; .. 按 客户") == .success)
    #expect(desk.capture.notesText.contains("\n查看 拜访量 按 客户 本月\n"), "\(desk.capture.notesText)")
    #expect(desk.capture.outputText.contains("\ncustomer,visits\n'=1+1,1\nAcme,2\n"))
  }

  @Test func nothingWasAskedYet() throws {
    let desk = try desk()
    #expect(desk.run(".. by team") == .wrongStatement)
    #expect(desk.capture.notesText.contains("error[no-answer]: nothing was asked yet that `..` could go on from"))
  }
}
