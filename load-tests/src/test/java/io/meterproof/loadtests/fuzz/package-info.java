/**
 * Every parser of bytes that an outsider controls, as a fuzz target. {@link io.meterproof.loadtests.fuzz.FuzzTargets} names
 * them; the tests run the kept inputs and some changed ones, {@code ./meterproof fuzz} searches for new ones with Jazzer.
 */
package io.meterproof.loadtests.fuzz;
