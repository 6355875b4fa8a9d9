/** The set {@code tariffs}: bills and prices that other software computed, against ours. */
package io.meterproof.quickstart.conformance.tariffs;
