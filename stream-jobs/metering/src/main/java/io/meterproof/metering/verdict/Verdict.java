package io.meterproof.metering.verdict;

import java.util.EnumSet;
import java.util.Set;

/** What became of a received reading. Where several apply, the first in this order is given. */
public enum Verdict {
    /** Not a block, or its readings do not match its root. */
    MALFORMED,
    /** No enrolment of the meter came within the waiting time, or no installation while there was room to wait for it. */
    UNKNOWN_METER,
    /** The key is not one of the meter's at the time of the readings. */
    KEY_NOT_VALID_AT,
    /** The signature is not the key's over these bytes. */
    BAD_SIGNATURE,
    /** A native ECDSA signature with s above n/2. */
    HIGH_S,
    /** The key was compromised later, and nothing shows that the readings are older than that. */
    TIME_UNPROVEN,
    /** A foreign record, genuine, that itself forbids billing. */
    NOT_BILLABLE,
    /** A foreign record, genuine, whose charging session cannot be settled: the reason begins with its fault. */
    BROKEN_SESSION,
    /** The readings end after they arrived, beyond the allowed clock drift. */
    FROM_THE_FUTURE,
    /** The same content was accepted before: counted, of no effect. */
    DUPLICATE,
    /** Another value for a sequence number within one kind: neither settles. */
    CONFLICTING,
    /** A number that was already passed and is not known to be missing. */
    REPLAYED,
    /** Genuine, but of one more channel than a meter has. */
    TOO_MANY_CHANNELS,
    /** Genuine and new, but its source is in quarantine. */
    SOURCE_QUARANTINED,
    /** Verified; settles. */
    ACCEPTED;

    private static final Set<Verdict> REDRIVABLE =
            EnumSet.of(UNKNOWN_METER, KEY_NOT_VALID_AT, CONFLICTING, SOURCE_QUARANTINED);

    /** Whether what is published later can give another verdict to the same bytes with the same arrival. */
    public boolean isRedrivable() {
        return REDRIVABLE.contains(this);
    }
}
