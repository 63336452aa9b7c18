import Foundation
import Testing

@testable import Store

/// What files look like on disk.
@Suite struct ImportFileTests {
  let desk: ImportDesk

  init() throws { desk = try ImportDesk() }

  private func names(_ bytes: [UInt8], header: String = "name", also: [String] = []) throws -> [String] {
    try desk.run(desk.plan("customers", bytes: bytes, ["name = \(header)"] + also))
    return try desk.rows("SELECT name FROM customers ORDER BY id")
  }

  @Test(arguments: [
    ("comma", "name,city\nAcme,Bonn\nGlobex,Ulm\n"), ("semicolon", "name;city\nAcme;Bonn, Rhine\nGlobex;Ulm\n"),
    ("tab", "name\tcity\nAcme\tBonn, Rhine\nGlobex\tUlm\n"), ("pipe", "name|city\nAcme|Bonn, Rhine\nGlobex|Ulm\n"),
    ("CRLF", "name,city\r\nAcme,Bonn\r\nGlobex,Ulm\r\n"), ("CR", "name,city\rAcme,Bonn\rGlobex,Ulm\r"),
    ("no last newline", "name,city\nAcme,Bonn\nGlobex,Ulm"),
    ("blank lines", "name,city\n\nAcme,Bonn\n\n\nGlobex,Ulm\n\n"),
    ("blanks around", " name , city \n Acme , Bonn \n\u{3000}Globex\u{A0}, Ulm\n"),
    ("quotes", "\"name\",\"city\"\n\"Acme\",\"Bonn\"\n\"Globex\",\"Ulm\"\n"),
    ("byte order mark", "\u{FEFF}name,city\nAcme,Bonn\nGlobex,Ulm\n"),
    ("unnamed trailing columns", "name,city,,\nAcme,Bonn,,\nGlobex,Ulm,,\n"),
  ])
  func layouts(_ label: String, _ text: String) throws {
    #expect(try names(Array(text.utf8), also: ["city = city"]) == ["Acme", "Globex"])
    let city = try desk.rows("SELECT city FROM customers ORDER BY id")
    #expect(city[0].hasPrefix("Bonn") && city[1] == "Ulm")
    #expect(try desk.rows("SELECT COUNT(*) FROM custom_fields") == ["0"])
  }

  /// Columns behind the last name that hold something are kept by their place; a record may end before them.
  @Test func unnamedTrailingColumnsWithValues() throws {
    let text = "name,city,,\nAcme,Bonn,,\nGlobex,Ulm,late,\nInitech,Kiel\nHooli\n"
    let summary = try desk.run(desk.plan("customers", text, ["name = name", "city = city"]))
    #expect(summary.newFields == ["column_3"] && summary.problems.map(\.row) == [5])
    let rows = try desk.rows("SELECT name, city, custom_column_3 FROM customers ORDER BY id")
    #expect(rows == ["Acme|Bonn|", "Globex|Ulm|late", "Initech|Kiel|"])
  }

