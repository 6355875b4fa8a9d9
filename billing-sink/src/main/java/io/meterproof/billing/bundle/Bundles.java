package io.meterproof.billing.bundle;

import io.meterproof.billing.kept.Ledger;
import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.bundle.BlockEvidence;
import io.meterproof.bundle.BundleBuilder;
import io.meterproof.bundle.BundleCodec;
import io.meterproof.bundle.Evidence;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.records.wire.SchemaRegistry;
import java.util.List;

/** Makes the proof-carrying bill of an account. */
public final class Bundles {
    private final Ledger ledger;
    private final EvidenceCollector collector;
    private final KeyRing privacyKeys;
    private final SignerKeys signerKeys;
    private final ProofService proofs;

    public Bundles(
            ArchiveReader reader,
            Ledger ledger,
            SchemaRegistry registry,
            KeyRing privacyKeys,
            SignerKeys signerKeys,
            ProofService proofs) {
        this.ledger = ledger;
        this.privacyKeys = privacyKeys;
        this.signerKeys = signerKeys;
        this.proofs = proofs;
        collector = new EvidenceCollector(reader, new VerifiedBlocks(registry));
    }

    /**
     * The bundle of the account's entries up to its newest statement, as canonical JSON.
     *
     * @throws NotProvenYetException without a statement, or while it is not under a final anchor
     * @throws MissingEvidenceException if something that the bill rests on is not there
     * @throws ProofServiceException if the anchor service does not prove it
     */
    public byte[] make(String account) throws InterruptedException {
        List<LedgerEntry> entries = Evidence.billed(ledger.entries(account))
                .orElseThrow(() -> new NotProvenYetException("account " + account + " has no statement yet"));
        List<BlockEvidence> blocks = collector.blocks(entries);
        Evidence evidence = Evidence.select(
                account, entries, blocks, collector.documents(account, entries, blocks), signerKeys.read());
        BundleBuilder builder = BundleBuilder.of(evidence, holder -> privacyKeys
                .of(holder)
                .orElseThrow(() -> new MissingEvidenceException("no privacy key of " + holder.name())));
        return BundleCodec.encode(builder.build(proofs.prove(builder.leaves())));
    }
}
