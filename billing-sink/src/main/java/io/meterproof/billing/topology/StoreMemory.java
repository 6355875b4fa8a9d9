package io.meterproof.billing.topology;

import io.meterproof.billing.statement.ChainMemory;
import io.meterproof.billing.statement.MeteredUse;
import io.meterproof.billing.statement.Use;
import io.meterproof.tlog.Hash;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/** Remembers one account's uses in the state store, which all accounts of a partition share. */
final class StoreMemory implements ChainMemory {
    private final KeyValueStore<String, String> uses;
    private final String account;

    StoreMemory(KeyValueStore<String, String> uses, String account) {
        this.uses = uses;
        this.account = account;
    }

    @Override
    public void keepEntry(long sequence, MeteredUse use) {
        uses.put(key(Long.toString(sequence)), StateJson.ofMeteredUse(use));
    }

    /** Written only where it changes: a read costs less than a record in the changelog. */
    @Override
    public void keepAgreement(Hash agreement, Use use) {
        if (!ofAgreement(agreement).equals(Optional.of(use))) {
            uses.put(key(agreement.hex()), StateJson.ofUse(use));
        }
    }

    @Override
    public Optional<MeteredUse> ofEntry(long sequence) {
        return find(Long.toString(sequence)).map(StateJson::meteredUse);
    }

    @Override
    public Optional<Use> ofAgreement(Hash agreement) {
        return find(agreement.hex()).map(StateJson::use);
    }

    private Optional<String> find(String what) {
        return Optional.ofNullable(uses.get(key(what)));
    }

    private String key(String what) {
        return account + "#" + what;
    }
}
