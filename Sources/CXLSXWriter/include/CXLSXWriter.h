#pragma once

#include <stdbool.h>
#include <stdint.h>

// What Swift needs of libxlsxwriter, which is loaded when the first workbook is made: linked, it would cost every start
// of the program. Rows are written in order and do not stay in memory. Rows and columns count from 0.

typedef struct lxw_workbook xlsx_book;
typedef struct lxw_worksheet xlsx_sheet;
typedef struct lxw_format xlsx_format;

/// The most rows and columns of a sheet, and the most UTF-16 units of a cell and of a sheet's name.
#define XLSX_ROWS 1048576
#define XLSX_COLUMNS 16384
#define XLSX_CELL 32767
#define XLSX_NAME 31

/// False when the library is not installed.
bool xlsx_load(void);
/// Null when there is no memory for it. The file is written by `xlsx_close`.
xlsx_book *xlsx_open(const char *path);

/// How a cell looks beside its number format, as bits.
#define XLSX_BOLD 1
#define XLSX_ITALIC 2
#define XLSX_RIGHT 4
#define XLSX_LINE_ABOVE 8
#define XLSX_LINE_BELOW 16
#define XLSX_WRAPPED 32

/// `number` may be null.
xlsx_format *xlsx_add_format(xlsx_book *book, const char *number, int look);
/// Null when the name is not allowed or taken.
xlsx_sheet *xlsx_add_sheet(xlsx_book *book, const char *name);

void xlsx_write_number(xlsx_sheet *sheet, uint32_t row, uint16_t column, double number, xlsx_format *format);
void xlsx_write_text(xlsx_sheet *sheet, uint32_t row, uint16_t column, const char *text, xlsx_format *format);
void xlsx_write_blank(xlsx_sheet *sheet, uint32_t row, uint16_t column, xlsx_format *format);
void xlsx_set_width(xlsx_sheet *sheet, uint16_t column, double width);
/// The first row stays in sight, with buttons that filter the rows up to `last_row`.
void xlsx_set_heading(xlsx_sheet *sheet, uint32_t last_row, uint16_t last_column);

/// Bytes that the rows take in a temporary file so far; -1 when some were lost.
int64_t xlsx_sheet_size(xlsx_sheet *sheet);
/// Writes the file and forgets the book. Null, or what went wrong.
const char *xlsx_close(xlsx_book *book);
/// Forgets the book without writing.
void xlsx_abandon(xlsx_book *book);
