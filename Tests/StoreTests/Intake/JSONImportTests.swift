import Foundation
import Testing

@testable import Store

/// JSON and JSON lines.
@Suite struct JSONImportTests {
  let desk: ImportDesk

  init() throws { desk = try ImportDesk() }

  private func records(_ text: String) throws(ImportError) -> (headers: [String], rows: [String]) {
    let plan: ImportPlan
    do { plan = try desk.plan("customers", text, ["name = name"], file: "in.json") } catch {
      throw .fileNotFound(path: "")
    }
    let file = try Intake(plan: plan, tick: { (_, _) throws(ImportError) in }).open()
    let rows = String(decoding: try file.head(1 << 20), as: UTF8.self).split(separator: "\n").map(String.init)
    return (file.conversion?.headers ?? [], rows)
  }

  private func refusal(_ text: String) -> ImportError? {
    do throws(ImportError) {
      _ = try records(text)
      return nil
    } catch { return error }
  }

  @Test func valuesAndColumns() throws {
    let found = try records(
      """
      [{"name": "A\\u00e9\\ud83d\\ude00\\n\\"", "id": 12345678901234567, "owner": {"name": "王芳", "address": {"city": "Ulm"}}},
       {"late": -1.50e3, "name": null, "tags": ["x", 2, null, true], "lines": [{"n": 1}, [ ]], "none": {}, "few": []}]
      """)
    #expect(found.headers == ["name", "id", "owner.name", "owner.address.city", "late", "tags", "lines", "few"])
    #expect(
      found.rows == [
        "1,\"Aé😀", "\"\"\",12345678901234567,王芳,Ulm", "2,,,,,-1.50e3,x; 2; true,\"[{\"\"n\"\": 1}, [ ]]\"",
      ])
  }

  @Test(arguments: [
    "{\"name\":\"A\"}\n\n{\"name\":\"B\"}\n", "{\"name\":\"A\"} {\"name\":\"B\"}",
    "[{\"name\":\"A\"},{\"name\":\"B\"}]", "{\"total\":2,\"data\":[{\"name\":\"A\"},{\"name\":\"B\"}]}",
    "\u{FEFF}{\"a\":{\"x\":[1,2],\"b\":[{\"name\":\"A\"},{\"name\":\"B\"}]},\"next\":null}",
  ])
  func shapes(_ text: String) throws {
    for file in ["in.json", "in.txt", "in.csv"] {
      try desk.run(desk.plan("customers", text, ["name = name"], file: file))
      #expect(try desk.rows("SELECT name FROM customers ORDER BY id") == ["A", "B"])
    }
  }

  @Test func problemsNameTheLineOrTheRecord() throws {
    let lines = "{\"category\":\"a\",\"spent\":\"2026-01-01\"}\n\n{\"category\":\"b\",\"spent\":\"never\"}\n"
    let mapping = ["category = category", "spent = spent", "amount = '1'"]
    #expect(try desk.run(desk.plan("expenses", lines, mapping, file: "a.jsonl")).problems.map(\.row) == [3])
    let array = "[\n{\"category\":\"a\",\n\"spent\":\"2026-01-01\"},\n{\"category\":\"b\",\"spent\":\"never\"}]"
    #expect(try desk.run(desk.plan("expenses", array, mapping, file: "a.json")).problems.map(\.row) == [2])
  }

  @Test func fieldsOfObjectsAreColumns() throws {
    let text = "[{\"name\":\"Acme\",\"owner\":{\"name\":\"Li Na\"}},{\"name\":\"Globex\",\"extra\":7}]"
    let summary = try desk.run(desk.plan("customers", text, ["name = name", "owner = owner.name"], file: "a.json"))
    #expect(summary.inserted == 2 && summary.newFields == ["extra"])
    #expect(
      try desk.rows(
        "SELECT c.name, r.name, custom_extra FROM customers c LEFT JOIN reps r ON r.id = c.owner_id ORDER BY c.id")
        == ["Acme|Li Na|", "Globex||7.0"])
  }

  @Test(arguments: [
    ("[{\"a\":1},]", 1, JSONMistake.trailingComma), ("[{\"a\":1,}]", 1, .trailingComma),
    ("[{\"a\":1}\n{\"a\":2}]", 2, .unexpected("{")), ("[{\"a\":1", 1, .cutOff), ("{\"a\":1}\n{\"a\":", 2, .cutOff),
    ("[{\"a\":1,\"a\":2}]", 1, .duplicateKey("a")), ("[{\"a.b\":1,\"a\":{\"b\":2}}]", 1, .duplicateKey("a.b")),
    ("[{\"a\":01}]", 1, .badNumber), ("[{\"a\":1.}]", 1, .badNumber), ("[{\"a\":NaN}]", 1, .unexpected("N")),
    ("[{\"a\":\"\\x\"}]", 1, .badEscape), ("[{\"a\":\"\\ud800\"}]", 1, .loneSurrogate),
    ("[{\"a\":\"\\udc00\"}]", 1, .loneSurrogate), ("[{\"a\":\"x\ny\"}]", 1, .controlCharacter),
    ("[{\"a\":1}, 2]", 1, .recordIsNoObject), ("[[1]]", 1, .recordIsNoObject), ("[{'a':1}]", 1, .unexpected("'")),
    ("{\"a\":[{}],\"b\":{\"c\":[{}]}}", 1, .severalLists(["a", "b.c"])), ("[{\"a\":1}] x", 1, .unexpected("x")),
    ("[{\"a\":tru}]", 1, .unexpected("}")), ("// no\n[]", 1, .unexpected("/")),
  ])
  func mistakes(_ text: String, _ line: Int, _ mistake: JSONMistake) throws {
    let before = try desk.contents()
    #expect(refusal(text) == .json(line: line, mistake))
    #expect(try desk.contents() == before)
  }

  @Test func depthAndNothing() throws {
    let deep = { (levels: Int) in
      String(repeating: "{\"a\":", count: levels) + "1" + String(repeating: "}", count: levels)
    }
    #expect(try records(deep(64)).headers.count == 1)
    #expect(refusal(deep(65)) == .json(line: 1, .tooDeep(limit: 64)))
    #expect(refusal("[{\"a\":" + String(repeating: "[", count: 100_000)) == .json(line: 1, .tooDeep(limit: 64)))
    #expect(refusal("[]") == .noRecords(path: desk.place.path("in.json")))
    #expect(refusal("[{\"a\":\"x\\u0000\"}]") == .nulByte(line: 1))
  }

  @Test func everyCutIsAnError() throws {
    let text = "{\"d\":[{\"a\":\"x\\ud83d\\ude00\",\"b\":[1,2.5e3],\"c\":{\"d\":true}},{\"a\":null}]}"
    let bytes = Array(text.utf8)
    for length in 1..<bytes.count {
      #expect(refusal(String(decoding: bytes.prefix(length), as: UTF8.self)) != nil, "\(length)")
    }
    #expect(refusal(text) == nil)
  }
}
