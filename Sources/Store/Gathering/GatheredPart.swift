import CSQLite

/// What was gathered of a part of the records, to be put together with the rest:
/// `gathered_part(form, key, ..., number, ...)` gathers as `gathered` does, `gathered_kept(number, part)` keeps it on the
/// connection of a `SecondReader`, and `gathered_together(number, part)` is what `gathered` would be of all.
final class GatheredPart {
  private var gathering: Gathering?

  fileprivate init(_ gathering: Gathering) { self.gathering = gathering }

  deinit { gathering?.deallocate() }

  /// Once; whoever takes it gives its memory back.
  fileprivate func take() -> Gathering? {
    defer { gathering = nil }
    return gathering
  }
}

extension Connection {
  private static let name: StaticString = "gathered part"

  func learnParts() {
    let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY
    sqlite3_create_function_v2(
      handle, "gathered_part", -1, flags, nil, nil,
      { context, count, arguments in Connection.gather(context, count, arguments) },
      { context in
        guard let gathering = Connection.gathering(context) else { return sqlite3_result_null(context) }
        let part = GatheredPart(gathering.pointee)
        gathering.deinitialize(count: 1)
        gathering.deallocate()
        sqlite3_result_pointer(context, Unmanaged.passRetained(part).toOpaque(), Connection.nameOfPart) {
          if let part = $0 { Unmanaged<GatheredPart>.fromOpaque(part).release() }
        }
      }, nil)
    let own = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_create_function_v2(
      handle, "gathered_kept", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, own,
      { context, _, arguments in
        guard let arguments, let part = Connection.part(arguments[1]) else { return sqlite3_result_null(context) }
        Connection.own(context)?.keptParts[Int(sqlite3_value_int64(arguments[0])), default: []].append(part)
      }, nil, nil, nil)
    sqlite3_create_function_v2(
      handle, "gathered_together", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, own,
      { context, _, arguments in
        guard let arguments, let connection = Connection.own(context) else { return sqlite3_result_null(context) }
        connection.putTogether(Int(sqlite3_value_int64(arguments[0])), Connection.part(arguments[1]), context)
      }, nil, nil, nil)
  }

  /// Each part's memory is given back before the next one is needed: there may be as many groups as customers and teams.
  private func putTogether(_ number: Int, _ own: GatheredPart?, _ context: OpaquePointer?) {
    do throws(StoreError) {
      var whole = own?.take()
      for part in try second?.parts(number, shouldStop: { shouldStop?() ?? false }) ?? [] {
        guard let other = part.take() else { continue }
        if whole == nil {
          whole = other
        } else {
          whole?.add(other)
          other.deallocate()
        }
      }
      guard let whole else { return sqlite3_result_null(context) }
      defer { whole.deallocate() }
      Self.result(of: whole, context)
    } catch {
      guard error != .interrupted else { return sqlite3_result_error_code(context, SQLITE_INTERRUPT) }
      sqlite3_result_error(context, "\(error)", -1)
    }
  }

  private static func own(_ context: OpaquePointer?) -> Connection? {
    sqlite3_user_data(context).map { Unmanaged<Connection>.fromOpaque($0).takeUnretainedValue() }
  }

  /// `nil` for another value, and where no record came.
  private static func part(_ value: OpaquePointer?) -> GatheredPart? {
    sqlite3_value_pointer(value, nameOfPart).map { Unmanaged<GatheredPart>.fromOpaque($0).takeUnretainedValue() }
  }

  private static var nameOfPart: UnsafePointer<CChar> {
    UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
  }
}
