/**
 * Verdicts: {@link io.meterproof.metering.verdict.BlockVerdicts} decides from bytes, arrival, keys and channel state, and
 * from nothing else, so that a verdict can be repeated years later. State changes only when a block is accepted.
 */
package io.meterproof.metering.verdict;
