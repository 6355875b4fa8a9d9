package io.meterproof.billing.bundle;

import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.billing.store.BlockRow;
import io.meterproof.billing.store.DocumentRow;
import io.meterproof.bundle.BlockEvidence;
import io.meterproof.bundle.Citations;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Authorisation;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.CycleChargesEntry;
import io.meterproof.metering.ledger.FeeEntry;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.NoticeEntry;
import io.meterproof.metering.ledger.PeriodChargesEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.TopUpEntry;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.prepayment.CreditAlert;
import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the blocks and the document histories that an account's entries can rest on. The bundle takes what it needs of them. */
final class EvidenceCollector {
    private final ArchiveReader reader;
    private final VerifiedBlocks blocks;
    private final Alerts alerts;

    EvidenceCollector(ArchiveReader reader, VerifiedBlocks blocks, Alerts alerts) {
        this.reader = reader;
        this.blocks = blocks;
        this.alerts = alerts;
    }

    /**
     * The blocks that entries cite.
     *
     * @throws MissingEvidenceException if one is not there
     */
    List<BlockEvidence> blocks(List<LedgerEntry> entries) {
        return Citations.blocks(entries).stream()
                .map(digest -> block(digest)
                        .orElseThrow(() -> new MissingEvidenceException("block " + digest + " is not there")))
                .toList();
    }

    Optional<BlockEvidence> block(Hash digest) {
        Optional<BlockRow> row = reader.block(digest);
        if (row.filter(BlockRow::isErased).isPresent()) {
            throw ErasedException.block(digest);
        }
        return row.map(blocks::evidence);
    }

    Optional<CreditAlert> alert(Hash id) {
        return reader.alert(id).map(alerts::read);
    }

    /** Whole histories, in order, of everything that the entries and blocks are about. */
    Collection<SignedDocument> documents(String account, List<LedgerEntry> entries, List<BlockEvidence> evidence) {
        Histories histories = new Histories();
        histories.add("account", account);
        histories.add("period-close", account);
        evidence.stream().map(block -> block.read().block().meter()).distinct().forEach(histories::addMeter);
        evidence.forEach(block -> block.leniency().ifPresent(histories::addCited));
        cited(entries).forEach(histories::addCited);
        entries.stream()
                .filter(UsageEntry.class::isInstance)
                .map(entry -> ((UsageEntry) entry).usage())
                .flatMap(usage -> Stream.of(usage.usagePoint(), usage.meteredAt()))
                .distinct()
                .forEach(usagePoint -> histories.add("usage-point", usagePoint));
        return histories.documents.values();
    }

    /** Whole histories, in order, of a block's meter. */
    Collection<SignedDocument> meterDocuments(BlockEvidence block) {
        Histories histories = new Histories();
        histories.addMeter(block.read().block().meter());
        block.leniency().ifPresent(histories::addCited);
        return histories.documents.values();
    }

    private static Set<Hash> cited(List<LedgerEntry> entries) {
        Set<Hash> cited = new LinkedHashSet<>();
        entries.forEach(entry -> cited(entry).forEach(cited::add));
        return cited;
    }

    private static Stream<Hash> cited(LedgerEntry entry) {
        if (entry instanceof UsageEntry usage) {
            return Stream.concat(
                    Stream.of(usage.usage().agreement(), usage.usage().tariff()),
                    usage.usage().basis().documents().stream());
        } else if (entry instanceof ReversalEntry reversal) {
            return Stream.of(reversal.cause());
        } else if (entry instanceof TopUpEntry topUp) {
            return Stream.of(topUp.topUp());
        } else if (entry instanceof FeeEntry fee) {
            return Stream.of(fee.fee(), fee.tariff());
        } else if (entry instanceof CycleChargesEntry cycle) {
            return Stream.concat(Stream.of(cycle.charges().agreement()), cycle.charges().tariffs().stream());
        } else if (entry instanceof NoticeEntry notice) {
            return Stream.of(notice.notice());
        } else if (entry instanceof PeriodChargesEntry charges) {
            return charges.lines().stream().map(Line::agreement).flatMap(agreement -> agreement.stream());
        }
        return Stream.empty();
    }

    /** Histories by type and subject, each read once; with agreements come the places and tariffs that they name. */
    private final class Histories {
        private final Map<Hash, SignedDocument> documents = new LinkedHashMap<>();
        private final Set<List<String>> read = new LinkedHashSet<>();

        void addMeter(Hash meter) {
            add("meter-enrolment", meter.hex());
            add("meter-installation", meter.hex());
            add("leniency", meter.hex());
            add("register-reset", meter.hex());
            add("gas-conversion", meter.hex());
            add("reading-edit", meter.hex());
            add("reading-estimate", meter.hex());
        }

        void add(String type, String subject) {
            if (read.add(List.of(type, subject))) {
                reader.documents(type, subject).forEach(this::keep);
            }
        }

        /** A reversal's cause may be a block: then no document has the hash. */
        void addCited(Hash hash) {
            if (documents.containsKey(hash)) {
                return;
            }
            reader.document(hash).ifPresent(row -> {
                add(row.type(), row.subject());
                named(DocumentCodec.decode(row.document().json()));
            });
        }

        private void named(Document document) {
            if (document instanceof Agreement agreement) {
                add("usage-point", agreement.usagePoint());
                add("tariff", agreement.tariff());
            } else if (document instanceof Authorisation authorisation) {
                add("tariff", authorisation.tariff());
            }
        }

        private void keep(DocumentRow row) {
            documents.put(row.document().hash(), row.document());
        }
    }
}
