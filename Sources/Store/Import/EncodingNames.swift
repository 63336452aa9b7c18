import Values

/// What people and programs call the encodings.
extension TextEncoding {
  /// As the statement writes it: `windows-1251`.
  var spelling: String {
    switch self {
    case .utf16LittleEndian: "utf-16"
    case .big5: "big5"
    case .japanese: "shift_jis"
    case .korean: "euc-kr"
    case .utf8, .utf16BigEndian, .gb18030, .western, .centralEuropean, .cyrillic, .greek, .turkish, .hebrew, .arabic,
      .baltic, .vietnamese, .latin1, .latin2, .latin9, .russianUnix, .thai, .macintosh, .dos, .dosWestern:
      rawValue.lowercased()
    }
  }

  /// Other names, without signs between their parts.
  private var otherNames: [String] {
    switch self {
    case .utf8: ["utf8sig", "utf8bom", "unicode"]
    case .utf16LittleEndian: ["utf16le", "ucs2", "ucs2le"]
    case .utf16BigEndian: ["ucs2be"]
    case .gb18030: ["gbk", "gb2312", "cp936", "windows936", "euccn", "936"]
    case .western: ["cp1252", "ansi", "1252"]
    case .big5: ["big5hkscs", "cp950", "windows950", "950"]
    case .japanese: ["sjis", "cp932", "windows31j", "932"]
    case .korean: ["cp949", "euckr", "949"]
    case .centralEuropean: ["cp1250", "1250"]
    case .cyrillic: ["cp1251", "1251"]
    case .greek: ["cp1253"]
    case .turkish: ["cp1254"]
    case .hebrew: ["cp1255"]
    case .arabic: ["cp1256"]
    case .baltic: ["cp1257"]
    case .vietnamese: ["cp1258"]
    case .latin1: ["latin1", "isolatin1", "88591"]
    case .latin2: ["latin2", "88592"]
    case .latin9: ["latin9", "885915"]
    case .russianUnix: ["koi8"]
    case .thai: ["cp874", "windows874", "iso885911"]
    case .macintosh: ["macroman", "mac"]
    case .dos: ["ibm437", "437"]
    case .dosWestern: ["ibm850", "850"]
    }
  }

  static func find(_ name: String) throws(ImportError) -> TextEncoding {
    let wanted = plain(name)
    let found = allCases.first { plain($0.spelling) == wanted || plain($0.rawValue) == wanted }
    if let found = found ?? allCases.first(where: { $0.otherNames.contains(wanted) }) { return found }
    throw .noSuchEncoding(name, nearest: nearestWords(to: name.lowercased(), among: allCases.map(\.spelling)))
  }

  private static func plain(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}

extension ImportCatalogue {
  /// The encodings that a statement can name.
  package static var encodings: [String] { TextEncoding.allCases.map(\.spelling) }
}
