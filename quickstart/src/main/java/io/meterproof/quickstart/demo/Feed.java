package io.meterproof.quickstart.demo;

import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TopUp;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.quickstart.keys.KeyDirectory;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.scenario.BlockLine;
import io.meterproof.records.publish.DocumentPublisher;
import io.meterproof.records.publish.KafkaClients;
import io.meterproof.records.publish.PrivacyKeyPublisher;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;

/** Brings documents and block files into the stack. What is there already is not brought again. */
final class Feed implements AutoCloseable {
    private static final String SUFFIX = ".blocks";

    private final Endpoints endpoints;
    private final Path spool;
    private final Producer<byte[], byte[]> producer;
    private final DocumentPublisher documents;
    private final PrivacyKeyPublisher privacyKeys;

    Feed(Endpoints endpoints, Path spool) throws IOException {
        this.endpoints = endpoints;
        this.spool = Files.createDirectories(spool.toAbsolutePath());
        producer = new KafkaClients(endpoints.bootstrapServers()).producer();
        var contents = new TopicContents(endpoints.bootstrapServers());
        var registry = ConfluentSchemaRegistry.at(endpoints.registryUrl());
        var trusted =
                TrustFileCodec.decode(Files.readString(endpoints.trustFile())).keys();
        documents = new DocumentPublisher(producer, contents, registry, verifier(), trusted, Feed::simulatedArrival);
        privacyKeys = new PrivacyKeyPublisher(producer, contents, registry);
    }

    /** People act in the scenario's time, as its readings arrive in it. */
    private static Optional<Instant> simulatedArrival(Document document) {
        if (document instanceof TopUp topUp) {
            return Optional.of(topUp.at());
        }
        return document instanceof PeriodClose close ? Optional.of(close.at()) : Optional.empty();
    }

    private static DocumentVerifier verifier() {
        return new DocumentVerifier(
                ProviderVerifier.of(CryptoProviders.preferred().provider()));
    }

    /** Gives a key to each holder without one; returns how many those were. */
    int privacyKeys(List<PrivacyKeyHolder> holders) throws IOException {
        Path file = new KeyDirectory(endpoints.keysDir()).privacyMasterKey();
        byte[] masterKey = HexFormat.of().parseHex(Files.readString(file).strip());
        return privacyKeys.publish(holders, masterKey, new SecureRandom());
    }

    /** Publishes what is not published yet; returns how many those were. */
    int documents(List<SignedDocument> signed) {
        return documents.publish(signed);
    }

    /** Puts lines into the spool directory as a whole file, unless a file of that name is there. */
    void blocks(String name, List<BlockLine> lines) throws IOException {
        Path file = spool.resolve(name + SUFFIX);
        if (lines.isEmpty() || Files.exists(file)) {
            return;
        }
        Path partial = spool.resolve(name + ".partial");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial))) {
            for (BlockLine line : lines) {
                out.write(line.bytes());
                out.write('\n');
            }
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }

    Path spool() {
        return spool;
    }

    /** How many lines all files of the spool directory hold. */
    long spooled() throws IOException {
        long lines = 0;
        try (Stream<Path> files = Files.list(spool)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(SUFFIX)).toList()) {
                lines += newlines(file);
            }
        }
        return lines;
    }

    private static long newlines(Path file) throws IOException {
        long count = 0;
        for (byte each : Files.readAllBytes(file)) {
            count += each == '\n' ? 1 : 0;
        }
        return count;
    }

    @Override
    public void close() {
        producer.close();
    }
}
