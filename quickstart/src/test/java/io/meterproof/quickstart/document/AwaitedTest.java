package io.meterproof.quickstart.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Authorisation;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Payment;
import io.meterproof.records.Topics;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AwaitedTest {
    private static final Effective ALWAYS = new Effective(Instant.EPOCH, Optional.empty());
    private static final Agreement AGREEMENT =
            new Agreement("a", "ada", "up-1", ObisCode.ACTIVE_IMPORT, "home", "hmoe", ALWAYS);

    @Test
    void aTariffThatNobodyPublishedIsNamed() {
        assertThat(Awaited.of(AGREEMENT, (topic, subject) -> topic != Topics.TARIFFS))
                .containsExactly("tariff hmoe");
    }

    @Test
    void anAgreementWaitsForItsAccountAndItsUsagePointToo() {
        assertThat(Awaited.of(AGREEMENT, (topic, subject) -> false))
                .containsExactly("account ada", "usage point up-1", "tariff hmoe");
    }

    @Test
    void anAuthorisationWaitsForNoUsagePoint() {
        Authorisation card = new Authorisation("c", "token", "ada", "ev-charging", "home", ALWAYS);

        assertThat(Awaited.of(card, (topic, subject) -> false)).containsExactly("account ada", "tariff home");
    }

    @Test
    void nothingIsAwaitedOfWhatIsPublishedOrNoContract() {
        assertThat(Awaited.of(AGREEMENT, (topic, subject) -> true)).isEmpty();
        assertThat(Awaited.of(new Account("ada", "Ada", "EUR", Payment.CREDIT, 0), (topic, subject) -> false))
                .isEmpty();
    }
}
