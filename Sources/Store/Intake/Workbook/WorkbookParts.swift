/// `*.rels`: which part is meant by an id, and what it is.
final class Relationships: XMLPart {
  private(set) var all: [(id: String, type: Substring, target: String)] = []

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(ImportError) {
    guard name == "Relationship", all.count < 100_000, let target = attributes["Target"] else { return }
    let type = (attributes["Type"] ?? "").split(separator: "/").last ?? ""
    all.append((attributes["Id"] ?? "", type, target))
  }

  func target(ofType type: String) -> String? { all.first { $0.type == type }?.target }
}

/// `workbook.xml`: the sheets, and from which day days are counted.
final class WorkbookSheets: XMLPart {
  struct Sheet {
    var name: String
    var id: String
    var isVisible: Bool
  }

  private(set) var sheets: [Sheet] = []
  private(set) var is1904 = false

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(ImportError) {
    if name == "workbookPr" {
      is1904 = attributes.isTrue("date1904")
    } else if name == "sheet", sheets.count < 10_000 {
      let state = attributes["state"] ?? "visible"
      sheets.append(
        Sheet(name: attributes["name"] ?? "", id: attributes["id"] ?? "", isVisible: state == "visible"))
    }
  }
}

/// Whether a sheet has any value.
final class SheetProbe: XMLPart {
  private(set) var isDone = false

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(ImportError) {
    if name == "v" || name == "t" { isDone = true }
  }
}
