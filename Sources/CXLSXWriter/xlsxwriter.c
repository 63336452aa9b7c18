#include "include/CXLSXWriter.h"

#include <dlfcn.h>
#include <errno.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <xlsxwriter.h>

#define FUNCTIONS(DO)         \
  DO(workbook_new_opt)        \
  DO(workbook_add_format)     \
  DO(workbook_add_worksheet)  \
  DO(workbook_close)          \
  DO(lxw_workbook_free)       \
  DO(lxw_strerror)            \
  DO(format_set_num_format)   \
  DO(format_set_bold)         \
  DO(format_set_italic)       \
  DO(format_set_align)        \
  DO(format_set_top)          \
  DO(format_set_bottom)       \
  DO(format_set_text_wrap)    \
  DO(worksheet_write_number)  \
  DO(worksheet_write_string)  \
  DO(worksheet_write_blank)   \
  DO(worksheet_set_column)    \
  DO(worksheet_freeze_panes)  \
  DO(worksheet_autofilter)

static struct {
#define POINTER(name) __typeof__(&name) name;
  FUNCTIONS(POINTER)
#undef POINTER
  bool is_loaded;
} library;

bool xlsx_load(void) {
  if (library.is_loaded) return true;
  // The layout of its structures is that of the headers this was compiled with.
  void *handle = dlopen("libxlsxwriter.so." LXW_SOVERSION, RTLD_NOW | RTLD_LOCAL);
  if (!handle) return false;
#define FIND(name) \
  if (!(library.name = (__typeof__(&name))dlsym(handle, #name))) return false;
  FUNCTIONS(FIND)
#undef FIND
  library.is_loaded = true;
  return true;
}

xlsx_book *xlsx_open(const char *path) {
  lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = NULL, .use_zip64 = LXW_FALSE};
  return library.workbook_new_opt(path, &options);
}

xlsx_format *xlsx_add_format(xlsx_book *book, const char *number, int look) {
  lxw_format *format = library.workbook_add_format(book);
  if (!format) return NULL;
  if (number) library.format_set_num_format(format, number);
  if (look & XLSX_BOLD) library.format_set_bold(format);
  if (look & XLSX_ITALIC) library.format_set_italic(format);
  if (look & XLSX_RIGHT) library.format_set_align(format, LXW_ALIGN_RIGHT);
  if (look & XLSX_LINE_ABOVE) library.format_set_top(format, LXW_BORDER_THIN);
  if (look & XLSX_LINE_BELOW) library.format_set_bottom(format, LXW_BORDER_THIN);
  if (look & XLSX_WRAPPED) library.format_set_text_wrap(format);
  return format;
}

xlsx_sheet *xlsx_add_sheet(xlsx_book *book, const char *name) { return library.workbook_add_worksheet(book, name); }

void xlsx_write_number(xlsx_sheet *sheet, uint32_t row, uint16_t column, double number, xlsx_format *format) {
  library.worksheet_write_number(sheet, row, column, number, format);
}

void xlsx_write_text(xlsx_sheet *sheet, uint32_t row, uint16_t column, const char *text, xlsx_format *format) {
  library.worksheet_write_string(sheet, row, column, text, format);
}

void xlsx_write_blank(xlsx_sheet *sheet, uint32_t row, uint16_t column, xlsx_format *format) {
  library.worksheet_write_blank(sheet, row, column, format);
}

void xlsx_set_width(xlsx_sheet *sheet, uint16_t column, double width) {
  library.worksheet_set_column(sheet, column, column, width, NULL);
}

void xlsx_set_heading(xlsx_sheet *sheet, uint32_t last_row, uint16_t last_column) {
  library.worksheet_freeze_panes(sheet, 1, 0);
  library.worksheet_autofilter(sheet, 0, 0, last_row, last_column);
}

int64_t xlsx_sheet_size(xlsx_sheet *sheet) {
  FILE *rows = sheet->optimize_tmpfile;
  if (!rows) return 0;
  if (fflush(rows) != 0 || ferror(rows)) return -1;
  return ftello(rows);
}

/// The library copies the rows of a sheet into another temporary file and does not notice when they do not fit: whether
/// there is room is looked at beforehand.
static const char *find_room(xlsx_book *book) {
  const int64_t frame = 1 << 20;
  struct rlimit limit;
  if (getrlimit(RLIMIT_FSIZE, &limit) != 0) return strerror(errno);
  lxw_worksheet *sheet;
  STAILQ_FOREACH(sheet, book->worksheets, list_pointers) {
    int64_t size = xlsx_sheet_size(sheet);
    if (size < 0) return "a temporary file is full";
    struct statvfs room;
    if (!sheet->optimize_tmpfile || fstatvfs(fileno(sheet->optimize_tmpfile), &room) != 0) continue;
    if ((int64_t)room.f_bavail * (int64_t)room.f_frsize < size + frame) return "no room for temporary files";
    if (limit.rlim_cur != RLIM_INFINITY && (int64_t)limit.rlim_cur < size + frame) return strerror(EFBIG);
  }
  return NULL;
}

const char *xlsx_close(xlsx_book *book) {
  const char *trouble = find_room(book);
  if (trouble) {
    library.lxw_workbook_free(book);
    return trouble;
  }
  errno = 0;
  lxw_error code = library.workbook_close(book);
  if (code == LXW_NO_ERROR) return NULL;
  return errno ? strerror(errno) : library.lxw_strerror(code);
}

void xlsx_abandon(xlsx_book *book) { library.lxw_workbook_free(book); }
