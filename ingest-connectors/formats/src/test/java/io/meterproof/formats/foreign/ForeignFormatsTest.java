package io.meterproof.formats.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.RecordLimits;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.formats.signed.SignedRecord;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForeignFormatsTest {

    @ParameterizedTest
    @EnumSource
    void everyFormatIsRead(SignedFormat format) throws MalformedSignedRecordException {
        assertThat(ForeignFormats.parse(format, Samples.of(format)))
                .isNotEmpty()
                .extracting(SignedRecord::format)
                .containsOnly(format);
    }

    @ParameterizedTest
    @EnumSource
    void aMegabyteAndAByteIsMalformed(SignedFormat format) {
        byte[] bytes = Arrays.copyOf(Samples.of(format), RecordLimits.MAX_BYTES + 1);

        assertThatExceptionOfType(MalformedSignedRecordException.class)
                .isThrownBy(() -> ForeignFormats.parse(format, bytes))
                .withMessageContaining("longer than");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsMalformed(SignedFormat format) {
        assertThatExceptionOfType(MalformedSignedRecordException.class)
                .isThrownBy(() -> ForeignFormats.parse(format, new byte[0]));
    }
}
