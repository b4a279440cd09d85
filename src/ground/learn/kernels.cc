#include "ground/learn/kernels.h"

#include <algorithm>
#include <cmath>

#if defined(__x86_64__)
#include <immintrin.h>
// The compiler makes one version for each width and picks by the machine at start; the order of additions of each number
// is the same in all, and fused multiply-add is off for this room (see CMakeLists.txt), so are the results.
#define LAGEBILD_WIDE __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define LAGEBILD_WIDE
#endif

namespace lagebild {
namespace {

#if defined(__x86_64__)

// A product for one width of register: VECTORS registers of output rows at once, for COUNT inputs sharing each load.
#define LAGEBILD_BLOCK(NAME, TARGET, REG, LANES, LOAD, STORE, SET1, DOT, ZERO, VECTORS, COUNT)                          \
  __attribute__((target(TARGET))) void NAME(const PairedMatrix& m, const std::int16_t* x, int row, std::int32_t* out) { \
    REG sum[VECTORS][COUNT];                                                                                            \
    for (auto& vector : sum) {                                                                                          \
      for (REG & s : vector) s = ZERO();                                                                                \
    }                                                                                                                   \
    const std::int16_t* w = m.w + row * 2;                                                                              \
    for (int pair = 0; pair < m.inputs / 2; ++pair, w += m.rows * 2) {                                                  \
      REG in[COUNT];                                                                                                    \
      for (int t = 0; t < (COUNT); ++t) {                                                                               \
        std::int32_t both;                                                                                              \
        __builtin_memcpy(&both, x + t * m.inputs + pair * 2, sizeof both);                                              \
        in[t] = SET1(both);                                                                                             \
      }                                                                                                                 \
      for (int v = 0; v < (VECTORS); ++v) {                                                                             \
        const REG weights = LOAD(reinterpret_cast<const REG*>(w + v * (LANES) * 2));                                    \
        for (int t = 0; t < (COUNT); ++t) sum[v][t] = DOT(sum[v][t], weights, in[t]);                                   \
      }                                                                                                                 \
    }                                                                                                                   \
    for (int v = 0; v < (VECTORS); ++v) {                                                                               \
      for (int t = 0; t < (COUNT); ++t) STORE(reinterpret_cast<REG*>(out + t * m.rows + row + v * (LANES)), sum[v][t]); \
    }                                                                                                                   \
  }

// Sum and product in one; newer machines have it as one instruction, with the same result.
#define LAGEBILD_DOT_FUSED(SUM, W, X) _mm512_dpwssd_epi32(SUM, W, X)
#define LAGEBILD_DOT_512(SUM, W, X) _mm512_add_epi32(SUM, _mm512_madd_epi16(W, X))
#define LAGEBILD_DOT_256(SUM, W, X) _mm256_add_epi32(SUM, _mm256_madd_epi16(W, X))
#define LAGEBILD_DOT_128(SUM, W, X) _mm_add_epi32(SUM, _mm_madd_epi16(W, X))

#define LAGEBILD_FUSED(NAME, VECTORS, COUNT)                                                                           \
  LAGEBILD_BLOCK(NAME, "avx512bw,avx512vnni", __m512i, 16, _mm512_loadu_si512, _mm512_storeu_si512, _mm512_set1_epi32, \
                 LAGEBILD_DOT_FUSED, _mm512_setzero_si512, VECTORS, COUNT)
#define LAGEBILD_512(NAME, VECTORS, COUNT)                                                                                    \
  LAGEBILD_BLOCK(NAME, "avx512bw", __m512i, 16, _mm512_loadu_si512, _mm512_storeu_si512, _mm512_set1_epi32, LAGEBILD_DOT_512, \
                 _mm512_setzero_si512, VECTORS, COUNT)
#define LAGEBILD_256(NAME, VECTORS, COUNT)                                                                               \
  LAGEBILD_BLOCK(NAME, "avx2", __m256i, 8, _mm256_loadu_si256, _mm256_storeu_si256, _mm256_set1_epi32, LAGEBILD_DOT_256, \
                 _mm256_setzero_si256, VECTORS, COUNT)
#define LAGEBILD_128(NAME, VECTORS, COUNT)                                                                      \
  LAGEBILD_BLOCK(NAME, "sse2", __m128i, 4, _mm_loadu_si128, _mm_storeu_si128, _mm_set1_epi32, LAGEBILD_DOT_128, \
                 _mm_setzero_si128, VECTORS, COUNT)

LAGEBILD_FUSED(fused_rows, 10, 1)
LAGEBILD_FUSED(fused_one, 1, 1)
LAGEBILD_FUSED(fused_rows4, 5, 4)
LAGEBILD_FUSED(fused_two4, 2, 4)
LAGEBILD_FUSED(fused_one4, 1, 4)
LAGEBILD_512(wide_rows, 4, 1)
LAGEBILD_512(wide_one, 1, 1)
LAGEBILD_512(wide_rows4, 4, 4)
LAGEBILD_512(wide_two4, 2, 4)
LAGEBILD_512(wide_one4, 1, 4)
LAGEBILD_256(middle_rows, 8, 1)
LAGEBILD_256(middle_one, 2, 1)
LAGEBILD_256(middle_rows4, 2, 4)
LAGEBILD_256(middle_one4, 2, 4)
LAGEBILD_128(narrow_rows, 8, 1)
LAGEBILD_128(narrow_one, 4, 1)
LAGEBILD_128(narrow_rows4, 2, 4)
LAGEBILD_128(narrow_one4, 4, 4)

using Block = void (*)(const PairedMatrix&, const std::int16_t*, int, std::int32_t*);
// How many rows `many` makes at once; `two` makes 32, `one` always 16.
struct Width {
  Block many, two, one, many4, two4, one4;
  int rows, rows4;
};
constexpr Width kFused = {fused_rows, nullptr, fused_one, fused_rows4, fused_two4, fused_one4, 160, 80};
constexpr Width kWide = {wide_rows, nullptr, wide_one, wide_rows4, wide_two4, wide_one4, 64, 64};
constexpr Width kMiddle = {middle_rows, nullptr, middle_one, middle_rows4, nullptr, middle_one4, 64, 16};
constexpr Width kNarrow = {narrow_rows, nullptr, narrow_one, narrow_rows4, nullptr, narrow_one4, 32, 8};

const Width& width() {
  static const Width& chosen = __builtin_cpu_supports("avx512bw") ? (__builtin_cpu_supports("avx512vnni") ? kFused : kWide)
                               : __builtin_cpu_supports("avx2")   ? kMiddle
                                                                  : kNarrow;
  return chosen;
}

void rows(Block many, Block two, Block one, int step, const PairedMatrix& m, const std::int16_t* x, std::int32_t* out) {
  int row = 0;
  for (; row + step <= m.rows; row += step) many(m, x, row, out);
  for (; two && row + 32 <= m.rows; row += 32) two(m, x, row, out);
  for (; row < m.rows; row += 16) one(m, x, row, out);
}

#endif

inline float squash(float x) {  // tanh by Lambert's continued fraction, within 0.0001.
  x = std::min(std::max(x, -4.97F), 4.97F);
  const float y = x * x;
  return x * (135135.0F + y * (17325.0F + y * (378.0F + y))) / (135135.0F + y * (62370.0F + y * (3150.0F + y * 28.0F)));
}

inline float sigmoid(float x) { return 0.5F + 0.5F * squash(0.5F * x); }

}  // namespace

LAGEBILD_WIDE
void best_moves(const float* __restrict before, const float* __restrict moves, const float* __restrict gain, int n,
                float* __restrict best, std::int32_t* __restrict from) {
  for (int to = 0; to < n; ++to) best[to] = before[0] + moves[to], from[to] = 0;
  for (int f = 1; f < n; ++f) {
    const float start = before[f];
    const float* row = moves + f * n;
    for (int to = 0; to < n; ++to) {
      const float here = start + row[to];
      const bool better = here > best[to];
      best[to] = better ? here : best[to];
      from[to] = better ? f : from[to];
    }
  }
  for (int to = 0; to < n; ++to) best[to] += gain[to];
}

void multiply(const PairedMatrix& m, const std::int16_t* x, int count, std::int32_t* out) {
#if defined(__x86_64__)
  const Width& w = width();
  int t = 0;
  for (; t + 4 <= count; t += 4) rows(w.many4, w.two4, w.one4, w.rows4, m, x + t * m.inputs, out + t * m.rows);
  for (; t < count; ++t) rows(w.many, w.two, w.one, w.rows, m, x + t * m.inputs, out + t * m.rows);
#else
  for (int t = 0; t < count; ++t) {
    std::fill_n(out + t * m.rows, m.rows, 0);
    for (int i = 0; i < m.inputs; ++i) {
      const std::int16_t* w = m.w + (i / 2) * m.rows * 2 + i % 2;
      for (int r = 0; r < m.rows; ++r) out[t * m.rows + r] += std::int32_t{w[r * 2]} * x[t * m.inputs + i];
    }
  }
#endif
}

LAGEBILD_WIDE
void lstm_step(int h, const float* __restrict z, const std::int32_t* __restrict zh, const float* __restrict scale,
               float* __restrict c, float* __restrict h_float, std::int16_t* __restrict h_int) {
  for (int i = 0; i < h; ++i) {
    const float in = sigmoid(z[i] + static_cast<float>(zh[i]) * scale[i]);
    const float keep = sigmoid(z[h + i] + static_cast<float>(zh[h + i]) * scale[h + i]);
    const float out = sigmoid(z[2 * h + i] + static_cast<float>(zh[2 * h + i]) * scale[2 * h + i]);
    const float candidate = squash(z[3 * h + i] + static_cast<float>(zh[3 * h + i]) * scale[3 * h + i]);
    c[i] = in * candidate + keep * c[i];
    h_float[i] = out * squash(c[i]);
  }
  for (int i = 0; i < h; ++i)
    h_int[i] = static_cast<std::int16_t>(static_cast<std::int32_t>(h_float[i] * 8192.0F + std::copysign(0.5F, h_float[i])));
}

LAGEBILD_WIDE
void add_scaled(const std::int8_t* __restrict row, float scale, int n, float* __restrict x) {
  for (int i = 0; i < n; ++i) x[i] += static_cast<float>(row[i]) * scale;
}

LAGEBILD_WIDE
void to_whole(const float* __restrict in, int n, float scale, float limit, std::int16_t* __restrict out) {
  for (int i = 0; i < n; ++i) {
    const float x = std::min(std::max(in[i], -limit), limit) * scale;
    out[i] = static_cast<std::int16_t>(static_cast<std::int32_t>(x + std::copysign(0.5F, x)));
  }
}

LAGEBILD_WIDE
void to_float(const std::int32_t* __restrict sums, const float* __restrict scale, const float* __restrict bias, int n,
              float* __restrict out) {
  for (int i = 0; i < n; ++i) out[i] = static_cast<float>(sums[i]) * scale[i] + bias[i];
}

}  // namespace lagebild
