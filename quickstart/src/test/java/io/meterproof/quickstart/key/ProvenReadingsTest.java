package io.meterproof.quickstart.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.ReadingMode;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.KeyCompromise.Proven;
import io.meterproof.quickstart.key.ProvenReadings.Logged;
import io.meterproof.tlog.Hash;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProvenReadingsTest {
    private static final ObisCode IMPORT = ObisCode.ACTIVE_IMPORT;

    @Test
    void aChannelIsProvenUpToItsLastProvenReading() {
        List<Logged> readings =
                List.of(logged(IMPORT, BlockKind.SEAL, 1, 96, true), logged(IMPORT, BlockKind.SEAL, 97, 96, true));

        assertThat(ProvenReadings.of(readings)).containsExactly(new Proven(IMPORT, BlockKind.SEAL, 192));
    }

    @Test
    void whatComesAfterAnUnprovenReadingIsNotProven() {
        List<Logged> readings = List.of(
                logged(IMPORT, BlockKind.LIVE, 3, 1, true),
                logged(IMPORT, BlockKind.LIVE, 2, 1, false),
                logged(IMPORT, BlockKind.LIVE, 1, 1, true));

        assertThat(ProvenReadings.of(readings)).containsExactly(new Proven(IMPORT, BlockKind.LIVE, 1));
    }

    @Test
    void eachChannelAndKindStandsForItself() {
        List<Logged> readings = List.of(
                logged(IMPORT, BlockKind.LIVE, 1, 1, true),
                logged(IMPORT, BlockKind.SEAL, 1, 1, false),
                logged(ObisCode.ACTIVE_EXPORT, BlockKind.LIVE, 1, 4, true));

        assertThat(ProvenReadings.of(readings))
                .containsExactlyInAnyOrder(
                        new Proven(IMPORT, BlockKind.LIVE, 1), new Proven(ObisCode.ACTIVE_EXPORT, BlockKind.LIVE, 4));
    }

    @Test
    void withoutReadingsNothingIsProven() {
        assertThat(ProvenReadings.of(List.of())).isEmpty();
    }

    private static Logged logged(ObisCode obis, BlockKind kind, long first, int count, boolean proven) {
        return new Logged(
                new Block(
                        kind,
                        SignatureAlgorithm.ED25519,
                        Hash.ZERO,
                        Hash.ZERO,
                        obis,
                        MeasurementUnit.KILOWATT_HOUR,
                        ReadingMode.INTERVAL,
                        first,
                        0,
                        900,
                        count,
                        0,
                        Hash.ZERO,
                        Hash.ZERO),
                proven);
    }
}
