import Foundation
import Testing

@testable import Shell

/// Tests that change what signals do, for the whole process: one after the other.
@Suite(.serialized) struct SignalTests {
  @Test func sigintRaisesAFlag() {
    Interrupt.install()
    Interrupt.clear()
    #expect(!Interrupt.isRaised)
    #expect(interruptArrives())
    Interrupt.clear()
    #expect(!Interrupt.isRaised)
  }

  /// Sends the signal to the process; the threads of the tests block it, so another one gets it a little later.
  func interruptArrives() -> Bool {
    kill(getpid(), SIGINT)
    for _ in 0..<2000 where !Interrupt.isRaised { usleep(1000) }
    return Interrupt.isRaised
  }
}
