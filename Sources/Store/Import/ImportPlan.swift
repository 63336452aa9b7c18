package import Values

/// One import, resolved as far as the language can: which file becomes which entity, and how.
package struct ImportPlan: Sendable {
  /// `-` is standard input.
  package var file: String
  /// Which part of the file.
  package var table: TableChoice
  /// Canonical name, such as `opportunities`.
  package var entity: String
  package var fields: [ImportField]
  /// Rows that do not satisfy it are skipped and counted.
  package var condition: RowExpression?
  /// Columns that are not kept as custom fields.
  package var ignored: IgnoredColumns
  /// Does everything, reports it, and undoes it.
  package var isDryRun: Bool
  /// Names not known yet are problems instead of being created.
  package var isStrict: Bool
  /// More problems than this refuse the file; `nil` is no limit.
  package var maxProblems: Int?
  /// How many of the first rows the summary shows as they are stored.
  package var rowsShown = 0
  /// As it is to be kept in the lineage.
  package var statementText: String
  /// What the catalogue knows of a metric under any of its names.
  package var metrics: @Sendable (String) -> PlannedMetric? = { _ in nil }
  /// Those names; without any nothing is known of metrics, and every name is taken.
  package var metricNames: Set<String> = []

  package init(
    file: String, table: TableChoice = TableChoice(), entity: String, fields: [ImportField],
    condition: RowExpression? = nil, ignored: IgnoredColumns = .named([]), isDryRun: Bool = false,
    isStrict: Bool = false, maxProblems: Int? = nil, statementText: String = ""
  ) {
    self.file = file
    self.table = table
    self.entity = entity
    self.fields = fields
    self.condition = condition
    self.ignored = ignored
    self.isDryRun = isDryRun
    self.isStrict = isStrict
    self.maxProblems = maxProblems
    self.statementText = statementText
  }

  package static let standardInput = "-"
  var isFromStandardInput: Bool { file == Self.standardInput }
}

/// A metric that targets are set for.
package struct PlannedMetric: Hashable, Sendable {
  /// Its canonical name, by which plans are found.
  package var name: String
  /// Kept in the currency's smallest units; a plain number otherwise.
  package var isMoney: Bool

  package init(name: String, isMoney: Bool) {
    self.name = name
    self.isMoney = isMoney
  }
}

/// Which part of a file holds the records.
package struct TableChoice: Hashable, Sendable {
  /// Of a workbook; `nil` is the only one there is.
  package var sheet: String?
  package var range: CellRange?
  /// The first row is a record already.
  package var hasNoHeader: Bool
  /// As the statement names it; `nil` when the bytes tell it.
  package var encoding: String?
  /// Headers of the columns of which each cell becomes a row.
  package var unpivoted: [String]

  package init(
    sheet: String? = nil, range: CellRange? = nil, hasNoHeader: Bool = false, encoding: String? = nil,
    unpivoted: [String] = []
  ) {
    self.sheet = sheet
    self.range = range
    self.hasNoHeader = hasNoHeader
    self.encoding = encoding
    self.unpivoted = unpivoted
  }
}

/// Columns that are neither mapped nor kept.
package enum IgnoredColumns: Hashable, Sendable {
  case named([String])
  /// Everything that is not mapped.
  case others
}

/// `stage = deal_stage map ("Engaging" -> "Negotiation")`
package struct ImportField: Sendable {
  /// A field of the entity or one of its aliases.
  package var name: String
  package var expression: RowExpression
  /// `*` stands for any other value; without it, one that is not listed stays as it is.
  package var map: [(from: String, to: String)]

  package init(_ name: String, _ expression: RowExpression, map: [(from: String, to: String)] = []) {
    self.name = name
    self.expression = expression
    self.map = map
  }
}

/// Where an import stands.
package struct ImportProgress: Hashable, Sendable {
  package enum Phase: String, Hashable, Sendable {
    /// Making a plain copy of what is compressed, a workbook, JSON or on standard input.
    case unpacking
    /// Reading the whole file once for its encoding, its dates and its kinds of values.
    case checking
    case writing
    /// Indexes, calendar, roll-ups.
    case finishing
  }

  package var phase: Phase
  package var rows: Int
  package var bytes: Int
  package var totalBytes: Int
}

