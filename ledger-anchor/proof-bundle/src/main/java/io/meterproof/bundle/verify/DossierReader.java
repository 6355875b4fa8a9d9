package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.at;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.bundle.BlockEvidence;
import io.meterproof.bundle.Bundle;
import io.meterproof.bundle.BundleCodec;
import io.meterproof.bundle.BundleLimits;
import io.meterproof.bundle.BundledEntry;
import io.meterproof.bundle.Citations;
import io.meterproof.bundle.DocumentIndex;
import io.meterproof.bundle.LogProof.ShardProof;
import io.meterproof.bundle.SignerOrder;
import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockCodec;
import io.meterproof.formats.block.Readings;
import io.meterproof.formats.block.ReadingsCodec;
import io.meterproof.metering.commitment.EntryType;
import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.LogResharding;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.SourceRelease;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.LedgerEntryJson;
import io.meterproof.metering.signature.SignatureVerifier;
import io.meterproof.metering.verdict.AcceptedReading;
import io.meterproof.tlog.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads every part of a bundle by its own structure, and refuses any order but the one. */
final class DossierReader {
    private DossierReader() {}

    static Dossier read(BundleCodec.Sealed sealed, Optional<TrustFile> trust, SignatureVerifier signatures) {
        Dossier dossier = parts(sealed, trust, signatures);
        require(!dossier.entries().isEmpty(), "entries", "are none");
        return dossier;
    }

    /** The same of what need not be a bill. */
    static Dossier parts(BundleCodec.Sealed sealed, Optional<TrustFile> trust, SignatureVerifier signatures) {
        Bundle bundle = sealed.bundle();
        int leaves = bundle.entries().size() + bundle.blocks().size();
        require(leaves <= BundleLimits.MAX_LEAVES, "blocks", "and entries are more than " + BundleLimits.MAX_LEAVES);
        requireAtMost(BundleLimits.MAX_DOCUMENTS, bundle.documents(), "documents");
        requireAtMost(BundleLimits.MAX_KEYS, bundle.keys(), "keys");
        requireAscending(bundle.keys(), Comparator.naturalOrder(), "keys");
        requireAscending(bundle.log().shards(), Comparator.comparingInt(ShardProof::shard), "log.shards");
        Map<Hash, Document> documents = documents(bundle.documents());
        List<LedgerEntry> entries = entries(bundle.entries());
        return new Dossier(
                sealed,
                entries,
                bundle.entries().parallelStream().map(DossierReader::leaf).toList(),
                Standing.positions(entries),
                blocks(bundle),
                List.copyOf(documents.values()),
                new DocumentIndex(documents, Citations.deductions(entries)),
                trust,
                signatures,
                new Results());
    }

    private static List<LedgerEntry> entries(List<BundledEntry> bundled) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (BundledEntry entry : bundled) {
            int position = entries.size();
            try {
                entries.add(LedgerEntryJson.decodePart(entry.payload()));
            } catch (InvalidDocumentException e) {
                throw new RefusedException(Dossier.entryPath(position, e.field()), e.reason());
            }
        }
        return List.copyOf(entries);
    }

    private static Hash leaf(BundledEntry entry) {
        byte[] payload = entry.payload().getBytes(StandardCharsets.UTF_8);
        return LogEntry.commit(EntryType.LEDGER_ENTRY, entry.leaf().salt(), payload)
                .leafHash();
    }

    private static Map<Hash, Exhibit> blocks(Bundle bundle) {
        Map<Hash, Exhibit> blocks = new LinkedHashMap<>();
        for (int i = 0; i < bundle.blocks().size(); i++) {
            BlockEvidence evidence = bundle.blocks().get(i).evidence();
            AcceptedReading read = read(evidence, "blocks[" + i + "].");
            blocks.put(read.digest(), new Exhibit(i, evidence, read.block(), read.readings(), read.clockProven()));
        }
        requireAscending(List.copyOf(blocks.keySet()), Comparator.naturalOrder(), "blocks");
        require(blocks.size() == bundle.blocks().size(), "blocks", "hold a block twice");
        return blocks;
    }

    private static AcceptedReading read(BlockEvidence evidence, String path) {
        if (!evidence.isNative()) {
            return at(path + "signed", evidence::read);
        }
        Block block = at(path + "signed", () -> BlockCodec.decode(evidence.signed()));
        Readings readings = at(path + "readings", () -> ReadingsCodec.decode(evidence.readings()));
        return new AcceptedReading(block, readings, evidence.digest());
    }

    private static Map<Hash, Document> documents(List<SignedDocument> signed) {
        Map<Hash, Document> documents = new LinkedHashMap<>();
        for (int i = 0; i < signed.size(); i++) {
            SignedDocument document = signed.get(i);
            String path = "documents[" + i + "]";
            documents.put(document.hash(), at(path + ".json", () -> booked(DocumentCodec.decode(document.json()))));
            requireAscending(document.signatures(), SignerOrder.ASCENDING, path + ".signatures");
        }
        requireAscending(List.copyOf(documents.keySet()), Comparator.naturalOrder(), "documents");
        require(documents.size() == signed.size(), "documents", "hold a document twice");
        return documents;
    }

    /** What a bill may rest on: no release of a source, and no resharding of the log. */
    private static Document booked(Document document) {
        if (document instanceof SourceRelease || document instanceof LogResharding) {
            throw new InvalidDocumentException("type", "is of what no bill rests on");
        }
        return document;
    }

    private static void requireAtMost(int limit, List<?> elements, String path) {
        require(elements.size() <= limit, path, "are more than " + limit);
    }

    private static <T> void requireAscending(List<T> elements, Comparator<? super T> order, String path) {
        for (int i = 1; i < elements.size(); i++) {
            boolean ascending = order.compare(elements.get(i - 1), elements.get(i)) < 0;
            require(ascending, path + "[" + i + "]", "does not come after the element before it");
        }
    }
}
