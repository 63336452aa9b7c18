/// Stops what grows out of all proportion when it is unpacked.
struct ExpansionGuard {
  struct Limits: Hashable, Sendable {
    /// Bytes that may come out of one file.
    var total = 64 << 30
    /// Up to so many bytes the proportion does not matter.
    var free = 64 << 20
    /// How many bytes may come out of one.
    var proportion = 250
  }

  private let path: String
  private let packed: Int
  private let limits: Limits
  private var unpacked = 0

  init(_ file: ImportFile, _ limits: Limits) {
    path = file.path
    packed = file.byteCount
    self.limits = limits
  }

  mutating func add(_ count: Int) throws(ImportError) {
    unpacked += count
    guard unpacked > limits.free else { return }
    if unpacked > limits.total || unpacked / limits.proportion > packed {
      throw .expandsTooFar(path: path, packed: packed, unpacked: unpacked)
    }
  }
}
