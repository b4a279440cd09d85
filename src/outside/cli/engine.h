// All that reading needs, loaded once: language packs, knowledge, and the words of page furniture.
#pragma once

#include <memory>

#include "ground/base/result.h"
#include "ground/language/pack.h"
#include "outside/cli/program.h"
#include "report/formats/formats.h"
#include "report/mentions/knowledge.h"
#include "report/reading/reading.h"

namespace lagebild {

struct Engine {
  Languages languages;
  Knowledge knowledge;
  Settings settings;

  [[nodiscard]] Reading read(Report report) const { return read_report(std::move(report), languages, knowledge); }
};

// From the folder of the program's data. The error names the file that is wrong.
Result<std::unique_ptr<Engine>> load_engine(const std::string& data);
Result<Settings> load_settings(const std::string& data);

// --threads, else as many as the machine has.
unsigned threads_of(const Invocation& call);

}  // namespace lagebild
