package io.meterproof.bundle;

import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.tlog.Hash;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a bill rests on, without more: the entries up to the last statement, the blocks that they cite, and the documents that
 * entries and blocks need.
 */
public record Evidence(
        String account,
        List<LedgerEntry> entries,
        List<BlockEvidence> blocks,
        List<SignedDocument> documents,
        List<SignerKey> keys) {
    public Evidence {
        entries = List.copyOf(entries);
        blocks = List.copyOf(blocks);
        documents = List.copyOf(documents);
        keys = List.copyOf(keys);
    }

    /**
     * Selects from what is at hand.
     *
     * @param entries the account's entries in order; those after the last statement are left out
     * @param blocks at least the cited ones, see {@link Citations#blocks}
     * @param documents whole histories in order: of several descriptions of a place or account, the last counts
     * @param keys public keys that may have signed: those of a trust file
     * @throws IllegalArgumentException without a statement
     */
    public static Evidence select(
            String account,
            List<LedgerEntry> entries,
            Collection<BlockEvidence> blocks,
            Collection<SignedDocument> documents,
            Collection<SignerKey> keys) {
        List<LedgerEntry> billed = billed(entries)
                .orElseThrow(() -> new IllegalArgumentException("account " + account + " has no statement yet"));
        Set<Hash> cited = Citations.blocks(billed);
        List<BlockEvidence> citedBlocks = blocks.stream()
                .filter(block -> cited.contains(block.digest()))
                .sorted(Comparator.comparing(BlockEvidence::digest))
                .toList();
        Map<Hash, SignedDocument> byHash = new HashMap<>();
        documents.forEach(document -> byHash.put(document.hash(), document));
        List<Hash> deductions = Citations.deductions(billed);
        DocumentIndex index = new DocumentIndex(standing(documents, deductions), deductions);
        citedBlocks.forEach(block -> Citations.resolve(block, index));
        billed.forEach(entry -> Citations.resolve(entry, index));
        List<SignedDocument> needed = index.used().stream()
                .sorted()
                .map(byHash::get)
                .map(SignerOrder::of)
                .toList();
        return new Evidence(account, billed, citedBlocks, needed, List.copyOf(keys));
    }

    /** Of an account's entries those that a bill covers: up to the last statement. Empty without one. */
    public static Optional<List<LedgerEntry>> billed(List<LedgerEntry> entries) {
        for (int end = entries.size(); end > 0; end--) {
            if (entries.get(end - 1) instanceof StatementEntry) {
                return Optional.of(List.copyOf(entries.subList(0, end)));
            }
        }
        return Optional.empty();
    }

    /** Usage points and accounts without the descriptions that later ones replaced, but for those that deductions name. */
    private static Map<Hash, Document> standing(Collection<SignedDocument> documents, List<Hash> deductions) {
        Set<Hash> named = Set.copyOf(deductions);
        Map<Hash, Document> all = new LinkedHashMap<>();
        Map<String, Hash> latest = new HashMap<>();
        for (SignedDocument signed : documents) {
            Document document = DocumentCodec.decode(signed.json());
            all.put(signed.hash(), document);
            if (document instanceof UsagePoint || document instanceof Account) {
                Hash replaced = latest.put(document.getClass().getSimpleName() + document.subject(), signed.hash());
                if (replaced != null && !replaced.equals(signed.hash()) && !named.contains(replaced)) {
                    all.remove(replaced);
                }
            }
        }
        return all;
    }
}
