import Store
import Testing

@Suite struct CustomerOracleTests {
  @Test(arguments: OracleCase.read(customerCases)) func agrees(question: OracleCase) throws {
    try compare(
      question, in: SampleStore.workspace(),
      with: Store.open(path: SampleStore.path(), mode: .read, today: today))
  }
}
