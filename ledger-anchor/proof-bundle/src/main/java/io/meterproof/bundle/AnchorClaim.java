package io.meterproof.bundle;

import io.meterproof.tlog.Hash;
import java.util.regex.Pattern;

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
        Hash accumulator) {
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,77}");
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]{40}");
    private static final Pattern WORD = Pattern.compile("0x[0-9a-f]{64}");

    public AnchorClaim {
        require(DECIMAL, chainId, "a chain id is decimal");
        require(ADDRESS, contract, "a contract address is 0x and 40 lower-case hexadecimal digits");
        require(WORD, transaction, "a transaction hash is 0x and 64 lower-case hexadecimal digits");
        require(WORD, block, "a block hash is 0x and 64 lower-case hexadecimal digits");
    }

    private static void require(Pattern pattern, String value, String words) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(words + ": " + value);
        }
    }
}
