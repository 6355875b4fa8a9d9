/** Closing periods: which close each account needs, and that its statement came. */
@org.jspecify.annotations.NullMarked
package io.meterproof.quickstart.close;
