package io.meterproof.quickstart.demo;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockCodec;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.metering.document.ConflictResolution;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.quickstart.backlog.Backlog;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.scenario.ScenarioSigners;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.avro.RejectedReading;
import io.meterproof.records.codec.ReceivedReadings;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.TreeHasher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Two operators say which of two contradicting blocks is right. */
final class Resolving {
    private Resolving() {}

    /** Returns once the settlement job has committed that it knows. */
    static void thatTheRejectedBlockIsRight(Endpoints endpoints) throws IOException, InterruptedException {
        ReceivedBlock right = conflicting(endpoints);
        Block block = BlockCodec.decode(right.signed());
        ScenarioSigners signers = DemoCommand.signers(endpoints.keysDir());
        SignedDocument resolution = DocumentSigner.sign(
                new ConflictResolution(
                        block.meter(),
                        block.obis(),
                        block.kind(),
                        block.firstSequence(),
                        TreeHasher.sha256(right.signed()),
                        "read off the display"),
                signers.firstOperator(),
                signers.secondOperator());
        try (Feed feed = new Feed(endpoints, Path.of(endpoints.logsDir().toString(), "resolving"));
                Backlog backlog = new Backlog(endpoints.bootstrapServers())) {
            feed.documents(List.of(resolution));
            while (backlog.ofDocuments() > 0) {
                Thread.onSpinWait();
            }
        }
    }

    private static ReceivedBlock conflicting(Endpoints endpoints) {
        SchemaRegistry registry = ConfluentSchemaRegistry.at(endpoints.registryUrl());
        AvroWire<RejectedReading> rejected = new AvroWire<>(Topics.READINGS_REJECTED, RejectedReading.class, registry);
        AvroWire<ReceivedReading> received = new AvroWire<>(Topics.READINGS_RECEIVED, ReceivedReading.class, registry);
        List<ReceivedBlock> found = new ArrayList<>();
        new TopicContents(endpoints.bootstrapServers()).forEach(Topics.READINGS_REJECTED, (key, value) -> {
            try {
                RejectedReading reading = rejected.read(value);
                if (reading.getVerdict().equals("CONFLICTING")) {
                    byte[] original = new byte[reading.getValue().remaining()];
                    reading.getValue().duplicate().get(original);
                    found.add(ReceivedReadings.toPure(received.read(original)));
                }
            } catch (MalformedRecordException e) {
                throw new AssertionError("a rejection is not readable", e);
            }
        });
        return found.get(0);
    }
}
