import CSQLite

/// What a key or a number is about: an argument of `gathered`, or what is looked up for it. A lookup is the same for all
/// records, and is found among the arguments of the first one: a call and a copy less for each of a million.
struct GatheredOperand: BitwiseCopyable {
  enum Source: UInt8 {
    case argument = 46  // .
    /// `looked_up(lookup, id)`
    case lookedUp = 108  // l
    /// `held_on(lookup, id, day)`
    case held = 104  // h

    var argumentCount: Int {
      switch self {
      case .argument: 1
      case .lookedUp: 2
      case .held: 3
      }
    }
  }

  let source: Source
  /// Among the arguments of the record.
  let place: Int
  private var lookup: UnsafeMutablePointer<Lookup>?
  private var held: UnsafeMutablePointer<HeldLookup>?

  init(source: Source, place: Int) {
    (self.source, self.place) = (source, place)
  }

  /// Whether its lookup is one.
  mutating func prepare(_ arguments: UnsafeMutablePointer<OpaquePointer?>) -> Bool {
    switch source {
    case .argument: return true
    case .lookedUp:
      lookup = Connection.lookup(arguments[place])
      return lookup != nil
    case .held:
      held = Connection.held(arguments[place])
      return held != nil
    }
  }

  @inline(__always)
  func cell(_ arguments: UnsafeMutablePointer<OpaquePointer?>, _ texts: inout TextPool) -> GatheredCell {
    if source == .argument { return GatheredCell(arguments[place], &texts) }
    return found(arguments) { texts.number(of: $0) }
  }

  /// What SQLite takes the value for where it wants a number: a text without one is 0.
  @inline(__always)
  func number(_ arguments: UnsafeMutablePointer<OpaquePointer?>) -> GatheredCell {
    if source == .argument { return GatheredCell(number: arguments[place]) }
    let cell = found(arguments) { _ in 0 }
    return cell.kind == .text ? GatheredCell(kind: .real, bits: 0) : cell
  }

  /// Texts of a lookup have numbers of their own.
  @inline(__always)
  private func found(
    _ arguments: UnsafeMutablePointer<OpaquePointer?>, _ number: (UnsafeRawBufferPointer) -> Int
  ) -> GatheredCell {
    let cell: GatheredCell?
    let own: TextPool
    if let lookup {
      cell = lookup.pointee.cell(of: arguments[place + 1])
      own = lookup.pointee.texts
    } else if let held {
      cell = held.pointee.cell(of: arguments[place + 1], on: arguments[place + 2])
      own = held.pointee.texts
    } else {
      return .null
    }
    guard let cell else { return .null }
    return cell.kind == .text ? GatheredCell(kind: .text, bits: UInt64(number(own[Int(cell.bits)]))) : cell
  }
}
