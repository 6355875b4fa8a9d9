package io.meterproof.quickstart.corrections;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.quickstart.console.DataDirectory;
import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.keys.KeyFile;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.StackDirectory;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.stack.LocalStack;
import io.meterproof.quickstart.stack.StackState;
import io.meterproof.records.publish.DocumentPublisher;
import io.meterproof.records.publish.KafkaClients;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The running stack, as the billing team uses it. */
final class BillingDesk {
    private static final String ALL = "100000";

    @Mixin
    private DataDirectory data = new DataDirectory();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Your private key of role billing, in PEM (default: the stack's).")
    private @Nullable Path key;

    /** Every statement, as the API tells it. */
    List<JsonNode> statements(String state) throws IOException, InterruptedException {
        List<JsonNode> statements = new ArrayList<>();
        for (JsonNode statement : JsonHttp.get(endpoints().billingUrl() + "/statements?limit=" + ALL)
                .path("statements")) {
            if (statement.path("state").asText().equals(state)) {
                statements.add(statement);
            }
        }
        return statements;
    }

    /** The entries of an account's chain, as the API tells them. */
    JsonNode entries(String account) throws IOException, InterruptedException {
        String id = URLEncoder.encode(account, StandardCharsets.UTF_8);
        return JsonHttp.get(endpoints().billingUrl() + "/accounts/" + id + "/entries")
                .path("entries");
    }

    /** @throws StackException for a file without a private key */
    KeyFile key() throws IOException {
        Path file = key != null ? key : new StackDirectory(data.path()).keys().resolve("billing.key");
        KeyFile read = KeyFile.read(file);
        if (read.privateKey().isEmpty()) {
            throw new StackException(file + " holds no private key");
        }
        return read;
    }

    /** Publishes what is not published yet; returns how many those were. */
    int publish(List<SignedDocument> documents) throws IOException {
        Endpoints endpoints = endpoints();
        var verifier = new DocumentVerifier(
                ProviderVerifier.of(CryptoProviders.preferred().provider()));
        var trusted =
                TrustFileCodec.decode(Files.readString(endpoints.trustFile())).keys();
        try (var producer = new KafkaClients(endpoints.bootstrapServers()).producer()) {
            return new DocumentPublisher(
                            producer,
                            new TopicContents(endpoints.bootstrapServers()),
                            ConfluentSchemaRegistry.at(endpoints.registryUrl()),
                            verifier,
                            trusted)
                    .publish(documents);
        }
    }

    private Endpoints endpoints() throws IOException {
        return LocalStack.running(data.path())
                .map(StackState::endpoints)
                .orElseThrow(() -> new StackException("Nothing is running: start it with ./meterproof up."));
    }
}
