package io.meterproof.quickstart.redrive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads candidates' records again, in the candidates' order, so many that their bytes have room in memory. */
final class Originals {
    private static final long MOST_BYTES = 16L << 20;
    private static final int MOST_RECORDS = 1_000;

    private final Received received;
    private final SessionJoin join;

    Originals(Received received, SessionJoin join) {
        this.received = received;
        this.join = join;
    }

    /** Records of {@code readings.received}, by their places. */
    interface Received {
        /** One for each place. */
        Map<Place, ConsumerRecord<byte[], byte[]>> at(Set<Place> places);
    }

    /** Takes a batch; nobody keeps it. */
    interface Batch {
        void take(List<Original> originals) throws InterruptedException;
    }

    void forEach(List<Candidate> inOrder, Batch batch) throws InterruptedException {
        int first = 0;
        while (first < inOrder.size()) {
            int end = first + 1;
            long bytes = inOrder.get(first).bytes();
            while (end < inOrder.size()
                    && end - first < MOST_RECORDS
                    && bytes + inOrder.get(end).bytes() <= MOST_BYTES) {
                bytes += inOrder.get(end++).bytes();
            }
            batch.take(read(inOrder.subList(first, end)));
            first = end;
        }
    }

    private List<Original> read(List<Candidate> candidates) {
        Set<Place> places = new HashSet<>();
        candidates.forEach(each -> {
            places.add(each.place());
            each.begin().ifPresent(places::add);
        });
        Map<Place, ConsumerRecord<byte[], byte[]>> records = received.at(places);
        List<Original> originals = new ArrayList<>();
        for (Candidate each : candidates) {
            ConsumerRecord<byte[], byte[]> own = records.get(each.place());
            byte[] value = each.begin()
                    .map(begin -> join.whole(records.get(begin).value(), own.value()))
                    .orElse(own.value());
            originals.add(new Original(each, own.key(), value));
        }
        return originals;
    }
}