  @Test func quotesHoldSeparatorsNewlinesAndQuotes() throws {
    let text = "name,note\n\"Acme, \"\"the\"\" firm\",\"two\r\nlines\"\nGlobex 5\" disks,x\n"
    try desk.run(desk.plan("customers", text, ["name = name", "industry = note"]))
    #expect(
      try desk.rows("SELECT name, industry FROM customers ORDER BY id") == [
        "Acme, \"the\" firm|two\r\nlines", "Globex 5\" disks|x",
      ])
  }

  @Test func linesAreCountedThroughQuotedNewlines() throws {
    let text = "who,when\n\"a\nb\",2026-01-01\nc,never\n"
    let summary = try desk.run(desk.plan("expenses", text + "", ["category = who", "spent = when", "amount = '1'"]))
    #expect(summary.problems.map(\.row) == [4])
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func utf16(_ encoding: String.Encoding) throws {
    let mark: [UInt8] = encoding == .utf16LittleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
    let data = try #require("name,city\n王芳公司,北京\nAcme 😀,Ulm\n".data(using: encoding))
    #expect(try names(mark + [UInt8](data), also: ["city = city"]) == ["王芳公司", "Acme 😀"])
  }

  /// 王芳 is CD F5 B7 BC and 客户 is BF CD BB A7 in GB 2312.
  @Test func gb18030() throws {
    let bytes: [UInt8] = [0xBF, 0xCD, 0xBB, 0xA7, 0x0A, 0xCD, 0xF5, 0xB7, 0xBC, 0x0A]
    #expect(try names(bytes, header: "客户") == ["王芳"])
  }

  /// Петров, Казань, Москва in Windows-1251: words of an even number of letters are pairs, but no Chinese.
  @Test func windows1251IsNoChinese() throws {
    let words: [[UInt8]] = [
      [0xCF, 0xE5, 0xF2, 0xF0, 0xEE, 0xE2], [0xCA, 0xE0, 0xE7, 0xE0, 0xED, 0xFC], [0xCC, 0xEE, 0xF1, 0xEA, 0xE2, 0xE0],
    ]
    #expect(throws: ImportError.self) {
      try names(words.flatMap { $0 + [0x0A] }, header: "name")
    }
  }

  /// Пётр in Windows-1251, named as people name it; 東京 in Shift JIS, 김 in EUC-KR, 王 in Big5, é in Mac OS Roman.
  @Test(
    arguments: [
      ("windows-1251", [0xCF, 0xB8, 0xF2, 0xF0], "Пётр"), ("CP1251", [0xCF, 0xB8, 0xF2, 0xF0], "Пётр"),
      ("Shift-JIS", [0x93, 0x8C, 0x8B, 0x9E], "東京"), ("euc_kr", [0xB1, 0xE8], "김"), ("big5", [0xA4, 0xFD], "王"),
      ("macintosh", [0x8E], "é"), ("gbk", [0xCD, 0xF5], "王"), ("utf8", [0xC3, 0xA9], "é"), ("latin1", [0xE9], "é"),
      ("utf-16", [], ""),
    ] as [(String, [UInt8], String)])
  func anEncodingThatIsNamed(_ name: String, _ bytes: [UInt8], _ text: String) throws {
    var content = Array("name\nx".utf8) + bytes + [0x0A]
    if name == "utf-16" { content = content.flatMap { [$0, 0] } }
    var plan = try desk.plan("customers", bytes: content, ["name = name"])
    plan.table.encoding = name
    let summary = try desk.run(plan)
    #expect(try desk.rows("SELECT name FROM customers") == ["x" + text])
    #expect(summary.notes.isEmpty)
  }

  @Test func anEncodingThatDoesNotFit() throws {
    var plan = try desk.plan("customers", bytes: Array("name\nKöln\n".utf8) + [0x81, 0x0A], ["name = name"])
    plan.table.encoding = "utf-8"
    #expect(desk.refusal(plan) == .notInEncoding("utf-8", line: 3))
    plan.table.encoding = "shift_jis"
    #expect(desk.refusal(plan)?.code == "import.not-in-encoding")
    plan.table.encoding = "windows-1215"
    #expect(
      desk.refusal(plan) == .noSuchEncoding("windows-1215", nearest: ["windows-1251", "windows-1255", "windows-1250"]))
  }

  /// 刘昕琪 and 鑫源, characters of the rarer half, in GB 2312: C1 F5 EA BF E7 F7, F6 CE D4 B4.
  @Test func rareCharactersAreChinese() throws {
    let bytes: [UInt8] =
      Array("name\n".utf8) + [0xC1, 0xF5, 0xEA, 0xBF, 0xE7, 0xF7, 0x0A, 0xF6, 0xCE, 0xD4, 0xB4, 0x0A]
    let summary = try desk.run(desk.plan("customers", bytes: bytes, ["name = name"]))
    #expect(summary.notes == [.chineseText])
    #expect(try desk.rows("SELECT name FROM customers ORDER BY id") == ["刘昕琪", "鑫源"])
  }

  /// Müller–Größe 5 € in Windows-1252; the euro and the dash are not in Latin-1.
  @Test func windows1252() throws {
    let bytes: [UInt8] =
      Array("name\nM".utf8) + [0xFC] + Array("ller".utf8) + [0x96] + Array("Gr".utf8) + [0xF6, 0xDF]
      + Array("e 5 ".utf8) + [0x80, 0x0A]
    let summary = try desk.run(desk.plan("customers", bytes: bytes, ["name = name"]))
    #expect(summary.notes == [.westernText])
    #expect(try desk.rows("SELECT name FROM customers") == ["Müller–Größe 5 €"])
  }

  /// 5,00 € in Windows-1252, where the euro is all that is not ASCII.
  @Test func aSignOfMoneyAloneIsWindows1252() throws {
    let plan = try desk.plan(
      "products", bytes: Array("name;price\nA;5,00 ".utf8) + [0x80] + Array("\nB;7,50 ".utf8) + [0x80, 0x0A],
      ["name = name", "price = price"])
    #expect(try desk.run(plan).notes == [.westernText])
    #expect(try desk.rows("SELECT name, price FROM products ORDER BY 1") == ["A|500", "B|750"])
  }

  /// Łódź and Gdańsk, żółw, in Windows-1250; one stray byte among UTF-8.
  @Test(
    arguments: [
      [0xA3, 0xF3, 0x64, 0x9F, 0x0A, 0xBF, 0xF3, 0xB3, 0x77, 0x0A],
      Array("Köln".utf8) + [0x0A, 0x4D, 0xE9, 0x78, 0x0A],
    ] as [[UInt8]])
  func textOfAnotherEncodingIsRefused(rows: [UInt8]) throws {
    let refusal = desk.refusal(try desk.plan("customers", bytes: Array("name\n".utf8) + rows, ["name = name"]))
    #expect(refusal?.code == "import.invalid-text")
  }

  /// Half a character at the end of UTF-16, and a Chinese pair that is none.
  @Test func textThatBreaksOff() throws {
    let wide = [0xFF, 0xFE] + "name\nA".utf8.reduce(into: [UInt8]()) { $0 += [$1, 0] } + [0x42]
    #expect(desk.refusal(try desk.plan("customers", bytes: wide, ["name = name"])) == .invalidText(line: 2))
    let chinese: [UInt8] = Array("name\n".utf8) + [0xCD, 0xF5, 0xB7, 0xBC, 0x0A, 0xCD, 0xF5, 0xCD, 0x20, 0x0A]
    #expect(desk.refusal(try desk.plan("customers", bytes: chinese, ["name = name"]))?.code == "import.invalid-text")
  }

  @Test(arguments: [
    ("name\nAc\u{0}me\n", ImportError.nulByte(line: 2)),
    ("name,city\nAcme,Ulm\n\"Globex,Ulm\nx", .quoteNeverClosed(line: 3)),
  ])
  func damage(_ text: String, _ expected: ImportError) throws {
    let before = try desk.contents()
    #expect(desk.refusal(try desk.plan("customers", text, ["name = name"])) == expected)
    #expect(try desk.contents() == before)
  }

  @Test func emptyMissingAndSpecialFiles() throws {
    let empty = try desk.plan("customers", "", ["name = name"])
    #expect(desk.refusal(empty) == .empty(path: empty.file))
    let blank = try desk.plan("customers", "\n\n", ["name = name"])
    #expect(desk.refusal(blank) == .empty(path: blank.file))
    var plan = blank
    plan.file = desk.place.path("nowhere.csv")
    #expect(desk.refusal(plan) == .fileNotFound(path: plan.file))
    plan.file = desk.place.folder
    #expect(desk.refusal(plan) == .notAFile(path: plan.file))
    plan.file = desk.place.path("pipe")
    try #require(mkfifo(plan.file, 0o600) == 0)
    #expect(desk.refusal(plan) == .notAFile(path: plan.file))
    plan.file = "/dev/zero"
    #expect(desk.refusal(plan) == .notAFile(path: plan.file))
  }

  @Test func headerOnlyIsNoRows() throws {
    let summary = try desk.load("customers", "name,city\n", ["name = name"])
    #expect(summary.read == 0 && summary.newFields.isEmpty)
  }

  /// The reader alone, so that the debug build need not read megabytes twice.
  @Test func aRecordHasALimit() throws {
    let reader = RecordReader(separator: 0x2C) { (buffer, count) throws(ImportError) in
      for index in 0..<count { buffer[index] = 0x78 }
      return count
    }
    var found: ImportError?
    do throws(ImportError) { _ = try reader.next() } catch { found = error }
    #expect(found == .recordTooLong(line: 1, limit: 16 * 1024 * 1024))
  }

  /// Every position at which a piece of the file may end.
  @Test(arguments: 1...12)
  func piecesMayEndAnywhere(_ size: Int) throws {
    let text = Array("a,\"b\"\"c\",d\r\n\"e\r\nf\",,\"\"\n\ng,h,i".utf8)
    var position = 0
    let reader = RecordReader(separator: 0x2C) { (buffer, count) throws(ImportError) in
      let piece = text[position..<min(position + size, text.count)]
      for (offset, byte) in piece.enumerated() { buffer[offset] = byte }
      position += piece.count
      return piece.count
    }
    var records: [[String]] = []
    var lines: [Int] = []
    while try reader.next() {
      records.append((0..<reader.fieldCount).map(reader.text))
      lines.append(reader.line)
    }
    #expect(records == [["a", "b\"c", "d"], ["e\r\nf", "", ""], ["g", "h", "i"]])
    #expect(lines == [1, 2, 5])
  }

  @Test func detectionOfInvalidUTF8() {
    func line(_ bytes: [UInt8]) -> Int? {
      var check = UTF8Check()
      bytes.withUnsafeBufferPointer { check.add($0) }
      check.finish()
      return check.firstInvalidLine
    }
    #expect(line(Array("é漢😀\n".utf8)) == nil)
    #expect(line([0x61, 0x0A, 0xC0, 0xAF]) == 2)  // overlong
    #expect(line([0xED, 0xA0, 0x80]) == 1)  // a surrogate
    #expect(line([0xF5, 0x80, 0x80, 0x80]) == 1)  // past U+10FFFF
    #expect(line([0x0D, 0x0A, 0xE2, 0x82]) == 2)  // cut off
    #expect(line([0x80]) == 1)
  }
}
