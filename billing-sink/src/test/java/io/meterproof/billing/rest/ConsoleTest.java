package io.meterproof.billing.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages for browsers. */
final class ConsoleTest {
    private final TestSink sink = new TestSink();

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void theConsoleServesThePageThatVerifiesBillsAndForbidsItTheNetwork() throws IOException, InterruptedException {
        HttpResponse<String> page = sink.get("/verify.html");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'unsafe-inline'")
                .doesNotContain("connect-src");
        assertThat(page.body())
                .startsWith("<!doctype html>")
                .contains("<title>Verify a bill</title>", "type=\"module\"")
                .doesNotContain("/* script */", "src=\"http", "<link");
    }

    @Test
    void theConsoleIsServedWithoutForeignScripts() throws IOException, InterruptedException {
        HttpResponse<String> page = sink.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Meterproof").doesNotContain("//cdn");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'self'");
    }
}
