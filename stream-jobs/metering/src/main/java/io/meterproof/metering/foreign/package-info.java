/**
 * Verdicts on the formats that the field signs. Keys are checked when read
 * ({@link io.meterproof.metering.foreign.EcPublicKey}), signatures by one policy on every provider
 * ({@link io.meterproof.metering.foreign.EcdsaVerifier}), and
 * {@link io.meterproof.metering.foreign.ForeignVerdicts} gives the first verdict that applies.
 */
package io.meterproof.metering.foreign;
