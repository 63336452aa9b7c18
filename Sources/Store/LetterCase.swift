import CSQLite

extension Connection {
  /// Makes `LOWER` know all letters; SQLite's own knows the English ones only, PostgreSQL's knows all.
  func learnLetters() {
    sqlite3_create_function_v2(
      handle, "lower", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nil,
      { context, _, arguments in
        guard let argument = arguments?[0], let bytes = sqlite3_value_text(argument) else {
          sqlite3_result_null(context)
          return
        }
        let buffer = UnsafeBufferPointer(start: bytes, count: Int(sqlite3_value_bytes(argument)))
        var text = String(decoding: buffer, as: UTF8.self).lowercased()
        text.withUTF8 { lowered in
          lowered.withMemoryRebound(to: CChar.self) { characters in
            characters.baseAddress.map { crmql_result_text(context, $0, Int32(characters.count)) }
              ?? crmql_result_text(context, "", 0)
          }
        }
      }, nil, nil, nil)
  }
}
