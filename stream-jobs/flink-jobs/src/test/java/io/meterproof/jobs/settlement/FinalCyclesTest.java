package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.TARIFF;
import static io.meterproof.jobs.fixture.SampleContracts.close;
import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;
import static io.meterproof.jobs.settlement.AccountMessages.CREDIT;
import static io.meterproof.jobs.settlement.AccountMessages.event;
import static io.meterproof.jobs.settlement.AccountMessages.eventOf;
import static io.meterproof.jobs.settlement.AccountMessages.finished;
import static io.meterproof.jobs.settlement.TaxedCycles.TAXED;
import static io.meterproof.jobs.settlement.TaxedCycles.bill;
import static io.meterproof.jobs.settlement.TaxedCycles.hash;
import static io.meterproof.jobs.settlement.TaxedCycles.inPlaceOf;
import static io.meterproof.jobs.settlement.TaxedCycles.reversal;
import static io.meterproof.jobs.settlement.TaxedCycles.together;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.settlement.SequenceRange;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.records.publish.DeadLetters;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Use that began a year and a day before the end of the last closed period is final: what is billed of it then is refused. */
class FinalCyclesTest {
    private static final SequenceRange FIRST = new SequenceRange(1, 2);
    private static final SequenceRange SECOND = new SequenceRange(2, 3);
    private static final SequenceRange BOTH = new SequenceRange(1, 3);

    private AccountHarness accounts;

    @BeforeEach
    void start() throws Exception {
        accounts = TaxedCycles.accounts();
    }

    @AfterEach
    void stop() throws Exception {
        accounts.close();
    }

    @Test
    void useOfACycleThatIsFinalIsADeadLetterAndSoIsItsReversal() throws Exception {
        accounts.send(CREDIT, bill(1, 0, 4_000), Filed.one(close("c-1", 0, 368), 0));
        int booked = accounts.entries().size();

        accounts.send(bill(2, 1, 4_000), reversal(bill(1, 0, 4_000)), bill(3, 2, 4_000));

        assertThat(accounts.entries()).hasSize(booked + 1);
        assertThat(accounts.deadLetters()).hasSize(2).allSatisfy(reason -> assertThat(reason)
                .contains("in a cycle that is final"));
    }

    @Test
    void whatIsBilledInPlaceOfFinalUseIsADeadLetterHoweverLateItBegins() throws Exception {
        int booked = closedBehindTheFirstDay();

        accounts.send(together(
                reversal(bill(1, BOTH, 0, 4_000)),
                inPlaceOf(1, bill(2, FIRST, 3, 2_000)),
                inPlaceOf(1, bill(3, SECOND, 4, 2_000))));

        assertThat(accounts.entries()).hasSize(booked);
        assertThat(accounts.deadLetters()).hasSize(3);
    }

    @Test
    void soIsWhatCorrectsThatLaterAlsoAfterARestart() throws Exception {
        closedBehindTheFirstDay();
        accounts.send(
                together(reversal(bill(1, FIRST, 0, 4_000)), inPlaceOf(1, bill(2, FIRST, 3, 2_000))), finished(1));
        accounts.restart(SampleResources.USUAL);

        accounts.send(together(reversal(bill(2, FIRST, 3, 2_000)), inPlaceOf(2, bill(4, FIRST, 3, 2_500))));

        assertThat(accounts.entries()).isEmpty();
        assertThat(accounts.deadLetters()).hasSize(2).allSatisfy(reason -> assertThat(reason)
                .contains("stands as a whole"));
    }

    @Test
    void soIsWhatIsBilledOfItsReadingsOnceTheyWereWithdrawn() throws Exception {
        accounts.send(CREDIT, bill(1, BOTH, 0, 4_000), Filed.one(close("c-1", 0, 368), 0));
        int booked = accounts.entries().size();
        accounts.send(reversal(bill(1, BOTH, 0, 4_000)), finished(1));

        accounts.send(bill(2, SECOND, 4, 2_000));

        assertThat(accounts.entries()).hasSize(booked);
        assertThat(accounts.deadLetters()).hasSize(2).last().asString().contains("stands as a whole");
    }

    @Test
    void otherNumbersThanThoseOfItsReadingsAreBilled() throws Exception {
        int booked = closedBehindTheFirstDay();
        accounts.send(reversal(bill(1, FIRST, 0, 4_000)), finished(1));

        accounts.send(bill(2, SECOND, 4, 2_000), deducted(bill(3, FIRST, 5, 2_000)));

        assertThat(accounts.entries()).hasSize(booked + 2);
    }

