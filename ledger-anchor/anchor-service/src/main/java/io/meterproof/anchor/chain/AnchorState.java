package io.meterproof.anchor.chain;

import java.util.Locale;
import java.util.Optional;

/** How far the anchor of one epoch has come. Every state is stored before it is acted upon. */
public sealed interface AnchorState {
    /** Nothing is signed yet. */
    record Pending() implements AnchorState {}

    /**
     * Signed and stored, perhaps sent: sending the same bytes again changes nothing.
     *
     * @param transaction hash, with {@code 0x}
     * @param raw the signed transaction, with {@code 0x}
     * @param since height of the chain when it was signed
     */
    record Sent(String transaction, String raw, long since) implements AnchorState {}

    /** In a block that a reorganisation may still drop. */
    record Mined(String transaction, String block, long blockNumber) implements AnchorState {}

    /** In a block with enough confirmations. */
    record Final(String transaction, String block, long blockNumber) implements AnchorState {}

    /** PENDING, SENT, MINED or FINAL, as records and rows name it. */
    default String name() {
        return getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }

    default boolean isFinal() {
        return this instanceof Final;
    }

    default Optional<String> transactionHash() {
        if (this instanceof Sent sent) {
            return Optional.of(sent.transaction());
        } else if (this instanceof Mined mined) {
            return Optional.of(mined.transaction());
        } else if (this instanceof Final done) {
            return Optional.of(done.transaction());
        }
        return Optional.empty();
    }
}
