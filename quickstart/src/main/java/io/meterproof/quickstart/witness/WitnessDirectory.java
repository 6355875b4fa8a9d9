package io.meterproof.quickstart.witness;

import io.meterproof.quickstart.keys.Ed25519Files;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.NoteAlgorithm;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.SignedNote;
import io.meterproof.tlog.TreeHasher;
import io.meterproof.tlog.TreeHead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a witness keeps: {@code witness.key} and {@code witness.pub}; the newest checkpoint that it cosigned of each log, on the disk
 * before the answer is given, in {@code heads/}; in {@code conflicts/} the checkpoints that a log signed and that contradict those, up to
 * a hundred.
 */
record WitnessDirectory(Path path) {
    private static final int MOST_CONFLICTS = 100;

    /** The witness's key, made when it is not there. */
    KeyPair key() throws IOException {
        return Ed25519Files.complete(path, "witness", new SecureRandom());
    }

    NoteKey noteKey(String name, KeyPair pair) {
        return NoteKey.of(name, NoteAlgorithm.ED25519_COSIGNATURE, pair.getPublic());
    }

    Optional<TreeHead> head(String origin) throws IOException {
        Path file = file("heads", origin);
        return Files.exists(file)
                ? Optional.of(Checkpoint.parse(
                                SignedNote.parse(Files.readString(file)).text())
                        .head())
                : Optional.empty();
    }

    Optional<String> checkpoint(String origin) throws IOException {
        Path file = file("heads", origin);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    void store(SignedNote cosigned) throws IOException {
        write(file("heads", Checkpoint.parse(cosigned.text()).origin()), cosigned.toString());
    }

    /** Keeps the proof that a log has forked. */
    void keepConflict(SignedNote note) throws IOException {
        Path directory = Files.createDirectories(path.resolve("conflicts"));
        try (Stream<Path> kept = Files.list(directory)) {
            if (kept.count() < MOST_CONFLICTS) {
                write(file("conflicts", note.text()), note.toString());
            }
        }
    }

    private Path file(String kind, String of) {
        return path.resolve(kind)
                .resolve(TreeHasher.sha256(of.getBytes(StandardCharsets.UTF_8)).hex());
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
