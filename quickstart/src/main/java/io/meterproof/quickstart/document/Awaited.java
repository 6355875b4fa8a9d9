package io.meterproof.quickstart.document;

import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Document;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** What a contract names that nobody has published: until it is, use under the contract waits, and each close of its account. */
final class Awaited {
    private Awaited() {}

    /**
     * In words, such as {@code tariff home}; empty for other documents.
     *
     * @param published whether a topic has a history of a subject
     */
    static List<String> of(Document document, BiPredicate<Topic, String> published) {
        List<String> awaited = new ArrayList<>();
        if (document instanceof Contract contract) {
            if (!published.test(Topics.ACCOUNTS, contract.account())) {
                awaited.add("account " + contract.account());
            }
            if (contract instanceof Agreement agreement
                    && !published.test(Topics.USAGE_POINTS, agreement.usagePoint())) {
                awaited.add("usage point " + agreement.usagePoint());
            }
            if (!published.test(Topics.TARIFFS, contract.tariff())) {
                awaited.add("tariff " + contract.tariff());
            }
        }
        return awaited;
    }
}