    @Test
    void oneBillInPlaceOfUseOnBothSidesOfTheBoundIsRefusedWithAllThatItReplaces() throws Exception {
        int booked = closedBehindTheFirstDay();
        Message younger = bill(2, SECOND, 4, 3_000);
        accounts.send(younger);

        accounts.send(
                together(reversal(bill(1, FIRST, 0, 4_000)), reversal(younger), inPlaceOf(1, bill(3, BOTH, 0, 6_000))));

        assertThat(accounts.entries()).hasSize(booked + 1);
        assertThat(accounts.deadLetters()).hasSize(3);
    }

    @Test
    void whatACorrectionMovesBehindTheBoundIsBookedThoughItMovesFinalUseToo() throws Exception {
        int booked = closedBehindTheFirstDay();
        Message younger = bill(2, SECOND, 4, 3_000);
        accounts.send(younger);

        accounts.send(together(
                reversal(bill(1, FIRST, 0, 4_000)),
                reversal(younger),
                inPlaceOf(1, bill(3, FIRST, 0, 3_000)),
                inPlaceOf(2, bill(4, SECOND, 4, 2_000))));

        assertThat(accounts.entries().subList(booked, booked + 3)).containsExactly("usage", "reversal", "usage");
        assertThat(accounts.deadLetters()).hasSize(2);
    }

    @Test
    void useThatIsInPlaceOfNoneIsBilledBehindTheBound() throws Exception {
        int booked = closedBehindTheFirstDay();

        accounts.send(together(reversal(bill(1, 0, 4_000)), inPlaceOf(9, bill(2, 3, 2_000))), bill(3, 4, 2_000));

        assertThat(accounts.entries()).hasSize(booked + 2);
    }

    @Test
    void aVersionThatIsPublishedWhenItsUseIsFinalLeavesThatAloneAndTheNextPeriodCloses() throws Exception {
        TariffVersion late = later(Duration.ofHours(12));
        accounts.send(CREDIT, bill(1, 1, 4_000), Filed.one(close("c-1", 0, 368), 0));
        int booked = accounts.entries().size();
        accounts.broadcast(Filed.history(new TariffVersion(TAXED), late));

        accounts.send(
                reversal(bill(1, 1, 4_000)),
                inPlaceOf(1, bill(2, 1, 4_000, hash(late))),
                finished(1),
                Filed.one(close("c-2", 368, 29), 1));

        assertThat(accounts.deadLetters()).hasSize(2);
        assertThat(accounts.entries().subList(booked, accounts.entries().size()))
                .endsWith("period-charges", "statement")
                .doesNotContain("usage");
    }

    @Test
    void aCloseThatWaitsForUseUnderAnotherVersionGoesOnOnceThatUseIsGivenUp() throws Exception {
        TariffVersion late = later(Duration.ofDays(31));
        accounts.send(
                CREDIT, bill(1, 40, 4_000), Filed.one(close("c-1", 0, 200), 0), Filed.one(close("c-2", 200, 207), 1));
        int booked = accounts.entries().size();
        accounts.broadcast(Filed.history(new TariffVersion(TAXED), late));
        accounts.send(Filed.one(close("c-3", 407, 29), 2));
        assertThat(accounts.entries()).hasSize(booked);

        accounts.send(reversal(bill(1, 40, 4_000)), inPlaceOf(1, bill(2, 40, 4_000, hash(late))), finished(1));

        assertThat(accounts.deadLetters())
                .filteredOn(reason -> !reason.startsWith(DeadLetters.WAITS))
                .hasSize(2);
        assertThat(accounts.entries().subList(booked, accounts.entries().size()))
                .endsWith("period-charges", "statement")
                .doesNotContain("usage");
    }

    /** What began by the end of the second day is final. */
    private int closedBehindTheFirstDay() throws Exception {
        accounts.send(CREDIT, bill(1, 0, 4_000), Filed.one(close("c-1", 0, 368), 0));
        return accounts.entries().size();
    }

    private static Message deducted(Message bill) {
        SettlementEvent.Bill billed = (SettlementEvent.Bill) eventOf(bill);
        Usage usage = AccountLateUseTest.deducted(billed.usage());
        return event(new SettlementEvent.Bill(
                billed.usageId(), usage, billed.replaces(), billed.measured(), billed.backBilling()));
    }

    /** The tariff from some time after the first midnight on. */
    private static TariffVersion later(Duration after) {
        return new TariffVersion(new Tariff(
                TARIFF, "EUR", ZoneOffset.UTC, MIDNIGHT.plus(after), Optional.empty(), "half-up", TAXED.components()));
    }
}
