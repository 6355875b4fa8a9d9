package io.meterproof.loadtests.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The bounded part of fuzzing; {@code ./meterproof fuzz} goes on where this stops. */
class FuzzTargetsProperties {
    private static final Map<FuzzTarget, List<byte[]>> KEPT =
            FuzzTargets.ALL.stream().collect(Collectors.toMap(target -> target, KeptInputs::of));

    @Property(tries = 20_000)
    void everyParserSurvivesChangedInputs(@ForAll("targets") FuzzTarget target, @ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<byte[]> kept = KEPT.get(target);
        byte[] input = Mutation.several(kept.get(chance.nextInt(kept.size())), chance);

        assertThatCode(() -> target.run(input)).doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<FuzzTarget> targets() {
        return Arbitraries.of(FuzzTargets.ALL);
    }
}
