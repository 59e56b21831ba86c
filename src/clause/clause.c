#include "clause.h"
