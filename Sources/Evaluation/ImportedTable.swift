import Store
import Syntax
import Values

/// What is said about the file of an import and the part of it that was read.
extension Workspace {
  func words(of note: ImportNote) -> String {
    switch note {
    case .headerBelow(let row):
      say("the header is row \(row); what stands above it is left out", "表头在第 \(row) 行;其上内容略去")
    case .twoHeaderRows(let row):
      say("the header is rows \(row) and \(row + 1), read as one", "表头在第 \(row)、\(row + 1) 行,合为一行读取")
    case .noHeader(let columns):
      say(
        "there seems to be no header, so the columns are column_1 to column_\(columns)",
        "似乎没有表头,各列名为 column_1 至 column_\(columns)")
    case .sheet(let name): say("of the sheets, \"\(name)\" alone has anything in it", "只有工作表“\(name)”有内容")
    case .errorCells(let count):
      say("cells with an error such as #N/A, read as blank: \(count)", "错误值(如 #N/A)单元格按空白读取:\(count)")
    case .uncomputedCells(let count):
      say(
        "formulas that were never computed, read as blank: \(count); open the file in Excel and save it",
        "没有计算结果的公式按空白读取:\(count);请用 Excel 打开并保存")
    case .mergedCells(let count):
      say("cells filled from the merged cell above: \(count)", "取自上方合并单元格:\(count)")
    case .westernText:
      say(
        "read as Windows-1252 (Western European); if letters look wrong, name another `encoding`",
        "按 Windows-1252(西欧)读取;若字母显示有误,请用 `encoding` 指明编码")
    case .japaneseText:
      say(
        "read as Shift-JIS (Japanese); if characters look wrong, name another `encoding`",
        "按 Shift-JIS(日文)读取;若文字显示有误,请用 `encoding` 指明编码")
    case .traditionalText:
      say(
        "read as Big5 (traditional Chinese); if characters look wrong, name another `encoding`",
        "按 Big5(繁体中文)读取;若文字显示有误,请用 `encoding` 指明编码")
    case .chineseText:
      say(
        "read as GB18030 (Chinese); if characters look wrong, name another `encoding`",
        "按 GB18030(中文)读取;若文字显示有误,请用 `encoding` 指明编码")
    }
  }

  /// An error about a word of the statement, at its place.
  func placed(_ error: ImportError, _ written: ImportStatement) -> EvaluationError {
    if case .noSuchSheet(_, let nearest, let sheets) = error {
      let choice = nearest.isEmpty ? Array(sheets.prefix(3)) : nearest
      return .statement(
        Diagnostic(
          code: error.code, error.message, at: written.sheetSpan,
          fixes: choice.map { .init("did you mean \(quoted($0))?", replacing: written.sheetSpan, with: quoted($0)) }))
    }
    if case .severalSheets(_, let sheets) = error {
      let end = Span(written.fileSpan.end, written.fileSpan.end)
      return .statement(
        Diagnostic(
          code: error.code, error.message, at: written.fileSpan,
          fixes: sheets.prefix(3).map {
            .init("say which: `sheet \(quoted($0))`", replacing: end, with: " sheet \(quoted($0))")
          }))
    }
    return located(error, in: written).map { .statement($0) } ?? .importing(error)
  }

  private func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// The visible sheets of a workbook, for completion; none when it cannot be read.
  package func sheets(of file: String) -> [String] { isSafe ? [] : sheetNames(ofWorkbook: file) }
}
