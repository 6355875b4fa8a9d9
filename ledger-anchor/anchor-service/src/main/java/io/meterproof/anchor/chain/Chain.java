package io.meterproof.anchor.chain;

import io.meterproof.tlog.Hash;
import java.util.Optional;

/** The contract on its chain. Every method throws {@link ChainUnavailableException} when there is no usable answer. */
public interface Chain {
    /** What became of sending. */
    enum Sending {
        ACCEPTED,
        /** Another transaction of this account took the nonce: this one will never be mined. */
        NONCE_SPENT
    }

    Deployment deployment();

    Hash acc();

    /**
     * What the chain says about an anchor now.
     *
     * @param transaction the anchor's, if it was signed
     * @param root to look for in the contract's log
     * @param fromBlock where the log is read from
     */
    ChainView view(Optional<String> transaction, Hash root, long fromBlock);

    /** Signs a call of {@code anchor} without sending it. */
    AnchorState.Sent sign(Hash expected, Hash root);

    Sending send(String raw);
}
