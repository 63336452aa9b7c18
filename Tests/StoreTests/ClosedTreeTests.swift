import Testing

@testable import Store

@Suite struct ClosedTreeTests {
  private func ancestors(_ parents: [Int: Int?], of member: Int) -> [Int] {
    ClosedTree.pairs(parents).filter { $0.member == member }.sorted { $0.depth < $1.depth }.map(\.ancestor)
  }

  @Test func listsAncestorsFromNearToFar() {
    let parents: [Int: Int?] = [1: nil, 2: 1, 3: 2, 4: 2]
    #expect(ancestors(parents, of: 3) == [3, 2, 1])
    #expect(ancestors(parents, of: 1) == [1])
    #expect(ClosedTree.pairs(parents).count == 1 + 2 + 3 + 3)
  }

  @Test func takesAnUnknownParentForNone() {
    #expect(ancestors([2: 99], of: 2) == [2])
  }

  @Test func cutsACircleAboveItsSmallestMember() {
    let parents: [Int: Int?] = [5: 7, 7: 6, 6: 5, 8: 7]
    #expect(ancestors(parents, of: 5) == [5])
    #expect(ancestors(parents, of: 6) == [6, 5])
    #expect(ancestors(parents, of: 8) == [8, 7, 6, 5])
    #expect(ancestors([3: 3], of: 3) == [3])
  }
}
