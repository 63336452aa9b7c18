import ArgumentParser
import Shell
import Testing

@testable import crmql

/// Two readers of one command line: what the short one takes the library takes alike.
@Suite struct CommandLineWordsTests {
  /// What the words of a command line can be, the odd ones too.
  private static let words = [
    "company.db", ":memory:", "help", "-c", "-f", "show visits", "-5", "--format", "csv", "--set", "x=1", "--today",
    "2026-11-23", "--safe", "--raw", "--no-color", "--create", "--", "-", "", "--format=csv", "-cshow", "-h", "--help",
    "--sa", "--no-colour", "客户.db",
  ]

  private func expectSame(_ arguments: [String]) {
    guard let everyday = CommandLineWords(everyday: arguments) else { return }
    let library = try? CommandLineTool.parse(arguments).words(in: arguments)
    #expect(library == everyday, "\(arguments)")
  }

  @Test func readsShortCommandLinesLikeTheLibrary() {
    expectSame([])
    for first in Self.words {
      expectSame([first])
      for second in Self.words { expectSame([first, second]) }
    }
  }

  @Test(arguments: 0..<40) func readsLongCommandLinesLikeTheLibrary(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    // Pairs as people write them, and now and then a word of any kind.
    let usual = [
      ["-c", "show visits"], ["-f", "review.crmql"], ["--format", "csv"], ["--set", "x=1"], ["--today", "2026-11-23"],
      ["--safe"], ["--raw"], ["--no-color"], ["--create"], ["company.db"],
    ]
    for _ in 0..<10 {
      var arguments: [String] = []
      for _ in 0..<(2 + below(5)) {
        arguments += below(12) == 0 ? [Self.words[below(Self.words.count)]] : usual[below(usual.count)]
      }
      expectSame(arguments)
    }
  }

  @Test(arguments: [
    ["company.db", "--today", "2026-11-23", "--format", "csv", "-c", "show visits"],
    ["-c", "show visits", "-f", "b.crmql", "-c", "show calls", "company.db", "--safe", "--no-color"],
    ["company.db", "--create", "--raw", "--set", "x=1", "--set", "format=json"], [],
  ]) func takesTheEverydayOnes(arguments: [String]) throws {
    #expect(
      try #require(CommandLineWords(everyday: arguments)) == CommandLineTool.parse(arguments).words(in: arguments))
  }

  @Test(arguments: [
    ["--help"], ["-c"], ["--format"], ["--format", "--safe"], ["a.db", "b.db"], ["--nope"], ["--today=2026-11-23"],
    ["--format", "csv", "--format", "json"],
  ]) func leavesTheRestToTheLibrary(arguments: [String]) {
    #expect(CommandLineWords(everyday: arguments) == nil)
  }

  @Test func keepsTheOrderOfStatementsAndFiles() throws {
    let words = try #require(CommandLineWords(everyday: ["-f", "a", "-c", "b", "s.db", "-f", "c"]))
    #expect(words.scripts == [.file("a"), .statement("b"), .file("c")])
  }
}
