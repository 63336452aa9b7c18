import ArgumentParser
import Rendering
import Shell
import Values

/// What stands on the command line, before the values are looked at.
struct CommandLineWords: Equatable {
  var store: String?
  var scripts: [SessionOptions.Script] = []
  var format: String?
  var assignments: [String] = []
  var today: String?
  var safe = false
  var raw = false
  var noColor = false
  var create = false

  func options() throws -> SessionOptions {
    var options = SessionOptions()
    options.store = store
    options.scripts = scripts
    if let format {
      guard let known = OutputFormat(rawValue: format.lowercased()) else {
        throw ValidationError(
          "--format \(format): it can be \(OutputFormat.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      options.format = known
    }
    if let today {
      guard let day = CivilDate(iso: today) else {
        throw ValidationError("--today \(today): it is a day like 2026-03-15")
      }
      options.today = day
    }
    for assignment in assignments {
      guard let equals = assignment.firstIndex(of: "="), equals > assignment.startIndex else {
        throw ValidationError("--set \(assignment): it is written name=value")
      }
      options.assignments.append(
        (String(assignment[..<equals]), String(assignment[assignment.index(after: equals)...])))
    }
    options.isSafe = safe
    options.isRaw = raw
    options.allowsColour = !noColor
    options.create = create
    return options
  }
}

extension CommandLineWords {
  /// Reads the everyday command line without the library, which costs more than many a question: options by their full
  /// names, each value a word of its own, everything but statements and files once. `nil` for all else, help and
  /// mistakes above all: then `CommandLineTool` reads it.
  init?(everyday arguments: some Collection<String>) {
    self.init()
    var rest = arguments[...]
    func isWord(_ word: String) -> Bool { !word.isEmpty && !word.hasPrefix("-") }
    func value() -> String? { rest.popFirst().flatMap { isWord($0) ? $0 : nil } }
    func raise(_ flag: inout Bool) -> Bool {
      defer { flag = true }
      return !flag
    }
    func fill(_ place: inout String?, with word: String?) -> Bool {
      defer { place = word }
      return place == nil && word != nil
    }
    while let word = rest.popFirst() {
      switch word {
      case "-c":
        guard let statement = value() else { return nil }
        scripts.append(.statement(statement))
      case "-f":
        guard let file = value() else { return nil }
        scripts.append(.file(file))
      case "--set":
        guard let assignment = value() else { return nil }
        assignments.append(assignment)
      case "--format": guard fill(&format, with: value()) else { return nil }
      case "--today": guard fill(&today, with: value()) else { return nil }
      case "--safe": guard raise(&safe) else { return nil }
      case "--raw": guard raise(&raw) else { return nil }
      case "--no-color": guard raise(&noColor) else { return nil }
      case "--create": guard raise(&create) else { return nil }
      default: guard isWord(word), fill(&store, with: word) else { return nil }
      }
    }
  }
}
