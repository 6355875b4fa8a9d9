package io.meterproof.formats.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.formats.signed.SignedRecord;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever comes in, a parser gives records or calls the bytes malformed. */
class ForeignFormatsProperties {

    @Property
    void anyBytesAreRecordsOrMalformed(@ForAll SignedFormat format, @ForAll @Size(max = 400) byte[] bytes) {
        givesRecordsOrCallsMalformed(format, bytes);
    }

    @Property(tries = 3000)
    void aRecordWithChangedBytesIsARecordOrMalformed(
            @ForAll SignedFormat format,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 0, max = 5000) Integer> places,
            @ForAll byte value) {
        byte[] bytes = Samples.of(format);
        places.forEach(place -> bytes[place % bytes.length] = value);

        givesRecordsOrCallsMalformed(format, bytes);
    }

    @Property
    void aRecordThatIsCutOffIsARecordOrMalformed(
            @ForAll SignedFormat format, @ForAll @IntRange(min = 0, max = 5000) int length) {
        byte[] bytes = Samples.of(format);

        givesRecordsOrCallsMalformed(format, Arrays.copyOf(bytes, length % bytes.length));
    }

    private static void givesRecordsOrCallsMalformed(SignedFormat format, byte[] bytes) {
        try {
            List<SignedRecord> records = ForeignFormats.parse(format, bytes);
            assertThat(records).isNotEmpty().allMatch(record -> record.format() == format);
        } catch (MalformedSignedRecordException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
