package io.meterproof.anchor.timestamp;

import io.meterproof.anchor.chain.Accumulator;
import io.meterproof.anchor.chain.AnchorState;
import io.meterproof.anchor.chain.Chain;
import io.meterproof.anchor.chain.ChainUnavailableException;
import io.meterproof.anchor.chain.ChainView;
import io.meterproof.anchor.chain.Contract;
import io.meterproof.anchor.chain.Inclusion;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Time-stamps in the place of a chain, whose number is 0. The "transaction" is the token's SHA-256, the "block" what was stamped, SHA-256 of
 * the root, and its number the authority's time in seconds. A stamp is final as soon as it is stored.
 */
public final class TimeStampChain implements Chain {
    /** No chain has the number 0. */
    public static final Contract CONTRACT = new Contract(0, "0x" + "00".repeat(20));

    private static final String NONE = "0x" + "00".repeat(Hash.LENGTH);

    private final Authority authority;
    private final TimeStampStore store;
    private final Clock clock;

    public TimeStampChain(Authority authority, TimeStampStore store, Clock clock) {
        this.authority = authority;
        this.store = store;
        this.clock = clock;
    }

    /**
     * This, if the epochs so far have time-stamps.
     *
     * @throws ChainUnavailableException if they are anchored in a chain: that is another log
     */
    public TimeStampChain connect(Optional<Contract> used) {
        if (used.isPresent() && !used.get().equals(CONTRACT)) {
            throw new ChainUnavailableException("the epochs so far are anchored in " + used.get()
                    + ": time-stamps need another log, with a name, a key and a keyspace of its own");
        }
        return this;
    }

    @Override
    public Contract contract() {
        return CONTRACT;
    }

    @Override
    public Hash acc() {
        return Hash.ZERO;
    }

    @Override
    public ChainView view(AnchorState anchor, Hash expected, Hash root, long fromBlock) {
        Optional<Inclusion> stamped = store.of(root).stream().findFirst().map(stamp -> inclusion(root, stamp));
        return new ChainView(
                stamped.isPresent() ? Accumulator.after(expected, root) : expected,
                Long.MAX_VALUE / 2,
                false,
                Optional.empty(),
                Optional.empty(),
                stamped);
    }

    private static Inclusion inclusion(Hash root, TimeStamp stamp) {
        return new Inclusion(
                "0x" + stamp.digest().hex(),
                "0x" + imprint(root).hex(),
                stamp.time().getEpochSecond(),
                true);
    }

    /** What is stamped of a root. */
    static Hash imprint(Hash root) {
        return TreeHasher.sha256(root.bytes());
    }

    /** The request, with its root before it; it may be sent any number of times. */
    @Override
    public AnchorState.Sent sign(AnchorState before, Hash expected, Hash root) {
        byte[] request = authority.request(imprint(root));
        return new AnchorState.Sent(NONE, root.hex() + HexFormat.of().formatHex(request), 0);
    }

    @Override
    public Sending send(String raw) {
        Hash root = Hash.parseHex(raw.substring(0, 2 * Hash.LENGTH));
        byte[] request = HexFormat.of().parseHex(raw.substring(2 * Hash.LENGTH));
        if (store.of(root).isEmpty()) {
            store.append(root, 0, authority.stamp(request, clock.instant()));
        }
        return Sending.ACCEPTED;
    }

    /**
     * Stamps the evidence of one root again, if it expires within so many seconds: its certificates will not be checked for revocation
     * any longer, and a later stamp shows that it was there before.
     *
     * @return whether there was one
     * @throws ChainUnavailableException if the authority gives none
     */
    public boolean renewOne(long withinSeconds) {
        List<Hash> expiring = store.expiring(clock.instant().plusSeconds(withinSeconds));
        if (expiring.isEmpty()) {
            return false;
        }
        Hash root = expiring.get(0);
        List<TimeStamp> stamps = store.of(root);
        byte[] request = authority.request(stamps.get(stamps.size() - 1).evidence());
        return store.append(root, stamps.size(), authority.stamp(request, clock.instant()));
    }
}
