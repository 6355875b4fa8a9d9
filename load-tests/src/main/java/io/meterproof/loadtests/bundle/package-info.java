/**
 * Attacks on bundles: every bit flipped, every element left out, doubled, exchanged or taken from another bill. No verifier may
 * accept one, all must name the same step, and it must be one that docs/bundle.schema.json foretells for that place.
 */
package io.meterproof.loadtests.bundle;
