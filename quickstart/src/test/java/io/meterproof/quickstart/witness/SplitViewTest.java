package io.meterproof.quickstart.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.ConsistencyProof;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.NoteSignature;
import io.meterproof.tlog.SignedNote;
import io.meterproof.tlog.Subtrees;
import io.meterproof.tlog.TreeHasher;
import io.meterproof.tlog.TreeHead;
import io.meterproof.tlog.witness.AddCheckpoint;
import io.meterproof.tlog.witness.Witness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two witnesses with servers and directories of their own, and a log that shows each of them another tree. */
class SplitViewTest {
    private static final String ORIGIN = "example.com/log";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final List<Hash> ONE_VIEW = leaves("one");
    private static final List<Hash> OTHER_VIEW = Stream.concat(
                    leaves("one").subList(0, 5).stream(), leaves("other").subList(5, 9).stream())
            .toList();

    @TempDir
    private Path directory;

    private final KeyPair log = newPair();
    private final HttpClient client = HttpClient.newHttpClient();
    private WitnessServer left;
    private WitnessServer right;

    @BeforeEach
    void startBoth() throws IOException {
        left = start("left");
        right = start("right");
    }

    @AfterEach
    void stopBoth() {
        left.close();
        right.close();
    }

    @Test
    void neitherViewGetsBothCosignaturesAndTheForkIsKept() throws Exception {
        assertThat(add(left, 0, ONE_VIEW.subList(0, 5)).statusCode()).isEqualTo(200);
        assertThat(add(right, 0, ONE_VIEW.subList(0, 5)).statusCode()).isEqualTo(200);
        assertThat(add(left, 5, ONE_VIEW).statusCode()).isEqualTo(200);
        assertThat(add(right, 5, OTHER_VIEW).statusCode()).isEqualTo(200);

        HttpResponse<String> crossed = add(right, 9, ONE_VIEW);
        assertThat(crossed.statusCode()).isEqualTo(409);
        assertThat(crossed.headers().firstValue("Content-Type")).hasValue("text/x.tlog.size");
        assertThat(crossed.body()).isEqualTo("9\n");
        assertThat(add(left, 9, OTHER_VIEW).statusCode()).isEqualTo(409);
        try (Stream<Path> kept = Files.list(directory.resolve("left/conflicts"))) {
            assertThat(SignedNote.parse(Files.readString(kept.findFirst().orElseThrow()))
                            .text())
                    .isEqualTo(checkpoint(OTHER_VIEW).text());
        }
    }

    @Test
    void anyoneSeesTheSplitInWhatTheTwoHaveCosigned() throws Exception {
        add(left, 0, ONE_VIEW);
        add(right, 0, OTHER_VIEW);
        Checkpoint shownLeft = newest(left);
        Checkpoint shownRight = newest(right);
        assertThat(shownLeft.size()).isEqualTo(shownRight.size());
        assertThat(shownLeft.root()).isNotEqualTo(shownRight.root());
    }

    @Test
    void aWitnessThatStartsAgainRollsNothingBack() throws Exception {
        add(left, 0, ONE_VIEW);
        left.close();
        left = start("left");
        assertThat(add(left, 0, ONE_VIEW.subList(0, 5)).statusCode()).isEqualTo(409);
        assertThat(add(left, 9, ONE_VIEW).statusCode()).isEqualTo(200);
    }

    @Test
    void aCosignatureIsOfTheKeyThatTheWitnessPrints() throws Exception {
        SignedNote note = signed(ONE_VIEW);
        String line = add(left, 0, ONE_VIEW).body();
        WitnessDirectory kept = new WitnessDirectory(directory.resolve("left"));
        NoteKey key = NoteKey.parse(kept.noteKey("left", kept.key()).toString());
        SignedNote cosigned = note.with(List.of(NoteSignature.parse(line.strip())));
        assertThatCode(() -> cosigned.verify(key, CryptoProviders.jdk())).doesNotThrowAnyException();
    }

    @Test
    void whatIsNoRequestIsRefusedAndTooMuchIsNotRead() throws Exception {
        assertThat(post(left, "nonsense").statusCode()).isEqualTo(400);
        assertThat(post(left, "old 0\n".repeat(20_000)).statusCode()).isEqualTo(413);
    }

    private WitnessServer start(String name) throws IOException {
        WitnessDirectory kept = new WitnessDirectory(directory.resolve(name));
        KeyPair pair = kept.key();
        Witness witness = new Witness(
                kept.noteKey(name, pair),
                pair.getPrivate(),
                CryptoProviders.jdk(),
                Map.of(ORIGIN, List.of(NoteKey.of(ORIGIN, log.getPublic()))));
        return WitnessServer.start(
                witness, kept, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), CLOCK, line -> {});
    }

    private HttpResponse<String> add(WitnessServer witness, int old, List<Hash> leaves) throws Exception {
        List<Hash> proof = old == 0 || old == leaves.size()
                ? List.of()
                : ConsistencyProof.of(Subtrees.over(leaves), old, leaves.size()).path();
        return post(witness, new AddCheckpoint(old, proof, signed(leaves)).toString());
    }

    private HttpResponse<String> post(WitnessServer witness, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + witness.port() + "/add-checkpoint"))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private Checkpoint newest(WitnessServer witness) throws Exception {
        URI uri = URI.create(
                "http://127.0.0.1:" + witness.port() + "/checkpoint?origin=" + URLEncoder.encode(ORIGIN, UTF_8));
        String note = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        return Checkpoint.parse(SignedNote.parse(note).text());
    }

    private SignedNote signed(List<Hash> leaves) {
        return SignedNote.sign(
                checkpoint(leaves).text(),
                NoteKey.of(ORIGIN, log.getPublic()),
                log.getPrivate(),
                CryptoProviders.jdk());
    }

    private static Checkpoint checkpoint(List<Hash> leaves) {
        return new Checkpoint(ORIGIN, new TreeHead(leaves.size(), TreeHasher.root(leaves)));
    }

    private static List<Hash> leaves(String of) {
        return IntStream.range(0, 9)
                .mapToObj(i -> TreeHasher.leaf((of + i).getBytes(UTF_8)))
                .toList();
    }

    private static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("JDK 17 has Ed25519", e);
        }
    }
}
