package io.meterproof.anchor.witness;

import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.InvalidProofException;
import io.meterproof.tlog.NoteSignature;
import io.meterproof.tlog.SignedNote;
import io.meterproof.tlog.TileHashes;
import io.meterproof.tlog.witness.AddCheckpoint;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.time.Duration;
import java.util.List;

/** Asks one witness. */
public final class WitnessClient {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 16 << 10;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final WitnessAddress address;
    private final Provider provider;

    public WitnessClient(WitnessAddress address, Provider provider) {
        this.address = address;
        this.provider = provider;
    }

    public WitnessAddress address() {
        return address;
    }

    private record Answer(int status, String body) {}

    /**
     * Its cosignature, verified. What it has seen last it says itself, when it is asked from another size.
     *
     * @param tree of the checkpoint's size
     * @throws IOException if it does not answer, or refuses
     */
    NoteSignature cosign(SignedNote note, TileHashes tree) throws IOException, InterruptedException {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        Answer answer = ask(new AddCheckpoint(0, List.of(), note));
        if (answer.status == 409) {
            long known = size(answer.body);
            if (known > checkpoint.size()) {
                throw new IOException("it has cosigned a later tree of " + known + " leaves");
            }
            answer = ask(new AddCheckpoint(known, proof(tree, known, checkpoint.size()), note));
        }
        if (answer.status != 200) {
            throw new IOException("it answers " + answer.status + ": " + answer.body.strip());
        }
        return verified(note, answer.body);
    }

    private static List<Hash> proof(TileHashes tree, long known, long size) {
        return known == 0 || known == size ? List.of() : tree.consistency(known).path();
    }

    private NoteSignature verified(SignedNote note, String body) throws IOException {
        try {
            for (String line : body.lines().toList()) {
                NoteSignature signature = NoteSignature.parse(line);
                SignedNote alone = new SignedNote(note.text(), List.of(signature));
                if (alone.isSignedBy(address.key())) {
                    alone.verify(address.key(), provider);
                    return signature;
                }
            }
        } catch (InvalidProofException e) {
            throw new IOException(e.getMessage(), e);
        }
        throw new IOException(
                "its answer has no cosignature of " + address.key().name());
    }

    private static long size(String body) throws IOException {
        try {
            return Long.parseLong(body.strip());
        } catch (NumberFormatException e) {
            throw new IOException("it answers 409 without a tree size: " + body, e);
        }
    }

    private Answer ask(AddCheckpoint request) throws IOException, InterruptedException {
        String prefix = address.prefix().toString().replaceAll("/$", "");
        HttpResponse<InputStream> response = http.send(
                HttpRequest.newBuilder(URI.create(prefix + "/add-checkpoint"))
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            return new Answer(response.statusCode(), new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        }
    }
}
