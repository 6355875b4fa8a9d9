/**
 * One verification policy on every provider: the same bytes get the same verdict on Corretto, Bouncy Castle and the JDK.
 * A {@link io.meterproof.metering.signature.VerificationKey} is checked once, when it is made; signatures are checked by
 * a {@link io.meterproof.metering.signature.SignatureVerifier}.
 */
package io.meterproof.metering.signature;
