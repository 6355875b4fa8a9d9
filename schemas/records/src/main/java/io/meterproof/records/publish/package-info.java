/** Writes reference data to its topics, once, however often it is told to. */
package io.meterproof.records.publish;
