/** Time-stamps of an authority (RFC 3161) in a chain's place: no transactions, no blocks, and evidence that is renewed before it expires. */
package io.meterproof.anchor.timestamp;
