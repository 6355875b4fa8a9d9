package io.meterproof.bundle;

import io.meterproof.metering.commitment.EntryType;
import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.Payload;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.commitment.Salts;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.LedgerEntryJson;
import io.meterproof.tlog.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes the bundle of an account's bill in two steps: {@link #leaves()} and {@link #pointer()} say what to ask the proof API for, {@link #build}
 * joins its answer with the evidence.
 */
public final class BundleBuilder {
    private final Evidence evidence;
    private final List<Salted> entries;
    private final List<Salted> blocks;

    private BundleBuilder(Evidence evidence, List<Salted> entries, List<Salted> blocks) {
        this.evidence = evidence;
        this.entries = entries;
        this.blocks = blocks;
    }

    /**
     * Salts what the evidence commits to.
     *
     * @param privacyKeys the key of each usage point, token and account that the evidence is about
     * @throws BundleTooLargeException for more than a bundle can hold, see {@link BundleLimits}
     */
    public static BundleBuilder of(Evidence evidence, Function<PrivacyKeyHolder, PrivacyKey> privacyKeys) {
        BundleLimits.check(evidence);
        PrivacyKey own = privacyKeys.apply(PrivacyKeyHolder.account(evidence.account()));
        List<Salted> entries = new ArrayList<>();
        for (LedgerEntry entry : evidence.entries()) {
            byte[] json = LedgerEntryJson.encode(entry);
            entries.add(Salted.of(
                    own, Payload.ledgerEntry(evidence.account(), entry.header().sequence(), json)));
        }
        List<Salted> blocks = new ArrayList<>();
        for (BlockEvidence block : evidence.blocks()) {
            blocks.add(Salted.of(privacyKeys.apply(block.holder()), block.payload()));
        }
        return new BundleBuilder(evidence, entries, blocks);
    }

    /** The leaf hashes to ask the proof API for. */
    public List<Hash> leaves() {
        return Stream.concat(entries.stream(), blocks.stream())
                .map(Salted::leaf)
                .toList();
    }

    /** The pointer to the bill's last statement, by whose tag the proof API is asked for the account's newest. */
    public StatementPointer pointer() {
        Hash tag = StatementPointer.tag(entries.get(0).salt());
        return new StatementPointer(tag, entries.get(entries.size() - 1).leaf());
    }

    /** Whether the answer knows the bill's last statement as the account's newest: a bundle of another is refused. */
    public boolean isNewest(ProofAnswer answer) {
        return answer.newest().equals(Optional.of(pointer().statement()));
    }

    /**
     * The bundle.
     *
     * @throws IllegalArgumentException if the answer is not about all leaves
     * @throws BundleTooLargeException for more keys than a bundle can hold
     */
    public Bundle build(ProofAnswer answer) {
        List<BundledEntry> bundledEntries = entries.stream()
                .map(entry -> new BundledEntry(entry.text(), entry.position(answer)))
                .toList();
        List<BundledBlock> bundledBlocks = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            bundledBlocks.add(
                    new BundledBlock(evidence.blocks().get(i), blocks.get(i).position(answer)));
        }
        List<SignerKey> keys = NeededKeys.of(evidence.keys(), evidence.documents(), answer.log());
        BundleLimits.check("keys", keys.size(), BundleLimits.MAX_KEYS);
        return new Bundle(
                evidence.account(),
                bundledEntries,
                bundledBlocks,
                evidence.documents(),
                keys,
                answer.log(),
                answer.anchor());
    }

    private record Salted(Payload payload, Hash salt, Hash leaf) {
        static Salted of(PrivacyKey key, Payload payload) {
            EntryType type = payload.type();
            Hash salt = Salts.derive(key, type, payload.id());
            return new Salted(
                    payload, salt, LogEntry.commit(type, salt, payload.bytes()).leafHash());
        }

        String text() {
            return new String(payload.bytes(), StandardCharsets.UTF_8);
        }

        LeafPosition position(ProofAnswer answer) {
            ProofAnswer.Place place = answer.places().get(leaf);
            if (place == null) {
                throw new IllegalArgumentException("the answer says nothing about leaf " + leaf);
            }
            return new LeafPosition(place.shard(), place.index(), salt);
        }
    }
}
