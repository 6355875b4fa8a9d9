package io.meterproof.quickstart.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.verdict.Verdict;
import io.meterproof.quickstart.fixture.CatalogueRegistry;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class OriginalsTest {
    private static final int MEBIBYTE = 1 << 20;

    private final List<Integer> asked = new ArrayList<>();
    private final Originals originals = new Originals(
            this::at,
            new SessionJoin(new AvroWire<>(Topics.READINGS_RECEIVED, ReceivedReading.class, new CatalogueRegistry())));

    @Test
    void soManyAreReadAtATimeAsHaveRoom() throws Exception {
        assertThat(places(40, MEBIBYTE)).hasSize(40).isSorted();
        assertThat(asked).containsExactly(16, 16, 8);
    }

    @Test
    void smallOnesAreReadByTheThousand() throws Exception {
        assertThat(places(2_500, 300)).hasSize(2_500).isSorted();
        assertThat(asked).containsExactly(1_000, 1_000, 500);
    }

    @Test
    void oneThatHasNoRoomIsReadByItself() throws Exception {
        assertThat(places(2, 40 * MEBIBYTE)).hasSize(2);
        assertThat(asked).containsExactly(1, 1);
    }

    private List<Long> places(int count, int bytes) throws InterruptedException {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            candidates.add(new Candidate(
                    new Place(0, i), Optional.empty(), Verdict.UNKNOWN_METER, "", i, "head-end", Hash.ZERO, bytes));
        }
        List<Long> places = new ArrayList<>();
        originals.forEach(
                candidates,
                batch -> batch.forEach(
                        original -> places.add(original.candidate().place().offset())));
        return places;
    }

    private Map<Place, ConsumerRecord<byte[], byte[]>> at(Set<Place> places) {
        asked.add(places.size());
        return places.stream()
                .collect(Collectors.toMap(
                        place -> place,
                        place -> new ConsumerRecord<>(
                                Topics.READINGS_RECEIVED.name(), 0, place.offset(), new byte[38], new byte[1])));
    }
}
