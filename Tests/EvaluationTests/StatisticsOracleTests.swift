import Store
import Testing

@Suite struct StatisticsOracleTests {
  @Test(arguments: [statisticsCases, setCases, bandCases, thereCases].flatMap(OracleCase.read)) func agrees(
    question: OracleCase
  )
    throws
  {
    try compare(
      question, in: SampleStore.workspace(),
      with: Store.open(path: SampleStore.path(), mode: .read, today: today))
  }
}
