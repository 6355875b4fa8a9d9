package io.meterproof.quickstart.rerate;

import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.InForce;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReferenceHistory;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Contracts and tariffs as they are published now.
 *
 * @param contracts the history of each usage point and token
 * @param tariffs the versions of each tariff
 */
public record PublishedTerms(
        Map<String, List<Identified<Contract>>> contracts, Map<String, List<Identified<Tariff>>> tariffs) {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedTerms.class);

    static PublishedTerms read(TopicContents contents, SchemaRegistry registry) {
        Map<String, List<Identified<Tariff>>> tariffs = new TreeMap<>();
        histories(Topics.TARIFFS, contents, registry)
                .forEach((id, history) -> tariffs.put(
                        id,
                        history.stream()
                                .map(one -> new Identified<>(one.hash(), ((TariffVersion) one.content()).tariff()))
                                .toList()));
        return new PublishedTerms(published(contents, registry), tariffs);
    }

    /** The contracts in force alone. */
    public static List<Contract> contracts(TopicContents contents, SchemaRegistry registry) {
        return new PublishedTerms(published(contents, registry), Map.of())
                .inForce().stream().map(Identified::content).toList();
    }

    private static Map<String, List<Identified<Contract>>> published(TopicContents contents, SchemaRegistry registry) {
        Map<String, List<Identified<Contract>>> contracts = new TreeMap<>();
        for (Topic topic : List.of(Topics.AGREEMENTS, Topics.AUTHORISATIONS)) {
            histories(topic, contents, registry)
                    .forEach((subject, history) -> contracts.put(
                            topic.name() + "/" + subject,
                            history.stream()
                                    .map(one -> new Identified<>(one.hash(), (Contract) one.content()))
                                    .toList()));
        }
        return contracts;
    }

    /** The contracts in force. */
    List<Identified<Contract>> inForce() {
        return contracts.values().stream()
                .flatMap(history -> InForce.contracts(history).stream())
                .toList();
    }

    /** Every document of a contract that was ever published. */
    Set<Hash> known() {
        return contracts.values().stream()
                .flatMap(List::stream)
                .map(Identified::hash)
                .collect(Collectors.toSet());
    }

    /** The last history of each subject that does not contradict itself: settlement believes no other. */
    private static Map<String, List<Identified<Document>>> histories(
            Topic topic, TopicContents contents, SchemaRegistry registry) {
        AvroWire<ReferenceHistory> wire = new AvroWire<>(topic, ReferenceHistory.class, registry);
        Map<String, List<Identified<Document>>> histories = new HashMap<>();
        contents.forEach(topic, (key, value) -> {
            String subject = new String(key, StandardCharsets.UTF_8);
            if (value == null) {
                histories.remove(subject);
                return;
            }
            try {
                histories.put(subject, history(wire.read(value)));
            } catch (MalformedRecordException | InvalidDocumentException e) {
                LOG.warn("{} holds what is no history of {}: {}", topic.name(), subject, e.getMessage());
            }
        });
        return histories;
    }

    private static List<Identified<Document>> history(ReferenceHistory published) throws MalformedRecordException {
        List<Identified<Document>> history = new ArrayList<>();
        for (SignedDocument signed : SignedDocuments.toPure(published)) {
            history.add(new Identified<>(signed.hash(), DocumentCodec.decode(signed.json())));
        }
        InForce.check(history.stream().map(Identified::content).toList());
        return List.copyOf(history);
    }
}
