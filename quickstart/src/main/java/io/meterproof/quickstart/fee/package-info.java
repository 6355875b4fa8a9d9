/** Fees of price lists that accounts are charged, and that are taken back. */
@org.jspecify.annotations.NullMarked
package io.meterproof.quickstart.fee;
