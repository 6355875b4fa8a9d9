/**
 * The bill that proves itself: one file that holds what an account's bill rests on, and the verifier that recomputes it.
 * Described in docs/bundle.md.
 */
package io.meterproof.bundle;
