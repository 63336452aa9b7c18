import Evaluation
import Syntax
import Testing

/// Funnels over stages of the pipeline that are named: Qualification, Needs analysis, Proposal and Negotiation.
@Suite struct PipelineStepsTests {
  @Test(arguments: [
    ("Qualificaton -> Won", "unknown-stage", "Qualification -> Won"),
    ("Negotiation -> Proposal -> Won", "stages-order", "Proposal -> Negotiation -> Won"),
    ("Won -> `Needs analysis`", "stages-order", "`Needs analysis` -> Won"),
  ]) func whatIsNoStageIsSaid(stages: String, code: String, meant: String) throws {
    let end = " for opportunities created in last quarter"
    let workspace = try SampleStore.workspace()
    let mistake = #expect(throws: Diagnostic.self) { _ = try workspace.answer("funnel " + stages + end) }
    #expect(mistake?.code == code)
    let fix = try #require(mistake?.fixes.first)
    let sentence = "funnel " + stages + end
    let bytes = Array(sentence.utf8)
    let mended =
      String(decoding: bytes[..<fix.range.lowerBound], as: UTF8.self) + fix.replacement
      + String(decoding: bytes[fix.range.upperBound...], as: UTF8.self)
    #expect(mended == "funnel " + meant + end)
    _ = try workspace.answer(mended)
  }

  /// Whatever it is called: the stage, what was won, and the same in Chinese.
  @Test(arguments: ["Proposal -> Won", "\"Proposal\" -> closes", "proposal -> \"赢单\""])
  func namesOfAStageAreOne(stages: String) throws {
    let end = " for opportunities created in last quarter"
    let workspace = try SampleStore.workspace()
    let whole = try workspace.answer("funnel stages" + end).rows
    let answer = try workspace.answer("funnel " + stages + end)
    #expect(answer.rows.map { $0[1] } == [whole[0][1], whole[3][1], whole[5][1]])
  }
}
