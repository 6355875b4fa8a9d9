package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleStation;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.document.KeyCompromise;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A session whose begin a key signed before somebody else may have used it, and whose end after: in whatever order all is heard of. */
class SplitByCompromiseTest {
    private static final SampleStation STATION = SampleStation.create();
    private static final List<byte[]> HALVES = STATION.halves(1, "token-1");

    static Stream<List<Message>> orders() {
        Message compromise = Filed.one(
                new KeyCompromise(
                        SampleStation.CHANNEL.meter(),
                        STATION.key(),
                        MIDNIGHT.plusSeconds(900),
                        "stolen",
                        7,
                        List.of()),
                4);
        return permutations(List.of(received(HALVES.get(0)), received(HALVES.get(1)), piece(HALVES), compromise))
                .stream();
    }

    @Test
    void itIsBilledWhileNobodyHasHeardOfTheCompromise() throws Exception {
        try (StationChain chain = new StationChain(STATION)) {
            chain.know("token-1");

            chain.send(piece(HALVES));

            assertThat(chain.standing()).isEqualTo(2_500);
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void itIsUnprovenAndNotBilled(List<Message> order) throws Exception {
        try (StationChain chain = new StationChain(STATION)) {
            chain.know("token-1");
            for (Message message : order) {
                chain.send(message);
            }
            assertThat(chain.standing()).isZero();

            chain.send(piece(HALVES));

            assertThat(Rejections.verdicts(chain.verify())).endsWith("TIME_UNPROVEN");
            assertThat(chain.standing()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void itsHalvesAreTheWorkOfOneKey(List<Message> order) throws Exception {
        List<byte[]> another = SampleStation.create().halves(1, "token-1");
        try (StationChain chain = new StationChain(STATION)) {
            chain.send(order.get(0));

            chain.send(piece(List.of(HALVES.get(0), another.get(1))));

            assertThat(Rejections.verdicts(chain.verify())).endsWith("BAD_SIGNATURE");
        }
    }

    private static Message received(byte[] record) {
        return SampleStation.received("ocmf", record);
    }

    private static Message piece(List<byte[]> halves) {
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        piece.writeBytes(halves.get(0));
        piece.write('\n');
        piece.writeBytes(halves.get(1));
        return received(piece.toByteArray());
    }

    private static <T> List<List<T>> permutations(List<T> elements) {
        if (elements.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            List<T> rest = new ArrayList<>(elements);
            T first = rest.remove(i);
            for (List<T> tail : permutations(rest)) {
                List<T> order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                all.add(order);
            }
        }
        return all;
    }
}
