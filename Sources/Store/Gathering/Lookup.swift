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
        guard let arguments, let lookup = sqlite3_value_pointer(arguments[0], Connection.nameOfLookup) else {
          return sqlite3_result_error(context, "looked_up: not a lookup", -1)
        }
        lookup.assumingMemoryBound(to: Lookup.self).pointee.find(arguments[1], context)
      }, nil, nil, nil)
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
  private var texts = TextPool()
  private var ids: GrowingBuffer<Int> = .init()
  private var cells: GrowingBuffer<GatheredCell> = .init()
  /// The ids from the first one on, where they lie close together: the place of each among the cells, or -1.
  private var places: GrowingBuffer<Int32> = .init()
  private var first = 0
  private var sorted: GrowingBuffer<Int32> = .init()

  func deallocate() {
    names.deallocate()
    namedCells.deallocate()
    texts.deallocate()
    ids.deallocate()
    cells.deallocate()
    places.deallocate()
    sorted.deallocate()
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
  mutating func prepare() {
    let all = UnsafeBufferPointer(start: ids.start, count: ids.count)
    guard let first = all.min(), let last = all.max() else { return }
    let (span, overflow) = last.subtractingReportingOverflow(first)
    guard !overflow, span < 4 * ids.count + 64 else {
      for position in all.indices.sorted(by: { all[$0] < all[$1] }) {
        sorted.append(Int32(truncatingIfNeeded: position))
      }
      return
    }
    self.first = first
    places.append(repeating: -1, count: span + 1)
    for (position, id) in all.enumerated() { places.start[id - first] = Int32(truncatingIfNeeded: position) }
  }

  /// Nothing for an id that is not there.
  @inline(__always)
  func find(_ id: OpaquePointer?, _ context: OpaquePointer?) {
    guard let cell = cell(of: id) else { return sqlite3_result_null(context) }
    switch cell.kind {
    case .null: sqlite3_result_null(context)
    case .integer: sqlite3_result_int64(context, Int64(cell.integer))
    case .real: sqlite3_result_double(context, cell.real)
    case .text:
      let bytes = texts[Int(cell.bits)]
      // It stays where it is as long as the lookup does.
      crmql_result_kept_text(
        context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
    }
  }

  @inline(__always)
  private func cell(of id: OpaquePointer?) -> GatheredCell? {
    switch sqlite3_value_type(id) {
    case SQLITE_INTEGER: position(of: Int(sqlite3_value_int64(id))).map { cells[$0] }
    case SQLITE_TEXT: names.known(UnsafeRawBufferPointer(textOf: id)).map { namedCells[$0] }
    default: nil
    }
  }

  @inline(__always)
  private func position(of id: Int) -> Int? {
    if places.count > 0 {
      let place = id &- first
      guard place >= 0, place < places.count, case let position = places[place], position >= 0 else { return nil }
      return Int(position)
    }
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if ids[Int(sorted[middle])] < id { low = middle + 1 } else { high = middle }
    }
    guard low < sorted.count, case let position = Int(sorted[low]), ids[position] == id else { return nil }
    return position
  }
}
