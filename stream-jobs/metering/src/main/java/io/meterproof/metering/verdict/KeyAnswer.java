package io.meterproof.metering.verdict;

import io.meterproof.metering.signature.EcPublicKey;

/** What the registry knows of the key that a record needs. */
public sealed interface KeyAnswer {

    /** The enrolled key, in any form that {@link EcPublicKey} reads. */
    @SuppressWarnings("ArrayRecordComponent")
    record Enrolled(byte[] key) implements KeyAnswer {}

    /** No enrolment of the meter. */
    record Unknown() implements KeyAnswer {}

    /** The meter has keys, and none for the time of the readings. */
    record NotValid(String reason) implements KeyAnswer {}
}
