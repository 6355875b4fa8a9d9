package io.meterproof.quickstart.scenario.neighbourhood;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockCodec;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.blockfile.BlockFile;
import io.meterproof.formats.blockfile.MalformedLineException;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TopUp;
import io.meterproof.quickstart.scenario.BlockLine;
import io.meterproof.quickstart.scenario.Dirt;
import io.meterproof.quickstart.scenario.Expectations;
import io.meterproof.quickstart.scenario.ExpectedUse;
import io.meterproof.quickstart.scenario.Planted;
import io.meterproof.quickstart.scenario.Scenario;
import io.meterproof.quickstart.scenario.Seed;
import io.meterproof.quickstart.scenario.Stage;
import io.meterproof.quickstart.scenario.TestSigners;
import io.meterproof.quickstart.scenario.meter.Charger;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighbourhoodScenarioTest {
    private static final Scenario SCENARIO = scenario(7);
    private static final Expectations EXPECTED = SCENARIO.expectations();

    @Test
    void theSameSeedGivesTheSameBytes() {
        assertThat(hex(scenario(7).lines())).isEqualTo(hex(SCENARIO.lines()));
    }

    @Test
    void theSameSeedGivesTheSameDocuments() {
        assertThat(scenario(7).documents()).usingRecursiveComparison().isEqualTo(SCENARIO.documents());
    }

    @Test
    void anotherSeedGivesOtherBytes() {
        assertThat(hex(scenario(8).lines())).isNotEqualTo(hex(SCENARIO.lines()));
    }

    @Test
    void linesComeInTheOrderOfTheirArrival() {
        assertThat(SCENARIO.lines()).isSortedAccordingTo(Comparator.comparing(BlockLine::arrival));
    }

    @Test
    void itIsSmallEnoughForADemo() {
        assertThat(SCENARIO.lines()).hasSizeBetween(3_000, 6_000).hasSize(EXPECTED.lines());
    }

    @Test
    void itSpansTwoServiceMonths() {
        assertThat(blocks().stream()
                        .map(block -> YearMonth.from(
                                Instant.ofEpochSecond(block.start()).atZone(ZoneOffset.UTC))))
                .contains(YearMonth.of(2026, 2), YearMonth.of(2026, 3));
    }

    @Test
    void theEnergyOfAnAccountIsItsRegistersAdvance() {
        long solarAndHomes = EXPECTED.energy().stream()
                .filter(use -> use.account().equals("home-03"))
                .count();

        assertThat(solarAndHomes).isEqualTo(2);
        assertThat(EXPECTED.energy())
                .allSatisfy(use -> assertThat(use.quantity()).isPositive());
    }

    @Test
    void aDriverChargesAtHomeAndAtSeveralWorkplaces() {
        assertThat(EXPECTED.energy().stream()
                        .filter(use ->
                                use.account().equals("home-07") && use.endUse().equals(Charger.END_USE))
                        .map(ExpectedUse::place)
                        .distinct())
                .contains("place-home-07")
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void everyKindOfDirtIsPlanted() {
        assertThat(EXPECTED.planted()).extracting(Planted::dirt).contains(Dirt.values());
    }

    @Test
    void theVerdictsOfTheDirtAreKnown() {
        assertThat(EXPECTED.byVerdict())
                .containsEntry("BAD_SIGNATURE", 2L)
                .containsEntry("KEY_NOT_VALID_AT", 1L)
                .containsEntry("UNKNOWN_METER", 1L)
                .containsEntry("FROM_THE_FUTURE", 1L)
                .containsEntry("MALFORMED", 1L)
                .containsEntry("CONFLICTING", 1L)
                .containsEntry("DUPLICATE", 3L);
        assertThat(EXPECTED.deadLetters()).isEqualTo(3);
    }

    @Test
    void aLateSealComesAfterItsMonthWasClosed() {
        Planted late = EXPECTED.planted().stream()
                .filter(one -> one.dirt() == Dirt.LATE_SEAL)
                .findFirst()
                .orElseThrow();
        Instant firstClose = documents(PeriodClose.class).stream()
                .map(PeriodClose::at)
                .min(Instant::compareTo)
                .orElseThrow();

        assertThat(late.arrival()).isAfter(firstClose);
    }

    @Test
    void oneGasHomeRunsOutOfCreditWithDaysOfUseBefore() {
        assertThat(EXPECTED.credits()).containsOnlyKeys("gas-01");
        assertThat(EXPECTED.credits().get("gas-01").end())
                .isBetween(
                        SCENARIO.lines().get(0).arrival().plus(Duration.ofDays(7)),
                        SCENARIO.lines().get(SCENARIO.lines().size() - 1).arrival());
    }

    @Test
    void theOtherGasHomesBuyInTime() {
        assertThat(documents(TopUp.class))
                .filteredOn(topUp -> !topUp.account().equals("gas-01"))
                .hasSize(8);
    }

    @Test
    void aStageBeginsBeforeAnythingInItArrives() {
        for (Stage stage : SCENARIO.stages()) {
            Instant at = stage.documents().stream()
                    .map(document -> DocumentCodec.decode(document.json()))
                    .map(document -> document instanceof TopUp topUp
                            ? topUp.at()
                            : document instanceof PeriodClose close ? close.at() : Instant.MIN)
                    .max(Instant::compareTo)
                    .orElseThrow();

            assertThat(stage.lines())
                    .allSatisfy(line -> assertThat(line.arrival()).isAfterOrEqualTo(at));
        }
    }

    private static List<ReceivedBlock> received() {
        List<ReceivedBlock> received = new ArrayList<>();
        for (BlockLine line : SCENARIO.lines()) {
            try {
                ReceivedBlock block = BlockFile.parse(line.bytes());
                if (block.signed().length == 184) {
                    received.add(block);
                }
            } catch (MalformedLineException planted) {
                assertThat(EXPECTED.planted()).contains(new Planted(Dirt.NO_RECORD, "head-end", line.arrival()));
            }
        }
        return received;
    }

    private static List<Block> blocks() {
        return received().stream()
                .map(received -> BlockCodec.decode(received.signed()))
                .toList();
    }

    private static <T> List<T> documents(Class<T> type) {
        return SCENARIO.documents().stream()
                .map(SignedDocument::json)
                .map(DocumentCodec::decode)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static List<String> hex(List<BlockLine> lines) {
        return lines.stream()
                .map(line -> new String(line.bytes(), UTF_8) + HexFormat.of().formatHex(line.bytes()))
                .toList();
    }

    private static Scenario scenario(long seed) {
        return NeighbourhoodScenario.of(new Seed(seed), NeighbourhoodScenario.FIRST_DAY, TestSigners.ALL);
    }
}
