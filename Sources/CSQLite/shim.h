// What Swift cannot import from sqlite3.h: variadic functions and macros that cast.
#pragma once
#include <sqlite3.h>

/// Turns one of SQLite's on/off options of a connection on (1) or off (0); returns SQLite's result code.
static inline int crmql_db_config(sqlite3 *db, int option, int on) {
  return sqlite3_db_config(db, option, on, (int *)0);
}

/// Lets SQLite do without locks on its connections, for a process where each is used by one thread at a time; to be said
/// before anything else.
static inline int crmql_expect_own_connections(void) { return sqlite3_config(SQLITE_CONFIG_MULTITHREAD); }

/// Binds text that SQLite copies before the call returns.
static inline int crmql_bind_text(sqlite3_stmt *statement, int index, const char *bytes, int count) {
  return sqlite3_bind_text(statement, index, bytes, count, SQLITE_TRANSIENT);
}

/// Binds text that stays where it is until the statement was run and another value is bound.
static inline int crmql_bind_kept_text(sqlite3_stmt *statement, int index, const char *bytes, int count) {
  return sqlite3_bind_text(statement, index, bytes, count, SQLITE_STATIC);
}

/// Returns text from a registered function; SQLite copies it.
static inline void crmql_result_text(sqlite3_context *context, const char *bytes, int count) {
  sqlite3_result_text(context, bytes, count, SQLITE_TRANSIENT);
}

/// Returns text that stays where it is until the statement ends.
static inline void crmql_result_kept_text(sqlite3_context *context, const char *bytes, int count) {
  sqlite3_result_text(context, bytes, count, SQLITE_STATIC);
}
