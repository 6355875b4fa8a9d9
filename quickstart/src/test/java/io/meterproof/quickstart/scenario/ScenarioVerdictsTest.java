package io.meterproof.quickstart.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.anomaly.Anomaly;
import io.meterproof.metering.anomaly.AnomalyDetection;
import io.meterproof.metering.anomaly.AnomalyState;
import io.meterproof.metering.anomaly.IntervalReadings;
import io.meterproof.metering.anomaly.UnitPrice;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.metering.verdict.VerdictDecision;
import io.meterproof.quickstart.scenario.meter.PcdfRecords;
import io.meterproof.quickstart.scenario.neighbourhood.NeighbourhoodScenario;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the scenario expects is what the pure rules say about it. */
class ScenarioVerdictsTest {
    private static final Scenario SCENARIO =
            NeighbourhoodScenario.of(new Seed(7), NeighbourhoodScenario.FIRST_DAY, TestSigners.ALL);
    /** The range of the workshop's register, in milli-units. */
    private static final long FIVE_DIGITS = 100_000_000;

    private static Judged judged;

    @BeforeAll
    static void judge() throws Exception {
        judged = Judged.of(SCENARIO);
    }

    @Test
    void everyPlantedBlockGetsItsVerdictAndNoOther() {
        Map<String, Long> rejected = judged.decisions().stream()
                .filter(decision -> !decision.isAccepted())
                .collect(Collectors.groupingBy(
                        decision -> decision.verdict().name(), TreeMap::new, Collectors.counting()));

        assertThat(rejected).isEqualTo(SCENARIO.expectations().byVerdict());
    }

    @Test
    void everyDocumentIsSignedByTheRolesThatItsTypeDemands() {
        DocumentVerifier verifier = new DocumentVerifier(ProviderVerifier.of(CryptoProviders.bouncyCastle()));

        assertThat(SCENARIO.documents())
                .allSatisfy(document -> assertThat(verifier.verify(document, TestSigners.TRUSTED))
                        .isEqualTo(DocumentCodec.decode(document.json())));
    }

    @Test
    void everythingElseIsAccepted() {
        assertThat(judged.decisions().stream()
                        .filter(VerdictDecision::isAccepted)
                        .count())
                .isEqualTo(SCENARIO.expectations().accepted());
    }

    @Test
    void everyAccountSettlesWhatItUsed() {
        assertThat(Settled.of(SCENARIO, judged).quantities()).isEqualTo(expectedQuantities());
    }

    @Test
    void aLateSealAndADifferingOneAreCorrections() {
        assertThat(Settled.of(SCENARIO, judged).reversals()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void theLinesThatAreNoRecordAreCounted() {
        assertThat((long) judged.noRecords()).isEqualTo(SCENARIO.expectations().deadLetters());
    }

    @Test
    void everySealMovesItsRegisterByTheSumOfItsValues() {
        Map<Channel, Block> before = new HashMap<>();
        for (VerdictDecision seal : judged.accepted(BlockKind.SEAL)) {
            Block block = Judged.block(seal);
            Block previous = before.put(Channel.of(block), block);
            if (previous != null && previous.nextSequence() == block.firstSequence()) {
                long end = previous.closingRegister()
                        + seal.readings().orElseThrow().sum();
                assertThat(end - block.closingRegister()).isIn(0L, FIVE_DIGITS);
            }
        }
        assertThat(before).hasSizeGreaterThan(20);
    }

    @Test
    void aStationsTransactionsFollowEachOther() {
        Map<Channel, Block> before = new HashMap<>();
        for (VerdictDecision transaction : judged.accepted(BlockKind.CHARGING)) {
            Block block = Judged.block(transaction);
            Block previous = before.put(Channel.of(block), block);
            long opening = transaction.readings().orElseThrow().values()[0];
            boolean countsSessions = isPcdf(block);
            assertThat(opening).isEqualTo(previous == null || countsSessions ? 0 : previous.closingRegister());
            assertThat(block.start()).isGreaterThan(previous == null ? 0 : previous.end());
        }
        assertThat(before).hasSizeGreaterThan(8);
    }

    private static boolean isPcdf(Block block) {
        return block.algorithm() == SignatureAlgorithm.ECDSA
                && block.meter().equals(Identities.meter(PcdfRecords.MAKER, "C-station-2-1"));
    }

    @Test
    void stationsThatSpeakFormatsOfTheFieldAreAccepted() {
        assertThat(judged.accepted(BlockKind.CHARGING).stream()
                        .filter(decision -> decision.foreign().isPresent())
                        .map(decision -> Judged.block(decision).meter())
                        .distinct())
                .hasSize(2);
    }

    @Test
    void onlyTheLeakIsAnomalous() {
        Map<String, AnomalyState> states = new HashMap<>();
        List<Anomaly> found = new ArrayList<>();
        for (VerdictDecision seal : judged.accepted(BlockKind.SEAL)) {
            IntervalReadings readings = readings(seal);
            AnomalyDetection.Outcome outcome = AnomalyDetection.observe(
                    states.getOrDefault(readings.usagePoint(), AnomalyState.EMPTY),
                    readings,
                    new UnitPrice("EUR", 1_000_000));
            states.put(readings.usagePoint(), outcome.next());
            found.addAll(outcome.found());
        }

        assertThat(found)
                .extracting(Anomaly::usagePoint)
                .containsOnly(
                        SCENARIO.expectations().leaks().orElseThrow().keySet().toArray(String[]::new));
    }

    private static Map<String, Long> expectedQuantities() {
        return SCENARIO.expectations().energy().stream()
                .collect(Collectors.toMap(
                        use -> Settled.key(use.account(), use.usagePoint(), use.endUse()), ExpectedUse::quantity));
    }

    private static IntervalReadings readings(VerdictDecision seal) {
        Block block = Judged.block(seal);
        return new IntervalReadings(
                usagePoints().get(block.meter().hex()),
                Channel.of(block),
                block.unit(),
                Instant.ofEpochSecond(block.end()),
                block.start(),
                block.interval(),
                seal.readings().orElseThrow().values());
    }

    private static Map<String, String> usagePoints() {
        return SCENARIO.documents().stream()
                .map(document -> DocumentCodec.decode(document.json()))
                .filter(MeterInstallation.class::isInstance)
                .map(MeterInstallation.class::cast)
                .collect(Collectors.toMap(installation -> installation.meter().hex(), MeterInstallation::usagePoint));
    }
}
