package io.meterproof.quickstart.corrections;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.quickstart.desk.SigningDesk;
import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.keys.KeyFile;
import io.meterproof.quickstart.part.StackException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;

/** The running stack, as the billing team uses it. */
final class BillingDesk {
    private static final String ALL = "100000";

    @Mixin
    private SigningDesk desk = new SigningDesk();

    /** Every statement, as the API tells it. */
    List<JsonNode> statements(String state) throws IOException, InterruptedException {
        List<JsonNode> statements = new ArrayList<>();
        for (JsonNode statement : JsonHttp.get(desk.endpoints().billingUrl() + "/statements?limit=" + ALL)
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
        return JsonHttp.get(desk.endpoints().billingUrl() + "/accounts/" + id + "/entries")
                .path("entries");
    }

    /** @throws StackException for a file without a private key */
    KeyFile key() throws IOException {
        return desk.key(Role.BILLING);
    }

    /** Publishes what is not published yet; returns how many those were. */
    int publish(List<SignedDocument> documents) throws IOException {
        return desk.publish(documents);
    }
}
