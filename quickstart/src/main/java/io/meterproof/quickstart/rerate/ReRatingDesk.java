package io.meterproof.quickstart.rerate;

import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.quickstart.backlog.Backlog;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.codec.LedgerRecords;
import io.meterproof.records.publish.DocumentPublisher;
import io.meterproof.records.publish.KafkaClients;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Contracts, tariffs and what is billed under them, on the running stack. */
final class ReRatingDesk {
    private final Endpoints endpoints;
    private final TopicContents contents;
    private final SchemaRegistry registry;

    ReRatingDesk(Endpoints endpoints) {
        this.endpoints = endpoints;
        this.contents = new TopicContents(endpoints.bootstrapServers());
        this.registry = ConfluentSchemaRegistry.at(endpoints.registryUrl());
    }

    Plan plan(ReRating reRating, Tariff corrected) {
        return Plan.of(reRating, corrected, terms());
    }

    private PublishedTerms terms() {
        return PublishedTerms.read(contents, registry);
    }

    /** What the plan changes of all that is booked now. */
    List<Effect> effects(Plan plan, ReRating reRating, Tariff corrected) {
        Effects effects = new Effects(plan.contracts(), reRating.span(), new Repricing(versions(corrected)));
        AvroWire<LedgerRecord> wire = new AvroWire<>(Topics.SETTLEMENT_LINES, LedgerRecord.class, registry);
        contents.forEach(Topics.SETTLEMENT_LINES, (key, value) -> {
            if (value == null) {
                return;
            }
            try {
                effects.add(LedgerRecords.toPure(wire.read(value)));
            } catch (MalformedRecordException e) {
                throw new IllegalStateException(Topics.SETTLEMENT_LINES.name() + " holds what is no entry", e);
            }
        });
        return effects.byAccount();
    }

    /** Those that are published, and the one that will be. */
    private List<Identified<Tariff>> versions(Tariff corrected) {
        Hash hash = new SignedDocument(DocumentCodec.encode(new TariffVersion(corrected)), List.of()).hash();
        Set<Identified<Tariff>> versions =
                new LinkedHashSet<>(terms().tariffs().getOrDefault(corrected.id(), List.of()));
        versions.add(new Identified<>(hash, corrected));
        return new ArrayList<>(versions);
    }

    Pace pace(long mostReadings, Duration limit) {
        return new Pace(new Backlog(endpoints.bootstrapServers()), mostReadings, limit);
    }

    /** Publishes what is not published yet, and returns how many those were. */
    int publish(List<SignedDocument> documents) throws IOException {
        var verifier = new DocumentVerifier(
                ProviderVerifier.of(CryptoProviders.preferred().provider()));
        var trusted =
                TrustFileCodec.decode(Files.readString(endpoints.trustFile())).keys();
        try (var producer = new KafkaClients(endpoints.bootstrapServers()).producer()) {
            return new DocumentPublisher(producer, contents, registry, verifier, trusted).publish(documents);
        }
    }
}
