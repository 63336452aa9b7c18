#define _GNU_SOURCE
#define _XOPEN_SOURCE 700
#include "CEditline.h"
#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"

static int report_pipe[2] = {-1, -1};
static struct termios found;
static atomic_bool holding = false;
static atomic_bool pasting = false;

// Signals that end the process: the terminal is given back, then they do what they would have done.
static const int ending[] = {SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};
#define ENDING_COUNT (sizeof ending / sizeof ending[0])
static struct sigaction before_ending[ENDING_COUNT];
static struct sigaction before_resize, before_stop, before_continue;
static bool prepared = false;

// MARK: Characters

void terminal_use_utf8(void) {
  if (setlocale(LC_CTYPE, "") == NULL || strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
}

int terminal_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

// MARK: Signals

void signals_report(int number) {
  int saved = errno;
  unsigned char byte = (unsigned char)number;
  if (atomic_load(&holding) && report_pipe[1] >= 0) (void)!write(report_pipe[1], &byte, 1);
  errno = saved;
}

void signals_restore_terminal(void) {
  if (!atomic_exchange(&holding, false)) return;
  // A process in the background would be stopped by tcsetattr.
  sigset_t output, old;
  sigemptyset(&output);
  sigaddset(&output, SIGTTOU);
  sigprocmask(SIG_BLOCK, &output, &old);
  if (atomic_exchange(&pasting, false)) (void)!write(STDOUT_FILENO, PASTE_OFF, sizeof PASTE_OFF - 1);
  (void)!write(STDOUT_FILENO, "\033[0m", 4);
  tcsetattr(STDIN_FILENO, TCSADRAIN, &found);
  sigprocmask(SIG_SETMASK, &old, NULL);
}

static void on_report(int number) { signals_report(number); }

static void on_ending(int number, siginfo_t *information, void *context) {
  (void)context;
  signals_restore_terminal();
  if (number == SIGQUIT) {
    // Ctrl-\ is the user's wish, not a fault of ours: the runtime's backtrace stays away.
    signal(number, SIG_DFL);
  } else {
    for (size_t index = 0; index < ENDING_COUNT; index++)
      if (ending[index] == number) sigaction(number, &before_ending[index], NULL);
  }
  // A fault happens again on return; a signal that was sent has to be sent again.
  bool sent = information == NULL || information->si_code <= 0 || number == SIGHUP || number == SIGQUIT ||
              number == SIGTERM || number == SIGABRT;
  if (sent) raise(number);
}

static void on_exit_restore(void) { signals_restore_terminal(); }

static bool prepare(void) {
  if (prepared) return true;
  if (pipe2(report_pipe, O_CLOEXEC | O_NONBLOCK) != 0) return false;
  // A fault by stack overflow needs a stack of its own.
  static unsigned char spare[64 * 1024];
  stack_t stack, current;
  memset(&stack, 0, sizeof stack);
  stack.ss_sp = spare;
  stack.ss_size = sizeof spare;
  if (sigaltstack(NULL, &current) == 0 && (current.ss_flags & SS_DISABLE)) sigaltstack(&stack, NULL);
  for (size_t index = 0; index < ENDING_COUNT; index++) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = on_ending;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    sigaction(ending[index], NULL, &before_ending[index]);
    bool ignored = !(before_ending[index].sa_flags & SA_SIGINFO) && before_ending[index].sa_handler == SIG_IGN;
    if (!ignored) sigaction(ending[index], &action, NULL);
  }
  atexit(on_exit_restore);
  prepared = true;
  return true;
}

// MARK: Holding the terminal

bool terminal_begin(bool bracketed_paste) {
  if (!prepare() || tcgetattr(STDIN_FILENO, &found) != 0) return false;
  unsigned char byte;
  while (read(report_pipe[0], &byte, 1) == 1) {
  }
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_report;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGWINCH, &action, &before_resize);
  sigaction(SIGCONT, &action, &before_continue);
  sigaction(SIGTSTP, &action, &before_stop);
  atomic_store(&holding, true);
  atomic_store(&pasting, bracketed_paste);
  if (bracketed_paste) terminal_write((const uint8_t *)PASTE_ON, sizeof PASTE_ON - 1);
  return true;
}

void terminal_end(void) {
  fflush(stdout);
  if (atomic_exchange(&pasting, false)) terminal_write((const uint8_t *)PASTE_OFF, sizeof PASTE_OFF - 1);
  if (!atomic_exchange(&holding, false)) return;
  sigaction(SIGWINCH, &before_resize, NULL);
  sigaction(SIGCONT, &before_continue, NULL);
  sigaction(SIGTSTP, &before_stop, NULL);
}

void terminal_suspend_paste(bool suspended) {
  if (suspended)
    terminal_write((const uint8_t *)PASTE_OFF, sizeof PASTE_OFF - 1);
  else
    terminal_write((const uint8_t *)PASTE_ON, sizeof PASTE_ON - 1);
}

void terminal_stop(void) {
  struct sigaction ours;
  sigaction(SIGTSTP, &before_stop, &ours);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
}

int terminal_wait(int milliseconds) {
  struct pollfd waited[2] = {{.fd = STDIN_FILENO, .events = POLLIN}, {.fd = report_pipe[0], .events = POLLIN}};
  for (;;) {
    int count = poll(waited, 2, milliseconds);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return TERMINAL_INPUT;
    if (count == 0) return 0;
    int events = 0;
    unsigned char byte;
    while (read(report_pipe[0], &byte, 1) == 1) {
      if (byte == SIGINT) events |= TERMINAL_INTERRUPT;
      if (byte == SIGWINCH) events |= TERMINAL_RESIZE;
      if (byte == SIGTSTP) events |= TERMINAL_SUSPEND;
      if (byte == SIGCONT) events |= TERMINAL_CONTINUE;
    }
    if (waited[0].revents != 0) events |= TERMINAL_INPUT;
    if (events != 0) return events;
  }
}

ssize_t terminal_read(uint8_t *bytes, size_t count) {
  for (;;) {
    ssize_t got = read(STDIN_FILENO, bytes, count);
    if (got >= 0 || errno != EINTR) return got;
  }
}

bool terminal_write(const uint8_t *bytes, size_t count) {
  fflush(stdout);
  while (count > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EAGAIN) {
      struct pollfd waited = {.fd = STDOUT_FILENO, .events = POLLOUT};
      poll(&waited, 1, -1);
      continue;
    }
    if (written < 0) return false;
    bytes += written;
    count -= (size_t)written;
  }
  return true;
}
