package import Values

/// A form in which an answer leaves the program; the raw value is the word of `--format` and `as`.
package enum OutputFormat: String, Hashable, Sendable, CaseIterable {
  case table, csv, tsv, json, jsonl, markdown, html
}

/// Where and for whom an answer is written.
package struct RenderingOptions: Sendable {
  package var language: Language
  /// Columns of the terminal; `nil` when the output is not a terminal.
  package var width: Int?
  package var colour: Bool
  /// `false` draws lines, bars and dashes with ASCII; the data itself is never changed.
  package var unicode: Bool
  /// How many rows a table or chart shows; `nil` shows all. Formats for machines write every row.
  package var rowLimit: Int?
  /// Neutralises spreadsheet formulas in CSV and TSV. Meant for exported files, which people open in a spreadsheet;
  /// off for output to a pipe, whose reader must get the data unchanged.
  package var guardFormulas: Bool
  /// Decides the names of weeks and fiscal units.
  package var rules: CalendarRules

  package init(
    language: Language = .english, width: Int? = nil, colour: Bool = false, unicode: Bool = true,
    rowLimit: Int? = nil, guardFormulas: Bool = false, rules: CalendarRules = CalendarRules()
  ) {
    self.language = language
    self.width = width
    self.colour = colour
    self.unicode = unicode
    self.rowLimit = rowLimit
    self.guardFormulas = guardFormulas
    self.rules = rules
  }

  var numbers: NumberFormat { NumberFormat(language: language, unicode: unicode, rules: rules) }

  /// `text` as it may be shown to a person.
  func safe(_ text: String) -> String { terminalSafe(text, unicode: unicode) }
}

/// Writes one answer as it arrives: `begin` once, `row` for each row, `end` once. A row has one cell a column.
/// `end` flushes, so that output lost on the way is known when it returns.
package protocol AnswerWriter {
  mutating func begin(_ head: Answer.Head) throws(OutputError)
  mutating func row(_ cells: [Value]) throws(OutputError)
  mutating func end(_ tail: Answer.Tail) throws(OutputError)
}

/// The writer of `format`. Results go to `output`; in the formats for machines the caption, notes and warnings go to
/// `notes`, in the formats for people they stand under the table.
package func makeWriter(
  _ format: OutputFormat, options: RenderingOptions, output: OutputBuffer, notes: OutputBuffer
) -> any AnswerWriter {
  switch format {
  case .table: TableWriter(options: options, output: output)
  case .csv: CSVWriter(options: options, output: output, notes: notes)
  case .tsv: TSVWriter(options: options, output: output, notes: notes)
  case .json: JSONWriter(options: options, output: output, notes: notes)
  case .jsonl: JSONLinesWriter(options: options, output: output, notes: notes)
  case .markdown: MarkdownWriter(options: options, output: output)
  case .html: HTMLWriter(options: options, output: output)
  }
}
