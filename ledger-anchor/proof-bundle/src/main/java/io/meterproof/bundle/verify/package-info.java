/**
 * Checks a bundle step by step, offline, and says what was proven, who asserted the rest, and what was not proven.
 */
package io.meterproof.bundle.verify;