/// What an import did. `read = inserted + updated + unchanged + skipped + refused`.
package struct ImportSummary: Hashable, Sendable {
  /// `nil` after a dry run.
  package var importID: Int?
  package var read = 0
  package var inserted = 0
  package var updated = 0
  package var unchanged = 0
  /// Rows that did not satisfy the condition, and totals at the foot.
  package var skipped = 0
  /// How many of the skipped rows are totals.
  package var totals = 0
  /// How many of the skipped rows are lines above a group.
  package var headings = 0
  /// How many of the skipped rows stand for no record: none was made that week.
  package var none = 0
  /// Records that rows of a report stand for, where it says how many.
  package var several = 0
  /// How many of the totals stand between the records.
  package var subtotals = 0
  package var refused = 0
  /// Values that had more decimals than are kept.
  package var rounded = 0
  /// Records in another currency for which no exchange rate is known; they are kept without a base amount.
  package var unpriced = 0
  /// Amounts that say another currency than the one they are kept in, which is the store's.
  package var foreign = Foreign()
  /// Unchanged records of which the row tells how they were before.
  package var late = 0
  /// Records that stand above themselves, of the table that was imported into.
  package var circular = 0
  /// By field, how many rows name a record that is not known, and are kept without it.
  package var unlinked: [String: Int] = [:]
  /// The last import of the same bytes as the same records.
  package var sameAs: Int?
  /// Records made on the way because a row named them.
  package var created: [Created] = []
  /// Stages in the order in which deals go through them, where the rows made it another or brought new ones.
  package var stages: [String] = []
  /// What the file as a whole makes look doubtful.
  package var remarks: [ImportRemark] = []
  /// Custom fields that the file brought, as the language spells them.
  package var newFields: [String] = []
  /// How the file was read, where it was not obvious.
  package var notes: [ImportNote] = []
  /// Custom fields that are text from now on, because the file has other values.
  package var widened: [String] = []
  /// The first problems, in the order of the file.
  package var problems: [ImportProblem] = []

  /// The first rows as they are stored, one cell a mapped field.
  package var firstRows: [[StoredCell]] = []

  /// As it will be once the store keeps its money in the currency of the file.
  package mutating func takesBaseCurrency() {
    unpriced = 0
    foreign = Foreign()
  }

  package struct Foreign: Hashable, Sendable {
    package var count = 0
    /// In order of appearance.
    package var currencies: [String] = []
    package var kept = ""
    /// Amounts that say the store's own currency.
    package var own = 0
  }

  package struct Created: Hashable, Sendable {
    package var entity: String
    package var count: Int
  }
}

/// What became of one cell of the file.
package struct StoredCell: Hashable, Sendable {
  package var field: String
  package var value: Value
  package var unit: Unit
}

/// What a person should know about how a file was read.
package enum ImportNote: Hashable, Sendable {
  /// The header stands in this row, below something else.
  case headerBelow(row: Int)
  /// The header stands in this row and the one below.
  case twoHeaderRows(first: Int)
  /// The first row looks like those below it.
  case noHeader(columns: Int)
  /// The only visible sheet with anything in it.
  case sheet(String)
  /// Cells that hold an error such as `#N/A`, and are read as blank.
  case errorCells(Int)
  /// Cells whose formula was never computed, and are read as blank.
  case uncomputedCells(Int)
  /// Cells merged downwards: each row has the value.
  case mergedCells(Int)
  /// Letters are those of Western Europe, which only their look tells.
  case westernText
  /// Characters are Chinese ones of two bytes, which only their look tells.
  case chineseText
  /// Characters are those of Shift-JIS, which only their look tells.
  case japaneseText
  /// Characters are those of Big5, which only their look tells.
  case traditionalText
}

/// Why a row was refused.
package struct ImportProblem: Hashable, Sendable {
  /// The line on which the row starts.
  package var row: Int
  /// The header, or the field when it is computed from several columns; `nil` when the whole row is meant.
  package var column: String?
  package var value: String?
  package var reason: String
}

/// A field that an import can fill, for completion, help and errors.
package struct ImportFieldDescription: Hashable, Sendable {
  package var name: String
  package var aliases: [String]
  /// In words: `money`, `date`, `a rep`.
  package var kind: String
  package var isRequired: Bool
  package var about: String
}
