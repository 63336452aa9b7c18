import Evaluation
import Rendering
import Syntax
import Values

/// What can be wrong about an export, beside its grammar.
extension Diagnostic {
  static func nothingToExport(at span: Span) -> Diagnostic {
    nothingAsked(
      "there is no answer to export yet; say what to export",
      before: "export show visits by rep this month to \"visits.csv\"; ", at: span)
  }

  static func nothingToShow(at span: Span) -> Diagnostic {
    nothingAsked(
      "nothing was asked yet, so there is no last answer", before: "show visits by rep this month; ", at: span)
  }

  static func nothingToFollow(at span: Span) -> Diagnostic {
    nothingAsked(
      "nothing was asked yet that `..` could go on from", before: "show visits by rep this month; ", at: span)
  }

  private static func nothingAsked(_ message: Wording, before question: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "no-answer", message, at: span,
      fixes: [.init("such as", replacing: Span(span.start, span.start), with: question)])
  }

  static func unknownEnding(_ file: String, at span: Span) -> Diagnostic {
    let ending = FileFormat.ending(of: file).lowercased()
    let known = FileFormat.endings.map(\.ending)
    let near = FileFormat.otherEndings[ending].map { [$0] } ?? nearestWords(to: ending, among: known)
    let message: Wording =
      ending.isEmpty
      ? "the ending of the file says its format"
      : "an export has no format for `.\(ending)\(FileFormat.isPacked(file) ? ".gz" : "")`"
    let meant = ending.isEmpty ? ["csv"] : near
    return Diagnostic(
      code: "unknown-ending", "\(message); it can be \(known.map { "." + $0 }.joined(separator: ", "))", at: span,
      fixes: (meant.isEmpty ? ["csv"] : meant).map { renamed(file, to: $0, at: span) })
  }

  static func severalAnswers(_ file: String?, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "several-answers",
      "there is more than one answer, and the file holds one; .xlsx, .md, .html and .txt hold several", at: span,
      fixes: file.map { [renamed($0, to: "xlsx", at: span)] } ?? [])
  }

  static func answerInWords(_ file: String?, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "answer-in-words", "this is answered in words, not in rows; .md, .html, .txt and .xlsx hold words",
      at: span,
      fixes: file.map { [renamed($0, to: "md", at: span)] } ?? [])
  }

  static func otherFormat(_ asked: String, _ file: String?, at span: Span) -> Diagnostic {
    let twin = FileFormat.endings.first { $0.format == OutputFormat(rawValue: asked).map(FileFormat.text) }?.ending
    return Diagnostic(
      code: "two-formats", "the question says `as \(asked)`, the file's ending another format", at: span,
      fixes: file.flatMap { file in twin.map { [renamed(file, to: $0, at: span)] } } ?? [])
  }

  static func nothingAnswered(at span: Span) -> Diagnostic {
    Diagnostic(code: "nothing-answered", "the script answers nothing, so there is nothing to write", at: span)
  }

  private static func renamed(_ file: String, to ending: String, at span: Span) -> Fix {
    let old = FileFormat.ending(of: file)
    let bare = file.lowercased().hasSuffix(".gz") ? String(file.dropLast(3)) : file
    let stem = old.isEmpty ? bare : String(bare.dropLast(old.count + 1))
    let name = (stem.hasSuffix(".") ? String(stem.dropLast()) : stem) + ".\(ending)"
    let quoted = "\"" + name.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
    return .init("write \(quoted)", replacing: span, with: quoted)
  }
}

extension Language {
  func counted(answers: Int, rows: Int) -> String {
    switch self {
    case .english:
      let counted = rows == 1 ? "1 row" : "\(grouped(rows)) rows"
      return answers == 1 ? counted : "\(grouped(answers)) answers with \(counted)"
    case .chinese: return answers == 1 ? "\(grouped(rows)) 行" : "\(grouped(answers)) 个答案共 \(grouped(rows)) 行"
    }
  }

  var words: String {
    switch self {
    case .english: "an answer in words"
    case .chinese: "文字答案"
    }
  }

  func wrote(_ what: String, to file: String, bytes: Int) -> String {
    switch self {
    case .english: "wrote \(what) to \(file) (\(size(bytes)))"
    case .chinese: "已将 \(what)写入 \(file)(\(size(bytes)))"
    }
  }

  private func grouped(_ number: Int) -> String { NumberFormat(language: self).display(.integer(number), unit: .count) }
}
