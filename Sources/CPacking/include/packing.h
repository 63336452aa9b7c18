#pragma once

#include <stdbool.h>
#include <stddef.h>

// What Swift needs of zlib to write gzip, loaded when the first packed file is made.

typedef struct gzFile_s gzip_file;

/// False when the library is not installed.
bool packing_load(void);
/// Writes to a copy of the descriptor. Null when there is no memory for it.
gzip_file *gzip_create(int descriptor);
/// False when bytes were lost; `errno` says why.
bool gzip_append(gzip_file *file, const void *bytes, size_t count);
/// Writes what is left and forgets the file.
bool gzip_finish(gzip_file *file);
