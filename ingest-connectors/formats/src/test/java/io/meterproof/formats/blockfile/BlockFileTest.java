package io.meterproof.formats.blockfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.formats.Golden;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.block.SampleBlocks;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockFileTest {
    private static final String SEAL = Golden.text("blockfile/v1/seal.blocks").strip();
    private static final String CHARGING =
            Golden.text("blockfile/v1/charging.blocks").strip();

    @Test
    void aReceivedSealHasItsGoldenLine() {
        assertThat(BlockFile.format(
                        SampleBlocks.seal().simulated(Instant.parse("2012-06-01T12:00:05Z"), "head-end/ex\u00e4mple")))
                .isEqualTo(SEAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seal", "charging"})
    void aGoldenLineIsReadAndWrittenUnchanged(String name) throws MalformedLineException {
        String line = Golden.text("blockfile/v1/" + name + ".blocks").strip();

        assertThat(BlockFile.format(parse(line))).isEqualTo(line);
    }

    @Test
    void aChargingLineCarriesTransactionAndToken() throws MalformedLineException {
        ReceivedBlock block = parse(CHARGING);

        assertThat(block.charging()).isEqualTo(SampleBlocks.charging().charging());
        assertThat(block.arrival())
                .isEqualTo(Instant.parse("2015-01-15T17:37:09.250Z").toEpochMilli());
        assertThat(block.simulated()).isFalse();
    }

    @Test
    void aMalformedBlockStillTravelsInAWellFormedLine() throws MalformedLineException {
        byte[] truncated = {1, 2, 3};
        ReceivedBlock received = new ReceivedBlock(
                0, OriginClass.MANUAL, false, "desk", truncated, new byte[0], new byte[0], Optional.empty());

        assertThat(parse(BlockFile.format(received)).signed()).isEqualTo(truncated);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"arrival"                  | { "arrival"
                    "simulated":true            | "simulated":"true"
                    "simulated":true            | "simulated":1
                    "originClass"               | "extra":"1","originClass"
                    "originClass"               | "arrival":"2012-06-01T12:00:05Z","originClass"
                    METER_SIGNED                | METER_SWORN
                    2012-06-01T12:00:05Z        | 2012-06-01T12:00:05.000Z
                    2012-06-01T12:00:05Z        | yesterday
                    2012-06-01T12:00:05Z        | +300000000-01-01T00:00:00Z
                    2012-06-01T12:00:05Z        | +10000-01-01T00:00:00Z
                    2012-06-01T12:00:05Z        | 1969-12-31T23:59:59Z
                    ,"source":"head-end/exämple" | ``
                    "source":"head-end/exämple" | "source":"head-end/exämple","token":"T"
                    "source":"head-end/exämple" | "source":["head-end/exämple"]
                    head-end/exämple"}          | head-end/exämple"}{}
                    head-end/exämple"}          | head-end/exämple"
                    "readings":"AAEC            | "readings":"A_EC
                    "readings":"AAEC            | "readings":"AA EC
                    "readings":"AAEC            | "readings":"AEC
                    """)
    void anythingButTheCanonicalLineIsMalformed(String canonical, String other) {
        String changed = SEAL.replace(canonical, other);

        assertThat(changed).isNotEqualTo(SEAL);
        assertThatExceptionOfType(MalformedLineException.class).isThrownBy(() -> parse(changed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "42", "not json", "{\"arrival\"", "{\"simulated\":"})
    void otherTextIsMalformed(String line) {
        assertThatExceptionOfType(MalformedLineException.class).isThrownBy(() -> parse(line));
    }

    @Test
    void invalidUtf8IsMalformed() {
        byte[] line = SEAL.getBytes(UTF_8);
        line[SEAL.indexOf('\u00e4')] = (byte) 0xff;

        assertThatExceptionOfType(MalformedLineException.class).isThrownBy(() -> BlockFile.parse(line));
    }

    private static ReceivedBlock parse(String line) throws MalformedLineException {
        return BlockFile.parse(line.getBytes(UTF_8));
    }
}
