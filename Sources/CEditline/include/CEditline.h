#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// What Swift needs of libedit and of the terminal, with fixed arguments and without FILE: el_set is variadic and the
// standard streams are not concurrency-safe in Swift's eyes. One terminal, one editor, one thread.

// MARK: Interrupt

/// From now on SIGINT raises a flag instead of ending the process. When the flag is not taken down for two seconds and
/// the signal came three times, the process ends as it would have without us.
void interrupt_install(void);
/// May be asked from anywhere, also from a progress handler of the store.
bool interrupt_is_raised(void);
void interrupt_clear(void);

// MARK: Terminal

/// Makes characters wide and UTF-8, whatever the environment says: the user's locale if it is UTF-8, else C.UTF-8.
void terminal_use_utf8(void);
/// Columns of a character: 0 for a combining one, -1 for one that is not printable.
int terminal_width(uint32_t scalar);

/// What `terminal_wait` reports, as bits.
#define TERMINAL_INPUT 1
#define TERMINAL_INTERRUPT 2
#define TERMINAL_RESIZE 4
#define TERMINAL_SUSPEND 8
#define TERMINAL_CONTINUE 16

/// Signals reach `terminal_wait` between these two; bracketed paste is on if asked for. Signals that end the process
/// give the terminal back first.
bool terminal_begin(bool bracketed_paste);
void terminal_end(void);
/// Another program takes the terminal for a while: no bracketed paste meanwhile.
void terminal_suspend_paste(bool suspended);
/// 0 when nothing came in the given time; a negative time waits for ever.
int terminal_wait(int milliseconds);
/// Bytes of standard input; 0 at its end, -1 on an error other than an interrupted call.
ssize_t terminal_read(uint8_t *bytes, size_t count);
/// Writes all bytes to standard output, behind what the standard library has buffered.
bool terminal_write(const uint8_t *bytes, size_t count);
/// Stops the process as Ctrl-Z would have done; returns when it goes on.
void terminal_stop(void);

// MARK: libedit

typedef struct {
  void *context;
  /// The next character for the editor: 1; 0 at the end of input; -1 gives the line up.
  int (*next)(void *context, uint32_t *character);
  /// An own function for the character it is bound to.
  void (*act)(void *context, uint32_t character);
} editline_callbacks;

/// The name under which `act` can be bound.
#define EDITLINE_ACTION "crmql-action"

/// Reads the user's `.editrc` too. False when libedit cannot run on this terminal.
bool editline_open(const char *program, editline_callbacks callbacks);
void editline_close(void);
/// In the inserting map, or (vi) in the commanding one.
void editline_bind(const char *key, const char *function, bool commanding);
bool editline_is_vi(void);

/// True when a line was accepted: `editline_text` holds it, with the newline that ended it.
bool editline_read_line(void);

typedef struct {
  const int32_t *characters;
  size_t count;
  size_t cursor;
} editline_text;
/// Valid until the text changes.
editline_text editline_current(void);
/// `characters` ends with 0.
void editline_replace(const int32_t *characters, size_t count, size_t cursor);
void editline_move_cursor(int by);

typedef struct {
  int rows;
  int columns;
} editline_size;
/// The terminal's size when it was last asked for.
editline_size editline_screen(void);
void editline_resize(void);
/// Raw mode on or off, around a program that takes the terminal for a while.
void editline_prepare(bool raw);
