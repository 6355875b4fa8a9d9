package io.meterproof.loadtests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class FuzzTargetsTest {
    private static final int A_MEBIBYTE = 1 << 20;

    private static final List<FuzzTarget> TARGETS = FuzzTargets.ALL;

    @ParameterizedTest
    @FieldSource("TARGETS")
    @Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
    void everyKeptInputIsSurvived(FuzzTarget target) {
        assertThat(KeptInputs.of(target)).isNotEmpty().allSatisfy(input -> assertThatCode(() -> target.run(input))
                .doesNotThrowAnyException());
    }

    @Test
    void everyTargetHasKeptInputsAndNothingElseHas() {
        assertThat(KeptInputs.directories())
                .containsExactlyInAnyOrderElementsOf(
                        TARGETS.stream().map(FuzzTarget::name).toList());
    }

    @Test
    void theKeptInputsStayUnderAMebibyte() {
        long bytes = TARGETS.stream()
                .flatMap(target -> KeptInputs.of(target).stream())
                .mapToLong(input -> input.length)
                .sum();

        assertThat(bytes).isLessThan(A_MEBIBYTE);
    }

    @Test
    void aDeclaredExceptionIsNoFinding() {
        Parser refuses = bytes -> {
            throw new NumberFormatException();
        };

        assertThatCode(() -> target(refuses).run(new byte[0])).doesNotThrowAnyException();
    }

    @Test
    void anyOtherExceptionIsAFinding() {
        Parser fails = bytes -> bytes[0]++;

        assertThatExceptionOfType(Finding.class)
                .isThrownBy(() -> target(fails).run(new byte[0]))
                .withMessageContaining("ArrayIndexOutOfBoundsException");
    }

    @Test
    void anEndlessRecursionIsAFinding() {
        assertThatExceptionOfType(Finding.class)
                .isThrownBy(() -> target(FuzzTargetsTest::recurse).run(new byte[0]))
                .withMessageContaining("StackOverflowError");
    }

    @Test
    void anInputThatAllocatesTooMuchIsAFinding() {
        Parser hoards = bytes -> {
            List<byte[]> hoard = new ArrayList<>();
            for (int i = 0; i < 257; i++) {
                hoard.add(new byte[A_MEBIBYTE]);
                hoard.remove(0);
            }
        };

        assertThatExceptionOfType(Finding.class)
                .isThrownBy(() -> target(hoards).run(new byte[0]))
                .withMessageContaining("KiB");
    }

    @Test
    void anInputThatTakesTooLongIsAFinding() {
        Parser dawdles = bytes -> {
            Cost begun = Cost.now();
            while (!Cost.now().since(begun).isOver()) {
                Thread.onSpinWait();
            }
        };

        assertThatExceptionOfType(Finding.class)
                .isThrownBy(() -> target(dawdles).run(new byte[0]))
                .withMessageContaining("ms");
    }

    private static FuzzTarget target(Parser parser) {
        return new FuzzTarget("test", NumberFormatException.class, parser);
    }

    private static void recurse(byte[] bytes) {
        if (bytes.length == 0) {
            recurse(bytes);
        }
    }
}
