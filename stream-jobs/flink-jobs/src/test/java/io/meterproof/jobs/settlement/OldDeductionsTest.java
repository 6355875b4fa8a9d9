package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.fixture.SampleMeter.begin;
import static io.meterproof.jobs.fixture.SampleMeter.live;
import static io.meterproof.jobs.settlement.SettlementMessages.AGREEMENT;
import static io.meterproof.jobs.settlement.SettlementMessages.KEY;
import static io.meterproof.jobs.settlement.SettlementMessages.SUBJECT;
import static io.meterproof.jobs.settlement.SettlementMessages.reading;
import static io.meterproof.jobs.settlement.SettlementMessages.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleContracts;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Parent;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.settlement.SettlementEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is deducted and older than the horizon comes back as what is billed does. Of January 2020 the second half-hour is missing. */
class OldDeductionsTest {
    private static final long MARCH = 1 + 60 * 48;
    private static final long JUNE = 1 + 152 * 48;
    private static final Message BENEATH = flat(new Parent("house", ALWAYS));
    private static final Message LANDLORD = landlord("house");

    private ArchivedHouse house;

    @BeforeEach
    void start() throws Exception {
        house = new ArchivedHouse("a-1", "landlord");
        house.send(KEY, AGREEMENT, LANDLORD);
    }

    @AfterEach
    void stop() throws Exception {
        house.close();
    }

    @Test
    void whatIsDeductedGoesToTheArchiveUnderBothItsNames() throws Exception {
        house.send(BENEATH, reading(live(1, 10)), reading(live(3, 10)), reading(live(MARCH, 10)));

        assertThat(house.archive().keySet())
                .anyMatch(key -> key.startsWith("usage-point/up-1>house ") && key.endsWith(" 2020-01 account/landlord"))
                .anyMatch(key -> key.startsWith(SUBJECT + " ") && key.endsWith(" 2020-01 account/a-1"));
    }

    @Test
    void aLateReadingIsDeductedToo() throws Exception {
        house.send(BENEATH, reading(live(1, 10)), reading(live(MARCH, 10)));

        house.send(reading(SampleMeter.seal(2, 10, 10)));
        house.answer();

        assertThat(house.dead()).isEmpty();
        assertThat(house.events())
                .filteredOn(event -> event.usage().account().equals("landlord"))
                .filteredOn(SettlementEvent.Bill.class::isInstance)
                .extracting(event -> event.usage().firstSequence())
                .contains(2L, 4L);
        conserved();
    }

    @Test
    void anEditOfAnOldReadingMovesBothBills() throws Exception {
        house.send(InstalledSettlementTest.installed(InstalledSettlementTest.OPEN));
        house.send(BENEATH, reading(live(1, 10)), reading(live(2, 10)), reading(live(MARCH, 10)));

        house.send(InstalledSettlementTest.installed(InstalledSettlementTest.OPEN, edit(2, 17)));
        house.answer();

        assertThat(house.quantities().get("a-1")).isEqualTo(10 * MARCH + 7);
        conserved();
    }

    @Test
    void whatIsTakenBackFromTheArchiveIsTakenBackAbove() throws Exception {
        house.send(BENEATH, reading(live(1, 10)), reading(live(3, 10)), reading(live(MARCH, 10)));

        house.send(withdrawal(1));
        house.answer();

        assertThat(house.quantities().get("a-1")).isEqualTo(10 * (MARCH - 2));
        conserved();
    }

    @Test
    void aDescriptionThatComesLateDeductsWhatIsWithTheArchive() throws Exception {
        house.send(reading(live(1, 10)), reading(live(3, 10)), reading(live(MARCH, 10)), reading(live(JUNE, 10)));

        house.send(BENEATH);
        assertThat(house.quantities()).doesNotContainKey("landlord");
        house.send(reading(live(JUNE + 1, 10)));
        house.answer();

        assertThat(house.quantities().get("landlord")).isEqualTo(-10 * (JUNE + 1));
        assertThat(house.dead()).isEmpty();
        conserved();
    }

