/**
 * Third-party vectors against this software. To add a set, write a class that implements
 * {@link io.meterproof.quickstart.conformance.set.ConformanceSet} and name it in
 * {@link io.meterproof.quickstart.conformance.ConformanceSets}.
 */
package io.meterproof.quickstart.conformance;
