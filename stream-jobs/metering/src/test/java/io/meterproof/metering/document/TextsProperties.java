package io.meterproof.metering.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

class TextsProperties {
    /** What a name is, as the documentation says it. */
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\p{Cs}\\p{Cn}\\p{Co}]{1,200}");

    @Property
    void aNameIsOneToTwoHundredPrintableCharacters(@ForAll @StringLength(max = 210) String text) {
        assertThat(Texts.isName(text)).isEqualTo(NAME.matcher(text).matches());
    }

    @Property
    void everyCharacterIsPrintableOrNot(@ForAll("codePoints") int character) {
        String text = Character.toString(character);

        assertThat(Texts.isName(text)).isEqualTo(NAME.matcher(text).matches());
    }

    @Example
    void charactersBeyondTheFirstPlaneCountOnce() {
        assertThat(Texts.isName("\uD83D\uDD0B".repeat(200))).isTrue();
        assertThat(Texts.isName("\uD83D\uDD0B".repeat(201))).isFalse();
    }

    @Provide
    Arbitrary<Integer> codePoints() {
        return Arbitraries.integers().between(0, Character.MAX_CODE_POINT);
    }
}
