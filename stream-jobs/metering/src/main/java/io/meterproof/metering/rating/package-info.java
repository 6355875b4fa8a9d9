/** Tariffs and what they make of quantities: lines of exact micro-units over equal-price runs. No floating point. */
package io.meterproof.metering.rating;
