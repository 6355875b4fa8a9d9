package io.meterproof.metering.document;

import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;

/**
 * What the log commits to of an account is destroyed; the leaves stay, and nobody can open them any more.
 *
 * @param leaves hashes of the leaves of its entries, its alerts and its blocks, ascending; an account with more has several erasures
 */
public record Erasure(String account, List<Hash> leaves, String reason, Instant at) implements Document {
    public static final int MOST_LEAVES = 2_500;

    public Erasure {
        leaves = List.copyOf(leaves);
    }

    @Override
    public String subject() {
        return account;
    }
}
