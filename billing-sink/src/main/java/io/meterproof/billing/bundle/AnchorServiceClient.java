package io.meterproof.billing.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.bundle.ProofAnswer;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code POST /proofs} of the anchor service, see docs/proof-api.md. */
public final class AnchorServiceClient implements ProofService {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final URI proofs;

    public AnchorServiceClient(URI anchorService) {
        proofs = URI.create(anchorService.toString().replaceAll("/+$", "") + "/proofs");
    }

    @Override
    public ProofAnswer prove(List<Hash> leaves, Optional<Hash> tag) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(proofs)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body(leaves, tag)))
                .build();
        try {
            return answer(client.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new ProofServiceException("the anchor service does not answer: " + e, e);
        }
    }

    private static String body(List<Hash> leaves, Optional<Hash> tag) {
        ObjectNode body = JSON.createObjectNode();
        tag.ifPresent(wanted -> body.put("tag", wanted.hex()));
        ArrayNode array = body.putArray("leaves");
        leaves.forEach(leaf -> array.add(leaf.hex()));
        return body.toString();
    }

    private static ProofAnswer answer(HttpResponse<String> response) {
        if (response.statusCode() == CONFLICT) {
            throw new NotProvenYetException("it is not under a final anchor yet");
        }
        if (response.statusCode() != OK) {
            throw new ProofServiceException(
                    "the anchor service answers " + response.statusCode() + ": " + response.body());
        }
        try {
            return ProofAnswer.parse(response.body());
        } catch (InvalidDocumentException e) {
            throw new ProofServiceException("the anchor service's answer is no proof: " + e.getMessage(), e);
        }
    }
}
