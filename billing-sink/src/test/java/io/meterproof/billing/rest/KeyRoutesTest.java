package io.meterproof.billing.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.meterproof.billing.fixture.ArchivedTopic;
import io.meterproof.billing.fixture.CatalogueRegistry;
import io.meterproof.billing.fixture.InMemoryArchive;
import io.meterproof.billing.fixture.KeySigners;
import io.meterproof.billing.registry.KafkaKeyLog;
import io.meterproof.billing.registry.KeyLogTopic;
import io.meterproof.billing.registry.KeyRegistry;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.signed.Leniency;
import io.meterproof.metering.document.ConflictResolution;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.KeyCompromise;
import io.meterproof.metering.document.LeniencyGrant;
import io.meterproof.metering.document.RegistryEvent;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.SignedDocumentJson;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyRoutesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPERATORS_LACK = "lacks that of another key of OPERATOR";

    @TempDir
    private Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private final InMemoryArchive archive = new InMemoryArchive();
    private final ArchivedTopic topic = new ArchivedTopic(archive);
    private final KeySigners signers = new KeySigners();
    private Javalin server;

    @BeforeEach
    void start() throws IOException {
        signers.trustedIn(directory.resolve("trust.json"));
        serve(topic);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void serve(KeyLogTopic keyLog) {
        KeyRegistry registry = new KeyRegistry(
                archive,
                keyLog,
                directory.resolve("trust.json"),
                new DocumentVerifier(ProviderVerifier.of(CryptoProviders.bouncyCastle())));
        server = Javalin.create(config -> config.showJavalinBanner = false);
        new KeyRoutes(registry)
                .routes()
                .forEach(route -> server.addHttpHandler(route.method(), route.path(), route.handler()));
        server.exception(ProblemException.class, (problem, context) -> problem.problem(context.path())
                .send(context, problem.retryAfter()));
        server.start("127.0.0.1", 0);
    }

    @Test
    void aFullySignedEventIsAppendedAndNamedByItsHash() throws Exception {
        SignedDocument enrolment = signers.enrolment("first");

        HttpResponse<String> response = post(enrolment);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(JSON.readTree(response.body()).get("hash").textValue())
                .isEqualTo(enrolment.hash().hex());
        assertThat(topic.size()).isOne();
    }

    @Test
    void theSameEventAgainIsNotAppendedAgain() throws Exception {
        SignedDocument enrolment = signers.enrolment("first");
        post(enrolment);

        assertThat(post(enrolment).statusCode()).isEqualTo(200);
        assertThat(topic.size()).isOne();
    }

    @Test
    void whatOneOperatorApprovedTwiceIsRefusedWithFieldAndReason() throws Exception {
        HttpResponse<String> response = post(signers.revocation("first", KeySigners.FROM, "operator-1", "operator-1"));

        JsonNode problem = JSON.readTree(response.body());
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(problem.get("field").textValue()).isEqualTo("signatures");
        assertThat(problem.get("reason").textValue()).isEqualTo(OPERATORS_LACK);
        assertThat(topic.size()).isZero();
    }

    @Test
    void aRotationGoesOnFromWhatTheKeyLogHolds() throws Exception {
        assertThat(reason(post(signers.rotation("first", "second"))))
                .isEqualTo("is not the meter's at 2026-01-01T00:00:00Z");

        post(signers.enrolment("first"));

        assertThat(post(signers.rotation("first", "second")).statusCode()).isEqualTo(202);
    }

    static List<RegistryEvent> events() {
        return List.of(
                new KeyCompromise(KeySigners.METER, Hash.ZERO, KeySigners.FROM, "published", 7, List.of()),
                new ConflictResolution(
                        KeySigners.METER, ObisCode.ACTIVE_IMPORT, BlockKind.LIVE, 7, Hash.ZERO, "read off the display"),
                new LeniencyGrant(
                        KeySigners.METER,
                        Leniency.MISSING_DER_SIGN_BYTE,
                        new Effective(KeySigners.FROM, Optional.empty()),
                        "old firmware"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatTwoOperatorsApproveIsAppended(RegistryEvent event) throws Exception {
        SignedDocument approved = signers.approved(event);

        HttpResponse<String> response = post(approved);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(JSON.readTree(response.body()).get("hash").textValue())
                .isEqualTo(approved.hash().hex());
        assertThat(topic.size()).isOne();
    }

    @Test
    void aRevokedKeyVouchesForNothing() throws Exception {
        post(signers.enrolment("first"));
        post(signers.revocation("first", KeySigners.FROM, "operator-1", "operator-2"));

        assertThat(reason(post(signers.rotation("first", "second"))))
                .isEqualTo("is not the meter's at 2026-01-01T00:00:00Z");
    }

    @Test
    void whatIsNoJsonIsRefused() throws Exception {
        assertThat(reason(post("{}{", "application/json"))).startsWith("is not JSON");
    }

    @Test
    void anEventThatIsTooLargeIsNotReadToItsEnd() throws Exception {
        assertThat(post(" ".repeat(SignedDocumentJson.MAX_BYTES + 1), "application/json")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aFormOfAWebPageIsNoEvent() throws Exception {
        assertThat(post("{}", "text/plain").statusCode()).isEqualTo(415);
    }

    @Test
    void aTrustFileThatIsNotThereIsWaitedFor() throws Exception {
        Files.delete(directory.resolve("trust.json"));

        assertThat(post(signers.enrolment("first")).statusCode()).isEqualTo(503);
    }

    @Test
    void whileKafkaIsDownEventsComeLater() throws Exception {
        server.stop();
        try (KafkaKeyLog nowhere = new KafkaKeyLog(settings(), new CatalogueRegistry())) {
            serve(nowhere);
            HttpResponse<String> response = post(signers.enrolment("first"));

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).contains("5");
        }
    }

    @Test
    void theKeysOfAMeterAreShownWithWhatEndedThem() throws Exception {
        post(signers.enrolment("first"));
        post(signers.revocation("first", KeySigners.FROM.plusSeconds(60), "operator-1", "operator-2"));

        JsonNode answer = JSON.readTree(get(KeySigners.METER.hex()).body());

        assertThat(answer.get("keyLogSize").textValue()).isEqualTo("2");
        JsonNode key = answer.at("/keys/0");
        assertThat(key.get("key").textValue())
                .isEqualTo(signers.identity("first").hex());
        assertThat(key.get("voucher").textValue()).isEqualTo("maker");
        assertThat(key.get("revokedAt").textValue()).isEqualTo("2026-01-01T00:01:00Z");
        assertThat(key.get("events").findValuesAsText("position")).containsExactly("0", "1");
    }

    @Test
    void aMeterWithoutKeysIsNotFound() throws Exception {
        assertThat(get(KeySigners.METER.hex()).statusCode()).isEqualTo(404);
        assertThat(get("no-meter").statusCode()).isEqualTo(400);
    }

    private static String reason(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).isEqualTo(422);
        return JSON.readTree(response.body()).get("reason").textValue();
    }

    private HttpResponse<String> post(SignedDocument signed) throws IOException, InterruptedException {
        return post(SignedDocumentJson.write(signed).toString(), "application/json");
    }

    private HttpResponse<String> post(String body, String type) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri("/registry/events"))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String meter) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri("/meters/" + meter + "/keys")).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** A port on which nothing listens. */
    private static Properties settings() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Properties settings = new Properties();
        settings.put("bootstrap.servers", "127.0.0.1:" + port);
        settings.put("default.api.timeout.ms", "500");
        settings.put("request.timeout.ms", "400");
        settings.put("max.block.ms", "500");
        settings.put("delivery.timeout.ms", "500");
        return settings;
    }
}
