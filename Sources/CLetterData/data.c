#include "CLetterData.h"
