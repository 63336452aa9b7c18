#include "unpacking.h"

#include <dlfcn.h>
#include <expat.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>
#include <zlib.h>

// The names of a library, newest first, as far as what is used here has not changed.
static const char *const zlib_names[] = {"libz.so.1", "libz.so", NULL};
static const char *const libzip_names[] = {"libzip.so.5", "libzip.so.4", "libzip.so", NULL};
static const char *const expat_names[] = {"libexpat.so.1", "libexpat.so", NULL};

static void *load(const char *const *names) {
  for (; *names; names++) {
    void *library = dlopen(*names, RTLD_NOW | RTLD_LOCAL);
    if (library) return library;
  }
  return NULL;
}

#define FUNCTION(name) static __typeof__(name) *loaded_##name
#define FIND(name) (loaded_##name = (__typeof__(name) *)dlsym(library, #name))

// MARK: Gzip

FUNCTION(inflateInit2_);
FUNCTION(inflate);
FUNCTION(inflateReset);
FUNCTION(inflateEnd);

bool unpacking_has_zlib(void) {
  if (loaded_inflateEnd) return true;
  void *library = load(zlib_names);
  return library && FIND(inflateInit2_) && FIND(inflate) && FIND(inflateReset) && FIND(inflateEnd);
}

struct gzip_stream {
  z_stream state;
};

gzip_stream *gzip_open(void) {
  gzip_stream *stream = calloc(1, sizeof *stream);
  if (!stream) return NULL;
  // 16: the gzip frame with its checksum.
  if (loaded_inflateInit2_(&stream->state, 16 + MAX_WBITS, ZLIB_VERSION, (int)sizeof(z_stream)) != Z_OK) {
    free(stream);
    return NULL;
  }
  return stream;
}

int gzip_unpack(gzip_stream *stream, const uint8_t *input, size_t *input_count, uint8_t *output, size_t *output_count) {
  z_stream *state = &stream->state;
  state->next_in = (Bytef *)input;
  state->avail_in = (uInt)*input_count;
  state->next_out = output;
  state->avail_out = (uInt)*output_count;
  int result = loaded_inflate(state, Z_NO_FLUSH);
  *input_count -= state->avail_in;
  *output_count -= state->avail_out;
  if (result == Z_STREAM_END) return GZIP_MEMBER_ENDS;
  return result == Z_OK || result == Z_BUF_ERROR ? GZIP_MORE : GZIP_DAMAGED;
}

bool gzip_restart(gzip_stream *stream) { return loaded_inflateReset(&stream->state) == Z_OK; }

void gzip_close(gzip_stream *stream) {
  loaded_inflateEnd(&stream->state);
  free(stream);
}

// MARK: Zip

FUNCTION(zip_fdopen);
FUNCTION(zip_discard);
FUNCTION(zip_name_locate);
FUNCTION(zip_get_num_entries);
FUNCTION(zip_stat_index);
FUNCTION(zip_fopen_index);
FUNCTION(zip_fread);
FUNCTION(zip_fclose);

bool unpacking_has_libzip(void) {
  if (loaded_zip_fclose) return true;
  void *library = load(libzip_names);
  return library && FIND(zip_fdopen) && FIND(zip_discard) && FIND(zip_name_locate) && FIND(zip_get_num_entries)
    && FIND(zip_stat_index) && FIND(zip_fopen_index) && FIND(zip_fread) && FIND(zip_fclose);
}

zip_archive *zip_archive_open(int descriptor) { return loaded_zip_fdopen(descriptor, 0, NULL); }

void zip_archive_close(zip_archive *archive) { loaded_zip_discard(archive); }

int64_t zip_archive_find(zip_archive *archive, const char *name) {
  return loaded_zip_name_locate(archive, name, ZIP_FL_NOCASE);
}

int64_t zip_archive_count(zip_archive *archive) { return loaded_zip_get_num_entries(archive, 0); }

bool zip_archive_is_encrypted(zip_archive *archive, int64_t index) {
  zip_stat_t status;
  if (loaded_zip_stat_index(archive, (zip_uint64_t)index, 0, &status) != 0) return false;
  return (status.valid & ZIP_STAT_ENCRYPTION_METHOD) && status.encryption_method != ZIP_EM_NONE;
}

zip_entry *zip_entry_open(zip_archive *archive, int64_t index) {
  return loaded_zip_fopen_index(archive, (zip_uint64_t)index, 0);
}

int64_t zip_entry_read(zip_entry *entry, uint8_t *output, size_t count) {
  return loaded_zip_fread(entry, output, count);
}

void zip_entry_close(zip_entry *entry) { loaded_zip_fclose(entry); }

// MARK: XML

FUNCTION(XML_ParserCreate);
FUNCTION(XML_SetUserData);
FUNCTION(XML_SetElementHandler);
FUNCTION(XML_SetCharacterDataHandler);
FUNCTION(XML_SetStartDoctypeDeclHandler);
FUNCTION(XML_Parse);
FUNCTION(XML_StopParser);
FUNCTION(XML_ParserFree);

bool unpacking_has_expat(void) {
  if (loaded_XML_ParserFree) return true;
  void *library = load(expat_names);
  return library && FIND(XML_ParserCreate) && FIND(XML_SetUserData) && FIND(XML_SetElementHandler)
    && FIND(XML_SetCharacterDataHandler) && FIND(XML_SetStartDoctypeDeclHandler) && FIND(XML_Parse)
    && FIND(XML_StopParser) && FIND(XML_ParserFree);
}

// The call-backs of one parser; its first member is what expat hands to them.
typedef struct {
  void *context;
  xml_start start;
  xml_end end;
  xml_text text;
  xml_doctype doctype;
} handlers;

static void started(void *data, const XML_Char *name, const XML_Char **attributes) {
  handlers *to = data;
  to->start(to->context, name, attributes);
}

static void ended(void *data, const XML_Char *name) {
  handlers *to = data;
  to->end(to->context, name);
}

static void wrote(void *data, const XML_Char *text, int count) {
  handlers *to = data;
  to->text(to->context, text, count);
}

static void declared(void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public, int internal) {
  handlers *to = data;
  to->doctype(to->context);
}

xml_parser *xml_open(void *context, xml_start start, xml_end end, xml_text text, xml_doctype doctype) {
  XML_Parser parser = loaded_XML_ParserCreate(NULL);
  if (!parser) return NULL;
  handlers *to = malloc(sizeof *to);
  if (!to) {
    loaded_XML_ParserFree(parser);
    return NULL;
  }
  *to = (handlers){context, start, end, text, doctype};
  loaded_XML_SetUserData(parser, to);
  loaded_XML_SetElementHandler(parser, started, ended);
  loaded_XML_SetCharacterDataHandler(parser, wrote);
  loaded_XML_SetStartDoctypeDeclHandler(parser, declared);
  return parser;
}

bool xml_read(xml_parser *parser, const uint8_t *bytes, int count, bool is_last) {
  return loaded_XML_Parse(parser, (const char *)bytes, count, is_last) == XML_STATUS_OK;
}

void xml_stop(xml_parser *parser) { loaded_XML_StopParser(parser, XML_FALSE); }

void xml_close(xml_parser *parser) {
  free(XML_GetUserData(parser));
  loaded_XML_ParserFree(parser);
}
