package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.settlement.SettlementMessages.KEY;
import static io.meterproof.jobs.settlement.SettlementMessages.PRICES;
import static io.meterproof.jobs.settlement.SettlementMessages.SUBJECT;
import static io.meterproof.jobs.settlement.SettlementMessages.reading;
import static io.meterproof.jobs.settlement.SettlementMessages.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleContracts;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.settlement.SettlementEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One meter serves two accounts: each pays what its channel counts. */
class SharedMeterTest {
    private static final ObisCode FIRST = ObisCode.parse("1-1:1.8.0*255");
    private static final ObisCode SECOND = ObisCode.parse("1-2:1.8.0*255");
    private static final Message AGREEMENTS = Filed.history(agreement("upstairs", FIRST), agreement("shop", SECOND))
            .about(SUBJECT);

    private SettleHarness settle;

    @BeforeEach
    void start() throws Exception {
        settle = new SettleHarness();
        settle.broadcast(PRICES);
        settle.send(KEY);
    }

    @AfterEach
    void stop() throws Exception {
        settle.close();
    }

    @Test
    void eachChannelIsBilledToItsAccount() throws Exception {
        settle.send(AGREEMENTS, reading(SampleMeter.live(FIRST, 1, 10)), reading(SampleMeter.live(SECOND, 1, 10)));

        assertThat(settle.events())
                .extracting(
                        event -> event.usage().account() + " " + event.usage().endUse())
                .containsExactly("upstairs upstairs-use", "shop shop-use");
    }

    @Test
    void agreementsThatComeLateBillEachItsOwn() throws Exception {
        settle.send(reading(SampleMeter.live(FIRST, 1, 10)), reading(SampleMeter.live(SECOND, 1, 10)), AGREEMENTS);

        assertThat(settle.events())
                .extracting(event -> event.usage().account())
                .containsExactlyInAnyOrder("upstairs", "shop");
    }

    @Test
    void aChannelThatNobodyAgreedToPayWaitsWhileTheOtherIsBilled() throws Exception {
        settle.send(
                Filed.history(agreement("upstairs", FIRST)).about(SUBJECT),
                reading(SampleMeter.live(FIRST, 1, 10)),
                reading(SampleMeter.live(SECOND, 1, 10)));

        assertThat(settle.events()).extracting(event -> event.usage().account()).containsExactly("upstairs");
        assertThat(settle.unallocated())
                .extracting(waiting -> waiting.getObis())
                .containsExactly(SECOND.toString());
    }

    @Test
    void whatIsTakenBackOfOneChannelLeavesTheOther() throws Exception {
        settle.send(
                AGREEMENTS,
                Filed.history(agreement("upstairs", FIRST), agreement("shop", ObisCode.ACTIVE_IMPORT))
                        .about(SUBJECT),
                reading(SampleMeter.live(FIRST, 1, 10)),
                reading(SampleMeter.live(1, 10)),
                withdrawal(1));

        assertThat(settle.events())
                .filteredOn(SettlementEvent.Reverse.class::isInstance)
                .extracting(event -> event.usage().account())
                .containsExactly("shop");
    }

    private static Agreement agreement(String account, ObisCode channel) {
        return new Agreement(
                "ag-" + account, account, "up-1", channel, account + "-use", SampleContracts.TARIFF, ALWAYS);
    }
}
