#pragma once

/// Tells the waiting terminal of a signal; does nothing when nobody waits. Async-signal-safe, as all of these.
void signals_report(int number);
/// Gives the terminal back as it was found.
void signals_restore_terminal(void);
