/** Guesses at what the log hides, by whoever has its tiles and somebody else's bill. */
package io.meterproof.loadtests.dictionary;
