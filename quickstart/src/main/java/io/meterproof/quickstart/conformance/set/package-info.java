/** What a set of vectors is, how its files are read and how it came out. */
package io.meterproof.quickstart.conformance.set;
