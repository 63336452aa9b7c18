#include "packing.h"

#include <dlfcn.h>
#include <unistd.h>
#include <zlib.h>

#define FUNCTIONS(DO) \
  DO(gzdopen)         \
  DO(gzwrite)         \
  DO(gzclose)

static struct {
#define POINTER(name) __typeof__(&name) name;
  FUNCTIONS(POINTER)
#undef POINTER
  bool is_loaded;
} library;

bool packing_load(void) {
  if (library.is_loaded) return true;
  void *handle = dlopen("libz.so.1", RTLD_NOW | RTLD_LOCAL);
  if (!handle) return false;
#define FIND(name) \
  if (!(library.name = (__typeof__(&name))dlsym(handle, #name))) return false;
  FUNCTIONS(FIND)
#undef FIND
  library.is_loaded = true;
  return true;
}

gzip_file *gzip_create(int descriptor) {
  int copy = dup(descriptor);
  if (copy < 0) return NULL;
  gzFile file = library.gzdopen(copy, "wb");
  if (!file) close(copy);
  return file;
}

bool gzip_append(gzip_file *file, const void *bytes, size_t count) {
  return count == 0 || library.gzwrite(file, bytes, (unsigned)count) == (int)count;
}

bool gzip_finish(gzip_file *file) { return library.gzclose(file) == Z_OK; }
