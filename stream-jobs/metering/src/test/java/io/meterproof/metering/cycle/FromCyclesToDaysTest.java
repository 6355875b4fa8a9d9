package io.meterproof.metering.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.rating.MonthlyCharge;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A contract leaves a tariff that charges by cycles, late. */
class FromCyclesToDaysTest {
    private final ClosedAccount account = new ClosedAccount()
            .priced(
                    "2026-01-01",
                    SamplePrices.flat("0.25"),
                    SamplePrices.standing("0.85"),
                    new MonthlyCharge("network", BigDecimal.TEN))
            .ruled("home")
            .used("first", "2026-01-01", "2026-01-02", 1_000)
            .closed("2026-01-01", "2026-02-01");

    @Test
    void aClosedMonthKeepsItsStandingCharge() {
        plain().ruled("moved").closed("2026-02-01", "2026-03-01");

        assertThat(account.balance()).isEqualTo(59L * 850_000);
    }

    @Test
    void soItDoesWhereAnotherContractTakesThePlaceOfTheOneBefore() {
        plain().agreed("home", ObisCode.ACTIVE_IMPORT, "2026-01-01", Optional.of("2026-01-15"))
                .agreed("other", ObisCode.ACTIVE_IMPORT, "2026-01-15", Optional.empty())
                .closed("2026-02-01", "2026-03-01");

        assertThat(account.balance()).isEqualTo(59L * 850_000);
        account.closed("2026-03-01", "2026-04-01");
        assertThat(account.balance()).isEqualTo(90L * 850_000);
    }

    @Test
    void aContractBesideItAboutAnotherRegisterIsChargedFromTheOpenPeriodOn() {
        account.agreed("reactive", ObisCode.parse("1-0:3.8.0*255"), "2026-01-15", Optional.empty())
                .closed("2026-02-01", "2026-03-01");

        assertThat(account.balance()).isEqualTo(59L * 850_000 + 20_000_000 + 28L * 850_000 + 10_000_000);
    }

    private ClosedAccount plain() {
        return account.priced("2026-01-01", SamplePrices.flat("0.25"), SamplePrices.standing("0.85"))
                .takenBack("first");
    }
}
