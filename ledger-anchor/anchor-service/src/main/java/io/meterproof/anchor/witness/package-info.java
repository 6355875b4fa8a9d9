/** Cosignatures of witnesses under the epoch log's checkpoints (C2SP tlog-witness). */
package io.meterproof.anchor.witness;
