import Glibc
import Values

/// Which entry a name stands for. Names of the built-in text are found by their bytes in the text itself: a sentence asks
/// for few of its thousand names, and making a string of each would take longer than many an answer. What a store adds
/// stands beside them and comes first.
struct NameIndex: Sendable {
  private let text: String
  private var slots: [Slot]
  private var builtInCount = 0
  private var added: [String: Int] = [:]

  /// A name of the text, by its bytes; without a length it is free.
  private struct Slot: Sendable {
    var start: UInt32 = 0
    var length: UInt16 = 0
    var entry: UInt16 = 0
    var isAlias = false
  }

  /// `slotCount` is a power of two, more than twice as many as the text has names.
  init(over text: String = "", slotCount: Int = 0) {
    self.text = text
    slots = [Slot](repeating: Slot(), count: slotCount)
  }

  /// The latest of several entries with one name has it; an alias never takes another's own name.
  mutating func add(_ name: Range<Int>, of text: UnsafeBufferPointer<UInt8>, for entry: Int, isAlias: Bool) {
    let place = place(of: UnsafeBufferPointer(rebasing: text[name]), in: text)
    if slots[place].length > 0 {
      if isAlias && !slots[place].isAlias { return }
    } else {
      builtInCount += 1
      precondition(2 * builtInCount < slots.count, "the built-in catalogue has more names than it has room for")
    }
    slots[place] = Slot(
      start: UInt32(name.lowerBound), length: UInt16(name.count), entry: UInt16(entry), isAlias: isAlias)
  }

  mutating func add(_ name: String, for entry: Int) { added[name] = entry }

  subscript(name: String) -> Int? { added[name] ?? builtIn(name) }

  var names: Set<String> {
    let builtIn = slots.lazy.filter { $0.length > 0 }.map { slot in
      String(decoding: text.utf8.dropFirst(Int(slot.start)).prefix(Int(slot.length)), as: UTF8.self)
    }
    return Set(added.keys).union(builtIn)
  }

  private func builtIn(_ name: String) -> Int? {
    guard !slots.isEmpty else { return nil }
    var name = name
    return name.withUTF8 { wanted in
      text.utf8.withContiguousStorageIfAvailable { bytes in
        let slot = slots[place(of: wanted, in: bytes)]
        return slot.length == 0 ? nil : Int(slot.entry)
      } ?? nil
    }
  }

  /// Where the name is, or the free slot where it would be.
  private func place(of name: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Int {
    let mask = slots.count - 1
    var place = fingerprint(name) & mask
    while slots[place].length > 0, !isSame(slots[place], name, in: text) { place = (place + 1) & mask }
    return place
  }

  private func isSame(_ slot: Slot, _ name: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard Int(slot.length) == name.count, let own = text.baseAddress, let other = name.baseAddress else { return false }
    return memcmp(own + Int(slot.start), other, name.count) == 0
  }
}
