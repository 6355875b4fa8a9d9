package io.meterproof.anchor.chain;

import java.util.Locale;

/**
 * One contract on one chain.
 *
 * @param address lower case with {@code 0x}
 */
public record Contract(long chainId, String address) {
    public Contract {
        address = address.toLowerCase(Locale.ROOT);
        if (!address.matches("0x[0-9a-f]{40}")) {
            throw new IllegalArgumentException("not a contract address: " + address);
        }
    }

    @Override
    public String toString() {
        return address + " on chain " + chainId;
    }
}
