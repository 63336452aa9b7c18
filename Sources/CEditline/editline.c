#include "CEditline.h"

#include <errno.h>
#include <histedit.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

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
  if (editor != NULL) return false;
  callbacks = given;
  // It draws for nobody.
  nowhere = fopen("/dev/null", "we");
  if (nowhere == NULL) return false;
  editor = el_init_fd(program, stdin, nowhere, nowhere, STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO);
  if (editor == NULL) return false;
  // Its own history stays empty, but some of its functions trust that there is one.
  HistEventW event;
  no_history = history_winit();
  history_w(no_history, &event, H_SETSIZE, 1);
  el_wset(editor, EL_HIST, history_w, no_history);
  el_set(editor, EL_SIGNAL, 0);
  el_set(editor, EL_EDITOR, "emacs");
  el_set(editor, EL_ADDFN, EDITLINE_ACTION, "what the shell does for this key", act);
  el_source(editor, NULL);
  el_set(editor, EL_EDITMODE, 1);
  el_wset(editor, EL_GETCFN, next_character);
  return true;
}

void editline_close(void) {
  if (editor == NULL) return;
  el_end(editor);
  history_wend(no_history);
  fclose(nowhere);
  editor = NULL;
}

void editline_bind(const char *key, const char *function, bool commanding) {
  if (commanding)
    el_set(editor, EL_BIND, "-a", key, function, NULL);
  else
    el_set(editor, EL_BIND, key, function, NULL);
}

bool editline_is_vi(void) {
  const char *name = NULL;
  return el_get(editor, EL_EDITOR, &name) == 0 && name != NULL && strcmp(name, "vi") == 0;
}

bool editline_read_line(void) {
  int count = 0;
  return el_wgets(editor, &count) != NULL && count > 0;
}

editline_text editline_current(void) {
  const LineInfoW *line = el_wline(editor);
  editline_text text = {
    .characters = (const int32_t *)line->buffer,
    .count = (size_t)(line->lastchar - line->buffer),
    .cursor = (size_t)(line->cursor - line->buffer),
  };
  return text;
}

void editline_replace(const int32_t *characters, size_t count, size_t cursor) {
  editline_text old = editline_current();
  el_cursor(editor, (int)(old.count - old.cursor));
  if (old.count > 0) el_deletestr(editor, (int)old.count);
  if (count > 0) el_winsertstr(editor, (const wchar_t *)characters);
  editline_text now = editline_current();
  if (cursor < now.count) el_cursor(editor, -(int)(now.count - cursor));
}

void editline_move_cursor(int by) { el_cursor(editor, by); }

editline_size editline_screen(void) {
  int rows = 0, columns = 0;
  el_get(editor, EL_GETTC, "li", &rows);
  el_get(editor, EL_GETTC, "co", &columns);
  editline_size size = {.rows = rows > 0 ? rows : 24, .columns = columns > 0 ? columns : 80};
  return size;
}

void editline_resize(void) { el_resize(editor); }

void editline_prepare(bool raw) {
  fflush(stdout);
  el_set(editor, EL_PREP_TERM, raw ? 1 : 0);
}
