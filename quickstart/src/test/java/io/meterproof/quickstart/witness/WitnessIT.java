package io.meterproof.quickstart.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.anchor.witness.WitnessAddress;
import io.meterproof.anchor.witness.WitnessClient;
import io.meterproof.anchor.witness.Witnesses;
import io.meterproof.anchor.witness.WitnessesUnavailableException;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.quickstart.process.Jvm;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.SignedNote;
import io.meterproof.tlog.TileHashes;
import io.meterproof.tlog.TreeHasher;
import io.meterproof.tlog.TreeHead;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two {@code ./meterproof witness} in processes of their own, and a log that grows, asked as the anchor service asks. */
class WitnessIT {
    private static final String ORIGIN = "example.com/log/epochs";

    @TempDir
    private Path directory;

    private final KeyPair log = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    private Running left;
    private Running right;

    WitnessIT() throws Exception {}

    @BeforeEach
    void startBoth() throws IOException {
        left = start("left");
        right = start("right");
    }

    @AfterEach
    void stopBoth() throws InterruptedException {
        left.stop();
        right.stop();
    }

    @Test
    void bothCosignWhatOnlyGrew() {
        for (int size = 1; size <= 40; size += 13) {
            SignedNote cosigned = cosigned(2, leaves("one", size), left, right);

            assertThat(cosigned.signatures()).hasSize(3);
        }
    }

    @Test
    void aViewThatIsShownToOneAloneGetsNoTwoCosignatures() {
        cosigned(2, leaves("one", 5), left, right);
        List<Hash> other = Stream.concat(leaves("one", 5).stream(), leaves("other", 9).stream())
                .toList();
        cosigned(1, leaves("one", 9), left);
        cosigned(1, other, right);

        assertThatExceptionOfType(WitnessesUnavailableException.class)
                .isThrownBy(() -> cosigned(2, grown(other, "one"), left, right))
                .withMessageContaining("1 witnesses have cosigned and 2 are demanded: example.com/left");
        assertThatExceptionOfType(WitnessesUnavailableException.class)
                .isThrownBy(() -> cosigned(2, leaves("one", 30), left, right))
                .withMessageContaining("example.com/right");
    }

    @Test
    void theForkIsKeptByTheWitnessThatSawIt() throws IOException {
        cosigned(2, leaves("one", 9), left, right);
        SignedNote fork = signed(leaves("other", 9));

        assertThatExceptionOfType(WitnessesUnavailableException.class)
                .isThrownBy(() -> cosigned(1, leaves("other", 9), left));

        try (Stream<Path> kept = Files.list(directory.resolve("left/conflicts"))) {
            assertThat(SignedNote.parse(Files.readString(kept.findFirst().orElseThrow()))
                            .text())
                    .isEqualTo(fork.text());
        }
    }

    @Test
    void aWitnessThatWasKilledRemembersWhatItCosigned() throws Exception {
        cosigned(1, leaves("one", 9), left);
        left.process.destroyForcibly().waitFor();
        left = start("left");

        assertThatExceptionOfType(WitnessesUnavailableException.class)
                .isThrownBy(() -> cosigned(1, leaves("one", 5), left))
                .withMessageContaining("it has cosigned a later tree of 9 leaves");
        assertThat(cosigned(1, leaves("one", 12), left).signatures()).hasSize(2);
    }

    /** A witness, with what it printed. */
    private record Running(Process process, WitnessAddress address) {
        void stop() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }

    private Running start(String name) throws IOException {
        List<String> arguments = List.of(
                "witness",
                "--dir",
                directory.resolve(name).toString(),
                "--name",
                "example.com/" + name,
                "--log",
                NoteKey.of(ORIGIN, log.getPublic()).toString());
        Process process = new ProcessBuilder(Jvm.withHeap("128m")
                        .quickToStart()
                        .classPath(System.getProperty("java.class.path"))
                        .command("io.meterproof.quickstart.Meterproof", arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader words = process.inputReader(UTF_8);
        String key = words.readLine();
        String address = words.readLine();
        assertThat(address).startsWith("witnessing 1 log(s) on http://127.0.0.1:");
        return new Running(process, WitnessAddress.parse(key + "=" + address.substring(address.indexOf("http"))));
    }

    private SignedNote cosigned(int demanded, List<Hash> leaves, Running... witnesses) {
        List<WitnessClient> clients = Stream.of(witnesses)
                .map(each -> new WitnessClient(each.address, CryptoProviders.bouncyCastle()))
                .toList();
        return new Witnesses(clients, demanded).cosign(signed(leaves), tree(leaves));
    }

    private SignedNote signed(List<Hash> leaves) {
        String text = new Checkpoint(ORIGIN, new TreeHead(leaves.size(), TreeHasher.root(leaves))).text();
        return SignedNote.sign(text, NoteKey.of(ORIGIN, log.getPublic()), log.getPrivate(), CryptoProviders.jdk());
    }

    /** Of fewer leaves than a tile has. */
    private static TileHashes tree(List<Hash> leaves) {
        return new TileHashes(
                (level, index, width) -> {
                    ByteBuffer tile = ByteBuffer.allocate(width * Hash.LENGTH);
                    leaves.subList(0, width).forEach(leaf -> tile.put(leaf.bytes()));
                    return tile.array();
                },
                leaves.size());
    }

    private static List<Hash> grown(List<Hash> leaves, String of) {
        return Stream.concat(leaves.stream(), leaves(of, 3).stream()).toList();
    }

    private static List<Hash> leaves(String of, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> TreeHasher.leaf((of + i).getBytes(UTF_8)))
                .toList();
    }
}
