package io.meterproof.billing.topology;

/** A ledger entry that does not decode. A statement without it would be wrong, so the fold stops. */
public final class UnreadableEntryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableEntryException(Throwable cause) {
        super("an entry of settlement.lines does not decode: " + cause.getMessage(), cause);
    }
}
