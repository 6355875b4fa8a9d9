package io.meterproof.anchor.chain;

import java.util.Locale;

/**
 * Where the contract is.
 *
 * @param contract address, lower case with {@code 0x}
 * @param raw the signed transaction that deploys it; empty if somebody else did
 */
public record Deployment(long chainId, String contract, String raw) {
    public Deployment {
        contract = contract.toLowerCase(Locale.ROOT);
        if (!contract.matches("0x[0-9a-f]{40}")) {
            throw new IllegalArgumentException("not a contract address: " + contract);
        }
    }
}
