// Products of small whole numbers, in the widest registers the machine has; every machine gets the same numbers.
#pragma once

#include <cstdint>
#include <span>

namespace lagebild {

// A weight matrix as the kernels read it: inputs in pairs, and for each pair the two weights of every output row.
//   w[(pair * rows + row) * 2 + k] weighs input 2*pair + k for output `row`; rows is a multiple of 16, inputs of 2.
struct PairedMatrix {
  const std::int16_t* w = nullptr;
  int rows = 0;
  int inputs = 0;
};

// out[t * rows + r] = sum of the weights of row r times x[t * inputs + i], for t < count. The caller keeps the sums below
// 2^31: weights of at most 1023 and inputs of at most 8192 over 250 inputs.
void multiply(const PairedMatrix& matrix, const std::int16_t* x, int count, std::int32_t* out);

// One step of an LSTM with `h` units; gates in the order input, forget, output, candidate. z: sums of the inputs as floats;
// zh: whole-number sums of the last state, to be multiplied by `scale`. c is carried on; the new state comes as h_float and,
// times 8192, as h_int.
void lstm_step(int h, const float* z, const std::int32_t* zh, const float* scale, float* c, float* h_float, std::int16_t* h_int);

// x += row * scale, n numbers.
void add_scaled(const std::int8_t* row, float scale, int n, float* x);
// out = in * scale, rounded, held inside ±limit.
void to_whole(const float* in, int n, float scale, float limit, std::int16_t* out);
// out = sums * scale + bias.
void to_float(const std::int32_t* sums, const float* scale, const float* bias, int n, float* out);

// One step of Viterbi: best[to] = gain[to] + max over f of (before[f] + moves[f * n + to]), from[to] the first such f.
void best_moves(const float* before, const float* moves, const float* gain, int n, float* best, std::int32_t* from);

}  // namespace lagebild
