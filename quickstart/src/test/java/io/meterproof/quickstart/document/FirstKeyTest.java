package io.meterproof.quickstart.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.rating.Commodity;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Who is new gets a privacy key. */
class FirstKeyTest {
    @Test
    void whomADocumentIntroducesNeedsAPrivacyKey() {
        assertThat(FirstKey.holder(new Account("a-1", "A. Customer", "EUR", Payment.CREDIT, 0)))
                .contains(PrivacyKeyHolder.account("a-1"));
        assertThat(FirstKey.holder(
                        new UsagePoint("up-1", "place-1", "Lane 1", Commodity.WATER, ZoneOffset.UTC, "52.5", "13.4")))
                .contains(PrivacyKeyHolder.usagePoint("up-1"));
        assertThat(FirstKey.holder(new PeriodClose("c-1", "a-1", Instant.EPOCH, Instant.MAX, Instant.MAX)))
                .isEmpty();
    }
}
