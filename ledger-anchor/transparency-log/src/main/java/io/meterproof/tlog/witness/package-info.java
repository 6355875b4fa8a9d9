/** What a witness decides about checkpoints (C2SP tlog-witness); servers and files are for others. */
package io.meterproof.tlog.witness;
