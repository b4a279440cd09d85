// The network that reads a sentence: numbers of features in, scores for tags, morphology, names and tree out.
//
//   Network::Scratch scratch;                         // one a thread, kept from sentence to sentence
//   network.begin_word(rows, scratch, sums);          // each word by itself: rows of the embeddings in
//   network.read(all_sums, scratch);                  // the sentence
//   scratch.upos[word * network.upos + tag]           // how well a tag fits
//
// Sums of embeddings, two bidirectional LSTMs whose outputs are added, then linear layers; heads by a biaffine score with a
// term for distance (Dozat & Manning 2017). Weights and states are whole numbers of 16 bits, so every machine computes the
// same. Knows no words and no language; ground/language makes the features and reads the scores. Trained by tools/train.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "ground/base/result.h"
#include "ground/learn/kernels.h"
#include "ground/learn/sections.h"

namespace lagebild {

class Network {
 public:
  struct Scratch {
    int words = 0;
    std::vector<float> upos, xpos, attributes, names;  // words × number of labels (padded to 16: see wide_…)
    std::vector<float> arcs;                           // words × (words + 1): head 0 is the root
    // Of no use to others.
    std::vector<float> x, z, h1, h2, sum, deps, heads, rel_dep, rel_head, distances, carry;
    std::vector<std::int16_t> whole, whole_heads, paired, state;
    std::vector<std::int32_t> sums, gates;
  };

  // Fails, naming the file, where it is no network of this version.
  static Result<Network> open(const std::string& path);

  // What a word brings along whatever stands around it, from its feature rows: word_size() numbers, the same each time, so
  // that the caller may keep them.
  void begin_word(std::span<const std::uint32_t> rows, Scratch& scratch, std::span<float> sums) const;
  [[nodiscard]] std::size_t word_size() const { return static_cast<std::size_t>(8 * hidden_); }
  // Reads a sentence; `sums` has those of its words one behind the other. No memory is taken once scratch has grown. Cost:
  // linear but for the arcs, which are a square of the words.
  void read(std::span<const float> sums, Scratch& scratch) const;
  // The best relation (1 …) of each word (of the last read sentence) to its head (0 root, 1 …).
  void relations(std::span<const int> heads, Scratch& scratch, std::vector<int>& relations) const;

  [[nodiscard]] const Sections& file() const { return file_; }
  [[nodiscard]] std::uint32_t table_rows() const { return static_cast<std::uint32_t>(embed_scale_.size()); }
  // Row lengths of the scores of Scratch.
  [[nodiscard]] int wide_upos() const { return upos_.matrix.rows; }
  [[nodiscard]] int wide_xpos() const { return xpos_.matrix.rows; }
  [[nodiscard]] int wide_attributes() const { return attributes_.matrix.rows; }
  [[nodiscard]] int wide_names() const { return names_.matrix.rows; }

 private:
  struct Layer {
    PairedMatrix matrix;
    const float* scale = nullptr;
    const float* bias = nullptr;
  };
  struct Direction {
    Layer input, state;
  };
  bool layer(const std::string& name, Layer& layer) const;
  void apply(const Layer& layer, const std::int16_t* x, int count, Scratch& scratch, std::vector<float>& out) const;
  // `sums`: the inputs' part of the gates, row by row, `stride` numbers a word.
  void run(const Direction (&directions)[2], int direction, const float* sums, int stride, Scratch& s,
           std::vector<float>& out) const;
  void arcs(Scratch& scratch) const;

  Sections file_;
  int dim_ = 0, hidden_ = 0, rels_ = 0;
  std::span<const std::int8_t> embed_;
  std::span<const float> embed_scale_;
  std::span<const std::int16_t> root_;
  Direction first_[2], second_[2];
  Layer upos_, xpos_, attributes_, names_, arc_dep_, arc_head_, arc_, distance_, rel_dep_, rel_head_, rel_;
};

// What scores of distance stand for: 19 rows; see the trainer's net.h.
int distance_row(int word, int head);

// The scales of whole numbers: a state of ±1, the sum of two, an embedding, a hidden unit, and the two sides of an arc.
namespace whole {
constexpr float kState = 8192, kSum = 4096, kEmbedding = 512, kHidden = 512, kDep = 64, kHead = 256;
constexpr float kEmbeddingLimit = 16, kHiddenLimit = 16, kDepLimit = 60, kHeadLimit = 16;
}  // namespace whole

}  // namespace lagebild
