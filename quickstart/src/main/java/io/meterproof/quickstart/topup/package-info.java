/** Credit that somebody bought. */
@org.jspecify.annotations.NullMarked
package io.meterproof.quickstart.topup;
