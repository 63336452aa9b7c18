import CSQLite
import Glibc

/// `gathered(form, key, ..., number, ...)` over records, and `gathered_rows(gathered(...))`, a row for each group;
/// `gathered_one(form, number)`, the number of all records together.
extension Connection {
  func learnGathering() {
    let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY
    sqlite3_create_function_v2(
      handle, "gathered", -1, flags, nil, nil,
      { context, count, arguments in Connection.gather(context, count, arguments) },
      { context in
        guard let gathering = Connection.gathering(context) else { return sqlite3_result_null(context) }
        defer { Connection.giveBack(gathering) }
        Connection.result(of: gathering.pointee, context)
      }, nil)
    sqlite3_create_function_v2(
      handle, "distinct_count", 1, flags, nil, nil,
      { context, _, arguments in
        guard let arguments, let values = Connection.kept(context, { DistinctValues() }) else { return }
        values.pointee.add(arguments[0])
      },
      { context in
        guard let place = sqlite3_aggregate_context(context, 0),
          let values = place.load(as: UnsafeMutablePointer<DistinctValues>?.self)
        else { return sqlite3_result_int64(context, 0) }
        sqlite3_result_int64(context, Int64(values.pointee.count))
        values.pointee.deallocate()
        values.deinitialize(count: 1)
        values.deallocate()
      }, nil)
    sqlite3_create_function_v2(
      handle, "gathered_one", -1, flags, nil, nil,
      { context, count, arguments in
        guard let arguments, let gathering = Connection.gathering(context, Int(count), arguments, hasKeys: false) else {
          return
        }
        gathering.pointee.add(arguments + 1)
      },
      { context in
        guard let gathering = Connection.gathering(context) else { return sqlite3_result_null(context) }
        defer { Connection.giveBack(gathering) }
        guard gathering.pointee.groupCount > 0 else { return sqlite3_result_null(context) }
        do {
          let cell = try gathering.pointee.cell(0, 0)
          guard cell.kind == .text else { return cell.result(context, gathering.pointee.texts) }
          let bytes = gathering.pointee.texts[Int(cell.bits)]
          crmql_result_text(
            context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
        } catch { sqlite3_result_error(context, "integer overflow", -1) }
      }, nil)
    learnParts()
    learnGatheredRows()
  }

  @inline(__always)
  static func gather(_ context: OpaquePointer?, _ count: Int32, _ arguments: UnsafeMutablePointer<OpaquePointer?>?) {
    guard let arguments, let gathering = gathering(context, Int(count), arguments, hasKeys: true) else { return }
    gathering.pointee.add(arguments + 1)
  }

  /// The table of its groups.
  static func result(of gathering: Gathering, _ context: OpaquePointer?) {
    do {
      guard let table = try GatheredTable.packed(gathering) else { return sqlite3_result_error_nomem(context) }
      sqlite3_result_blob64(context, table.baseAddress, UInt64(table.count)) { free($0) }
    } catch { sqlite3_result_error(context, "integer overflow", -1) }
  }

  @inline(__always)
  private static func gathering(
    _ context: OpaquePointer?, _ count: Int, _ arguments: UnsafeMutablePointer<OpaquePointer?>, hasKeys: Bool
  ) -> UnsafeMutablePointer<Gathering>? {
    kept(context) {
      let form = UnsafeRawBufferPointer(textOf: arguments[0])
      let first = Gathering(form: form, argumentCount: count - 1, of: arguments + 1, hasKeys: hasKeys)
      if first == nil { sqlite3_result_error(context, "gathered: not of this form", -1) }
      return first
    }
  }

  /// `nil` where no record came.
  static func gathering(_ context: OpaquePointer?) -> UnsafeMutablePointer<Gathering>? {
    sqlite3_aggregate_context(context, 0)?.load(as: UnsafeMutablePointer<Gathering>?.self)
  }

  private static func giveBack(_ gathering: UnsafeMutablePointer<Gathering>) {
    gathering.pointee.deallocate()
    gathering.deinitialize(count: 1)
    gathering.deallocate()
  }

  /// What an aggregate function keeps of the records so far, `first` before the first one; `nil` after an error.
  @inline(__always)
  static func kept<State>(_ context: OpaquePointer?, _ first: () -> State?) -> UnsafeMutablePointer<State>? {
    let size = MemoryLayout<UnsafeMutablePointer<State>?>.size
    guard let place = sqlite3_aggregate_context(context, Int32(size)) else {
      sqlite3_result_error_nomem(context)
      return nil
    }
    if let known = place.load(as: UnsafeMutablePointer<State>?.self) { return known }
    guard let first = first() else { return nil }
    let new = UnsafeMutablePointer<State>.allocate(capacity: 1)
    new.initialize(to: first)
    place.storeBytes(of: new, as: UnsafeMutablePointer<State>?.self)
    return new
  }
}

/// Different values of all records together.
struct DistinctValues {
  private var texts = TextPool()
  private var values = DistinctSet()
  private(set) var count = 0

  mutating func add(_ value: OpaquePointer?) {
    let cell = GatheredCell(value, &texts)
    if cell.kind != .null, values.insert(cell, of: 0) { count += 1 }
  }

  func deallocate() {
    texts.deallocate()
    values.deallocate()
  }
}
