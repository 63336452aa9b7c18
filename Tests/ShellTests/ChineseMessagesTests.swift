import Foundation
import Syntax
import Testing
import Values

/// Every sentence of the files that hold messages has its Chinese, whether a slip of the tests comes upon it or not.
@Suite struct ChineseMessagesTests {
  private static let files: [String] = [
    "Syntax/Messages", "Syntax/MessagesOfAppraisal", "Syntax/MessagesOfHabits", "Syntax/MessagesOfLog",
    "Syntax/Unexpected", "Semantics/Messages", "Semantics/MessagesOfAppraisal", "Semantics/MessagesOfComparators",
    "Semantics/MessagesOfRows",
    "Semantics/MessagesOfFields", "Semantics/MessagesOfDrilling", "Store/StoreError", "Store/Log/LogRefusal",
    "Store/Intake/IntakeMessages",
    "Shell/ExportMessages", "Shell/NewFile", "Shell/ScriptFile",
  ]

  /// Pieces of statements that are no sentence by themselves.
  private static let pieces: Set<String> = [
    "log lead {}", "such as ", "{} 10 by {}", "not ({} {})", "{} \"answer.xlsx\"", "{} distinct(",
    "export show visits by rep this month to \"visits.csv\"; ", "an answer in words", "{} answers with {}",
    "wrote {} to {} ({})", "is not empty", "since {} ago", "sort {} {}", "did you mean", "{}({} by {}{})", "{} and {}",
    "{} is not empty", "{} before {}", "{} after {}", "within {} days",
  ]

  @Test(arguments: files) func everySentenceIsThere(file: String) throws {
    let path = TourTests.root.appendingPathComponent("Sources/\(file).swift")
    let templates = Self.templates(of: try String(contentsOf: path, encoding: .utf8))
    #expect(templates.count > 2)
    let missing = templates.filter { template in
      let isSentence = template.split(separator: " ").count > 2 && !template.hasPrefix(" ")
      let isEnglish = !template.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
      guard isSentence, isEnglish, !Self.pieces.contains(template), !Self.isStatement(template) else { return false }
      return !Wording(stringLiteral: template).untranslated.isEmpty
    }
    #expect(missing == [])
  }

  /// What is put into a statement, or is one.
  private static func isStatement(_ template: String) -> Bool {
    let text = template.replacing("{}", with: "x")
    return [
      "", "list ", "show ", "show visits ", "show visits for ", "show visits this month vs ", "define x = visits ",
    ]
    .contains {
      parse($0 + text).diagnostics.isEmpty
    }
  }

  /// The literals of a source file, `{}` in the place of what is put into them.
  static func templates(of source: String) -> [String] {
    var found: [String] = []
    let characters = Array(source)
    var index = 0
    /// Reads from behind the opening quote to behind the closing one.
    func literal() {
      var text = ""
      while index < characters.count, characters[index] != "\"", characters[index] != "\n" {
        guard characters[index] == "\\", index + 1 < characters.count else {
          text.append(characters[index])
          index += 1
          continue
        }
        let next = characters[index + 1]
        index += 2
        guard next == "(" else {
          text.append(next)
          continue
        }
        text += "{}"
        var depth = 1
        while index < characters.count, depth > 0 {
          let character = characters[index]
          index += 1
          if character == "(" { depth += 1 }
          if character == ")" { depth -= 1 }
          if character == "\"" { literal() }
        }
      }
      index += 1
      found.append(text)
    }
    while index < characters.count {
      let character = characters[index]
      index += 1
      if character == "/", index < characters.count, characters[index] == "/" {
        while index < characters.count, characters[index] != "\n" { index += 1 }
      } else if character == "\"" {
        literal()
      }
    }
    return found.filter { $0.contains(where: \.isLetter) }
  }
}
