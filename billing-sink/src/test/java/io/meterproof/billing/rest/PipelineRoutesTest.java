package io.meterproof.billing.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.billing.store.AlertRow;
import io.meterproof.billing.store.AnchorRow;
import io.meterproof.billing.store.ProgressRow;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.Anchor;
import io.meterproof.records.avro.CreditAlert;
import io.meterproof.records.wire.AvroWire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How far the pipeline is, and what it said. */
final class PipelineRoutesTest {
    private final TestSink sink = new TestSink();

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void duplicatesAreNotRejections() throws IOException, InterruptedException {
        sink.archive.write(List.of(new ProgressRow(
                "readings.rejected",
                0,
                3,
                Map.of(
                        "rejected.blocks.DUPLICATE", 2L,
                        "rejected.readings.DUPLICATE", 96L,
                        "rejected.blocks.HIGH_S", 1L,
                        "rejected.readings.HIGH_S", 1L))));

        JsonNode pipeline = sink.json("/pipeline");

        assertThat(pipeline.at("/duplicates/readings").intValue()).isEqualTo(96);
        assertThat(TestSink.fields(pipeline.get("rejected"))).containsExactly("HIGH_S");
    }

    @Test
    void anAlertSentTwiceIsOneAlert() throws IOException, InterruptedException {
        AvroWire<CreditAlert> wire = new AvroWire<>(Topics.ALERTS, CreditAlert.class, sink.registry);
        byte[] value = wire.write(new CreditAlert("id", "a", "LOW_CREDIT", 0L, 1_500_000L, null, "AUD"));
        sink.archive.write(List.of(new AlertRow("a", Instant.EPOCH, "id", 1, value)));
        sink.archive.write(List.of(new AlertRow("a", Instant.EPOCH, "id", 1, value)));

        assertThat(sink.json("/pipeline").get("alerts").intValue()).isEqualTo(1);
        assertThat(sink.json("/alerts").at("/alerts/0/balance").textValue()).isEqualTo("1.50");
    }

    @Test
    void ofManyAnchorsTheNewestAreShownAndAllAreCounted() throws IOException, InterruptedException {
        AvroWire<Anchor> wire = new AvroWire<>(Topics.LOG_ANCHORS, Anchor.class, sink.registry);
        for (long epoch = 0; epoch < 3; epoch++) {
            String state = epoch == 2 ? "SENT" : "FINAL";
            ByteBuffer root = ByteBuffer.wrap(new byte[32]);
            sink.archive.write(List.of(new AnchorRow(
                    epoch,
                    1,
                    wire.write(new Anchor(epoch, epoch + 1, root, state, null, null, null, "0xab", 31_337L)))));
        }

        assertThat(sink.json("/anchors?limit=2").findValuesAsText("epoch")).containsExactly("1", "2");
        assertThat(sink.json("/pipeline").get("anchors").toString()).isEqualTo("{\"FINAL\":2,\"SENT\":1}");
    }

    @Test
    void progressIsByPartition() throws IOException, InterruptedException {
        sink.archive.write(List.of(new ProgressRow("settlement.lines", 0, 4, Map.of())));

        JsonNode progress = sink.json("/progress");

        assertThat(progress.at("/archived/0/next").textValue()).isEqualTo("4");
        assertThat(progress.at("/folded/0/next").textValue()).isEqualTo("3");
    }
}
