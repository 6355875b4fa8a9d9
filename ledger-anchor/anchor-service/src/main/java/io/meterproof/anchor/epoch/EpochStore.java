package io.meterproof.anchor.epoch;

import io.meterproof.anchor.chain.AnchorState;
import java.util.Optional;

/** Durable epochs. Methods throw {@code StoreUnavailableException} when the store does not answer. */
public interface EpochStore {
    Optional<Epoch> newest();

    Optional<Epoch> find(long number);

    /** Stores an epoch if its number is free: the compare-and-swap that makes the signer one. */
    boolean append(Epoch epoch);

    /** Replaces the note of the epoch log's head, which others have cosigned, if it is still the epoch's. */
    boolean replaceLog(Epoch epoch, SignedHead cosigned);

    /** Replaces the anchor state if it is still the epoch's. */
    boolean replaceAnchor(Epoch epoch, AnchorState next);

    /** The newest epoch whose anchor is final. Only the newest of all may still be on its way. */
    default Optional<Epoch> newestFinal() {
        return newest().flatMap(epoch -> epoch.anchor().isFinal() ? Optional.of(epoch) : find(epoch.number() - 1));
    }
}
