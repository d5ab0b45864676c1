#include "cli/command.h"

int main(int argc, char** argv) { return goeswith::cli::run(argc, argv); }
