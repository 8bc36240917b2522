#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace diglot {

/// Four numbers that the machine adds and multiplies at once (a vector extension of GCC and Clang).
using Lanes = float __attribute__((vector_size(16)));
using IntLanes = std::int32_t __attribute__((vector_size(16)));
constexpr std::size_t kLanes = 4;

/// exp(x) for x in -87 … 88 with a relative error below 3e-7, the same on every machine and open to
/// vectorisation, which std::exp is not without -ffast-math. (Cephes' reduction and polynomial: Moshier,
/// 1989.)
inline float fast_exp(float x) {
    constexpr float kLog2E = 1.44269504088896341F;
    x = x < -87.0F ? -87.0F : x;
    const float shifted = x * kLog2E + 12582912.0F;  // 1.5·2²³ rounds to the nearest whole number
    const float whole = shifted - 12582912.0F;
    const float rest = (x - whole * 0.693359375F) + whole * 2.12194440e-4F;
    float value = 1.9875691500e-4F;
    value = value * rest + 1.3981999507e-3F;
    value = value * rest + 8.3334519073e-3F;
    value = value * rest + 4.1665795894e-2F;
    value = value * rest + 1.6666665459e-1F;
    value = value * rest + 5.0000001201e-1F;
    value = value * rest * rest + rest + 1.0F;
    return value * std::bit_cast<float>((static_cast<std::int32_t>(whole) + 127) * (1 << 23));
}

/// log((1 + m) · 2^exponent) for m in √½ - 1 … √2 - 1.
template <typename Float>
inline Float log_from_parts(Float m, Float exponent) {
    const Float z = m * m;
    Float value = m * 7.0376836292e-2F - 1.1514610310e-1F;
    value = value * m + 1.1676998740e-1F;
    value = value * m - 1.2420140846e-1F;
    value = value * m + 1.4249322787e-1F;
    value = value * m - 1.6668057665e-1F;
    value = value * m + 2.0000714765e-1F;
    value = value * m - 2.4999993993e-1F;
    value = value * m + 3.3333331174e-1F;
    value = value * m * z - 0.5F * z + m;
    return value + exponent * 0.69314718055994531F;
}

/// log(x) for normal positive x, relative error below 1e-6; see `fast_exp`.
inline float fast_log(float x) {
    auto bits = std::bit_cast<std::int32_t>(x);
    const std::int32_t exponent = (bits - 0x3f3504f3) >> 23;  // mantissa in √½ … √2
    bits -= exponent * (1 << 23);
    return log_from_parts(std::bit_cast<float>(bits) - 1.0F, static_cast<float>(exponent));
}

/// The same of four numbers at once.
inline Lanes fast_log(Lanes x) {
    auto bits = std::bit_cast<IntLanes>(x);
    const IntLanes exponent = (bits - 0x3f3504f3) >> 23;
    bits -= exponent * (1 << 23);
    return log_from_parts(std::bit_cast<Lanes>(bits) - 1.0F, __builtin_convertvector(exponent, Lanes));
}

/// log(x) for normal positive x with the relative error of a float: for products that outgrow a float.
inline float fast_log(double x) {
    const auto bits = std::bit_cast<std::int64_t>(x);
    const std::int64_t exponent = (bits >> 52) - 1023;
    const double mantissa = std::bit_cast<double>(bits - exponent * (std::int64_t{1} << 52));
    return fast_log(static_cast<float>(mantissa)) + static_cast<float>(exponent) * 0.69314718055994531F;
}

}  // namespace diglot
