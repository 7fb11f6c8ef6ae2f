/* None, unless hstar-mpi says otherwise before the program begins. */
#include "cli/choices/ranks.h"

struct ranks ranks;
