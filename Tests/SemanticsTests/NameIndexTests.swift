import Testing

@testable import Semantics

@Suite struct NameIndexTests {
  private static let text = "visits calls, 拜访, 电话, visits"

  /// Words of the text, by position, with the entry that each is a name of.
  private static func index(_ names: [(word: Int, entry: Int, isAlias: Bool)]) -> NameIndex {
    var index = NameIndex(over: text, slotCount: 16)
    var copy = text
    copy.withUTF8 { bytes in
      let words = CatalogueText.wordRanges(of: bytes[...])
      for name in names { index.add(words[name.word], of: bytes, for: name.entry, isAlias: name.isAlias) }
    }
    return index
  }

  @Test func namesAreFoundByTheirBytes() {
    let index = Self.index([(0, 4, false), (1, 5, false), (2, 4, true), (3, 5, true)])
    #expect(index["visits"] == 4)
    #expect(index["calls"] == 5)
    #expect(index["拜访"] == 4)
    #expect(index["电话"] == 5)
    for other in ["visit", "visits ", "", "拜", "Visits"] { #expect(index[other] == nil, "\(other)") }
    #expect(index.names == ["visits", "calls", "拜访", "电话"])
  }

  @Test func anAliasNeverTakesAnothersName() {
    #expect(Self.index([(0, 1, false), (4, 2, true)])["visits"] == 1)
    #expect(Self.index([(0, 1, true), (4, 2, false)])["visits"] == 2)
    #expect(Self.index([(0, 1, true), (4, 2, true)])["visits"] == 2)
  }

  @Test func whatAStoreAddsComesFirst() {
    var index = Self.index([(0, 1, false)])
    index.add("visits", for: 7)
    index.add("hit_rate", for: 8)
    #expect(index["visits"] == 7)
    #expect(index["hit_rate"] == 8)
    #expect(index.names == ["visits", "hit_rate"])
  }

  @Test func withoutATextItHoldsWhatIsAdded() {
    var index = NameIndex()
    #expect(index["visits"] == nil)
    index.add("visits", for: 0)
    #expect(index["visits"] == 0)
  }

  @Test func everyNameOfTheCatalogueLeadsToItsEntry() throws {
    let catalogue = CatalogueReader.builtIn
    for metric in catalogue.metrics {
      #expect(catalogue.metric(metric.name)?.name == metric.name)
      for alias in metric.aliases {
        let found = try #require(catalogue.metric(alias), "\(alias)")
        #expect(found.name == alias || found.aliases.contains(alias))
      }
    }
    for entity in catalogue.entities {
      for name in [entity.name, entity.singular] + entity.aliases {
        #expect(catalogue.entity(name)?.name == entity.name, "\(name)")
      }
    }
    for dimension in catalogue.dimensions {
      for name in [dimension.name] + dimension.aliases {
        #expect(catalogue.dimension(name)?.name == dimension.name, "\(name)")
      }
    }
  }
}
