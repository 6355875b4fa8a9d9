package io.meterproof.anchor.chain;

import io.meterproof.tlog.Hash;

/**
 * Where an epoch is anchored, and upon what.
 *
 * @param expected the contract's slot before
 */
public record Slot(Contract contract, Hash expected) {
    /** The contract's slot once the root is anchored: keccak256(expected ‖ root). */
    public Hash after(Hash root) {
        return Accumulator.after(expected, root);
    }
}
