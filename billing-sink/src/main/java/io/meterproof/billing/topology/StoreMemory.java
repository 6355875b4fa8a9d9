package io.meterproof.billing.topology;

import io.meterproof.billing.statement.ChainMemory;
import io.meterproof.billing.statement.MeteredUse;
import io.meterproof.statement.Use;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Remembers one account's uses in the state store, which all accounts of a partition share. Of its entries only those are kept whose
 * use is another than that of the usage before: under their number, and the last of them under {@code newest} as well.
 */
final class StoreMemory implements ChainMemory {
    private static final String NEWEST = "newest";

    private final KeyValueStore<String, String> uses;
    private final String account;

    StoreMemory(KeyValueStore<String, String> uses, String account) {
        this.uses = uses;
        this.account = account;
    }

    @Override
    public void keepEntry(long sequence, MeteredUse use) {
        String value = StateJson.ofMeteredUse(use);
        if (keep(NEWEST, value)) {
            uses.put(key(sequence), value);
        }
    }

    @Override
    public void keepAgreement(Hash agreement, Use use) {
        keep(agreement.hex(), StateJson.ofUse(use));
    }

    /** Writes only what changes: a read costs less than a record in the changelog. */
    private boolean keep(String what, String value) {
        boolean changed = !value.equals(uses.get(key(what)));
        if (changed) {
            uses.put(key(what), value);
        }
        return changed;
    }

    /** The use of the last usage up to an entry: a reversal is always of a usage. */
    @Override
    public Optional<MeteredUse> ofEntry(long sequence) {
        try (KeyValueIterator<String, String> upTo = uses.reverseRange(key(0), key(sequence))) {
            return upTo.hasNext() ? Optional.of(StateJson.meteredUse(upTo.next().value)) : Optional.empty();
        }
    }

    @Override
    public Optional<Use> ofAgreement(Hash agreement) {
        return Optional.ofNullable(uses.get(key(agreement.hex()))).map(StateJson::use);
    }

    /** All of the account: an entry of it was erased. */
    void forget() {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, String> all = uses.range(account + "#", account + "$")) {
            all.forEachRemaining(each -> keys.add(each.key));
        }
        keys.forEach(uses::delete);
    }

    /** In the order of the numbers. */
    private String key(long sequence) {
        return key(String.format(Locale.ROOT, "%019d", sequence));
    }

    private String key(String what) {
        return account + "#" + what;
    }
}