    @Test
    void aDescriptionThatEndsAStayLongAgoGivesBackWhatIsWithTheArchive() throws Exception {
        house.send(landlord("annex"));
        house.send(BENEATH, reading(live(1, 10)), reading(live(2, 10)), reading(live(MARCH, 10)));

        Effective first = new Effective(ALWAYS.from(), Optional.of(begin(2)));
        house.send(histories(
                List.of(new Parent("house", ALWAYS)),
                List.of(new Parent("house", first), new Parent("annex", new Effective(begin(2), Optional.empty())))));
        house.answer();

        assertThat(quantityAt("house")).isEqualTo(-10);
        assertThat(quantityAt("annex")).isEqualTo(-10 * (MARCH - 1));
        conserved();
    }

    @Test
    void oneMeterThatGoesFromFlatToFlatIsDeductedInAnyOrder() throws Exception {
        house.send(
                Filed.privacyKey(PrivacyKeyHolder.usagePoint("up-2")),
                Filed.history(new Agreement(
                                "ag-2", "a-1", "up-2", ObisCode.ACTIVE_IMPORT, "home", SampleContracts.TARIFF, ALWAYS))
                        .about("usage-point/up-2"),
                Filed.history(SampleContracts.usagePoint("up-2").beneath(List.of(new Parent("house", ALWAYS))))
                        .about("usage-point/up-2"),
                BENEATH);

        house.send(Filed.verified(live(JUNE, 10), "usage-point/up-2", "up-2"), reading(live(1, 10)));
        house.answer();

        assertThat(house.quantities().get("landlord")).isEqualTo(-20);
        assertThat(house.dead()).isEmpty();
        conserved();
    }

    @Test
    void whatIsErasedComesBackAtNeither() throws Exception {
        house.send(BENEATH, reading(live(1, 10)), reading(live(MARCH, 10)));
        int events = house.events().size();

        house.send(reading(live(2, 10)), Filed.tombstone(PrivacyKeyHolder.usagePoint("up-1")));
        house.answer();

        assertThat(house.events()).hasSize(events);
    }

    @Test
    void aWithdrawalWaitsBehindOldUseOfItsChannelAlone() throws Exception {
        ObisCode export = ObisCode.parse("1-0:2.8.0*255");
        house.send(
                BENEATH, reading(live(export, 1, 10)), reading(live(export, 3, 10)), reading(live(export, MARCH, 10)));
        house.send(reading(live(1, 10)));

        house.send(reading(live(export, 2, 10)), withdrawal(1));

        assertThat(house.asked()).isNotEmpty();
        assertThat(house.quantities().get("a-1")).isZero();
    }

    /** What the landlord is given back, the tenant was billed. */
    private void conserved() throws Exception {
        assertThat(house.quantities().get("landlord"))
                .isEqualTo(-house.quantities().get("a-1"));
        assertThat(house.balances().get("landlord")).isEqualTo(-house.balances().get("a-1"));
    }

    private long quantityAt(String usagePoint) {
        return house.events().stream()
                .filter(event -> event.usage().usagePoint().equals(usagePoint))
                .mapToLong(event -> (event instanceof SettlementEvent.Reverse ? -1 : 1)
                        * event.usage().lines().stream()
                                .mapToLong(line -> line.quantity())
                                .sum())
                .sum();
    }

    private static Message landlord(String usagePoint) {
        return Filed.history(new Agreement(
                        "ag-" + usagePoint,
                        "landlord",
                        usagePoint,
                        ObisCode.ACTIVE_IMPORT,
                        "common",
                        SampleContracts.TARIFF,
                        ALWAYS))
                .about("usage-point/" + usagePoint);
    }

    private static Message flat(Parent... parents) {
        return histories(List.of(parents));
    }

    @SafeVarargs
    private static Message histories(List<Parent>... each) {
        UsagePoint[] documents = Arrays.stream(each)
                .map(parents -> SampleContracts.usagePoint("up-1").beneath(parents))
                .toArray(UsagePoint[]::new);
        return Filed.history(documents).about(SUBJECT);
    }

    private static ReadingEdit edit(long sequence, long value) {
        return new ReadingEdit(
                SampleMeter.CHANNEL.meter(),
                SampleMeter.CHANNEL.obis(),
                sequence,
                begin(sequence),
                1800,
                List.of(value),
                begin(MARCH),
                "A. Clerk",
                "meter was wet");
    }
}
