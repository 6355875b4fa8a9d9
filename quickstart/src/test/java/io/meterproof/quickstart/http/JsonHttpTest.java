package io.meterproof.quickstart.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonHttpTest {
    @Test
    void ofAStackTraceInJsonTheLastCauseRemains() {
        var body = "{\"errors\":[\"Outer\\n\\tat a\\nCaused by: Middle\\n\\tat b\\nCaused by: Inner: why\\n\\tat c\"]}";
        assertThat(JsonHttp.reason(body)).isEqualTo(": Caused by: Inner: why");
    }

    @Test
    void aShortAnswerRemainsAsItIs() {
        assertThat(JsonHttp.reason("no such job")).isEqualTo(": no such job");
    }

    @Test
    void ofAProblemTheDetailRemains() {
        assertThat(JsonHttp.reason("{\"title\":\"Not Found\",\"detail\":\"there is no account nobody\"}"))
                .isEqualTo(": there is no account nobody");
    }

    @Test
    void ofAPageNothingRemains() {
        assertThat(JsonHttp.reason("<html><body>Ambiguous URI</body></html>")).isEmpty();
    }

    @Test
    void aLongAnswerIsCut() {
        assertThat(JsonHttp.reason("x".repeat(1000))).hasSize(305);
    }
}
