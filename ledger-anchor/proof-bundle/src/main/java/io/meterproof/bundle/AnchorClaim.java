package io.meterproof.bundle;

import io.meterproof.tlog.Hash;

/**
 * Where the head of the epoch log is said to be recorded. Offline a claim; a node of the chain can confirm it.
 *
 * @param contract 20 bytes, {@code 0x} and lower-case hexadecimal
 * @param transaction 32 bytes, likewise
 * @param block hash of the chain's block, likewise
 * @param root root of the epoch log
 * @param expected the contract's accumulator before
 * @param accumulator after: keccak256(expected ‖ root)
 */
public record AnchorClaim(
        String chainId,
        String contract,
        String transaction,
        String block,
        long blockNumber,
        Hash root,
        Hash expected,
        Hash accumulator) {}
