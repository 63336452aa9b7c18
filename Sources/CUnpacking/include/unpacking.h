#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What Swift needs of zlib, libzip and expat. Few imports do: each library is loaded when it is first asked for, so that
// nobody else waits for it at the start. No function may be called before its library was found to be there.

bool unpacking_has_zlib(void);
bool unpacking_has_libzip(void);
bool unpacking_has_expat(void);

// MARK: Gzip

typedef struct gzip_stream gzip_stream;

#define GZIP_MORE 0
#define GZIP_MEMBER_ENDS 1
#define GZIP_DAMAGED 2

gzip_stream *gzip_open(void);
/// Unpacks from `input` into `output`; both counts become what was used of them. Damaged is also a wrong checksum.
int gzip_unpack(gzip_stream *stream, const uint8_t *input, size_t *input_count, uint8_t *output, size_t *output_count);
/// Another member follows.
bool gzip_restart(gzip_stream *stream);
void gzip_close(gzip_stream *stream);

// MARK: Zip

typedef struct zip zip_archive;
typedef struct zip_file zip_entry;

/// Takes over the descriptor when it succeeds.
zip_archive *zip_archive_open(int descriptor);
void zip_archive_close(zip_archive *archive);
/// -1 when there is none; letter case does not count.
int64_t zip_archive_find(zip_archive *archive, const char *name);
int64_t zip_archive_count(zip_archive *archive);
bool zip_archive_is_encrypted(zip_archive *archive, int64_t index);
zip_entry *zip_entry_open(zip_archive *archive, int64_t index);
/// 0 at the end, -1 when what is there is damaged or its checksum is wrong.
int64_t zip_entry_read(zip_entry *entry, uint8_t *output, size_t count);
void zip_entry_close(zip_entry *entry);

// MARK: XML

typedef struct XML_ParserStruct xml_parser;
typedef void (*xml_start)(void *context, const char *name, const char **attributes);
typedef void (*xml_end)(void *context, const char *name);
typedef void (*xml_text)(void *context, const char *text, int count);
/// A document type declaration, which could declare entities.
typedef void (*xml_doctype)(void *context);

xml_parser *xml_open(void *context, xml_start start, xml_end end, xml_text text, xml_doctype doctype);
bool xml_read(xml_parser *parser, const uint8_t *bytes, int count, bool is_last);
/// From within a call-back: nothing more is read.
void xml_stop(xml_parser *parser);
void xml_close(xml_parser *parser);
