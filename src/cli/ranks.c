/* None, unless hstar-mpi says otherwise before the program begins. */
#include "cli/ranks.h"

struct ranks ranks;
