package io.meterproof.statement;

import io.meterproof.bundle.BlockEvidence;
import io.meterproof.bundle.Bundle;
import io.meterproof.bundle.BundledBlock;
import io.meterproof.bundle.Evidence;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.BillingNotice;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.LedgerEntryJson;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a statement is taken from: an account's entries, the readings that they cite, and the documents that name things. */
public final class Papers {
    private static final int SHORT = 12;

    private final List<LedgerEntry> entries;
    private final Map<Hash, BlockEvidence> blocks = new HashMap<>();
    private final Map<Hash, Document> documents = new HashMap<>();

    private Papers(List<LedgerEntry> entries, Collection<BlockEvidence> blocks, Collection<SignedDocument> documents) {
        this.entries = List.copyOf(entries);
        blocks.forEach(block -> this.blocks.put(block.digest(), block));
        documents.forEach(document -> this.documents.put(document.hash(), DocumentCodec.decode(document.json())));
    }

    public static Papers of(Evidence evidence) {
        return new Papers(evidence.entries(), evidence.blocks(), evidence.documents());
    }

    /** Of a bundle that its verifier accepts. */
    public static Papers of(Bundle bundle) {
        List<LedgerEntry> entries = new ArrayList<>();
        bundle.entries()
                .forEach(entry ->
                        entries.add(LedgerEntryJson.decode(entry.payload().getBytes(StandardCharsets.UTF_8))));
        return new Papers(
                entries, bundle.blocks().stream().map(BundledBlock::evidence).toList(), bundle.documents());
    }

    public List<LedgerEntry> entries() {
        return entries;
    }

    Optional<BlockEvidence> block(Hash digest) {
        return Optional.ofNullable(blocks.get(digest));
    }

    /** The name of an account, or its id. */
    public String holder(String account) {
        return of(Account.class)
                .filter(document -> document.id().equals(account))
                .map(Account::name)
                .findFirst()
                .orElse(account);
    }

    public Optional<UsagePoint> usagePoint(String id) {
        return of(UsagePoint.class).filter(document -> document.id().equals(id)).findFirst();
    }

    /** Maker and serial number, or the beginning of its identity. */
    String meter(Hash meter) {
        return of(MeterEnrolment.class)
                .filter(document -> document.meter().equals(meter))
                .map(document -> document.maker() + " " + document.serial())
                .findFirst()
                .orElse(meter.hex().substring(0, SHORT));
    }

    /** By what the advance of a meter's register was multiplied at an instant. */
    BigDecimal multiplier(Hash meter, String usagePoint, Instant at) {
        return of(MeterInstallation.class)
                .filter(document -> document.meter().equals(meter)
                        && document.usagePoint().equals(usagePoint)
                        && document.effective().covers(at))
                .map(MeterInstallation::multiplier)
                .findFirst()
                .orElse(BigDecimal.ONE);
    }

    /** The version of a tariff that has this hash. */
    Optional<Tariff> tariff(Hash version) {
        return Optional.ofNullable(documents.get(version))
                .filter(TariffVersion.class::isInstance)
                .map(document -> ((TariffVersion) document).tariff());
    }

    /** Which of these versions of a tariff is in force at an instant: a later one that begins before it is another matter. */
    Optional<Tariff> tariff(List<Hash> versions, Instant at) {
        return inForce(versions.stream().map(this::tariff).flatMap(Optional::stream), at);
    }

    /** Which version of a tariff is in force at an instant. */
    public static Optional<Tariff> inForce(Stream<Tariff> versions, Instant at) {
        return versions.filter(version -> !version.from().isAfter(at)).max(Comparator.comparing(Tariff::from));
    }

    /** The version in force at an instant of the tariff of an agreement or authorisation. */
    Optional<Tariff> tariff(Hash agreement, Instant at) {
        return Optional.ofNullable(documents.get(agreement))
                .filter(Contract.class::isInstance)
                .map(contract -> ((Contract) contract).tariff())
                .flatMap(id -> inForce(
                        of(TariffVersion.class).map(TariffVersion::tariff).filter(version -> version.id()
                                .equals(id)),
                        at));
    }

    /** The agreement of a document. */
    Optional<Agreement> agreement(Hash document) {
        return Optional.ofNullable(documents.get(document))
                .filter(Agreement.class::isInstance)
                .map(Agreement.class::cast);
    }

    /** What the billing team stated, by the document's hash. */
    public Optional<BillingNotice> notice(Hash document) {
        return Optional.ofNullable(documents.get(document))
                .filter(BillingNotice.class::isInstance)
                .map(BillingNotice.class::cast);
    }

    private <T extends Document> Stream<T> of(Class<T> kind) {
        return documents.values().stream().filter(kind::isInstance).map(kind::cast);
    }
}
