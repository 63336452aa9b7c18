import Store
import Testing

@Suite struct OracleTests {
  @Test(
    arguments: [
      workCases, periodCases, peopleCases, salesCases, moneyCases, planCases, meansCases, choiceCases, rankingCases,
      listCases, unpaidCases, appraisalCases, seriesCases, comparisonCases,
      dealCases, cohortCases, funnelCases, profileCases, rollUpCases,
    ].flatMap(OracleCase.read))
  func agrees(question: OracleCase) throws {
    try compare(
      question, in: SampleStore.workspace(),
      with: Store.open(path: SampleStore.path(), mode: .read, today: today))
  }
}
