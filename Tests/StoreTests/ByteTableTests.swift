import Testing

@testable import Store

@Suite struct ByteTableTests {
  @Test func findsWhatWasAdded() {
    var table = ByteTable()
    for number in 0..<5000 { table.add("Customer \(number)", number) }
    #expect(table.count == 5000)
    let lost = (0..<5000).filter { (number: Int) in table.find("Customer \(number)") != number }
    #expect(lost.isEmpty)
    #expect(table.find("Customer") == nil && table.find("") == nil && table.find("customer 1") == nil)
    table.add("", 7)
    #expect(table.find("") == 7)
    table.removeAll()
    #expect(table.find("Customer 1") == nil && table.find("") == nil)
  }
}
