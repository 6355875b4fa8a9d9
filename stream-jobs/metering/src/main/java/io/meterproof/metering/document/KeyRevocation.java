package io.meterproof.metering.document;

import io.meterproof.tlog.Hash;
import java.time.Instant;

/** From an instant on a key is not the meter's. */
public record KeyRevocation(Hash meter, Hash key, Instant at, String reason) implements KeyEvent {}
