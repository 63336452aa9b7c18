/// A workbook made by hand, in the parts that Excel writes.
struct TestWorkbook {
  struct Sheet {
    var name: String
    /// Between `<sheetData>` and its end.
    var rows: String
    var state = "visible"
    /// Behind the rows.
    var rest = ""
  }

  var sheets: [Sheet]
  var strings: [String] = []
  /// The formats of `s="0"`, `s="1"` ...: a built-in number or a code.
  var formats: [String] = []
  var is1904 = false
  /// In front of the sheets' XML.
  var prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"

  var entries: [(name: String, bytes: [UInt8])] {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    func relations(_ list: [(id: String, type: String, target: String)]) -> String {
      let all = list.map { "<Relationship Id=\"\($0.id)\" Type=\"\(office)\($0.type)\" Target=\"\($0.target)\"/>" }
      return "<Relationships>" + all.joined() + "</Relationships>"
    }
    var links = sheets.indices.map { ("rId\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml") }
    links += [("rS", "styles", "styles.xml"), ("rT", "sharedStrings", "/xl/sharedStrings.xml")]
    let list = sheets.enumerated().map {
      "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" state=\"\($1.state)\" r:id=\"rId\($0 + 1)\"/>"
    }
    var custom = ""
    var cells = ""
    for (index, format) in formats.enumerated() {
      let id = Int(format) ?? 164 + index
      if Int(format) == nil { custom += "<numFmt numFmtId=\"\(id)\" formatCode=\"\(format)\"/>" }
      cells += "<xf numFmtId=\"\(id)\"/>"
    }
    var parts: [(String, String)] = [
      ("[Content_Types].xml", "<Types/>"), ("_rels/.rels", relations([("rId1", "officeDocument", "xl/workbook.xml")])),
      (
        "xl/workbook.xml",
        "<workbook xmlns:r=\"r\"><workbookPr\(is1904 ? " date1904=\"1\"" : "")/><sheets>\(list.joined())</sheets></workbook>"
      ),
      ("xl/_rels/workbook.xml.rels", relations(links)),
      (
        "xl/styles.xml",
        "<styleSheet><numFmts>\(custom)</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>\(cells)</cellXfs></styleSheet>"
      ),
      ("xl/sharedStrings.xml", "<sst>" + strings.map { "<si>\($0)</si>" }.joined() + "</sst>"),
    ]
    for (index, sheet) in sheets.enumerated() {
      parts.append(
        (
          "xl/worksheets/sheet\(index + 1).xml",
          "\(prolog)<worksheet><sheetData>\(sheet.rows)</sheetData>\(sheet.rest)</worksheet>"
        ))
    }
    return parts.map { ($0.0, Array($0.1.utf8)) }
  }

  var bytes: [UInt8] { Packing.zip(entries) }

  /// One row of cells as written, such as `<c><v>1</v></c>`.
  static func row(_ number: Int, _ cells: String...) -> String {
    "<row r=\"\(number)\">\(cells.joined())</row>"
  }

  static func text(_ value: String) -> String { "<c t=\"inlineStr\"><is><t>\(value)</t></is></c>" }
  static func number(_ value: String, style: Int = 0) -> String { "<c s=\"\(style)\"><v>\(value)</v></c>" }
}
