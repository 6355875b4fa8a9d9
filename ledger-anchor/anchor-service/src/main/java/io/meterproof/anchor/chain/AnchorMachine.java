package io.meterproof.anchor.chain;

import io.meterproof.anchor.chain.AnchorState.Final;
import io.meterproof.anchor.chain.AnchorState.Mined;
import io.meterproof.anchor.chain.AnchorState.Pending;
import io.meterproof.anchor.chain.AnchorState.Sent;
import io.meterproof.anchor.chain.Decision.Become;
import io.meterproof.anchor.chain.Decision.Refuse;
import io.meterproof.anchor.chain.Decision.Send;
import io.meterproof.anchor.chain.Decision.Sign;
import io.meterproof.anchor.chain.Decision.Wait;
import io.meterproof.tlog.Hash;

/**
 * Decides the next step of an anchor from its stored state and what the chain says. The contract's compare-and-swap makes a second
 * write of the same epoch impossible, so whatever was forgotten is found again in the chain.
 *
 * @param confirmations blocks that make an anchor final, its own included
 * @param patience blocks after which a transaction that the node holds and no block takes is signed again for more
 */
public record AnchorMachine(int confirmations, int patience) {
    /**
     * The next step of an anchor.
     *
     * @param expected the contract's slot before this anchor
     * @param root what is anchored
     */
    public Decision decide(AnchorState state, Hash expected, Hash root, ChainView chain) {
        if (state instanceof Pending) {
            return pending(expected, root, chain);
        } else if (state instanceof Sent sent) {
            return sent(sent, expected, root, chain);
        } else if (state instanceof Mined mined) {
            return mined(mined, chain);
        }
        return new Wait("the anchor is final");
    }

    private static Decision pending(Hash expected, Hash root, ChainView chain) {
        if (chain.written().isPresent()) {
            return new Become(mined(chain.written().get()));
        }
        return unwritten(expected, root, chain, new Sign());
    }

    private Decision sent(Sent sent, Hash expected, Hash root, ChainView chain) {
        if (chain.inclusion().filter(Inclusion::succeeded).isPresent()) {
            return new Become(mined(chain.inclusion().get()));
        }
        if (chain.written().isPresent()) {
            return new Become(mined(chain.written().get()));
        }
        if (chain.inclusion().isPresent()) {
            return new Become(new Pending());
        }
        return unwritten(expected, root, chain, waiting(sent, chain));
    }

    private Decision waiting(Sent sent, ChainView chain) {
        boolean stuck = chain.known() && chain.height() - sent.since() >= patience;
        if (stuck || chain.hopeless().isPresent()) {
            return new Sign();
        }
        return chain.known() ? new Wait("not in a block yet") : new Send(sent.raw());
    }

    private Decision mined(Mined mined, ChainView chain) {
        if (chain.written().isEmpty()) {
            return new Become(new Pending());
        }
        Inclusion now = chain.written().get();
        if (!mined(now).equals(mined)) {
            return new Become(mined(now));
        }
        long confirmed = chain.height() - mined.blockNumber() + 1;
        return confirmed >= confirmations
                ? new Become(new Final(mined.transaction(), mined.block(), mined.blockNumber()))
                : new Wait(confirmed + " of " + confirmations + " confirmations");
    }

    private static Decision unwritten(Hash expected, Hash root, ChainView chain, Decision usual) {
        if (chain.acc().equals(expected)) {
            return usual;
        }
        if (chain.acc().equals(Accumulator.after(expected, root))) {
            return new Wait("the contract has the root, its log is not visible yet");
        }
        return new Refuse("the contract holds " + chain.acc() + " where " + expected + " was expected");
    }

    private static Mined mined(Inclusion inclusion) {
        return new Mined(inclusion.transaction(), inclusion.block(), inclusion.blockNumber());
    }
}
