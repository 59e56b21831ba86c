#ifndef DZ_CLAUSE_H
#define DZ_CLAUSE_H
#include "mention/mention.h"
#endif
