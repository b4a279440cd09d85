// Trains the network of grammar.bin by a recipe, a file of lines:
//
//   language CODE LEXICON SEED      the first is the language of the model; others lend their trees
//   corpus PATH CODE TIMES          TIMES may be a fraction: that share of it, another one each epoch
//   also PATH CODE TIMES            the same, but left out where sentences are held out (it holds some of them again)
//   particle RELATION               words of this relation are put before the lemma of their head
//   reported subjunctive            the language has reported speech in the subjunctive, so open forms there are
//   start WEIGHTS                   go on from weights that were kept
//   set NAME VALUE                  epochs, batch (words), hidden, dim, table, seed, lr, hold (each so many sentences one is
//                                   kept for measuring, 0 none), drop_word …
#pragma once

#include <string>

namespace lagebild::train {

// The bytes of grammar.bin; progress goes to stderr. The same recipe and data give the same bytes. Where `keep` is not empty,
// the weights in floating point are kept in that file.
std::string train_grammar(const std::string& recipe, const std::string& keep);

}  // namespace lagebild::train
