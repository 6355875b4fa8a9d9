package io.meterproof.quickstart.rerate;

import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.InForce;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.quickstart.desk.PublishedHistories;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Contracts and tariffs as they are published now.
 *
 * @param contracts the history of each usage point and token
 * @param tariffs the versions of each tariff
 */
public record PublishedTerms(
        Map<String, List<Identified<Contract>>> contracts, Map<String, List<Identified<Tariff>>> tariffs) {
    static PublishedTerms read(TopicContents contents, SchemaRegistry registry) {
        Map<String, List<Identified<Tariff>>> tariffs = new TreeMap<>();
        new PublishedHistories(contents, registry)
                .of(Topics.TARIFFS)
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
            new PublishedHistories(contents, registry)
                    .of(topic)
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
}
