package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.metering.document.Account;
import io.meterproof.records.wire.MalformedRecordException;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/** What is published of the current account, over keyed state. */
final class OpenedAccount {
    private final ValueState<BelievedHistory> history;

    OpenedAccount(RuntimeContext context) {
        history = context.getState(
                new ValueStateDescriptor<>("account", new ImmutableType<>(new BelievedHistorySerializer())));
    }

    /**
     * An account keeps the currency that its first entry is in: its chain has one balance.
     *
     * @param booked the currency of the entries so far
     * @throws MalformedRecordException for another currency
     */
    void update(BelievedHistory published, Optional<String> booked) throws Exception {
        String currency = newest(published).currency();
        if (booked.isPresent() && !booked.get().equals(currency)) {
            throw new MalformedRecordException(
                    "the account is booked in " + booked.get() + " and cannot go on in " + currency);
        }
        history.update(published);
    }

    Optional<Account> newest() throws IOException {
        return Optional.ofNullable(history.value()).map(OpenedAccount::newest);
    }

    void forget() {
        history.clear();
    }

    private static Account newest(BelievedHistory history) {
        return (Account) history.documents().get(history.documents().size() - 1).document();
    }
}
