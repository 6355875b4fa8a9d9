package io.meterproof.metering.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.meterproof.metering.rating.Line;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A landlord's house, what it used itself and what is deducted there, by days of January 2026. */
class NetLateUseTest {
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final NetLateUse.Policy LAW = new NetLateUse.Policy("write-off", "law 1");

    @Test
    void whatIsTakenOffUseThatWasWrittenOffIsNotCredited() {
        assertThat(credited(writtenOff(1, 2, 15_000_000), withheld(1, 2, 9_000_000)))
                .isZero();
    }

    @Test
    void whatIsTakenOffUseThatWasChargedIsCreditedWhole() {
        assertThat(credited(withheld(1, 2, 9_000_000))).isEqualTo(9_000_000);
    }

    @Test
    void noMoreIsKeptThanWasWrittenOff() {
        assertThat(credited(writtenOff(1, 2, 5_000_000), withheld(1, 2, 4_000_000), withheld(1, 2, 3_000_000)))
                .isEqualTo(2_000_000);
    }

    @Test
    void aDeductionDrawsOnDaysWithoutABreakTogether() {
        assertThat(credited(writtenOff(1, 2, 4_000_000), writtenOff(2, 3, 4_000_000), withheld(1, 3, 6_000_000)))
                .isZero();
    }

    @Test
    void whatReachesBeyondWhatWasWrittenOffIsCredited() {
        assertThat(credited(writtenOff(1, 2, 4_000_000), withheld(1, 3, 3_000_000)))
                .isEqualTo(3_000_000);
    }

    @Test
    void aThingOfAnotherUnitOrUsagePointIsNotTakenOff() {
        LateEntry water = new LateEntry("house", "m3", false, List.of(line(1, 2, -9_000_000)));
        LateEntry annex = new LateEntry("annex", "kWh", false, List.of(line(1, 2, -9_000_000)));

        assertThat(credited(water, annex, withheld(1, 2, 3_000_000))).isEqualTo(3_000_000);
    }

    @Test
    void ofWhatIsWithheldAlikeForTheSameTimeTheFirstPolicyByNameDrawsFirstWhicheverCameFirst() {
        NetLateUse.Policy other = new NetLateUse.Policy(LAW.component(), "law 2");
        LateEntry house = writtenOff(1, 2, 3_000_000);
        LateEntry one = withheld(LAW, 1, 2, 3_000_000);
        LateEntry two = withheld(other, 1, 2, 3_000_000);
        Map<NetLateUse.Policy, Long> expected = Map.of(LAW, 0L, other, 3_000_000L);

        assertThat(NetLateUse.credits(List.of(house, one, two))).isEqualTo(expected);
        assertThat(NetLateUse.credits(List.of(house, two, one))).isEqualTo(expected);
    }

    @Test
    void aCloseCreditsTheDifferenceToWhatEarlierOnesDid() {
        SortedMap<NetLateUse.Policy, Long> given = new TreeMap<>();
        NetLateUse.add(close(given, withheld(1, 2, 9_000_000)), given);

        assertThat(close(given, withheld(1, 2, 9_000_000))).isEmpty();
        assertThat(close(given, withheld(1, 2, 9_000_000), writtenOff(1, 2, 4_000_000)))
                .extracting(Line::component, Line::name, Line::amount)
                .containsExactly(tuple("write-off", Optional.of("law 1"), 4_000_000L));
    }

    @Test
    void anEntryKeepsItsBytes() throws IOException {
        LateEntry entry = withheld(1, 2, 9_000_000);
        byte[] encoded = entry.encode();

        assertThat(encoded).isEqualTo(Golden.bytes("late-entry/v1/withheld.hex", encoded));
        assertThat(LateEntry.decode(encoded)).isEqualTo(entry);
    }

    private static List<Line> close(SortedMap<NetLateUse.Policy, Long> given, LateEntry... entries) {
        return NetLateUse.lines(NetLateUse.credits(List.of(entries)), given, JANUARY, day(31));
    }

    private static long credited(LateEntry... entries) {
        return NetLateUse.credits(List.of(entries)).getOrDefault(LAW, 0L);
    }

    private static LateEntry writtenOff(int from, int to, long amount) {
        return new LateEntry("house", "kWh", false, List.of(line(from, to, -amount)));
    }

    private static LateEntry withheld(int from, int to, long amount) {
        return withheld(LAW, from, to, amount);
    }

    private static LateEntry withheld(NetLateUse.Policy policy, int from, int to, long amount) {
        return new LateEntry("house", "kWh", true, List.of(line(policy, from, to, amount)));
    }

    private static Line line(int from, int to, long amount) {
        return line(LAW, from, to, amount);
    }

    private static Line line(NetLateUse.Policy policy, int from, int to, long amount) {
        return new Line(
                policy.component(),
                Optional.of(policy.name()),
                day(from),
                day(to),
                0,
                BigDecimal.ZERO,
                amount,
                Optional.empty());
    }

    private static Instant day(int number) {
        return JANUARY.plus(Duration.ofDays(number - 1));
    }
}
