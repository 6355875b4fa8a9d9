package io.meterproof.anchor.chain;

/**
 * What transactions may cost.
 *
 * @param mostGwei for a unit of gas, whatever happens: 10^9 wei each
 */
public record Fees(long mostGwei) {
    public static final Fees USUAL = new Fees(500);

    public Fees {
        if (mostGwei < 1) {
            throw new IllegalArgumentException("a unit of gas costs a gwei at the least, not " + mostGwei);
        }
    }
}
