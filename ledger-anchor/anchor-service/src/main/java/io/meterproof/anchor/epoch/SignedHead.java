package io.meterproof.anchor.epoch;

import io.meterproof.tlog.Checkpoint;

/** A checkpoint and the signed note that carries it. */
public record SignedHead(Checkpoint checkpoint, String note) {}
