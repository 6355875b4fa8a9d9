/** The verifier in one jar, with all that it needs besides a Java runtime. */
package io.meterproof.verifier;
