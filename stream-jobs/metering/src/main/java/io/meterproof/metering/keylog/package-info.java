/** The key log as people ask about it: what became of each key of a meter, by which events. */
package io.meterproof.metering.keylog;
