#pragma once

#include "diglot/variants/version_comparison.h"

#include <string>

namespace diglot {

/// What diglot knows of variants in a language (BCP 47 tag): its spellings, where there are tables for them,
/// and for Korean the initial-sound law. Some milliseconds; make it once. Thread-safe.
VariantKnowledge variant_knowledge(const std::string& language);

}  // namespace diglot
