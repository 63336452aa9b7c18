import Testing

@testable import Syntax

struct KeywordTests {
  /// One spelling may serve two keywords only where position tells them apart.
  @Test func sharedSpellings() {
    var owners: [String: [Keyword]] = [:]
    for (keyword, english, chinese) in Keyword.listing {
      for spelling in english + chinese { owners[spelling, default: []].append(keyword) }
    }
    let shared = Set(owners.filter { $0.value.count > 1 }.keys)
    // Between two values or two days; a value or a comparison; after a count of days or before a number; before items
    // or between two numbers that are correlated; after a cohort's period or between a team and the one above it; before a
    // bracket or after a number; columns of a file or rows of an answer; alone or before a unit of
    // time.
    #expect(shared == ["and", "到", "至", "是", "前", "with", "within", "min", "others", "last"])
  }

  @Test func everyStatementHasAChineseWord() {
    for keyword in StatementForm.allCases.map(\.keyword) { #expect(!keyword.spellings.chinese.isEmpty) }
  }

  @Test func chineseWordsHaveNoBlanks() {
    for (_, english, chinese) in Keyword.listing {
      #expect(!english.isEmpty)
      #expect(chinese.allSatisfy { word in word.unicodeScalars.allSatisfy(\.isHan) })
    }
  }
}
