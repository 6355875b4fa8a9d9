package io.meterproof.metering.ledger;

import io.meterproof.tlog.Hash;

/** What a usage entry's quantities rest on. */
public sealed interface Basis {
    /** Readings of an accepted block. */
    record OfBlock(Hash block) implements Basis {}

    /** A named estimation rule between two accepted blocks. */
    record OfEstimate(String rule, Hash after, Hash before) implements Basis {}
}
