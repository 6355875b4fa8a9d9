/** RFC 6962 trees, C2SP tiles, checkpoints and signed notes, and their proofs. Nothing here reads a clock, a file or the network. */
package io.meterproof.tlog;
