package io.meterproof.loadtests.order;

import io.meterproof.formats.block.Channel;
import io.meterproof.metering.cycle.AccountTerms;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.verdict.MeterKeys;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * All that one account's month consists of.
 *
 * @param deliveries in the order in which they came about
 * @param terms the contracts as they stand when the month is closed
 */
record AccountMonth(Channel channel, MeterKeys keys, List<Delivery> deliveries, AccountTerms terms, PeriodClose close) {
    private static final int ONE_TWICE_IN = 10;

    AccountMonth {
        deliveries = List.copyOf(deliveries);
    }

    String account() {
        return close.account();
    }

    /** The same deliveries in another order, some blocks twice. A subject's documents keep their own order: a topic does. */
    List<Delivery> disturbed(Random random) {
        List<Delivery> disturbed = new ArrayList<>(deliveries);
        deliveries.stream()
                .filter(delivery -> delivery instanceof Delivery.Reading && random.nextInt(ONE_TWICE_IN) == 0)
                .forEach(disturbed::add);
        Collections.shuffle(disturbed, random);
        List<Delivery> contracts =
                deliveries.stream().filter(AccountMonth::isContracts).toList();
        int next = 0;
        for (int i = 0; i < disturbed.size(); i++) {
            if (isContracts(disturbed.get(i))) {
                disturbed.set(i, contracts.get(next));
                next++;
            }
        }
        return disturbed;
    }

    private static boolean isContracts(Delivery delivery) {
        return delivery instanceof Delivery.Contracts;
    }
}
