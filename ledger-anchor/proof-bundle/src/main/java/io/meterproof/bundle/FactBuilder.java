package io.meterproof.bundle;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.ReadingTree;
import io.meterproof.formats.block.Readings;
import io.meterproof.formats.block.ReadingsCodec;
import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.Payload;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.commitment.Salts;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.LedgerEntryJson;
import io.meterproof.metering.prepayment.AlertJson;
import io.meterproof.metering.prepayment.CreditAlert;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.InclusionProof;
import io.meterproof.tlog.Subtrees;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes the proof of one fact in two steps: {@link #leaf()} says what to ask the proof API for, {@link #build} joins its answer. */
public final class FactBuilder {
    private final Payload payload;
    private final Hash salt;
    private final List<SignedDocument> documents;
    private final Function<LeafPosition, Fact> fact;

    private FactBuilder(
            PrivacyKey key, Payload payload, List<SignedDocument> documents, Function<LeafPosition, Fact> fact) {
        this.payload = payload;
        this.salt = Salts.derive(key, payload.type(), payload.id());
        this.documents = documents;
        this.fact = fact;
    }

    /** @param key the account's */
    public static FactBuilder ofEntry(PrivacyKey key, LedgerEntry entry) {
        byte[] json = LedgerEntryJson.encode(entry);
        Payload payload =
                Payload.ledgerEntry(entry.header().account(), entry.header().sequence(), json);
        String text = new String(json, StandardCharsets.UTF_8);
        return new FactBuilder(key, payload, List.of(), position -> new Fact.OfEntry(new BundledEntry(text, position)));
    }

    /** @param key the account's */
    public static FactBuilder ofAlert(PrivacyKey key, CreditAlert alert) {
        Payload payload = AlertJson.payload(alert);
        String text = new String(payload.bytes(), StandardCharsets.UTF_8);
        return new FactBuilder(key, payload, List.of(), position -> new Fact.OfAlert(text, position));
    }

    /**
     * @param key of the block's holder
     * @param documents at least the histories of the meter
     */
    public static FactBuilder ofBlock(PrivacyKey key, BlockEvidence block, Collection<SignedDocument> documents) {
        return new FactBuilder(
                key,
                block.payload(),
                needed(documents, index -> Citations.resolve(block, index)),
                position -> new Fact.OfBlock(new BundledBlock(block, position)));
    }

    /**
     * @param key of the block's holder
     * @param block a native one
     * @param index of the reading in the block, from 0
     * @param documents at least the histories of the meter
     * @throws IllegalArgumentException if the block has no such reading
     */
    public static FactBuilder ofReading(
            PrivacyKey key, BlockEvidence block, int index, Collection<SignedDocument> documents) {
        if (!block.isNative() || index >= block.read().block().count()) {
            throw new IllegalArgumentException("the block has no reading " + index + " that can be shown alone");
        }
        Readings readings = ReadingsCodec.decode(block.readings());
        List<Hash> leaves = ReadingTree.leafHashes(readings);
        List<Hash> path =
                InclusionProof.of(Subtrees.over(leaves), leaves.size(), index).path();
        return new FactBuilder(
                key,
                block.payload(),
                needed(documents, documentIndex -> enrolment(block.read().block(), documentIndex)),
                position -> new Fact.OfReading(
                        block.signed(), block.signature(), position, ReadingTree.disclose(readings, index), path));
    }

    private static void enrolment(Block block, DocumentIndex index) {
        index.enrolment(
                block.meter(), block.key(), Instant.ofEpochSecond(block.start()), Instant.ofEpochSecond(block.end()));
    }

    @FunctionalInterface
    private interface Need {
        void of(DocumentIndex index);
    }

    private static List<SignedDocument> needed(Collection<SignedDocument> documents, Need need) {
        Map<Hash, SignedDocument> byHash = new HashMap<>();
        Map<Hash, Document> decoded = new LinkedHashMap<>();
        documents.forEach(each -> {
            byHash.put(each.hash(), each);
            decoded.put(each.hash(), DocumentCodec.decode(each.json()));
        });
        DocumentIndex index = new DocumentIndex(decoded);
        need.of(index);
        return index.used().stream()
                .sorted()
                .map(byHash::get)
                .map(SignerOrder::of)
                .toList();
    }

    /** The leaf hash to ask the proof API for. */
    public Hash leaf() {
        return LogEntry.commit(payload.type(), salt, payload.bytes()).leafHash();
    }

    /**
     * The proof.
     *
     * @param known public keys that may have signed: those of a trust file
     * @throws IllegalArgumentException if the answer is not about the leaf
     */
    public FactProof build(ProofAnswer answer, Collection<SignerKey> known) {
        ProofAnswer.Place place = answer.places().get(leaf());
        if (place == null) {
            throw new IllegalArgumentException("the answer says nothing about leaf " + leaf());
        }
        return new FactProof(
                fact.apply(new LeafPosition(place.shard(), place.index(), salt)),
                documents,
                NeededKeys.of(known, documents, answer.log()),
                answer.log(),
                answer.anchor());
    }
}
