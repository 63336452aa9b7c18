#include "CEditline.h"

#include <dlfcn.h>
#include <errno.h>
#include <histedit.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define FUNCTIONS(DO) \
  DO(el_init_fd)      \
  DO(el_end)          \
  DO(el_set)          \
  DO(el_wset)         \
  DO(el_get)          \
  DO(el_source)       \
  DO(el_resize)       \
  DO(el_wgets)        \
  DO(el_wline)        \
  DO(el_cursor)       \
  DO(el_deletestr)    \
  DO(el_winsertstr)   \
  DO(history_w)       \
  DO(history_winit)   \
  DO(history_wend)

// Loaded for a line that a person writes: a question on the command line starts sooner without it.
static struct {
#define POINTER(name) __typeof__(&name) name;
  FUNCTIONS(POINTER)
#undef POINTER
} library;

static bool load(void) {
  if (library.history_wend) return true;
  void *handle = dlopen("libedit.so.2", RTLD_NOW | RTLD_LOCAL);
  if (!handle) handle = dlopen("libedit.so", RTLD_NOW | RTLD_LOCAL);
  if (!handle) return false;
#define FIND(name) \
  if (!(library.name = (__typeof__(&name))dlsym(handle, #name))) return false;
  FUNCTIONS(FIND)
#undef FIND
  return true;
}

static EditLine *editor = NULL;
static HistoryW *no_history = NULL;
static editline_callbacks callbacks;
static FILE *nowhere = NULL;

static int next_character(EditLine *line, wchar_t *character) {
  (void)line;
  uint32_t value = 0;
  int result = callbacks.next(callbacks.context, &value);
  *character = (wchar_t)value;
  if (result < 0) errno = EINTR;
  return result;
}

static unsigned char act(EditLine *line, int character) {
  (void)line;
  callbacks.act(callbacks.context, (uint32_t)character);
  return CC_NORM;
}

bool editline_open(const char *program, editline_callbacks given) {
  if (editor != NULL || !load()) return false;
  callbacks = given;
  // It draws for nobody.
  nowhere = fopen("/dev/null", "we");
  if (nowhere == NULL) return false;
  editor = library.el_init_fd(program, stdin, nowhere, nowhere, STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO);
  if (editor == NULL) return false;
  // Its own history stays empty, but some of its functions trust that there is one.
  HistEventW event;
  no_history = library.history_winit();
  library.history_w(no_history, &event, H_SETSIZE, 1);
  library.el_wset(editor, EL_HIST, library.history_w, no_history);
  library.el_set(editor, EL_SIGNAL, 0);
  library.el_set(editor, EL_EDITOR, "emacs");
  library.el_set(editor, EL_ADDFN, EDITLINE_ACTION, "what the shell does for this key", act);
  library.el_source(editor, NULL);
  library.el_set(editor, EL_EDITMODE, 1);
  library.el_wset(editor, EL_GETCFN, next_character);
  return true;
}

void editline_close(void) {
  if (editor == NULL) return;
  library.el_end(editor);
  library.history_wend(no_history);
  fclose(nowhere);
  editor = NULL;
}

void editline_bind(const char *key, const char *function, bool commanding) {
  if (commanding)
    library.el_set(editor, EL_BIND, "-a", key, function, NULL);
  else
    library.el_set(editor, EL_BIND, key, function, NULL);
}

bool editline_is_vi(void) {
  const char *name = NULL;
  return library.el_get(editor, EL_EDITOR, &name) == 0 && name != NULL && strcmp(name, "vi") == 0;
}

bool editline_read_line(void) {
  int count = 0;
  return library.el_wgets(editor, &count) != NULL && count > 0;
}

editline_text editline_current(void) {
  const LineInfoW *line = library.el_wline(editor);
  editline_text text = {
    .characters = (const int32_t *)line->buffer,
    .count = (size_t)(line->lastchar - line->buffer),
    .cursor = (size_t)(line->cursor - line->buffer),
  };
  return text;
}

void editline_replace(const int32_t *characters, size_t count, size_t cursor) {
  editline_text old = editline_current();
  library.el_cursor(editor, (int)(old.count - old.cursor));
  if (old.count > 0) library.el_deletestr(editor, (int)old.count);
  if (count > 0) library.el_winsertstr(editor, (const wchar_t *)characters);
  editline_text now = editline_current();
  if (cursor < now.count) library.el_cursor(editor, -(int)(now.count - cursor));
}

void editline_move_cursor(int by) { library.el_cursor(editor, by); }

editline_size editline_screen(void) {
  int rows = 0, columns = 0;
  library.el_get(editor, EL_GETTC, "li", &rows);
  library.el_get(editor, EL_GETTC, "co", &columns);
  editline_size size = {.rows = rows > 0 ? rows : 24, .columns = columns > 0 ? columns : 80};
  return size;
}

void editline_resize(void) { library.el_resize(editor); }

void editline_prepare(bool raw) {
  fflush(stdout);
  library.el_set(editor, EL_PREP_TERM, raw ? 1 : 0);
}
