internal import Glibc

/// A moment after which looking is no longer worth it.
package struct Deadline: Sendable {
  private let end: Int

  package init(milliseconds: Int) { end = Self.now() + milliseconds }

  package var hasPassed: Bool { Self.now() > end }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
