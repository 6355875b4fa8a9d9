package io.meterproof.billing.archive;

import io.meterproof.billing.store.AnchorRow;
import io.meterproof.billing.store.AnomalyRow;
import io.meterproof.billing.store.ErasedAccountRow;
import io.meterproof.billing.store.MonthName;
import io.meterproof.billing.store.MonthPartRow;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.Anchor;
import io.meterproof.records.avro.Anomaly;
import io.meterproof.records.avro.ArchivedPart;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The topics that are copied, and how. */
final class Filings {
    private static final List<Topic> DOCUMENTS =
            List.of(Topics.REGISTRY_EVENTS, Topics.SETTLEMENT_COMMANDS, Topics.TOP_UPS);

    private Filings() {}

    static Map<String, Filing> of(SchemaRegistry registry, TrustedSigners signers) {
        ReadingFilings readings = new ReadingFilings(registry);
        LedgerFilings ledger = new LedgerFilings(registry);
        DocumentFilings documents = new DocumentFilings(registry, signers);
        Map<String, Filing> filings = new TreeMap<>();
        filings.put(Topics.READINGS_VERIFIED.name(), readings::verified);
        filings.put(Topics.READINGS_REJECTED.name(), readings::rejected);
        filings.put(Topics.SETTLEMENT_LINES.name(), ledger::entry);
        filings.put(Topics.STATEMENTS.name(), ledger::statement);
        filings.put(Topics.SETTLEMENT_ARCHIVE.name(), months(registry));
        filings.put(Topics.BALANCES.name(), ledger::balance);
        filings.put(Topics.ALERTS.name(), ledger::alert);
        filings.put(Topics.ANOMALIES.name(), anomalies(registry));
        filings.put(Topics.LOG_ANCHORS.name(), anchors(registry));
        Topics.REFERENCE.forEach(topic -> filings.put(topic.name(), documents.history(topic)));
        filings.put(Topics.ACCOUNTS.name(), accounts(documents.history(Topics.ACCOUNTS)));
        DOCUMENTS.forEach(topic -> filings.put(topic.name(), documents.single(topic)));
        return filings;
    }

    /** An account that is withdrawn is erased. */
    private static Filing accounts(Filing histories) {
        return record -> record.value() == null
                ? Filed.of(new ErasedAccountRow(new String(record.key(), StandardCharsets.UTF_8)))
                : histories.file(record);
    }

    private static Filing months(SchemaRegistry registry) {
        AvroWire<ArchivedPart> wire = new AvroWire<>(Topics.SETTLEMENT_ARCHIVE, ArchivedPart.class, registry);
        return record -> {
            ArchivedPart part = wire.read(record.value());
            MonthName name = new MonthName(part.getSubject(), part.getMeter(), part.getObis(), part.getMonth());
            return Filed.of(new MonthPartRow(name, part.getPart(), part.getVersion(), record.value()));
        };
    }

    private static Filing anomalies(SchemaRegistry registry) {
        AvroWire<Anomaly> wire = new AvroWire<>(Topics.ANOMALIES, Anomaly.class, registry);
        return record -> {
            Anomaly anomaly = wire.read(record.value());
            return Filed.of(new AnomalyRow(
                    Instant.ofEpochMilli(anomaly.getFrom()),
                    anomaly.getUsagePoint(),
                    anomaly.getId(),
                    record.offset() + 1,
                    record.value()));
        };
    }

    private static Filing anchors(SchemaRegistry registry) {
        AvroWire<Anchor> wire = new AvroWire<>(Topics.LOG_ANCHORS, Anchor.class, registry);
        return record ->
                Filed.of(new AnchorRow(wire.read(record.value()).getEpoch(), record.offset() + 1, record.value()));
    }
}
