package io.meterproof.billing.bundle;

import io.meterproof.billing.kept.Ledger;
import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.bundle.BlockEvidence;
import io.meterproof.bundle.BundleBuilder;
import io.meterproof.bundle.BundleCodec;
import io.meterproof.bundle.Evidence;
import io.meterproof.bundle.FactBuilder;
import io.meterproof.bundle.FactCodec;
import io.meterproof.bundle.ProofAnswer;
import io.meterproof.bundle.SignerKey;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.prepayment.CreditAlert;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
        collector = new EvidenceCollector(reader, new VerifiedBlocks(registry), new Alerts(registry));
    }

    /**
     * The bundle of the account's entries up to its newest statement, as canonical JSON.
     *
     * @throws NotProvenYetException without a statement, or while it is not under a final anchor
     * @throws MissingEvidenceException if something that the bill rests on is not there
     * @throws ErasedException if the key that opens some of it was destroyed
     * @throws ProofServiceException if the anchor service does not prove it
     */
    public byte[] make(String account) throws InterruptedException {
        requireKept(PrivacyKeyHolder.account(account));
        Evidence evidence = evidence(account, signerKeys::read);
        BundleBuilder builder = BundleBuilder.of(evidence, this::key);
        ProofAnswer proof =
                proofs.prove(builder.leaves(), Optional.of(builder.pointer().tag()));
        if (!builder.isNewest(proof)) {
            throw new NotProvenYetException("a later statement of account " + account
                    + " is in the log, and its entries are not in the archive yet");
        }
        return BundleCodec.encode(builder.build(proof));
    }

    /**
     * The proof of one ledger entry alone, as docs/proof-api.md describes it.
     *
     * @return nothing where the account has no such entry
     */
    public Optional<String> entry(String account, long sequence) throws InterruptedException {
        requireKept(PrivacyKeyHolder.account(account));
        Optional<LedgerEntry> entry = ledger.entries(account).stream()
                .filter(each -> each.header().sequence() == sequence)
                .findFirst();
        return entry.isEmpty()
                ? Optional.empty()
                : Optional.of(proof(FactBuilder.ofEntry(key(PrivacyKeyHolder.account(account)), entry.get())));
    }

    /**
     * The proof of one warning alone.
     *
     * @return nothing where there is none of this id
     */
    public Optional<String> alert(Hash id) throws InterruptedException {
        Optional<CreditAlert> alert = collector.alert(id);
        return alert.isEmpty()
                ? Optional.empty()
                : Optional.of(proof(FactBuilder.ofAlert(
                        key(PrivacyKeyHolder.account(alert.get().account())), alert.get())));
    }

    /**
     * The proof of one accepted block or foreign record alone.
     *
     * @return nothing where there is none of this digest
     */
    public Optional<String> block(Hash digest) throws InterruptedException {
        Optional<BlockEvidence> block = collector.block(digest);
        return block.isEmpty()
                ? Optional.empty()
                : Optional.of(proof(FactBuilder.ofBlock(
                        key(block.get().holder()), block.get(), collector.meterDocuments(block.get()))));
    }

    /**
     * The proof of one reading alone, which tells nothing of the others in its block.
     *
     * @param index of the reading in the block, from 0
     * @return nothing where there is no such block, or no such reading in it; the readings of a foreign record do not stand alone
     */
    public Optional<String> reading(Hash digest, int index) throws InterruptedException {
        Optional<BlockEvidence> block = collector
                .block(digest)
                .filter(each -> each.isNative() && index < each.read().block().count());
        return block.isEmpty()
                ? Optional.empty()
                : Optional.of(proof(FactBuilder.ofReading(
                        key(block.get().holder()), block.get(), index, collector.meterDocuments(block.get()))));
    }

    private String proof(FactBuilder builder) throws InterruptedException {
        ProofAnswer answer = proofs.prove(List.of(builder.leaf()), Optional.empty());
        return FactCodec.encode(builder.build(answer, signerKeys.read()));
    }

    /** Whether nothing of an account can be proven any more. */
    public boolean isErased(String account) {
        return privacyKeys.isErased(PrivacyKeyHolder.account(account));
    }

    private void requireKept(PrivacyKeyHolder holder) {
        if (privacyKeys.isErased(holder)) {
            throw ErasedException.keyOf(holder);
        }
    }

    private PrivacyKey key(PrivacyKeyHolder holder) {
        requireKept(holder);
        return privacyKeys
                .of(holder)
                .orElseThrow(() -> new MissingEvidenceException("no privacy key of " + holder.name()));
    }

    /**
     * What the account's bill up to its newest statement rests on, without proofs.
     *
     * @throws NotProvenYetException without a statement
     * @throws MissingEvidenceException if something that the bill rests on is not there
     */
    public Evidence evidence(String account) {
        return evidence(account, List::of);
    }

    private Evidence evidence(String account, Supplier<List<SignerKey>> keys) {
        List<LedgerEntry> entries = Evidence.billed(ledger.entries(account))
                .orElseThrow(() -> new NotProvenYetException("account " + account + " has no statement yet"));
        List<BlockEvidence> blocks = collector.blocks(entries);
        return Evidence.select(account, entries, blocks, collector.documents(account, entries, blocks), keys.get());
    }
}
