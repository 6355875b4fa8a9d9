package io.meterproof.metering.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.metering.document.CanonicalWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerEntryJsonTest {

    static Iterable<LedgerEntry> entries() {
        return Entries.all();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryIsCanonicalByTheLibrary(LedgerEntry entry) {
        String json = new String(LedgerEntryJson.encode(entry), StandardCharsets.UTF_8);

        assertThat(CanonicalJson.encode(CanonicalJson.parse(json))).isEqualTo(json);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryReadsBackAsItWas(LedgerEntry entry) {
        byte[] json = LedgerEntryJson.encode(entry);

        assertThat(LedgerEntryJson.encode(LedgerEntryJson.decode(json))).isEqualTo(json);
        assertThat(LedgerEntryJson.decode(json)).hasSameClassAs(entry);
    }

    @Test
    void entriesKeepTheirBytes() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (LedgerEntry entry : Entries.all()) {
            all.write(LedgerEntryJson.encode(entry));
            all.write('\n');
        }

        assertThat(all.toByteArray()).isEqualTo(Golden.bytes("ledger-entry/v1/all-types.hex", all.toByteArray()));
    }

    @Test
    void whatWasFedInSaysSo() {
        LedgerEntry taken = Entries.all().get(0);
        String json = new String(LedgerEntryJson.encode(taken), StandardCharsets.UTF_8);
        String fedIn = json.replace("\"firstSequence\"", "\"exported\":true,\"firstSequence\"");

        LedgerEntry read = LedgerEntryJson.decode(fedIn.getBytes(StandardCharsets.UTF_8));
        assertThat(((UsageEntry) read).usage().exported()).isTrue();
        assertThat(LedgerEntryJson.encode(read))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(fedIn);
        assertThat(json).doesNotContain("exported");
        assertThatThrownBy(() -> LedgerEntryJson.decode(
                        fedIn.replace("\"exported\":true", "\"exported\":false").getBytes(StandardCharsets.UTF_8)))
                .hasMessage("exported: is not true");
    }

    @Test
    void aFieldTooManyIsRefused() {
        byte[] json = new String(LedgerEntryJson.encode(Entries.all().get(3)), StandardCharsets.UTF_8)
                .replace("{\"account\"", "{\"a\":1,\"account\"")
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> LedgerEntryJson.decode(json)).hasMessage("a: is not known here");
    }

    @Property(tries = 300)
    void textsAreWrittenAsTheLibraryWritesThem(@ForAll("texts") String text) {
        byte[] written = new CanonicalWriter()
                .beginObject()
                .field("a")
                .text(text)
                .endObject()
                .toBytes();

        assertThat(new String(written, StandardCharsets.UTF_8))
                .isEqualTo(CanonicalJson.encode(CanonicalJson.newObject().put("a", text)));
    }

    @Property(tries = 300)
    void instantsAndIntegersAreWrittenAsTheJdkWritesThem(
            @ForAll @LongRange(min = 0, max = 253_402_300_799L) long second, @ForAll long integer) {
        byte[] written = new CanonicalWriter()
                .beginArray()
                .instant(Instant.ofEpochSecond(second))
                .integer(integer)
                .endArray()
                .toBytes();

        assertThat(new String(written, StandardCharsets.UTF_8))
                .isEqualTo("[\"" + Instant.ofEpochSecond(second) + "\",\"" + integer + "\"]");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .ofMaxLength(30)
                .withCharRange(' ', '~')
                .withCharRange('\0', '\u001f')
                .withChars("\"\\/\u007f\u00e9\u2028\u4e2d");
    }
}
