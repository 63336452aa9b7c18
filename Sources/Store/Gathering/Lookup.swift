import CSQLite

/// `lookup(id, value)`, the values of all records of a table by their ids or days, and `looked_up(lookup, id)`, the value
/// of one: a million records find what they refer to so far faster than in the table. A lookup is no value that a table
/// could hold: SQLite hands it on by its address and gives it back with the statement.
extension Connection {
  private static let name: StaticString = "lookup"

  func learnLookup() {
    let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY
    sqlite3_create_function_v2(
      handle, "lookup", 2, flags, nil, nil,
      { context, _, arguments in
        guard let arguments, let lookup = Connection.kept(context, { Lookup() }) else { return }
        lookup.pointee.add(arguments[0], arguments[1])
      },
      { context in
        guard let lookup = Connection.kept(context, { Lookup() }) else { return }
        lookup.pointee.prepare()
        sqlite3_result_pointer(context, lookup, Connection.nameOfLookup) {
          guard let lookup = $0?.assumingMemoryBound(to: Lookup.self) else { return }
          lookup.pointee.deallocate()
          lookup.deinitialize(count: 1)
          lookup.deallocate()
        }
      }, nil)
    sqlite3_create_function_v2(
      handle, "looked_up", 2, flags, nil,
      { context, _, arguments in
        guard let arguments, let lookup = Connection.lookup(arguments[0]) else {
          return sqlite3_result_error(context, "looked_up: not a lookup", -1)
        }
        lookup.pointee.find(arguments[1], context)
      }, nil, nil, nil)
  }

  /// `nil` for another value.
  @inline(__always)
  static func lookup(_ value: OpaquePointer?) -> UnsafeMutablePointer<Lookup>? {
    sqlite3_value_pointer(value, nameOfLookup)?.assumingMemoryBound(to: Lookup.self)
  }

  /// What SQLite compares such values by.
  private static var nameOfLookup: UnsafePointer<CChar> {
    UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
  }
}

/// Values by whole numbers or by texts, none of which comes twice.
struct Lookup {
  private var names = TextPool()
  /// Of each name by its number.
  private var namedCells: GrowingBuffer<GatheredCell> = .init()
  private(set) var texts = TextPool()
  private var ids = IDPlaces()
  private var cells: GrowingBuffer<GatheredCell> = .init()

  func deallocate() {
    names.deallocate()
    namedCells.deallocate()
    texts.deallocate()
    ids.deallocate()
    cells.deallocate()
  }

  mutating func add(_ id: OpaquePointer?, _ value: OpaquePointer?) {
    switch sqlite3_value_type(id) {
    case SQLITE_INTEGER: ids.append(Int(sqlite3_value_int64(id)))
    case SQLITE_TEXT:
      let count = names.count
      // Numbers have places of their own; a name that came before keeps its first value.
      guard names.number(of: UnsafeRawBufferPointer(textOf: id)) == count else { return }
      return namedCells.append(GatheredCell(value, &texts))
    default: return
    }
    cells.append(GatheredCell(value, &texts))
  }

  /// After the last one was added.
  mutating func prepare() { ids.prepare() }

  /// Nothing for an id that is not there.
  @inline(__always)
  mutating func find(_ id: OpaquePointer?, _ context: OpaquePointer?) {
    guard let cell = cell(of: id) else { return sqlite3_result_null(context) }
    cell.result(context, texts)
  }

  @inline(__always)
  mutating func cell(of id: OpaquePointer?) -> GatheredCell? {
    switch sqlite3_value_type(id) {
    case SQLITE_INTEGER: ids.position(of: Int(sqlite3_value_int64(id))).map { cells[$0] }
    case SQLITE_TEXT: names.known(UnsafeRawBufferPointer(textOf: id)).map { namedCells[$0] }
    default: nil
    }
  }
}
