/** Unsigned files of intervals and charging sessions: quantities become whole thousandths at the door. */
package io.meterproof.formats.csv;
