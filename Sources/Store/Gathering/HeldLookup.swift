import CSQLite

/// `lookup_held(id, from_on, until_on, value)`, what held for each id from a day until the day before another, and
/// `held_on(lookup, id, day)`, what held for one on a day: the team that a rep was in, for each of a million days. It is
/// handed on as a `Lookup` is.
extension Connection {
  private static let name: StaticString = "held"

  func learnHeld() {
    let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY
    sqlite3_create_function_v2(
      handle, "lookup_held", 4, flags, nil, nil,
      { context, _, arguments in
        guard let arguments, let lookup = Connection.kept(context, { HeldLookup() }) else { return }
        lookup.pointee.add(arguments)
      },
      { context in
        guard let lookup = Connection.kept(context, { HeldLookup() }) else { return }
        lookup.pointee.prepare()
        sqlite3_result_pointer(context, lookup, Connection.nameOfHeld) {
          guard let lookup = $0?.assumingMemoryBound(to: HeldLookup.self) else { return }
          lookup.pointee.deallocate()
          lookup.deinitialize(count: 1)
          lookup.deallocate()
        }
      }, nil)
    sqlite3_create_function_v2(
      handle, "held_on", 3, flags, nil,
      { context, _, arguments in
        guard let arguments, let lookup = Connection.held(arguments[0]) else {
          return sqlite3_result_error(context, "held_on: not what held", -1)
        }
        lookup.pointee.find(arguments[1], arguments[2], context)
      }, nil, nil, nil)
  }

  /// `nil` for another value.
  @inline(__always)
  static func held(_ value: OpaquePointer?) -> UnsafeMutablePointer<HeldLookup>? {
    sqlite3_value_pointer(value, nameOfHeld)?.assumingMemoryBound(to: HeldLookup.self)
  }

  private static var nameOfHeld: UnsafePointer<CChar> {
    UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
  }
}

/// Values by whole numbers and the days on which they hold. Of one number no two hold on a day.
struct HeldLookup {
  private struct Span: BitwiseCopyable {
    let id: Int
    /// Days by their numbers among the texts.
    let from: Int
    let until: Int
    let value: GatheredCell
  }

  private(set) var texts = TextPool()
  /// In the end by id, and by the day from which they hold.
  private var spans: GrowingBuffer<Span> = .init()
  private var ids = IDPlaces()
  /// Where the spans of each id begin, and after the last one where they end.
  private var starts: GrowingBuffer<Int32> = .init()

  func deallocate() {
    texts.deallocate()
    spans.deallocate()
    ids.deallocate()
    starts.deallocate()
  }

  /// An id, two days and a value. What holds on no day is left out.
  mutating func add(_ arguments: UnsafeMutablePointer<OpaquePointer?>) {
    guard sqlite3_value_type(arguments[0]) == SQLITE_INTEGER, sqlite3_value_type(arguments[1]) == SQLITE_TEXT,
      sqlite3_value_type(arguments[2]) == SQLITE_TEXT
    else { return }
    let from = texts.number(of: UnsafeRawBufferPointer(textOf: arguments[1]))
    let until = texts.number(of: UnsafeRawBufferPointer(textOf: arguments[2]))
    guard texts.precedes(from, until) else { return }
    spans.append(
      Span(
        id: Int(sqlite3_value_int64(arguments[0])), from: from, until: until, value: GatheredCell(arguments[3], &texts))
    )
  }

  /// After the last one was added.
  mutating func prepare() {
    let texts = texts
    var all = UnsafeMutableBufferPointer(start: spans.start, count: spans.count)
    all.sort { $0.id != $1.id ? $0.id < $1.id : texts.precedes($0.from, $1.from) }
    for (position, span) in all.enumerated() where position == 0 || all[position - 1].id != span.id {
      ids.append(span.id)
      starts.append(Int32(truncatingIfNeeded: position))
    }
    starts.append(Int32(truncatingIfNeeded: all.count))
    ids.prepare()
  }

  /// Nothing where none holds.
  @inline(__always)
  func find(_ id: OpaquePointer?, _ day: OpaquePointer?, _ context: OpaquePointer?) {
    guard let cell = cell(of: id, on: day) else { return sqlite3_result_null(context) }
    cell.result(context, texts)
  }

  @inline(__always)
  func cell(of id: OpaquePointer?, on day: OpaquePointer?) -> GatheredCell? {
    guard sqlite3_value_type(id) == SQLITE_INTEGER, sqlite3_value_type(day) == SQLITE_TEXT,
      let place = ids.position(of: Int(sqlite3_value_int64(id)))
    else { return nil }
    let day = UnsafeRawBufferPointer(textOf: day)
    var position = Int(starts[place + 1]) - 1
    while position >= Int(starts[place]) {
      let span = spans[position]
      if !day.precedes(texts[span.from]) {
        return day.precedes(texts[span.until]) ? span.value : nil
      }
      position -= 1
    }
    return nil
  }
}
