package io.meterproof.anchor.chain;

import io.meterproof.tlog.Hash;

/** The contract on its chain. Every method throws {@link ChainUnavailableException} when there is no usable answer. */
public interface Chain {
    /** What became of sending. */
    enum Sending {
        ACCEPTED,
        /** Another transaction of this account took the nonce: this one will never be mined. */
        NONCE_SPENT,
        /** The node takes it only for a higher fee. */
        UNDERPRICED
    }

    Contract contract();

    Hash acc();

    /**
     * What the chain says about an anchor now.
     *
     * @param expected the contract's slot before
     * @param root to look for in the contract's log
     * @param fromBlock where the log is read from
     */
    ChainView view(AnchorState anchor, Hash expected, Hash root, long fromBlock);

    /**
     * Signs a call of {@code anchor} without sending it.
     *
     * @param before the state so far: of a transaction that was sent, the new one takes the place
     */
    AnchorState.Sent sign(AnchorState before, Hash expected, Hash root);

    Sending send(String raw);
}
