#pragma once

#include <cstddef>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace goeswith::orders {

// How many bytes after `to` find_byte_of may look at; they must be readable, and do not matter.
constexpr size_t kScanPadding = 15;

// The first byte in [from, to) that is a, b, c or zero; `to` if there is none.
inline const char* find_byte_of(const char* from, const char* to, char a, char b, char c) {
#if defined(__SSE2__)
  const __m128i as = _mm_set1_epi8(a);
  const __m128i bs = _mm_set1_epi8(b);
  const __m128i cs = _mm_set1_epi8(c);
  const __m128i zeros = _mm_setzero_si128();
  for (; from < to; from += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
    const __m128i found =
        _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, as), _mm_cmpeq_epi8(bytes, bs)),
                     _mm_or_si128(_mm_cmpeq_epi8(bytes, cs), _mm_cmpeq_epi8(bytes, zeros)));
    const auto mask = static_cast<unsigned>(_mm_movemask_epi8(found));
    if (mask != 0) {
      const int offset = __builtin_ctz(mask);
      return offset < to - from ? from + offset : to;
    }
  }
  return to;
#else
  while (from < to && *from != a && *from != b && *from != c && *from != '\0') ++from;
  return from;
#endif
}

}  // namespace goeswith::orders
