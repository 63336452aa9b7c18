internal import CEditline

/// Ctrl-C: a flag of the process, raised by SIGINT from anywhere and asked for by whatever takes long.
///
/// While the line editor waits for a key it answers the signal itself; otherwise the flag stays up until it is cleared.
package enum Interrupt {
  /// From now on SIGINT raises the flag instead of ending the process. A system call that waits returns `EINTR`.
  ///
  /// When a raised flag is not cleared for two seconds and the signal came three times, the process ends after all.
  package static func install() { interrupt_install() }

  /// Costs a load: may be asked in a progress handler.
  package static var isRaised: Bool { interrupt_is_raised() }

  package static func clear() { interrupt_clear() }
}
