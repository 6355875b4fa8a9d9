package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;
import static io.meterproof.jobs.settlement.AccountMessages.AGREEMENT;
import static io.meterproof.jobs.settlement.AccountMessages.CREDIT;
import static io.meterproof.jobs.settlement.AccountMessages.KEY;
import static io.meterproof.jobs.settlement.AccountMessages.correction;
import static io.meterproof.jobs.settlement.AccountMessages.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.BackBilling;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.records.avro.LedgerLine;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Corrections under a policy by which nothing is billed that was used more than twelve months before. */
class AccountCorrectionsTest {
    private static final BackBilling POLICY = new BackBilling("write-off", "law 1", MIDNIGHT, 12);

    private AccountHarness accounts;

    @BeforeEach
    void start() throws Exception {
        accounts = new AccountHarness();
        accounts.send(KEY, CREDIT, AGREEMENT);
    }

    @AfterEach
    void stop() throws Exception {
        accounts.close();
    }

    @Test
    void useOfAPlaceThatWasSilentForLongIsBilledAgainAtWhatIsTakenBack() throws Exception {
        accounts.send(correction(day(2), bill(1, 0, 2_000)), correction(day(400), bill(2, 398, 1_000)));

        accounts.send(correction(day(2), reversal(1, 0, 2_000), inPlaceOf(1, bill(3, 0, 2_500))));

        assertThat(amounts()).containsExactly(2_000L, 1_000L, -2_000L, 2_500L, -500L);
    }

    @Test
    void whatIsTooLateByThenIsWrittenOffThoughItCameInTime() throws Exception {
        accounts.send(correction(day(400), bill(2, 398, 1_000)), correction(day(2), bill(1, 0, 2_000)));

        assertThat(amounts()).containsExactly(1_000L, 2_000L, -2_000L);
    }

    @Test
    void aReversalTakesBackWhatWasWrittenOffAlsoAfterARestart() throws Exception {
        accounts.send(correction(day(400), bill(1, 0, 2_000)));
        accounts.restart(SampleResources.USUAL);

        accounts.send(correction(day(401), reversal(1, 0, 2_000)));

        assertThat(amounts()).containsExactly(-2_000L, 2_000L);
    }

    @Test
    void aBillDrawsOnNothingThatIsTakenBackByAnotherCorrection() throws Exception {
        accounts.send(correction(day(2), bill(1, 0, 2_000)), correction(day(2), bill(2, 1, 1_000)));

        accounts.send(
                correction(day(400), reversal(1, 0, 2_000)),
                correction(day(400), reversal(2, 1, 1_000), inPlaceOf(2, bill(3, 1, 1_500))));

        assertThat(amounts()).containsExactly(2_000L, 1_000L, -2_000L, -1_000L, 1_500L, -500L);
    }

    private List<Long> amounts() throws Exception {
        return accounts.records().stream()
                .flatMap(entry -> entry.getLines().stream())
                .map(LedgerLine::getAmount)
                .toList();
    }

    private static Instant day(int number) {
        return MIDNIGHT.plus(Duration.ofDays(number));
    }

    private static SettlementEvent reversal(int number, int day, long amount) {
        return new SettlementEvent.Reverse(id(number), use(day, amount), id(99));
    }

    private static SettlementEvent.Bill bill(int number, int day, long amount) {
        return new SettlementEvent.Bill(
                id(number), use(day, amount), Optional.empty(), Optional.empty(), Optional.of(POLICY));
    }

    private static SettlementEvent.Bill inPlaceOf(int replaced, SettlementEvent.Bill bill) {
        return new SettlementEvent.Bill(
                bill.usageId(), bill.usage(), Optional.of(id(replaced)), bill.measured(), bill.backBilling());
    }

    /** The first hour of a day. */
    private static Usage use(int day, long amount) {
        Usage usage = SampleUsage.of("EUR", amount);
        Line line = new Line(
                "energy",
                Optional.of("always"),
                day(day),
                day(day).plusSeconds(3600),
                10,
                new BigDecimal("0.2"),
                amount,
                Optional.empty());
        return usage.with(List.of(line));
    }
}
