package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestFlats;
import io.meterproof.bundle.TestHouse;
import io.meterproof.bundle.TestLateHouse;
import io.meterproof.bundle.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A landlord's bill proves what it takes off, by the signed blocks of the flats. */
class SubMeteredHouseTest {
    /** 16 kWh of the one and 8.5 kWh of the other, at 0.301. */
    private static final long OF_FLATS = 4_816_000 + 2_558_500;

    private static final Path GOLDEN = Path.of("src/test/resources/golden/bundle/v3");

    @Test
    void aBillThatDeductsAsItIsReadPasses() {
        assertThat(Verification.of(TestHouse.asRead().bytes()).failure()).isEmpty();
    }

    @Test
    void aBillWhoseTiersAndDemandAreOfTheNetPasses() {
        assertThat(Verification.of(TestHouse.byMonth().bytes()).failure()).isEmpty();
    }

    @Test
    void aBillWhoseLimitIsOnTheNetPasses() {
        assertThat(Verification.of(TestHouse.limited(false).bytes()).failure()).isEmpty();
    }

    @Test
    void aLimitThatDecidesHouseAndFlatsApartIsRefused() throws IOException {
        for (byte[] bundle : List.of(
                TestHouse.limited(true).bytes(), Files.readAllBytes(GOLDEN.resolve("house-limited-apart.json")))) {
            StepResult refused = Verification.of(bundle).failure().orElseThrow();

            assertThat(refused.step()).isEqualTo("cycle charges");
            assertThat(refused.path()).startsWith("entries[9].entry.lines");
        }
    }

    @Test
    void whereHouseAndFlatsAreReadTooLateNothingIsChargedAndNothingCredited() {
        assertThat(Verification.of(new TestLateHouse(TestLateHouse.LATE, TestLateHouse.LATE).bytes(0))
                        .failure())
                .isEmpty();
    }

    @Test
    void whereTheFlatsAloneAreReadTooLateTheCloseCreditsThemAll() {
        assertThat(Verification.of(new TestLateHouse(TestHouse.BOOKED, TestLateHouse.LATE).bytes(OF_FLATS))
                        .failure())
                .isEmpty();
    }

    @Test
    void aCloseThatKeepsWhatNobodyWroteOffIsRefused() {
        refused(new TestLateHouse(TestHouse.BOOKED, TestLateHouse.LATE).bytes(OF_FLATS - 1));
        refused(new TestLateHouse(TestHouse.BOOKED, TestLateHouse.LATE).bytes(0));
    }

    @Test
    void aCloseThatCreditsWhatNobodyPaidIsRefused() {
        refused(new TestLateHouse(TestLateHouse.LATE, TestLateHouse.LATE).bytes(OF_FLATS));
    }

    private static void refused(byte[] bundle) {
        assertThat(Verification.of(bundle).failure().orElseThrow().step()).isEqualTo("period charges");
    }

    @ParameterizedTest
    @ValueSource(strings = {"house", "house-by-month", "house-limited", "house-late", "house-flats-late"})
    void aBillThatWasWrittenBeforePassesStill(String name) throws IOException {
        assertThat(Verification.of(Files.readAllBytes(GOLDEN.resolve(name + ".json")))
                        .failure())
                .isEmpty();
    }

    @Test
    void itTellsWhatTheHouseUsedAndWhatIsTakenOffByFlat() {
        Findings findings =
                Verification.of(TestHouse.asRead().bytes()).findings().orElseThrow();

        assertThat(findings.places())
                .filteredOn(place -> place.place().equals("house"))
                .singleElement()
                .satisfies(house -> assertThat(house.endUses().get(0).energy())
                        .containsExactly(
                                new Findings.Energy("kWh", "METER_SIGNED", false, 51_000),
                                new Findings.Energy("kWh", false, "METER_SIGNED", false, TestFlats.FLAT, -16_000),
                                new Findings.Energy("kWh", false, "METER_SIGNED", false, TestFlats.MOVED, -8_500)));
    }

    @Test
    void itListsWhenASubMeterIsNotDeductedThoughItStandsBeneath() {
        Findings findings =
                Verification.of(TestHouse.asRead().bytes()).findings().orElseThrow();

        assertThat(findings.gaps())
                .isEqualTo(List.of(new Findings.Gap(
                        TestFlats.FLAT, "1-0:1.8.0*255", TestRegistry.FROM.plus(Duration.ofDays(2)), TestRegistry.TO)));
        assertThat(findings.notProven())
                .contains(
                        "that no other sub-meter stands beneath a usage point, nor a later description of one exists");
    }
}
