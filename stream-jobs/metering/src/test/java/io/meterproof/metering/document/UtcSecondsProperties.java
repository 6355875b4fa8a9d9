package io.meterproof.metering.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class UtcSecondsProperties {
    private static final long FIRST = -62_167_219_200L;
    private static final long LAST = 253_402_300_799L;

    @Property
    void everySecondOfFourDigitYearsIsReadFromItsOneSpelling(@ForAll @LongRange(min = FIRST, max = LAST) long second) {
        Instant instant = Instant.ofEpochSecond(second);

        assertThat(UtcSeconds.parse(instant.toString())).isEqualTo(instant);
    }

    @Property
    void whatAnotherCharacterMakesIsReadOnlyWhereItIsAgainTheSpellingOfAnInstant(
            @ForAll @LongRange(min = FIRST, max = LAST) long second,
            @ForAll @IntRange(max = 19) int place,
            @ForAll @CharRange(from = '+', to = ':') @Chars({'T', 'Z', 'z', '\u0661'}) char character) {
        StringBuilder text = new StringBuilder(Instant.ofEpochSecond(second).toString());
        text.setCharAt(place, character);

        assertThat(read(text.toString())).isEqualTo(isSpelling(text.toString()));
    }

    @Example
    void fractionsOffsetsAndYearsOfFiveDigitsAreOtherSpellings() {
        for (String text : new String[] {
            "2026-01-01T00:00:00.0Z", "2026-01-01T00:00:00+00:00", "+12026-01-01T00:00:00Z", "", "2026"
        }) {
            assertThatThrownBy(() -> UtcSeconds.parse(text)).isInstanceOf(DateTimeException.class);
        }
    }

    private static boolean read(String text) {
        try {
            return UtcSeconds.parse(text).toString().equals(text);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isSpelling(String text) {
        try {
            return Instant.parse(text).toString().equals(text);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
