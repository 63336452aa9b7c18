import ArgumentParser
import Shell

struct CommandLineTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crmql",
    abstract: "Asks a CRM store questions, one sentence each.",
    discussion:
      "Without STORE the sample company is opened. Without -c and -f statements come from the terminal or standard input."
  )

  @Argument(help: "The store: a file, or :memory:.")
  var store: String?

  @Option(
    name: .customShort("c"), parsing: .unconditionalSingleValue, help: "Run a statement (repeatable, in order with -f)."
  )
  var statements: [String] = []

  @Option(
    name: .customShort("f"), parsing: .unconditionalSingleValue,
    help: "Run a script, or the crmql blocks of a .md file (repeatable).")
  var files: [String] = []

  @Option(help: "table, csv, tsv, json, jsonl, markdown or html.")
  var format: String?

  @Option(
    name: .customLong("set"), help: ArgumentHelp("Give a parameter or a setting a value.", valueName: "name=value"))
  var assignments: [String] = []

  @Option(help: "The day that `today` means, YYYY-MM-DD.")
  var today: String?

  @Flag(help: "Refuse everything that changes the store or reads and writes files.")
  var safe = false

  @Flag(help: "Leave texts that a spreadsheet would run as formulas as they are, in CSV, TSV and workbooks.")
  var raw = false

  @Flag(name: .customLong("no-color"), help: "No colours.")
  var noColor = false

  @Flag(help: "Make the store when it is not there.")
  var create = false

  /// `arguments` are those that it was read from, after the program's own name.
  func words(in arguments: some Sequence<String>) -> CommandLineWords {
    var words = CommandLineWords()
    words.store = store
    words.scripts = Self.inOrder(arguments, statements, files)
    words.format = format
    words.assignments = assignments
    words.today = today
    words.safe = safe
    words.raw = raw
    words.noColor = noColor
    words.create = create
    return words
  }

  /// Statements and files in the order in which they were given; the parser hands them over apart.
  private static func inOrder(
    _ arguments: some Sequence<String>, _ statements: [String], _ files: [String]
  ) -> [SessionOptions.Script] {
    var statements = statements[...]
    var files = files[...]
    var found: [SessionOptions.Script] = []
    var skipsValue = false
    for argument in arguments {
      if skipsValue {
        skipsValue = false
      } else if argument.hasPrefix("-c"), !argument.hasPrefix("--") {
        if let next = statements.popFirst() { found.append(.statement(next)) }
        skipsValue = argument == "-c"
      } else if argument.hasPrefix("-f"), !argument.hasPrefix("--") {
        if let next = files.popFirst() { found.append(.file(next)) }
        skipsValue = argument == "-f"
      } else {
        skipsValue = ["--format", "--set", "--today"].contains(argument)
      }
    }
    return found + statements.map { .statement($0) } + files.map { .file($0) }
  }
}
