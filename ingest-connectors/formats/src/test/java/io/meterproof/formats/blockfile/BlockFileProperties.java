package io.meterproof.formats.blockfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.Golden;
import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.ReceivedBlock;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.erdtman.jcs.JsonCanonicalizer;

class BlockFileProperties {
    private static final long LAST_ARRIVAL = 253_402_300_799_999L;

    @Property
    void aLineIsCanonicalByAnIndependentCanonicalizer(
            @ForAll @LongRange(min = 0, max = LAST_ARRIVAL) long arrival,
            @ForAll("wellFormedTexts") String source,
            @ForAll("wellFormedTexts") String token)
            throws IOException {
        String line = BlockFile.format(received(arrival, source, token));

        assertThat(line).isEqualTo(new JsonCanonicalizer(line).getEncodedString());
    }

    @Property
    void whatWasWrittenIsRead(
            @ForAll @LongRange(min = 0, max = LAST_ARRIVAL) long arrival,
            @ForAll("wellFormedTexts") String source,
            @ForAll("wellFormedTexts") String token)
            throws MalformedLineException {
        ReceivedBlock block = received(arrival, source, token);

        assertThat(BlockFile.parse(BlockFile.format(block).getBytes(UTF_8)))
                .usingRecursiveComparison()
                .isEqualTo(block);
    }

    @Property
    void anyBytesAreABlockOrMalformedAndNothingElse(@ForAll byte[] bytes) {
        assertIsABlockOrMalformed(bytes);
    }

    @Property
    void anyDamageLeavesABlockOrMalformedBytes(
            @ForAll @IntRange(max = 500) int position, @ForAll("wellFormedTexts") String damage) {
        String line = Golden.text("blockfile/v1/seal.blocks").strip();
        int at = Math.min(position, line.length());
        String rest = line.substring(Math.min(line.length(), at + damage.length()));

        assertIsABlockOrMalformed((line.substring(0, at) + damage + rest).getBytes(UTF_8));
    }

    @Property
    void anyInstantIsABlockOrMalformed(@ForAll("instants") Instant arrival) {
        String line =
                Golden.text("blockfile/v1/seal.blocks").strip().replace("2012-06-01T12:00:05Z", arrival.toString());

        assertIsABlockOrMalformed(line.getBytes(UTF_8));
    }

    @Provide
    static Arbitrary<String> wellFormedTexts() {
        return Arbitraries.strings()
                .withCharRange('\0', '\ud7ff')
                .withCharRange('\ue000', '\uffff')
                .withChars('"', '\\', '\n', '\u001f', '\u007f')
                .ofMaxLength(20);
    }

    @Provide
    static Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    private static ReceivedBlock received(long arrival, String source, String token) {
        return new ReceivedBlock(
                arrival,
                OriginClass.METER_SIGNED,
                false,
                source,
                new byte[184],
                new byte[64],
                new byte[7],
                Optional.of(new ChargingTransaction("transaction", token)));
    }

    private static void assertIsABlockOrMalformed(byte[] line) {
        try {
            assertThat(BlockFile.format(BlockFile.parse(line)).getBytes(UTF_8)).isEqualTo(line);
        } catch (MalformedLineException expected) {
            assertThat(expected.getMessage()).isNotBlank();
        }
    }
}
