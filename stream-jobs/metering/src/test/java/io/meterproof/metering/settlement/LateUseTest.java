package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.rating.BackBilling;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LateUseTest {
    private static final Instant IN_TIME = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2028-06-01T00:00:00Z");

    private static final Hash CAUSE = Agreed.hash("cause");

    private final TreeChannelStore store = new TreeChannelStore();
    private final Map<Hash, List<Line>> writtenOff = new HashMap<>();

    @Test
    void useThatIsBilledInTimeIsChargedWhole() {
        assertThat(charged(accept(Blocks.seal(1, 4, 0), IN_TIME))).isPositive();
    }

    @Test
    void useThatIsFirstBilledTooLateIsWrittenOffWhole() {
        List<SettlementEvent> events = accept(Blocks.seal(1, 4, 0), LATE);

        assertThat(charged(events)).isZero();
        List<Line> lines = events.get(0).usage().lines();
        Line writeOff = lines.get(lines.size() - 1);
        assertThat(writeOff.component()).isEqualTo("write-off");
        assertThat(writeOff.name()).contains("law 1");
        assertThat(writeOff.quantity()).isZero();
    }

    @Test
    void aLateCorrectionChargesNoMoreThanItTakesBack() {
        accept(Blocks.live(1, 10), IN_TIME);
        accept(Blocks.live(2, 20), IN_TIME);

        List<SettlementEvent> events = accept(Blocks.block(BlockKind.SEAL, 1, 30, Blocks.truth(1), 50), LATE);

        assertThat(events).hasSize(2);
        assertThat(charged(events)).isZero();
    }

    @Test
    void aLateCorrectionInTheCustomersFavourIsCreditedWhole() {
        accept(Blocks.live(1, 10), IN_TIME);
        accept(Blocks.live(2, 20), IN_TIME);

        assertThat(charged(accept(Blocks.block(BlockKind.SEAL, 1, 30, Blocks.truth(1), 1), LATE)))
                .isNegative();
    }

    @Test
    void whatWasWrittenOffOnceIsNotChargedByTheNextCorrection() {
        accept(Blocks.live(1, 10), LATE);

        List<SettlementEvent> events = accept(Blocks.block(BlockKind.SEAL, 1, 30, Blocks.truth(1) + 5), LATE);

        assertThat(charged(events)).isZero();
    }

    @Test
    void whatIsTakenBackBeforeWhatTheFirstBillReplacesIsNotDrawnOn() {
        SettlementEvent one = accept(Blocks.live(1, 0), IN_TIME).get(0);
        SettlementEvent two = accept(Blocks.live(2, 0), IN_TIME).get(0);
        List<SettlementEvent> sealed = accept(Blocks.seal(1, 4, 0), IN_TIME);
        SettlementEvent.Bill whole = (SettlementEvent.Bill) sealed.get(sealed.size() - 1);
        LateUse late = new LateUse(LATE);
        late.booked(new SettlementEvent.Reverse(one.usageId(), one.usage(), CAUSE));
        late.booked(new SettlementEvent.Reverse(two.usageId(), two.usage(), CAUSE));

        SettlementEvent bill = late.bound(new SettlementEvent.Bill(
                whole.usageId(),
                whole.usage(),
                Optional.of(two.usageId()),
                Optional.empty(),
                bounded().backBilling()));

        assertThat(charged(List.of(bill))).isEqualTo(charged(List.of(two))).isPositive();
    }

    @Test
    void aDeductionThatIsMadeTooLateIsWithheldWhole() {
        List<SettlementEvent> events = deduct(Blocks.seal(1, 4, 0), LATE);

        assertThat(charged(events)).isZero();
        assertThat(events.get(0).usage().lines()).last().satisfies(line -> {
            assertThat(line.component()).isEqualTo("write-off");
            assertThat(line.amount()).isPositive();
        });
    }

    @Test
    void aDeductionThatIsMadeInTimeIsCreditedWhole() {
        assertThat(charged(deduct(Blocks.seal(1, 4, 0), IN_TIME))).isNegative();
    }

    @Test
    void aLateCorrectionOfADeductionCreditsAtOnceWhatItTakesBackAndNoMore() {
        deduct(Blocks.live(1, 10), IN_TIME);

        assertThat(charged(deduct(Blocks.block(BlockKind.SEAL, 1, 30, Blocks.truth(1) + 5), LATE)))
                .isZero();
    }

    @Test
    void whatWasWithheldOfADeductionIsWithheldOfTheNextCorrectionToo() {
        deduct(Blocks.live(1, 10), LATE);

        assertThat(charged(deduct(Blocks.block(BlockKind.SEAL, 1, 30, Blocks.truth(1) + 5), LATE)))
                .isZero();
    }

    private List<SettlementEvent> deduct(AcceptedBlock block, Instant booked) {
        Terms always = Beneath.at(
                Beneath.HOUSE, terms(Agreed.agreement("one", Agreed.ALWAYS, Optional.empty())), Beneath.always());
        return booked(
                new Settlement(Blocks.CHANNEL, always, Installed.UNKNOWN, store).accept(CountedBlock.of(block)),
                booked);
    }

    @Test
    void severalBillsInPlaceOfOneShareWhatItCharged() {
        accept(Blocks.seal(1, 4, 0), IN_TIME);
        Terms divided = terms(
                Agreed.agreement("one", Agreed.ALWAYS, Optional.of(Blocks.begin(3))),
                Agreed.agreement("one", Blocks.begin(3), Optional.empty()));

        List<SettlementEvent> events = booked(
                new Settlement(Blocks.CHANNEL, divided, Installed.UNKNOWN, store).resettle(Agreed.hash("divided")),
                LATE);

        assertThat(events).hasSize(3);
        assertThat(Math.abs(charged(events))).isLessThanOrEqualTo(1);
    }

    private List<SettlementEvent> accept(AcceptedBlock block, Instant booked) {
        Terms always = terms(Agreed.agreement("one", Agreed.ALWAYS, Optional.empty()));
        return booked(new Settlement(Blocks.CHANNEL, always, Installed.UNKNOWN, store).accept(block), booked);
    }

    /** What one account books, which remembers what was written off. */
    private List<SettlementEvent> booked(SettlementOutcome outcome, Instant at) {
        List<SettlementEvent> booked = new ArrayList<>();
        LateUse late = new LateUse(at);
        for (SettlementEvent event : outcome.events()) {
            SettlementEvent due = event instanceof SettlementEvent.Reverse reverse
                    ? reverse.with(writtenOff.get(reverse.usageId()))
                    : late.bound((SettlementEvent.Bill) event);
            late.booked(due);
            booked.add(due);
            List<Line> lines = due.usage().lines();
            writtenOff.put(due.usageId(), lines.subList(event.usage().lines().size(), lines.size()));
        }
        return booked;
    }

    @SafeVarargs
    private static Terms terms(Identified<Agreement>... agreements) {
        return AgreedTerms.of(List.of(agreements), id -> List.of(new Identified<>(Agreed.hash("bounded"), bounded())));
    }

    private static Tariff bounded() {
        return new Tariff(
                "tariff-1",
                "EUR",
                ZoneId.of("Europe/Copenhagen"),
                Agreed.ALWAYS,
                Optional.empty(),
                "half-up",
                List.of(
                        new EnergyCharge(
                                "energy",
                                MeasurementUnit.KILOWATT_HOUR,
                                List.of(new TimeOfUsePrice(
                                        "flat", new BigDecimal("0.30"), Set.of(), Optional.empty()))),
                        new BackBilling("write-off", "law 1", Agreed.ALWAYS, 12)));
    }

    /** Micro-units, reversals taken off. */
    private static long charged(List<SettlementEvent> events) {
        return events.stream()
                .mapToLong(event -> {
                    long amount = event.usage().lines().stream()
                            .mapToLong(Line::amount)
                            .sum();
                    return event instanceof SettlementEvent.Reverse ? -amount : amount;
                })
                .sum();
    }
}
