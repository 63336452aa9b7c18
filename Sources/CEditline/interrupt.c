#define _GNU_SOURCE
#include "CEditline.h"
#include "signals.h"

#include <signal.h>
#include <stdatomic.h>
#include <time.h>

static atomic_int raised = 0;
static atomic_llong first_raised = 0;

static long long seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec;
}

static void on_interrupt(int number) {
  int before = atomic_fetch_add(&raised, 1);
  if (before == 0) atomic_store(&first_raised, seconds());
  if (before >= 2 && seconds() - atomic_load(&first_raised) >= 2) {
    // Nobody listens.
    signals_restore_terminal();
    signal(number, SIG_DFL);
    raise(number);
    return;
  }
  signals_report(number);
}

void interrupt_install(void) {
  struct sigaction action = {.sa_handler = on_interrupt};
  sigemptyset(&action.sa_mask);
  // Without SA_RESTART: a read that waits returns.
  sigaction(SIGINT, &action, NULL);
}

bool interrupt_is_raised(void) { return atomic_load(&raised) != 0; }

void interrupt_clear(void) { atomic_store(&raised, 0); }
