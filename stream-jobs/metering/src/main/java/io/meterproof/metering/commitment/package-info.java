/** What the log sees of private facts: 34-byte salted commitments, and the keys that make the salts. */
package io.meterproof.metering.commitment;
