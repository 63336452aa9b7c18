#include "test_memory.h"
#include <sqlite3.h>

// SQLite counts its memory under one lock. The program has one thread and takes none; tests run in several, which would
// wait for each other at every allocation.
__attribute__((constructor)) static void count_no_memory(void) { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
