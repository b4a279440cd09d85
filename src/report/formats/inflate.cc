#include "report/formats/inflate.h"

#include <brotli/decode.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>

namespace lagebild {

namespace {

constexpr std::size_t kPiece = 256 << 10;

std::optional<std::string> inflate_all(std::string_view bytes, int window, std::uint64_t most) {
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) return std::nullopt;
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> end(&stream, inflateEnd);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string out;
  for (int state = Z_OK; state != Z_STREAM_END;) {
    const std::size_t at = out.size();
    out.resize(at + kPiece);
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + at);
    stream.avail_out = kPiece;
    state = inflate(&stream, Z_NO_FLUSH);
    out.resize(out.size() - stream.avail_out);
    if (out.size() > most || (state != Z_OK && state != Z_STREAM_END)) return std::nullopt;
    if (state == Z_OK && stream.avail_in == 0 && stream.avail_out > 0) return std::nullopt;  // Cut short.
  }
  return out;
}

std::optional<std::string> unbrotli(std::string_view bytes, std::uint64_t most) {
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
  const auto* next_in = reinterpret_cast<const std::uint8_t*>(bytes.data());
  std::size_t left = bytes.size();
  std::string out;
  for (;;) {
    const std::size_t at = out.size();
    out.resize(at + kPiece);
    auto* next_out = reinterpret_cast<std::uint8_t*>(out.data() + at);
    std::size_t room = kPiece;
    const auto result = BrotliDecoderDecompressStream(state.get(), &left, &next_in, &room, &next_out, nullptr);
    out.resize(out.size() - room);
    if (result == BROTLI_DECODER_RESULT_SUCCESS) return out;
    if (result != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT || out.size() > most) return std::nullopt;
  }
}

}  // namespace

std::optional<std::string> unpack_body(std::string_view bytes, std::string_view encoding, std::uint64_t most) {
  if (bytes.size() > std::numeric_limits<uInt>::max()) return std::nullopt;
  if (encoding.empty() || encoding == "identity") return std::string(bytes);
  if (encoding == "gzip" || encoding == "x-gzip") return inflate_all(bytes, 16 + MAX_WBITS, most);
  if (encoding == "br") return unbrotli(bytes, most);
  if (encoding != "deflate") return std::nullopt;
  auto wrapped = inflate_all(bytes, MAX_WBITS, most);
  return wrapped ? wrapped : inflate_all(bytes, -MAX_WBITS, most);
}

struct GzipStream::State {
  z_stream stream{};
  std::string_view bytes;
  std::size_t given = 0;  // Bytes handed to zlib so far.
  bool broken = false, ended = false;
};

GzipStream::GzipStream(std::string_view bytes) : state_(std::make_unique<State>()) {
  state_->bytes = bytes;
  state_->broken = inflateInit2(&state_->stream, 16 + MAX_WBITS) != Z_OK;
}

GzipStream::~GzipStream() { inflateEnd(&state_->stream); }

bool GzipStream::broken() const { return state_->broken; }
std::uint64_t GzipStream::consumed() const { return state_->given - state_->stream.avail_in; }

bool GzipStream::more(std::string& out) {
  State& s = *state_;
  const std::size_t start = out.size();
  while (!s.broken && !s.ended && out.size() - start < kPiece) {
    if (s.stream.avail_in == 0) {
      if (s.given == s.bytes.size()) return s.broken = true, false;  // Ends inside a member.
      const std::size_t size = std::min<std::size_t>(s.bytes.size() - s.given, 1u << 30);
      s.stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(s.bytes.data() + s.given));
      s.stream.avail_in = static_cast<uInt>(size);
      s.given += size;
    }
    const std::size_t at = out.size();
    out.resize(at + kPiece);
    s.stream.next_out = reinterpret_cast<Bytef*>(out.data() + at);
    s.stream.avail_out = kPiece;
    const int result = inflate(&s.stream, Z_NO_FLUSH);
    out.resize(out.size() - s.stream.avail_out);
    if (result == Z_STREAM_END) {
      while (consumed() < s.bytes.size() && s.bytes[consumed()] == '\0') ++s.stream.next_in, --s.stream.avail_in;  // Padding.
      s.ended = consumed() >= s.bytes.size();
      if (!s.ended) s.broken = inflateReset(&s.stream) != Z_OK;
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      s.broken = true;
    }
  }
  return out.size() > start;
}

std::string gzip_head(std::string_view bytes, std::size_t size) {
  if (!bytes.starts_with("\x1F\x8B")) return {};
  z_stream stream{};
  if (inflateInit2(&stream, 16 + MAX_WBITS) != Z_OK) return {};
  std::string out(size, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes.size(), 1u << 16));
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(size);
  inflate(&stream, Z_SYNC_FLUSH);
  out.resize(size - stream.avail_out);
  inflateEnd(&stream);
  return out;
}

}  // namespace lagebild
