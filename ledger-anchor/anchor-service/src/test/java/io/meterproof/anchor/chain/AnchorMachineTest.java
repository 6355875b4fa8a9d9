package io.meterproof.anchor.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state against everything that a chain can say. */
class AnchorMachineTest {
    private static final Hash EXPECTED = TreeHasher.sha256(new byte[] {1});
    private static final Hash ROOT = TreeHasher.sha256(new byte[] {2});
    private static final Hash AFTER = Accumulator.after(EXPECTED, ROOT);
    private static final Hash FOREIGN = TreeHasher.sha256(new byte[] {3});
    private static final Inclusion OURS = new Inclusion("0xours", "0xb5", 5, true);
    private static final Inclusion REVERTED = new Inclusion("0xours", "0xb5", 5, false);
    private static final Inclusion OTHERS = new Inclusion("0xother", "0xb4", 4, true);
    private static final AnchorState PENDING = new AnchorState.Pending();
    private static final AnchorState SENT = new AnchorState.Sent("0xours", "0xraw", 2);
    private static final AnchorState MINED = new AnchorState.Mined("0xours", "0xb5", 5);
    private static final AnchorState FINAL = new AnchorState.Final("0xours", "0xb5", 5);

    static Stream<Arguments> table() {
        return Stream.of(
                Arguments.of("pending, untouched", PENDING, view(EXPECTED, 9, false, null, null), "Sign"),
                Arguments.of(
                        "pending, but written", PENDING, view(AFTER, 9, false, null, OTHERS), "Become MINED 0xother"),
                Arguments.of("pending, slot ahead of log", PENDING, view(AFTER, 9, false, null, null), "Wait"),
                Arguments.of("pending, foreign slot", PENDING, view(FOREIGN, 9, false, null, null), "Refuse"),
                Arguments.of("sent, unknown", SENT, view(EXPECTED, 9, false, null, null), "Send"),
                Arguments.of("sent, in the pool", SENT, view(EXPECTED, 9, true, null, null), "Wait"),
                Arguments.of("sent, almost stuck", SENT, view(EXPECTED, 11, true, null, null), "Wait"),
                Arguments.of("sent, stuck", SENT, view(EXPECTED, 12, true, null, null), "Sign"),
                Arguments.of("sent, unknown for long", SENT, view(EXPECTED, 12, false, null, null), "Send"),
                Arguments.of("sent, outbid or after a gap", SENT, hopeless(true), "Sign"),
                Arguments.of("sent, outbid and dropped", SENT, hopeless(false), "Sign"),
                Arguments.of("sent, mined", SENT, view(AFTER, 9, true, OURS, OURS), "Become MINED 0xours"),
                Arguments.of("sent, refused", SENT, view(EXPECTED, 9, true, REVERTED, null), "Become PENDING"),
                Arguments.of(
                        "sent, refused after another",
                        SENT,
                        view(AFTER, 9, true, REVERTED, OTHERS),
                        "Become MINED 0xother"),
                Arguments.of("sent, foreign slot", SENT, view(FOREIGN, 9, false, null, null), "Refuse"),
                Arguments.of("mined, first block", MINED, view(AFTER, 5, true, OURS, OURS), "Wait"),
                Arguments.of("mined, one block short", MINED, view(AFTER, 6, true, OURS, OURS), "Wait"),
                Arguments.of("mined, confirmed", MINED, view(AFTER, 7, true, OURS, OURS), "Become FINAL 0xours"),
                Arguments.of("mined, then dropped", MINED, view(EXPECTED, 7, false, null, null), "Become PENDING"),
                Arguments.of(
                        "mined, then elsewhere", MINED, view(AFTER, 7, true, null, OTHERS), "Become MINED 0xother"),
                Arguments.of("final", FINAL, view(FOREIGN, 99, true, OURS, OURS), "Wait"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("table")
    void everyStateHasOneNextStep(String name, AnchorState state, ChainView view, String expected) {
        Decision decision = new AnchorMachine(3, 10).decide(state, EXPECTED, ROOT, view);
        assertThat(describe(decision)).as(name).isEqualTo(expected);
    }

    private static String describe(Decision decision) {
        String kind = decision.getClass().getSimpleName();
        if (decision instanceof Decision.Become become) {
            String transaction =
                    become.state().transactionHash().map(hash -> " " + hash).orElse("");
            return kind + " " + become.state().name() + transaction;
        }
        return kind;
    }

    private static ChainView hopeless(boolean known) {
        return new ChainView(EXPECTED, 9, known, Optional.of("outbid"), Optional.empty(), Optional.empty());
    }

    private static ChainView view(Hash acc, long height, boolean known, Inclusion ours, Inclusion written) {
        return new ChainView(
                acc, height, known, Optional.empty(), Optional.ofNullable(ours), Optional.ofNullable(written));
    }
}
