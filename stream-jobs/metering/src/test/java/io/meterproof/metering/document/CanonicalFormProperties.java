package io.meterproof.metering.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.erdtman.jcs.JsonCanonicalizer;

class CanonicalFormProperties {
    private static final JsonBounds WIDE = new JsonBounds(100_000, 100);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Property
    void whatTheLibraryWritesIsCanonical(@ForAll("objects") Map<String, Object> object) throws IOException {
        assertThat(CanonicalForm.holds(canonical(MAPPER.writeValueAsString(object)), WIDE))
                .isTrue();
    }

    @Property
    void anyFormIsCanonicalWhereTheLibraryLeavesItAsItIs(@ForAll("objects") Map<String, Object> object)
            throws IOException {
        String json = MAPPER.writeValueAsString(object);
        assertThat(CanonicalForm.holds(json, WIDE)).isEqualTo(canonical(json).equals(json));
    }

    @Property
    void oneCharacterMoreOrOtherIsJudgedAsByTheLibrary(
            @ForAll("objects") Map<String, Object> object, @ForAll int where, @ForAll("characters") char what)
            throws IOException {
        String json = canonical(MAPPER.writeValueAsString(object));
        int at = Math.floorMod(where, json.length());
        for (int skipped = 0; skipped <= 1; skipped++) {
            String changed = json.substring(0, at) + what + json.substring(at + skipped);
            assertThat(holds(changed)).as(changed).isEqualTo(isCanonicalByTheLibrary(changed));
        }
    }

    private static boolean holds(String json) {
        try {
            return CanonicalForm.holds(json, WIDE);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isCanonicalByTheLibrary(String json) {
        try {
            return canonical(json).equals(json);
        } catch (IOException e) {
            return false;
        }
    }

    private static String canonical(String json) throws IOException {
        return new JsonCanonicalizer(json).getEncodedString();
    }

    @Provide
    Arbitrary<Character> characters() {
        return Arbitraries.of(
                ' ', ',', ':', '"', '\\', '0', '1', '-', '.', 'e', 'a', '{', '}', '[', ']', '\n', '\u00e9');
    }

    @Provide
    Arbitrary<Map<String, Object>> objects() {
        Arbitrary<String> texts = Arbitraries.strings()
                .withCharRange('\u0000', '\u007f')
                .withChars('\u00e9', '\u2028', '\ufb33')
                .ofMaxLength(4);
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                texts.map(text -> text),
                Arbitraries.longs().map(number -> number),
                Arbitraries.doubles().map(number -> number),
                Arbitraries.of(true, false).map(truth -> truth));
        Arbitrary<Object> lists = leaves.list().ofMaxSize(3).map(List::copyOf);
        Arbitrary<Object> inner = Arbitraries.maps(texts, Arbitraries.oneOf(leaves, lists))
                .ofMaxSize(3)
                .map(Map::copyOf);
        return Arbitraries.maps(texts, Arbitraries.oneOf(leaves, lists, inner)).ofMaxSize(4);
    }
}
