package io.meterproof.anchor.chain;

import io.meterproof.tlog.Hash;
import java.util.Arrays;

/** The contract's slot. */
public final class Accumulator {
    private Accumulator() {}

    /** keccak256(expected ‖ root). */
    public static Hash after(Hash expected, Hash root) {
        byte[] joined = Arrays.copyOf(expected.bytes(), 2 * Hash.LENGTH);
        root.copyTo(joined, Hash.LENGTH);
        return Hash.of(org.web3j.crypto.Hash.sha3(joined));
    }
}
