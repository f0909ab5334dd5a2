/* The floor: libyaml's events over the files named on standard input, nothing kept. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

static long read_events(const unsigned char *text, size_t length) {
  yaml_parser_t parser;
  yaml_event_t event;
  long documents = 0;
  int done = 0;
  yaml_parser_initialize(&parser);
  yaml_parser_set_input_string(&parser, text, length);
  while (!done && yaml_parser_parse(&parser, &event)) {
    documents += event.type == YAML_DOCUMENT_START_EVENT;
    done = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  return documents;
}

int main(void) {
  char path[4096];
  long documents = 0, bytes = 0;
  while (fgets(path, sizeof path, stdin)) {
    path[strcspn(path, "\n")] = 0;
    FILE *file = fopen(path, "rb");
    if (!file) continue;
    fseek(file, 0, SEEK_END);
    size_t length = ftell(file);
    rewind(file);
    unsigned char *text = malloc(length + 1);
    length = fread(text, 1, length, file);
    fclose(file);
    bytes += length;
    documents += read_events(text, length);
    free(text);
  }
  printf("%ld documents, %ld bytes\n", documents, bytes);
  return 0;
}
