/// The groups of small whole numbers, which most keys are: ids of reps, teams and customers, one or a pair. A table of
/// four bytes each stays in the processor's cache where a hundred thousand places found by hash do not.
struct NearGroups {
  private var groups: UnsafeMutablePointer<UInt32>
  /// What a first and a second key may have; one key alone has all of them.
  private var firstBits: UInt64 = 0
  private var secondBits: UInt64 = 0

  private static let none = UInt32.max
  /// Four megabytes at most.
  private static let mostBits: UInt64 = 20

  init() {
    groups = .allocate(capacity: 1)
    groups.initialize(to: Self.none)
  }

  func deallocate() { groups.deallocate() }

  @inline(__always)
  func group(_ first: UInt64, _ second: UInt64) -> Int? {
    guard first >> firstBits == 0, second >> secondBits == 0 else { return nil }
    let group = groups[Int(first << secondBits | second)]
    return group == Self.none ? nil : Int(group)
  }

  mutating func add(_ first: UInt64, _ second: UInt64, group: Int) {
    let bits = (max(firstBits, Self.bits(of: first)), max(secondBits, Self.bits(of: second)))
    guard bits.0 + bits.1 <= Self.mostBits, group < Int(Self.none) else { return }
    if bits != (firstBits, secondBits) { grow(to: bits) }
    groups[Int(first << secondBits | second)] = UInt32(group)
  }

  private static func bits(of key: UInt64) -> UInt64 { UInt64(UInt64.bitWidth - key.leadingZeroBitCount) }

  private mutating func grow(to bits: (UInt64, UInt64)) {
    let (old, seconds) = (groups, secondBits)
    let count = 1 << (firstBits + seconds)
    (firstBits, secondBits) = bits
    groups = .allocate(capacity: 1 << (firstBits + secondBits))
    groups.initialize(repeating: Self.none, count: 1 << (firstBits + secondBits))
    for place in 0..<UInt64(count) where old[Int(place)] != Self.none {
      let (first, second) = (place >> seconds, place & ((1 << seconds) - 1))
      groups[Int(first << secondBits | second)] = old[Int(place)]
    }
    old.deallocate()
  }
}
