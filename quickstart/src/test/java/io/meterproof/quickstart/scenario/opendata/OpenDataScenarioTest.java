package io.meterproof.quickstart.scenario.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockCodec;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Readings;
import io.meterproof.formats.block.ReadingsCodec;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.blockfile.BlockFile;
import io.meterproof.formats.blockfile.MalformedLineException;
import io.meterproof.quickstart.scenario.BlockLine;
import io.meterproof.quickstart.scenario.ExpectedUse;
import io.meterproof.quickstart.scenario.Scenario;
import io.meterproof.quickstart.scenario.Seed;
import io.meterproof.quickstart.scenario.TestSigners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenDataScenarioTest {
    private static final String SESSIONS = """
        sessionId,kwhTotal,dollars,created,ended,userId,stationId,locationId,facilityType
        2,3.50,0,0015-01-02 09:00:00,0015-01-02 09:00:00,ann,s1,north,4
        1,6.89,0,0015-01-01 08:00:00,0015-01-01 11:00:00,ann,s1,north,4
        4,1.25,0,0015-01-03 08:00:00,0015-01-03 11:00:00,bob,s2,south,4
        3,0,0,0015-01-02 08:00:00,0015-01-02 10:30:00,ann,s2,south,4
        """;
    /** A hole of an hour in the first day, and a reading on the second. */
    private static final String HOUSEHOLD = """
        reading_datetime,general_supply_kwh
        2013-01-01T22:00:00Z,0.1004
        2013-01-01T22:30:00Z,0.1005
        2013-01-01T23:30:00Z,0.2
        2013-01-02T00:00:00Z,0.3
        """;

    @TempDir
    Path directory;

    @BeforeEach
    void layOut() throws IOException {
        write("interval-sgsc10/h1.csv.gz", HOUSEHOLD);
        write("ev-workplace/sessions.csv.gz", SESSIONS);
    }

    @Test
    void aHouseholdUsesTheSumOfItsReadingsEachRoundedToAWattHour() throws Exception {
        assertThat(scenario().expectations().energy())
                .filteredOn(use -> use.usagePoint().equals("household-h1"))
                .extracting(ExpectedUse::quantity)
                .containsExactly(100L + 101 + 200 + 300);
    }

    @Test
    void theHouseholdSharesAnAccountWithTheDriverOfMostPlaces() throws Exception {
        assertThat(scenario().expectations().energy())
                .filteredOn(use -> use.account().equals("home-h1"))
                .extracting(ExpectedUse::usagePoint)
                .containsExactlyInAnyOrder("household-h1", "station-s1", "station-s2");
    }

    @Test
    void otherDriversHaveAccountsOfTheirOwn() throws Exception {
        assertThat(scenario().expectations().energy())
                .filteredOn(use -> use.account().equals("driver-bob"))
                .extracting(ExpectedUse::quantity)
                .containsExactly(1_250L);
    }

    @Test
    void aHoleBeginsABlockWithoutAGapInTheNumbers() throws Exception {
        List<Block> seals = blocks(BlockKind.SEAL);

        assertThat(seals).extracting(Block::count).containsExactly(2, 1, 1);
        assertThat(seals).extracting(Block::firstSequence).containsExactly(1L, 3L, 4L);
        assertThat(seals).extracting(Block::closingRegister).containsExactly(201L, 401L, 701L);
    }

    @Test
    void aStationCountsItsTransactionsInTimeOrder() throws Exception {
        List<Block> transactions = blocks(BlockKind.CHARGING).stream()
                .filter(block -> block.closingRegister() > 1_250)
                .toList();

        assertThat(transactions).extracting(Block::firstSequence).containsExactly(1L, 3L);
        assertThat(transactions).extracting(Block::closingRegister).containsExactly(6_890L, 10_390L);
    }

    @Test
    void aTransactionLastsASecondAtLeast() throws Exception {
        assertThat(blocks(BlockKind.CHARGING))
                .extracting(Block::interval)
                .contains(1)
                .doesNotContain(0);
    }

    @Test
    void aSessionWithoutEnergyIsATransactionToo() throws Exception {
        assertThat(received())
                .filteredOn(block -> block.charging().isPresent())
                .extracting(block -> ReadingsCodec.decode(block.readings()))
                .extracting(Readings::values)
                .anySatisfy(values -> assertThat(values[0]).isEqualTo(values[1]));
    }

    @Test
    void aDirectoryWithoutTheSetsIsNamed() {
        Path empty = directory.resolve("empty");

        assertThatThrownBy(() -> OpenDataScenario.of(new Seed(7), OpenData.read(empty), TestSigners.ALL))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(empty + "/interval-sgsc10")
                .hasMessageContaining("is not a directory");
    }

    @Test
    void aMalformedRowIsNamedWithItsFile() throws Exception {
        write("interval-sgsc10/h1.csv.gz", HOUSEHOLD.replace("0.2\n", "plenty\n"));

        assertThatThrownBy(this::scenario)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("interval-sgsc10/h1.csv.gz: record 3");
    }

    private List<Block> blocks(BlockKind kind) throws IOException {
        return received().stream()
                .map(received -> BlockCodec.decode(received.signed()))
                .filter(block -> block.kind() == kind)
                .toList();
    }

    private List<ReceivedBlock> received() throws IOException {
        return scenario().lines().stream().map(OpenDataScenarioTest::parse).collect(Collectors.toList());
    }

    private static ReceivedBlock parse(BlockLine line) {
        try {
            return BlockFile.parse(line.bytes());
        } catch (MalformedLineException e) {
            throw new AssertionError(e);
        }
    }

    private Scenario scenario() throws IOException {
        return OpenDataScenario.of(new Seed(7), OpenData.read(directory), TestSigners.ALL);
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
