package io.meterproof.billing.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.billing.store.DocumentRow;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Party;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReadingTask;
import io.meterproof.records.avro.UnallocatedEnergy;
import io.meterproof.records.avro.UnallocatedMonth;
import io.meterproof.records.wire.AvroWire;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who answers for a usage point, what nobody pays there, and what a person should look at. */
final class UsagePointRoutesTest {
    private final TestSink sink = new TestSink();

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void whatNobodyPaysIsListedByAgeUntilSomebodyDoes() throws IOException, InterruptedException {
        String month = YearMonth.now(ZoneOffset.UTC).toString();
        sink.unallocated.put(
                new byte[] {1},
                waiting(new UnallocatedMonth("2012-06", 2L, 1_500L), new UnallocatedMonth(month, 1L, 7L)));

        JsonNode told = sink.json("/unallocated?usagePoint=up-1");

        assertThat(told.at("/unallocated/0/oldest").textValue()).isEqualTo("2012-06");
        assertThat(told.at("/unallocated/0/ages/0/quantity").textValue()).isEqualTo("0.007");
        assertThat(told.at("/totals/0/ages/3/readings").textValue()).isEqualTo("2");
        assertThat(sink.json("/unallocated?usagePoint=up-2").get("channels").intValue())
                .isZero();

        sink.unallocated.put(new byte[] {1}, waiting());
        assertThat(sink.json("/unallocated").get("unallocated")).isEmpty();
    }

    @Test
    void aTaskIsListedUntilItIsDone() throws IOException, InterruptedException {
        sink.tasks.put(new byte[] {1}, task("OPENED"));

        assertThat(sink.json("/tasks?usagePoint=up-1").at("/tasks/0/rule").textValue())
                .isEqualTo("spike/1");
        assertThat(sink.json("/tasks?usagePoint=up-2").get("open").intValue()).isZero();

        sink.tasks.put(new byte[] {1}, task("DONE"));
        assertThat(sink.json("/tasks").get("tasks")).isEmpty();
    }

    @Test
    void whoAnswersForAUsagePointIsAskedForAnInstant() throws IOException, InterruptedException {
        Effective june = new Effective(
                Instant.parse("2012-06-01T00:00:00Z"), Optional.of(Instant.parse("2012-07-01T00:00:00Z")));
        Agreement agreement =
                new Agreement("ag-1", "a", "up-1", ObisCode.ACTIVE_IMPORT, "home", "t-1", june, Party.LANDLORD);
        sink.archive.write(List.of(new DocumentRow(
                "agreement", "up-1", 0, new SignedDocument(DocumentCodec.encode(agreement), List.of()))));

        assertThat(sink.json("/usage-points/up-1/responsible").findValuesAsText("party"))
                .containsExactly("landlord", "nobody");
        assertThat(sink.json("/usage-points/up-1/responsible?at=2012-08-01T00:00:00Z")
                        .findValuesAsText("party"))
                .containsExactly("nobody");
        assertThat(sink.get("/usage-points/up-2/responsible").statusCode()).isEqualTo(404);
    }

    private byte[] task(String state) {
        return new AvroWire<>(Topics.READINGS_TASKS, ReadingTask.class, sink.registry)
                .write(new ReadingTask(
                        "id",
                        state,
                        "spike/1",
                        "questionable",
                        "ab",
                        "1-0:1.8.0*255",
                        "up-1",
                        97L,
                        1L,
                        0L,
                        900_000L,
                        "measured 5",
                        0L));
    }

    private byte[] waiting(UnallocatedMonth... months) {
        return new AvroWire<>(Topics.READINGS_UNALLOCATED, UnallocatedEnergy.class, sink.registry)
                .write(new UnallocatedEnergy(
                        "usage-point/up-1", "ab", "1-0:1.8.0*255", "kWh", 0L, List.of(months), 0L, null));
    }
}
