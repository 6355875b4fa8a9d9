/** Measures what a reading costs, from {@code readings.received} to committed lines and leaves. */
package io.meterproof.quickstart.bench;
