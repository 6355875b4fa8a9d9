package io.meterproof.metering.verdict;

import io.meterproof.tlog.Hash;
import java.time.Instant;

/** A key that is not the meter's from an instant on. */
public record RevokedKey(Hash key, Instant at) {}
