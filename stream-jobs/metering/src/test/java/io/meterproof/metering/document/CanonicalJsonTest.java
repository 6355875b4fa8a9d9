package io.meterproof.metering.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
    private static final JsonBounds THREE_VALUES_TWO_DEEP = new JsonBounds(3, 2);

    @Test
    void aCanonicalTextIsRead() {
        assertThat(CanonicalJson.parse("{\"\":\"\\n\",\"a\":[1,-2.5,true,null,{}],\"b\":\"\u00e9\"}"))
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\":1,\"a\":2}",
                "{\"a\":1,\"a\":2}",
                "{\"\":1,\"\":2}",
                "{ \"a\":1}",
                "{\"a\":1} ",
                "{\"a\":1.0}",
                "{\"a\":1e2}",
                "{\"a\":-0}",
                "{\"a\":\"\\u0041\"}",
                "{\"a\":\"\\/\"}",
                "{\"a\":\"\\u000A\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":1}{}",
                "{\"a\":9007199254740993}",
                "[1]",
                "{\"a\":",
                "{\"a\":1,}",
                "",
                "nonsense"
            })
    void anyOtherTextIsRefused(String json) {
        assertThatThrownBy(() -> CanonicalJson.parse(json)).isInstanceOf(InvalidDocumentException.class);
    }

    @Test
    void aTextWithinItsBoundsIsRead() {
        assertThat(CanonicalJson.parse("{\"a\":[1]}", THREE_VALUES_TWO_DEEP)).hasSize(1);
    }

    @Test
    void aTextWithTooManyValuesIsRefused() {
        assertThatThrownBy(() -> CanonicalJson.parse("{\"a\":[1,2]}", THREE_VALUES_TWO_DEEP))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("has more than 3 values");
    }

    @Test
    void aTextThatIsNestedTooDeepIsRefused() {
        assertThatThrownBy(() -> CanonicalJson.parse("{\"a\":[[", THREE_VALUES_TWO_DEEP))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("is nested deeper than 2 levels");
    }
}
